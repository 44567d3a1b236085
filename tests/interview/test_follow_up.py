from dataclasses import replace

import pytest

from udset_desktop.foundation.ids import new_follow_up_id
from udset_desktop.interview.follow_up import (
    PARTS,
    TEXT_AT_MOST,
    FollowUp,
    check_passed_on,
    write_part,
)

NOTE = FollowUp(id=new_follow_up_id(), begun_utc="2026-05-04T09:30:00+00:00", about="Morag")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_written_on_its_own(part):
    note, found = write_part(NOTE, part, "she is afraid of the stairs")

    assert (note.texts()[part], found) == ("she is afraid of the stairs", ())
    assert replace(note, **{part: ""}) == replace(NOTE, **{part: ""})


def test_unseen_marks_are_left_out_and_every_letter_stays():
    note, _ = write_part(NOTE, "said", "he \u202etakes\u202c my\x00 money\r\nsince May")

    assert note.said == "he takes my money\nsince May"


def test_a_text_far_too_long_changes_nothing():
    written, _ = write_part(NOTE, "said", "before")

    note, (found,) = write_part(written, "said", "x" * (TEXT_AT_MOST + 1))

    assert note is written
    assert (found.code, found.context["length"]) == ("interview.note_too_long", TEXT_AT_MOST + 1)


def test_there_are_no_other_parts():
    with pytest.raises(KeyError):
        write_part(NOTE, "passed_utc", "2026")


def test_what_the_program_put_in_is_not_writing():
    begun = replace(NOTE, about="Morag", said_when="4 May, 10:30")

    assert not begun.is_written
    assert all(replace(begun, **{part: "x"}).is_written for part in ("said", "did", "told", "told_when"))


def test_it_counts_as_passed_on_once_somebody_was_told_at_some_time():
    told = replace(NOTE, told="the duty desk")

    assert [one.code for one in check_passed_on(NOTE)] == ["interview.nobody_told", "interview.told_when"]
    assert [one.code for one in check_passed_on(told)] == ["interview.told_when"]
    assert check_passed_on(replace(told, told_when="at 11")) == ()
    assert not told.is_passed_on
    assert replace(told, passed_utc="2026-05-04T11:00:00+00:00").is_passed_on
