"""The outcomes summary: filled from the talk, put right in the talk, read back, and never a second answer."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests.kit.joined import joined
from tests.kit.papers import words_read
from tests.kit.talks import finished_talk
from tests.kit.tools import EVERY_TOOL, SUMMARY, talked_through, tool_choice
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import preview
from udset_desktop.usecases.outcomes_summary import (
    decline_row,
    draw_summary,
    drop_changes,
    finish_summary,
    note_reading,
    open_at_page,
    open_summary,
    put_right,
    rest_summary,
    say_who_answered,
    summary_tool,
    type_reading,
)
from udset_desktop.usecases.people import load_record
from udset_desktop.usecases.summarising import render_sheet


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("summary"), EVERY_TOOL)
    yield made.laptop
    made.close()


@pytest.fixture
def talk(laptop):
    """Somebody who talked of the nights, chose one word with nothing beside it, and one with words."""
    session = interviewing.begin(laptop, tool_choice("user-review/1.0.1"))
    for item, raw in (
        ("safe.words", "It is the nights."),
        ("people.rating", "mostly"),
        ("home.words", "I was married from this house."),
        ("home.rating", "yes"),
        ("home.matters", "matters"),
        ("say_in_plan.rating", "no"),
    ):
        session, found = steps.answer_item(session, item, raw)
        assert not found
    session, _ = steps.answer_item(session, "well.words", "between us")
    session = mark_page(session, "well", between_us=True)
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(laptop, session)


def rows_of(summary):
    return {row.page: row for row in draw_summary(summary).rows}


def test_it_is_filled_from_the_talk(laptop, talk):
    summary = open_summary(laptop, talk.id)
    rows = rows_of(summary)
    assert (rows["safe"].words, rows["safe"].rating.answer, rows["safe"].wants_words) == (
        "It is the nights.",
        None,
        False,
    )
    assert (rows["people"].rating.answer.value, rows["people"].who, rows["people"].wants_words) == (
        "mostly",
        "Morag Ross",
        True,
    )
    assert rows["home"].matters.answer.value == "matters"
    assert not rows["home"].wants_words
    assert summary.changed is False


def test_its_rows_are_the_outcomes_and_the_questions_of_the_measures(laptop, talk):
    rows = rows_of(open_summary(laptop, talk.id))
    instrument = interviewing.instrument_of(laptop, talk.instrument)
    outcomes = {page.outcome for page in instrument.pages() if page.outcome}
    assert {page for page, row in rows.items() if not row.is_measure} == outcomes - {"well"}
    assert {page for page, row in rows.items() if row.is_measure} == {"chances", "say_in_plan"}


def test_what_was_just_between_us_is_no_row(laptop, talk):
    assert "well" not in rows_of(open_summary(laptop, talk.id))


def test_a_row_is_put_right_in_the_conversation_as_its_next_version(laptop, talk):
    summary = put_right(laptop, open_summary(laptop, talk.id), "safe.rating", "not_really")
    assert load_record(laptop, talk.id).revision == 1
    record = finish_summary(laptop, note_reading(laptop, summary, "read_back.said", "partly"))
    assert (record.revision, record.answers["safe.rating"].value) == (2, "not_really")
    assert "outcomes summary" in record.reason
    (line,) = [one for one in preview(laptop).lines if record.id in one]
    assert SUMMARY not in line
    again = open_summary(laptop, talk.id)
    assert (again.note.revision, again.note.answers["read_back.said"].value) == (2, "partly")


def test_what_is_changed_is_in_the_vault_at_once_and_goes_on_where_it_was(laptop, talk):
    summary = put_right(laptop, open_summary(laptop, talk.id), "safe.role", "helped")
    summary = say_who_answered(
        laptop, summary, "people.rating", (SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK
    )
    summary = decline_row(laptop, summary, "stigma.rating", "rather_not_say")
    summary = type_reading(laptop, summary, "read_back.words", "she nod")
    again = open_summary(laptop, talk.id)
    rows = rows_of(again)
    assert again.changed
    assert rows["safe"].role.answer.value == "helped"
    assert "friend" in rows["people"].who
    assert rows["stigma"].rating.answer.non_answer == "rather_not_say"
    assert again.note.typing["read_back.words"] == "she nod"
    record = finish_summary(laptop, again)
    assert record.answers["people.rating"].said_by == (SaidBy.FAMILY_OR_FRIEND,)


def test_what_is_half_put_right_goes_on_in_another_window_language_too(laptop, talk):
    put_right(laptop, open_summary(laptop, talk.id), "safe.role", "helped")
    spoken, laptop.language = laptop.language, PSEUDO_LANGUAGE
    try:
        again = open_summary(laptop, talk.id)
    finally:
        laptop.language = spoken  # the laptop is that of the other tests too
    assert again.changed
    assert rows_of(again)["safe"].role.answer.value == "helped"


def test_put_right_and_back_again_makes_no_new_version(laptop, talk):
    summary = put_right(laptop, open_summary(laptop, talk.id), "people.rating", "no")
    summary = put_right(laptop, summary, "people.rating", "mostly")
    assert finish_summary(laptop, summary).revision == 1
    assert not open_summary(laptop, talk.id).changed


def test_a_reading_alone_changes_nothing_of_the_conversation(laptop, talk):
    summary = note_reading(laptop, open_summary(laptop, talk.id), "read_back.said", "yes")
    assert finish_summary(laptop, summary).revision == 1
    assert draw_summary(open_summary(laptop, talk.id)).reading.done


def test_what_was_put_right_can_be_dropped_and_the_reading_stays(laptop, talk):
    summary = put_right(laptop, open_summary(laptop, talk.id), "safe.rating", "no")
    summary = note_reading(laptop, summary, "read_back.said", "no")
    assert not drop_changes(laptop, summary).changed
    again = open_summary(laptop, talk.id)
    assert (again.changed, rows_of(again)["safe"].rating.answer) == (False, None)
    assert again.note.answers["read_back.said"].value == "no"


def test_a_reading_before_a_correction_is_known_to_be_older(laptop, talk):
    finish_summary(laptop, note_reading(laptop, open_summary(laptop, talk.id), "read_back.said", "yes"))
    session = interviewing.reopen(laptop, talk.id, "misheard")
    session, _ = steps.answer_item(session, "safe.rating", "no")
    interviewing.finish(laptop, session)
    assert draw_summary(open_summary(laptop, talk.id)).older


def test_a_refused_answer_changes_nothing_and_is_said(laptop, talk):
    summary = put_right(laptop, open_summary(laptop, talk.id), "safe.rating", "splendid")
    assert [one.code for one in draw_summary(summary).findings] == ["interview.no_such_choice"]
    assert rows_of(summary)["safe"].rating.answer is None
    drop_changes(laptop, summary)


def test_what_is_left_half_done_waits_on_today_and_an_empty_reading_is_not_kept(laptop, talk):
    rest_summary(laptop, put_right(laptop, open_summary(laptop, talk.id), "safe.rating", "no"))
    (draft,) = [row for row in interviewing.today(laptop).drafts if row.person == talk.person]
    assert (draft.correcting, draft.cut_off) == (True, False)
    assert laptop.require_vault().load_work_notes(talk.id) == ()
    drop_changes(laptop, open_summary(laptop, talk.id))


def test_the_conversation_opens_where_words_are_wanted(laptop, talk):
    session = open_at_page(laptop, open_summary(laptop, talk.id), "people")
    assert (session.page, session.correcting.record) == ("people", talk.id)
    assert open_summary(laptop, talk.id).session.page == "people"
    interviewing.set_aside(laptop, session.interview)


def test_it_waits_while_the_conversation_is_open_for_another_correction(laptop, talk):
    session = interviewing.reopen(laptop, talk.id, "misheard")
    with pytest.raises(InputRefused) as refused:
        open_summary(laptop, talk.id)
    assert refused.value.code == "usecases.open_already"
    interviewing.set_aside(laptop, session.interview)


def test_a_void_conversation_has_none(laptop):
    record = finished_talk(laptop, "Agnes")
    interviewing.void(laptop, record.id, "begun twice")
    with pytest.raises(InputRefused) as refused:
        open_summary(laptop, record.id)
    assert refused.value.code == "record.is_void"


@pytest.mark.parametrize("key", ["carer-review/1.0.1", "carer-review/2.1.1", "carer-plan/1.0.1"])
def test_each_conversation_that_asks_about_outcomes_has_one(laptop, key):
    record = talked_through(laptop, key, name=key, looks_after="Jean")
    rows = rows_of(open_summary(laptop, record.id))
    assert "health" in rows
    assert "their_life" not in rows
    assert ("able" in rows) is key.startswith("carer-review")


def test_the_paper_says_the_lines_the_words_and_how_it_was_read_back(laptop, talk, tmp_path):
    before = " ".join(words_read(render_sheet(laptop, talk, "summary"), tmp_path))
    assert "not read back yet" in before
    summary = note_reading(laptop, open_summary(laptop, talk.id), "read_back.said", "partly")
    record = finish_summary(laptop, note_reading(laptop, summary, "read_back.words", "more or less"))
    text = " ".join(words_read(render_sheet(laptop, record, "summary"), tmp_path))
    for words in ("partly right", "more or less", "I was married from this house.", "Planning your help"):
        assert words in text
    assert "between us" not in text


def test_the_project_says_whether_there_is_one(laptop):
    assert summary_tool(laptop) == SUMMARY


def test_its_paper_can_speak_another_language_than_the_talk(laptop, talk, tmp_path):
    said, other = (
        words_read(render_sheet(laptop, talk, "summary", language=language), tmp_path)
        for language in ("", PSEUDO_LANGUAGE)
    )
    assert "Outcomes" in said
    assert "Outcomes" not in other


def test_a_row_that_cannot_be_kept_opens_nothing_either(laptop, talk):
    vault = laptop.require_vault()
    with vault.transaction() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER no_room BEFORE INSERT ON draft_answer WHEN NEW.item = 'things_to_do.rating'"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(IntegrityError):
        put_right(laptop, open_summary(laptop, talk.id), "things_to_do.rating", "yes")
    with vault.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_room")
    assert talk.id not in {draft.corrects for draft in vault.load_drafts()}
