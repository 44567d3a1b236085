from dataclasses import replace

import pytest

from tests.desktop.views.test_today_view import DAY, DRAFT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views import today_rows
from udset_desktop.desktop.views.today_rows import found_rows, review_rows
from udset_desktop.interview.work_rows import WorkRow
from udset_desktop.record.today import FoundPerson, ReviewRow, Today


def test_what_was_cut_off_is_not_named_twice():
    assert today_rows.draft_rows(DAY, (DRAFT,)) == ()
    assert today_rows.draft_rows(DAY, ())[0][1] == "Morag"


def test_a_line_says_where_it_stopped():
    assert "Feeling safe" in today_rows.draft_rows(DAY, ())[0][2]


def test_two_open_conversations_of_one_person_are_told_apart():
    first = replace(DRAFT, begun_utc="2026-06-01T09:00:00+00:00")
    second = replace(first, interview="i9", begun_utc="2026-06-01T09:40:00+00:00")
    one, other = today_rows.draft_rows(replace(DAY, drafts=(first, second)), ())
    assert "Review, begun 1 June 2026, " in one[2]
    assert one[1:3] != other[1:3]


def test_what_a_round_was_made_with_says_that_it_goes_with_the_round():
    made_up = replace(DRAFT, name=say("show_round.name"))
    day = replace(DAY, drafts=(made_up, DRAFT))
    told, other = (line[2] for line in today_rows.draft_rows(day, ()))
    assert told.endswith("It belongs to “Show me round”, and goes when the round is ended.")
    assert "round" not in other
    # In a real project somebody may be called so.
    assert today_rows.round_words(made_up, replace(day, training=False)) == ""


def test_two_sheets_owed_to_one_person_say_of_which_conversation():
    (owed,), (first, _) = DAY.sheets, DAY.finished
    second = replace(first, record="r3", title="Support plan")
    day = replace(DAY, sheets=(owed, replace(owed, record="r3")), finished=(first, second))
    one, other = (line[2] for line in today_rows.sheet_rows(day))
    assert one.startswith("Review · ")
    assert other.startswith("Support plan · ")
    assert not today_rows.sheet_rows(DAY)[0][2].startswith("Review")


def test_begun_in_error_is_not_listed():
    assert [line[0] for line in today_rows.finished_rows(DAY)] == ["r1"]


def test_nothing_ready_is_no_line():
    assert today_rows.ready_rows(replace(DAY, ready=0)) == ()
    assert len(today_rows.ready_rows(DAY)) == 1
    assert today_rows.review_rows(DAY)[0][3] == (("begin", "Begin"), ("about", "Something changed"))
    assert "posted" in today_rows.sheet_rows(DAY)[0][2]


def test_a_day_that_is_not_to_be_put_off_says_so():
    row = ReviewRow(
        person="p2", name="Isla", title="Review", due_on="2026-06-20", overdue=False, never_put_off=True
    )
    ((_, _, about, deeds),) = review_rows(Today(on="2026-06-03", project="x", training=False, reviews=(row,)))
    assert about == "Look again on 20 June 2026 · not to be put off"
    assert [code for code, _ in deeds] == ["begin", "about"]


def test_of_whom_nothing_is_asked_any_more_is_not_begun_with():
    gone = FoundPerson(
        person="p", name="Isla", about="user", group="x", last_on="2026-05-04", life="has_died"
    )
    ((_, _, about, deeds),) = found_rows((gone,))
    assert about == "Has died"
    assert [code for code, _ in deeds] == ["about"]


def test_who_is_on_hold_is_said_kindly_and_not_begun_with():
    held = FoundPerson(person="p", name="Isla", about="user", group="x", last_on="2026-05-04", on_hold=True)
    ((_, _, about, deeds),) = found_rows((held,))
    assert about == "On hold: kept, and not used for now"
    assert [code for code, _ in deeds] == ["about"]
    day = replace(
        DAY,
        drafts=(replace(DRAFT, on_hold=True),),
        finished=tuple(replace(row, on_hold=True) for row in DAY.finished),
    )
    assert today_rows.draft_rows(day, ())[0][2] == about
    assert {line[2] for line in today_rows.finished_rows(day)} == {about}


NOTE = WorkRow(
    note="n1",
    title="Your experience of the tool",
    begun_on="2026-06-01",
    done=False,
    leaves=False,
    has_left=False,
)


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, "Begun on 1 June 2026, not finished"),
        ({"done": True}, "Finished on 1 June 2026, kept here"),
        ({"done": True, "leaves": True}, "Goes with the next bundle"),
        ({"done": True, "leaves": True, "has_left": True}, "Left with a bundle; stands as it went"),
    ],
)
def test_a_note_of_ones_own_says_where_it_is(changes, standing):
    ((note, title, told, deeds),) = today_rows.work_rows((), (replace(NOTE, **changes),))
    assert (note, title, told) == ("n1", "Your experience of the tool", standing)
    assert deeds == (("open", "Open"),)
