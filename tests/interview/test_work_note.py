import pytest

from tests.kit.interviews import own_instrument
from udset_desktop.foundation.ids import WorkNoteId
from udset_desktop.interview.entry import WORDS_AT_MOST
from udset_desktop.interview.work_note import WorkNote, answer_note, decline_note, settle_note, type_note

EXPERIENCE = own_instrument("worker-experience/1.0.0")
NOTE = WorkNote(
    id=WorkNoteId("n"), instrument=EXPERIENCE.key, digest=EXPERIENCE.digest, begun_on="2026-06-01"
)


def codes(found):
    return [one.code for one in found]


def test_an_answer_names_nobody_and_can_be_changed_and_taken_off():
    note, found = answer_note(NOTE, EXPERIENCE, "time.was", "mostly")
    assert found == ()
    assert (note.answers["time.was"].value, note.answers["time.was"].said_by) == ("mostly", ())
    note, _ = answer_note(note, EXPERIENCE, "time.was", "no")
    assert note.answers["time.was"].value == "no"
    note, _ = answer_note(note, EXPERIENCE, "time.was", "")
    assert dict(note.answers) == {}


def test_a_refused_answer_leaves_what_was_said_and_keeps_what_was_typed():
    note, _ = answer_note(NOTE, EXPERIENCE, "best.words", "the quiet")
    long = "a" * (WORDS_AT_MOST + 1)
    note, found = answer_note(note, EXPERIENCE, "best.words", long)
    assert codes(found) == ["interview.too_long"]
    assert note.answers["best.words"].value == "the quiet"
    assert note.typing["best.words"] == long
    note, found = answer_note(note, EXPERIENCE, "time.was", "now and then")
    assert codes(found) == ["interview.no_such_choice"]
    assert "time.was" not in note.typing


def test_declining_is_a_word_of_its_own():
    note, found = decline_note(NOTE, EXPERIENCE, "time.was", "rather_not_say")
    assert (note.answers["time.was"].non_answer, found) == ("rather_not_say", ())
    same, found = decline_note(note, EXPERIENCE, "time.was", "taken_back")
    assert same == note
    assert codes(found) == ["interview.no_such_non_answer"]


def test_half_typed_text_stays_beside_and_becomes_an_answer_when_settled():
    note, _ = type_note(NOTE, EXPERIENCE, "best.words", "the qui")
    note, _ = type_note(note, EXPERIENCE, "hardest.words", "time")
    note, _ = type_note(note, EXPERIENCE, "hardest.words", "")
    assert dict(note.typing) == {"best.words": "the qui"}
    note, found = settle_note(note, EXPERIENCE)
    assert found == ()
    assert (note.answers["best.words"].value, dict(note.typing)) == ("the qui", {})


@pytest.mark.parametrize("step", [answer_note, decline_note, type_note])
def test_an_item_that_is_not_there_changes_nothing(step):
    note, found = step(NOTE, EXPERIENCE, "wings.words", "x")
    assert (note, codes(found)) == (NOTE, ["interview.no_such_item"])


def test_only_written_items_are_half_typed_and_not_without_end():
    assert codes(type_note(NOTE, EXPERIENCE, "time.was", "x")[1]) == ["interview.no_such_item"]
    endless = "a" * (10 * WORDS_AT_MOST + 1)
    assert codes(type_note(NOTE, EXPERIENCE, "best.words", endless)[1]) == ["interview.too_long_to_keep"]


def test_it_knows_whether_anything_stands_in_it():
    assert not NOTE.is_written
    assert not type_note(NOTE, EXPERIENCE, "best.words", "  ")[0].is_written
    assert type_note(NOTE, EXPERIENCE, "best.words", "a")[0].is_written
    assert answer_note(NOTE, EXPERIENCE, "time.was", "no")[0].is_written
    assert not NOTE.has_left
