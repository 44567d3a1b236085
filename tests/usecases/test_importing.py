from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.interviews import CARER, USER, a_line
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.jot import Jot
from udset_desktop.project.model import Organisation
from udset_desktop.record.complete import has_same_content, revise
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.importing import (
    FILE_AT_MOST_BYTES,
    LINES_AT_MOST,
    answers_schema,
    copy_out,
    correct_interview,
    import_answers,
    list_interviews,
    show_interview,
)
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.people import ORGANISATION_SETTING, find_record


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def a_file(*lines):
    return b"\n".join(json.dumps(line).encode() for line in lines) + b"\n"


def changed(rating, **more):
    return a_line(answers={"safe.rating": {"rating": rating}}, **more)


def states(taken):
    return [line.state for line in taken.lines]


def test_a_file_is_taken_in_and_once_more_changes_nothing(laptop):
    file = a_file(a_line(), a_line(id="paper-2", person={"ref": "P-18"}))
    first = import_answers(laptop, file)
    assert states(first) == ["new", "new"]
    assert states(import_answers(laptop, file)) == ["same", "same"]
    assert laptop.vault.count_records() == 2
    assert first.count("new") == 2


def test_other_content_under_the_same_id_is_the_next_revision(laptop):
    import_answers(laptop, a_file(a_line()))
    (line,) = import_answers(laptop, a_file(changed("no", reason="typed wrong"))).lines
    assert (line.state, line.revision) == ("revised", 2)
    record = find_record(laptop, "paper-1")
    assert (record.reason, record.answers["safe.rating"].value) == ("typed wrong", "no")


def test_an_old_file_does_not_undo_a_later_correction(laptop):
    old, new = a_file(a_line()), a_file(changed("no"))
    import_answers(laptop, old)
    import_answers(laptop, new)
    assert states(import_answers(laptop, old)) == ["same"]
    assert find_record(laptop, "paper-1").answers["safe.rating"].value == "no"


def test_one_bad_line_takes_nothing_in_and_all_findings_come(laptop):
    bad = a_file(a_line(), changed("perhaps", id="x"), {"id": "y"})
    with pytest.raises(InputRefused) as refused:
        import_answers(laptop, bad)
    lines = {finding.context["line"] for finding in refused.value.findings}
    assert lines == {2, 3}
    assert laptop.vault.count_records() == 0
    assert laptop.vault.load_people() == ()


def test_good_lines_are_taken_in_when_they_are_asked_for(laptop):
    taken = import_answers(laptop, a_file(a_line(), changed("perhaps", id="x")), good_lines=True)
    assert states(taken) == ["new", "refused"]
    assert taken.lines[1].findings
    assert laptop.vault.count_records() == 1


def test_a_file_without_ids_is_new_each_time(laptop):
    line = a_line()
    del line["id"]
    assert states(import_answers(laptop, a_file(line, line))) == ["new", "new"]


def test_the_same_line_twice_in_one_file_is_one_conversation(laptop):
    assert states(import_answers(laptop, a_file(a_line(), a_line(), changed("no")))) == [
        "new",
        "same",
        "revised",
    ]


def test_one_reference_is_one_person_and_a_carer_is_another(laptop):
    carer = a_line(
        id="c",
        instrument={"id": "carer-review", "version": "1.0.0"},
        answers={"health.rating": {"rating": "no"}},
        actions=[],
    )
    import_answers(laptop, a_file(a_line(), a_line(id="b", on="2026-04-30"), carer))
    people = laptop.vault.load_people()
    assert sorted(person.about for person in people) == ["carer", "user"]
    import_answers(laptop, a_file(a_line(id="d", person={"ref": "P-17", "link": "77"})))
    assert {person.link for person in laptop.vault.load_people() if person.about == "user"} == {"77"}


