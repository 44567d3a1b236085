from tests.kit.interviews import a_line, a_session
from udset_desktop.record.answers_together import read_together
from udset_desktop.record.reading import Reading


def test_what_was_brought_together_is_read_with_its_steps():
    reading = Reading()
    together = read_together(reading, a_session(), a_line()).together
    assert reading.findings == []
    assert (together.matters, together.review_on) == (("sleeping through",), "2026-11-01")
    assert [(step.what, step.who, step.inputs) for step in together.actions] == [
        ("ring about the alarm", ("family",), ("equipment",))
    ]


def test_what_is_wrong_is_found_and_every_part_of_it_named():
    line = a_line(
        actions=[{"what": "walk", "who": ["the dog"], "colour": "red"}], together={"review_on": "soon"}
    )
    reading = Reading()
    read_together(reading, a_session(), line)
    assert {(one.code, one.where) for one in reading.findings} == {
        ("interview.no_such_choice", "actions.1"),
        ("record.unknown_key", "actions.1.colour"),
        ("interview.not_a_date", "review_on"),
    }
