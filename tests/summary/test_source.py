from __future__ import annotations

from tests.kit.sheets import INSTRUMENT, a_project, a_record, a_session, rating, usual_answers, words
from udset_desktop.instrument.model import Privacy
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.permission import Permissions
from udset_desktop.summary.person_sheet import person_sheet
from udset_desktop.summary.source import printable, said_lines, source_of_record, source_of_session


def test_preview_and_finished_sheet_say_the_same():
    record = a_record(permissions=Permissions(), together=a_session({}).together)
    finished = source_of_record(record, name="Morag Ross", instrument=INSTRUMENT, project=a_project())
    preview = source_of_session(a_session(usual_answers()))
    assert person_sheet(preview).told == person_sheet(finished).told


def test_what_is_off_the_paper_is_left_out_for_both():
    answers = {"safe.words": words("a", between_us=True), "home.words": words("b", off_sheet=True)}
    assert source_of_session(a_session(answers)).answers == {}
    record = a_record(answers=answers)
    assert source_of_record(record, name="", instrument=INSTRUMENT, project=None).answers == {}


def test_an_answer_to_an_item_that_is_closed_stays_off():
    answers = {"mobility.all_right": rating("yes")}  # asked only once the change was answered
    assert "mobility.all_right" not in source_of_session(a_session(answers)).answers
    answers["mobility.rating"] = rating("same", "change-4")
    assert "mobility.all_right" in source_of_session(a_session(answers)).answers


def test_hidden_items_and_items_of_no_instrument_are_never_printable():
    hidden = [item.id for item in INSTRUMENT.items() if item.privacy is Privacy.HIDDEN]
    answers = {item: Answer(value="yes") for item in (*hidden, "gone.words", "safe.words")}
    assert list(printable(INSTRUMENT, answers)) == ["safe.words"]


def test_a_record_brings_its_revision_and_reason():
    record = a_record(revision=3, ancestors=("a", "b"), reason="the date")
    source = source_of_record(record, name="n", instrument=INSTRUMENT, project=None)
    assert (source.revision, source.reason, source.minutes) == (3, "the date", 44)


def test_the_lines_of_an_answer_come_from_text_and_from_lists_alike():
    assert said_lines(words("a\n\n b ")) == ("a", "b")
    assert said_lines(words(("Anne", "Iain\nnext door"))) == ("Anne", "Iain", "next door")
    assert said_lines(Answer(non_answer="dont_know")) == ()