def test_a_void_conversation_takes_no_more_revisions(laptop):
    (line,) = import_answers(laptop, a_file(a_line())).lines
    void(laptop, line.record, "wrong person")
    assert states(import_answers(laptop, a_file(a_line()))) == ["same"]
    with pytest.raises(InputRefused, match="is_void") as refused:
        import_answers(laptop, a_file(changed("no"), a_line(id="new")))
    assert refused.value.findings[0].where == "line 1"
    assert laptop.vault.count_records() == 1
    assert states(import_answers(laptop, a_file(changed("no"), a_line(id="n")), good_lines=True)) == [
        "refused",
        "new",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (a_line(id="../../etc"), "record.bad_id"),
        (a_line(id="x" * 65), "record.bad_id"),
        (a_line(person={"ref": "x" * 300}), "interview.name_too_long"),
        (a_line(person={"ref": "\u202e"}), "interview.nobody_chosen"),
    ],
)
def test_an_id_or_reference_that_cannot_be_kept_is_refused(laptop, line, code):
    with pytest.raises(InputRefused) as refused:
        import_answers(laptop, a_file(line))
    assert code in [finding.code for finding in refused.value.findings]
    assert refused.value.findings[0].context["line"] == 1


def test_a_file_may_have_blank_lines_and_a_mark_of_byte_order(laptop):
    assert states(import_answers(laptop, b"\xef\xbb\xbf\n \n" + a_file(a_line()))) == ["new"]
    assert import_answers(laptop, b"").lines == ()


def test_a_file_that_is_far_too_large_is_refused_unread(laptop):
    with pytest.raises(InputRefused, match="answers_too_large"):
        import_answers(laptop, b" " * (FILE_AT_MOST_BYTES + 1))
    with pytest.raises(InputRefused, match="too_many_lines"):
        import_answers(laptop, b"\n" * (LINES_AT_MOST + 1))


def test_a_correction_is_a_revision_with_a_reason(laptop):
    import_answers(laptop, a_file(a_line()))
    shown = show_interview(laptop, "paper-1")["interview"]
    shown["answers"]["safe.rating"]["rating"] = "no"
    taken = correct_interview(laptop, "paper-1", a_file(shown), "misheard")
    assert (taken.state, taken.revision) == ("revised", 2)
    assert find_record(laptop, taken.record).reason == "misheard"


def test_an_answers_file_takes_no_jot_away_and_is_the_same_beside_them(laptop):
    content = a_file(a_line())
    (line,) = import_answers(laptop, content).lines
    first = find_record(laptop, line.record)
    jots = (Jot(number=1, text="the nights", laid=("safe",)),)
    laptop.vault.save_record(revise(first, replace(first, jots=jots), "laid out"))
    assert states(import_answers(laptop, content)) == ["same"]
    assert states(import_answers(laptop, a_file(changed("no")))) == ["revised"]
    assert find_record(laptop, line.record).jots == jots


def test_a_correction_by_file_changes_what_it_says_and_nothing_else(laptop):
    answers = {
        "safe.rating": {"rating": "mostly", "scale": "fit-4"},
        "people.rating": {"non_answer": "not_asked"},  # said outright
        "well.rating": {"non_answer": "dont_know", "said_by": ["family_or_friend"]},
    }
    (line,) = import_answers(laptop, a_file(a_line(answers=answers))).lines
    first = find_record(laptop, line.record)
    # Held in another language, and under the words of another year.
    laptop.vault.save_record(
        told := revise(
            first,
            replace(first, language="gd", permissions=replace(first.permissions, wording="2020-1")),
            "as it was",
        )
    )
    shown = show_interview(laptop, line.record)["interview"]
    with pytest.raises(InputRefused, match=r"record\.nothing_changed"):
        correct_interview(laptop, line.record, a_file(shown), "nothing")
    shown["answers"]["safe.rating"]["rating"] = "no"
    correct_interview(laptop, line.record, a_file(shown), "misheard")
    after = find_record(laptop, line.record)
    assert after.answers["safe.rating"].value == "no"
    kept = {**after.answers, "safe.rating": told.answers["safe.rating"]}
    assert has_same_content(replace(after, answers=kept), told)


