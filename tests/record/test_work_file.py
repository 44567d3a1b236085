import json
from datetime import date

import pytest

from tests.kit.interviews import own_instrument
from tests.kit.work_lines import work_line
from udset_desktop.record.work_file import line_of_note, read_work_line, work_schema_of

EXPERIENCE, REFLECTION = own_instrument("worker-experience/1.0.0"), own_instrument("reflection/1.0.0")
TODAY = date(2026, 6, 1)


def read(line, instrument=EXPERIENCE):
    return read_work_line(json.dumps(line).encode(), 4, instrument=instrument, today_on=TODAY)


def test_a_line_is_the_note_and_the_note_the_line():
    line = work_line()
    told = read(line)
    assert (told.findings, told.send, told.of, told.number) == ((), True, "", 4)
    assert told.note.answers["in_the_way.many"].value == ("time",)
    assert told.note.record is None
    again = line_of_note(told.note, EXPERIENCE)
    assert again == {key: line[key] for key in ("id", "instrument", "on", "answers")}


def test_a_look_back_names_its_conversation():
    line = work_line(
        instrument={"id": "reflection", "version": "1.0.0"},
        answers={"heard.words": {"words": "that she sings"}},
        of="visit-1",
        send=None,
    )
    told = read(line, REFLECTION)
    assert (told.of, told.findings) == ("visit-1", ())
    assert line_of_note(told.note, REFLECTION, "visit-1")["of"] == "visit-1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"of": "visit-1"}, "record.names_no_conversation"),
        ({"person": {"ref": "P-1"}}, "record.unknown_key"),
        ({"id": "mine"}, "record.bad_note_id"),
        ({"on": "2031-01-01"}, "interview.held_in_future"),
        ({"send": "yes"}, "record.not_a_flag"),
        ({"answers": {}}, "record.missing"),
        ({"answers": {"time.was": {"choice": "never"}}}, "interview.no_such_choice"),
        ({"answers": {"time.was": {"choice": "yes", "said_by": ["person"]}}}, "record.unknown_key"),
        ({"answers": {"time.was": {}}}, "record.value_or_not"),
        ({"answers": {"wings.was": {"choice": "yes"}}}, "interview.no_such_item"),
        ({"answers": {"best.words": {"words": "  "}}}, "record.blank_answer"),
        ({"answers": {"time.was": {"non_answer": "taken_back"}}}, "interview.no_such_non_answer"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_number(changes, code):
    told = read(work_line(**changes))
    assert told.note is None
    assert code in [one.code for one in told.findings]
    assert {one.context["line"] for one in told.findings} == {4}


def test_a_look_back_is_never_sent_and_never_without_its_conversation():
    line = work_line(instrument={"id": "reflection", "version": "1.0.0"}, answers={}, send=True)
    codes = {one.code for one in read(line, REFLECTION).findings}
    assert {"record.note_stays", "record.missing"} <= codes


def test_what_is_no_json_is_refused():
    told = read_work_line(b"{", 4, instrument=EXPERIENCE, today_on=TODAY)
    assert told.note is None
    assert told.findings


def test_the_schema_names_every_question_and_no_person():
    schema = work_schema_of(EXPERIENCE)
    assert set(schema["properties"]["answers"]["properties"]) == set(EXPERIENCE.by_id)
    assert {"send", "id", "on"} <= set(schema["properties"])
    assert not {"person", "of", "about"} & set(schema["properties"])
    assert "of" in work_schema_of(REFLECTION)["required"]