@pytest.mark.parametrize(
    ("content", "reason", "code"),
    [
        (a_file(changed("no")), " ", "record.no_reason"),
        (a_file(a_line()), "why", "record.nothing_changed"),
        (a_file(changed("no"), changed("yes")), "why", "usecases.one_line"),
        (a_file(changed("perhaps")), "why", "interview.no_such_choice"),
    ],
)
def test_a_correction_that_is_none_is_refused(laptop, content, reason, code):
    import_answers(laptop, a_file(a_line()))
    with pytest.raises(InputRefused) as refused:
        correct_interview(laptop, "paper-1", content, reason)
    assert code in [finding.code for finding in refused.value.findings]
    assert find_record(laptop, "paper-1").revision == 1


def test_correcting_what_is_void_is_refused(laptop):
    (line,) = import_answers(laptop, a_file(a_line())).lines
    void(laptop, line.record, "wrong person")
    for content in (a_file(changed("no")), a_file(a_line())):
        with pytest.raises(InputRefused, match="is_void"):
            correct_interview(laptop, "paper-1", content, "why")


def test_a_correction_may_go_back_to_what_was_there_before(laptop):
    import_answers(laptop, a_file(a_line()))
    correct_interview(laptop, "paper-1", a_file(changed("no")), "misheard")
    assert correct_interview(laptop, "paper-1", a_file(a_line()), "it was right").revision == 3


def test_what_is_shown_can_be_taken_in_again(laptop):
    (line,) = import_answers(laptop, a_file(a_line())).lines
    shown = show_interview(laptop, line.record)
    assert (shown["record"], shown["revision"], shown["void"]) == (line.record, 1, "")
    assert states(import_answers(laptop, a_file(shown["interview"]))) == ["same"]


def test_the_list_names_every_conversation_on_file(laptop):
    import_answers(laptop, a_file(a_line(), a_line(id="b", person={"ref": "P-18"})))
    assert [(row.interview, row.name, row.title) for row in list_interviews(laptop)] in (
        [("paper-1", "P-17", "Review conversation"), ("b", "P-18", "Review conversation")],
        [("b", "P-18", "Review conversation"), ("paper-1", "P-17", "Review conversation")],
    )
    with pytest.raises(InputRefused, match="no_such_interview"):
        find_record(laptop, "nobody")


def test_copying_out_gives_plain_text_and_is_logged(laptop):
    import_answers(laptop, a_file(a_line()))
    assert "It's the nights since the fall." in copy_out(laptop, "paper-1")
    assert laptop.vault.load_events()[-1].what == "interview_copied_out"
    assert "nights" not in str(laptop.vault.load_events())


def test_showing_all_of_a_conversation_is_logged_without_its_content(laptop):
    (line,) = import_answers(laptop, a_file(a_line())).lines
    assert "It's the nights since the fall." in str(show_interview(laptop, "paper-1"))
    event = laptop.vault.load_events()[-1]
    assert (event.what, event.subject, event.detail) == ("interview_shown", line.record, "")
    act = look_at_log(laptop).lines[-1]
    assert (act.what, act.told) == ("interview_shown", "")
    with pytest.raises(InputRefused, match="no_such_interview"):
        show_interview(laptop, "nobody")
    assert laptop.vault.load_events()[-1] == event


@pytest.mark.parametrize("key", [USER, CARER])
def test_each_instrument_has_its_schema(laptop, key):
    assert answers_schema(laptop, key)["type"] == "object"


def test_a_schema_of_nothing_is_refused(laptop):
    with pytest.raises(InputRefused):
        answers_schema(laptop, "gone/1.0.0")


def test_a_third_partys_laptop_copies_nothing_out(laptop):
    import_answers(laptop, a_file(a_line()))
    laptop.vault.save_setting(ORGANISATION_SETTING, "voice")
    arm = Organisation(code="voice", name="Voices", third_party=True)
    laptop.project = replace(laptop.project, organisations=(arm,))
    before = len(laptop.vault.load_events())
    with pytest.raises(InputRefused, match="no_copy_out"):
        copy_out(laptop, "paper-1")
    assert len(laptop.vault.load_events()) == before
