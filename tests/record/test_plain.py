from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.kit.interviews import (
    TODAY,
    a_project,
    a_record,
    a_session,
    an_instrument,
    answered,
    own_instrument,
)
from udset_desktop.foundation.ids import RecordId
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import Privacy
from udset_desktop.interview.answers import Answer, Perspective, SaidBy, Shown
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.page_marks import mark_item
from udset_desktop.interview.permission import GivenBy, Giving, How, Permissions, Purpose, Reply
from udset_desktop.interview.session import answer_item, decline_item, say_who, set_together
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.answers_file import read_line
from udset_desktop.record.complete import complete_record, has_same_content, void_record
from udset_desktop.record.lines import telling_for
from udset_desktop.record.plain import line_of_answers, plain_text

FULL = Together(
    matters=("sleeping through",),
    actions=(
        Action(what="ring the alarm people", who=("family",), who_named="Iain", by_when="Friday", matter=1),
        Action(
            what="a sitter at night",
            available=False,
            why_not="none in the glen",
            why="nothing_here",
            wanted=("a_break",),
        ),
    ),
    review_on="2026-11-01",
    read_back="partly",
)


def told(record):
    return plain_text(record, telling_for(record, an_instrument(), a_project(), "Mrs Eileen Baxter"))


def a_full_record():
    session = answered(
        a_session(),
        safe__rating="mostly",
        safe__words="Bad nights.",
        safe__helps=("worker_i_know",),
        strengths__people=("Iain", "Morag"),
    )
    session = answered(session, choice__helps=("worker_i_know",))
    session = mark_item(session, "choice.helps", off_sheet=True)
    session, _ = decline_item(session, "well.rating", "dont_know")
    session, _ = say_who(session, "home.rating", (SaidBy.PERSON,))
    session, _ = answer_item(
        session,
        "home.rating",
        "yes",
        said_by=(SaidBy.ADVOCATE,),
        perspective=Perspective.WHAT_I_THINK,
    )
    session, _ = set_together(session, FULL)
    return a_record(session=session)


def test_support_of_several_kinds_is_copied_out_in_words_and_as_a_list():
    both = (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)
    session, _ = answer_item(a_session(), "home.rating", "yes", said_by=both)
    record = a_record(session=session)
    assert ", signing and with symbols or pictures)" in told(record)
    line = line_of_answers(record, an_instrument(), "P-17")
    assert line["answers"]["home.rating"]["said_by"] == ["with_sign", "with_symbols"]


def test_the_plain_text_holds_what_was_said_and_agreed():
    text = told(a_full_record())
    for line in (
        "Bad nights.",
        "Iain, Morag",
        "- sleeping through\n  - ring the alarm people;",
        "Friday",
        "- a sitter at night; What it would bring: a break; Not there just now: Nothing like it here, none in the glen",
        "none in the glen",
        "1 November 2026",
    ):
        assert line in text
    assert text.startswith("Review conversation\nMrs Eileen Baxter, 4 May 2026\n")
    assert text.endswith("\n")


@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
@pytest.mark.parametrize("item", ["safe.words", "safe.rating", "safe.helps"])
def test_nothing_of_a_page_that_is_kept_back_is_copied_out(mark, item):
    session = answered(
        a_session(),
        safe__words="canary",
        safe__rating="no",
        safe__helps=("worker_i_know",),
        well__rating="yes",
    )
    before = told(a_record(session=session))
    after = told(a_record(session=mark_item(session, item, **{mark: True})))
    gone = set(before.splitlines()) - set(after.splitlines())
    assert "Feeling safe" in gone
    assert len(gone) == 4  # the title, the words, the rating, what helps
    assert set(after.splitlines()) < set(before.splitlines())


def test_linking_is_copied_out_where_it_can_be_asked_and_where_it_was():
    record, line = a_full_record(), "put beside the next one, without the name"
    assert line not in told(record)
    project = a_project()
    joining = replace(project, switches=replace(project.switches, linking=True))
    text = plain_text(record, telling_for(record, an_instrument(), joining, "Mrs Eileen Baxter"))
    assert f"{line}: Not asked\n" in text
    said = replace(record, permissions=record.permissions.with_reply(Purpose.LINKING, Reply.YES))
    assert f"{line}: Yes\n" in told(said)


def test_a_void_conversation_says_so():
    assert "begun in error" in told(void_record(a_full_record(), "wrong person"))


def test_a_record_told_as_a_line_is_the_same_when_it_is_read_again():
    record = a_full_record()
    line = json.dumps(line_of_answers(record, an_instrument(), "P-17")).encode()
    one = read_line(line, 1, project=a_project(), instrument_of=own_instrument, today_on=TODAY)
    assert one.findings == ()
    session = replace(one.session, interview=record.interview, person=record.person)
    again = complete_record(session, record=RecordId("x"), minutes=one.minutes)
    assert has_same_content(again, record)


def test_which_way_round_yes_and_no_lay_comes_back_too():
    record = a_full_record()
    given = record.permissions.with_reply(Purpose.TALK, Reply.YES, Shown.IN_ORDER)
    record = replace(record, permissions=given.with_reply(Purpose.FIGURES, Reply.NO, Shown.REVERSED))
    told = line_of_answers(record, an_instrument(), "P-17")
    assert told["permissions"]["shown"] == {"talk": "in_order", "figures": "reversed"}
    one = read_line(
        json.dumps(told).encode(), 1, project=a_project(), instrument_of=own_instrument, today_on=TODAY
    )
    assert one.findings == ()
    assert one.session.permissions == record.permissions


def test_who_gave_each_of_the_two_moments_comes_back_too_and_is_in_the_text():
    record = a_full_record()
    signed = Giving(how=How.SIGNED)
    given = Permissions(talk=Reply.YES, how=How.SIGNED, wording=record.permissions.wording, notice="left")
    alone = told(replace(record, permissions=given))
    assert "- said by: Mrs Eileen Baxter; In sign language\n" in alone
    assert "said at the start" not in alone
    now = Giving(given_by=GivenBy.ATTORNEY, papers_seen=True, how=How.WRITTEN)
    record = replace(record, permissions=given.with_giving(now))
    text = told(record)
    assert "- said at the start by: Mrs Eileen Baxter; In sign language\n" in text
    assert "- said by: Welfare attorney; In writing; papers seen\n" in text
    line = line_of_answers(record, an_instrument(), "P-17")
    one = read_line(
        json.dumps(line).encode(), 1, project=a_project(), instrument_of=own_instrument, today_on=TODAY
    )
    assert one.findings == ()
    assert one.session.permissions == record.permissions
    assert one.session.permissions.first_giving == signed


def test_what_was_taken_back_and_how_the_words_lay_come_back_too():
    record = a_full_record()
    rating = replace(record.answers["safe.rating"], shown=Shown.REVERSED)
    words = Answer(non_answer="taken_back", said_by=record.answers["safe.words"].said_by)
    record = replace(record, answers={**record.answers, "safe.rating": rating, "safe.words": words})
    line = json.dumps(line_of_answers(record, an_instrument(), "P-17")).encode()
    one = read_line(line, 1, project=a_project(), instrument_of=own_instrument, today_on=TODAY)
    session = replace(one.session, interview=record.interview, person=record.person)
    again = complete_record(session, record=RecordId("x"), minutes=one.minutes)
    assert has_same_content(again, record)


def test_what_is_hidden_in_the_vault_is_in_no_other_system():
    record = a_record(
        session=answered(a_session(), safe__words="It is the nights.", people__words="my sister")
    )
    instrument = an_instrument()
    pages = tuple(
        replace(page, items=tuple(replace(item, privacy=Privacy.HIDDEN) for item in page.items))
        if page.id == "safe"
        else page
        for page in instrument.pages()
    )
    hidden = replace(instrument, sections=(replace(instrument.sections[0], pages=pages),))
    text = plain_text(record, telling_for(record, hidden, a_project(), "Mrs Baxter"))
    assert "my sister" in text
    assert "nights" not in text
    assert "Feeling safe" not in text


def test_no_jot_is_copied_out_or_stands_in_an_answers_file():
    record = a_record()
    jotted = replace(record, jots=(Jot(number=1, text="my son drinks", laid=("safe",)),))
    telling = telling_for(jotted, an_instrument(), a_project(), "Mrs Eileen Baxter")
    assert plain_text(jotted, telling) == plain_text(record, telling)
    assert line_of_answers(jotted, an_instrument(), "ref") == line_of_answers(record, an_instrument(), "ref")


@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
def test_what_matters_and_steps_that_are_kept_back_are_not_copied_out(mark):
    record = a_full_record()
    step = replace(FULL.actions[1], marks=(mark,))
    one = replace(record, together=replace(FULL, actions=(FULL.actions[0], step)))
    assert "sleeping through" in told(one)
    assert "ring the alarm people" in told(one)
    assert "a sitter at night" not in told(one)
    both = replace(record, together=replace(FULL, marks=((mark,),)))
    assert "sleeping through" not in told(both)
    assert "ring the alarm people" not in told(both)
    assert "a sitter at night" in told(both)


def test_the_line_holds_their_marks_and_nothing_of_them_where_there_are_none():
    record = a_full_record()
    line = line_of_answers(record, an_instrument(), "ref")
    assert "marks" not in line["together"]
    assert not any("marks" in action for action in line["actions"])
    marked = replace(
        FULL, marks=(("off_sheet",),), actions=(replace(FULL.actions[0], marks=("between_us",)),)
    )
    line = line_of_answers(replace(record, together=marked), an_instrument(), "ref")
    assert line["together"]["marks"] == [["off_sheet"]]
    assert line["actions"][0]["marks"] == ["between_us"]


def test_what_is_marked_is_the_same_when_it_is_taken_in_again():
    marked = replace(
        FULL, marks=(("off_sheet",),), actions=(replace(FULL.actions[0], marks=("between_us",)),)
    )
    line = line_of_answers(replace(a_full_record(), together=marked), an_instrument(), "ref")
    one = read_line(
        json.dumps(line).encode(), 1, project=a_project(), instrument_of=own_instrument, today_on=TODAY
    )
    assert (one.session.together, one.findings) == (marked, ())


def test_a_short_visit_is_told_as_the_persons_choice_and_never_names_what_is_kept_off():
    record = a_full_record()
    assert "short visit" not in told(record)
    short = told(replace(record, short=("safe", "choice")))
    assert "A short visit: Mrs Eileen Baxter chose what to talk about (Feeling safe)." in short
    assert "What was not asked was left out by choice." in short
    unnamed = told(replace(record, short=("choice",)))
    assert "A short visit: Mrs Eileen Baxter chose what to talk about. What was not asked" in unnamed


def test_a_conversation_from_paper_is_told_from_one_in_the_room_and_says_who_typed_it():
    in_the_room = told(a_full_record()).splitlines()
    assert in_the_room[2] == "How: Face to face"
    assert not any("Typed in" in line for line in in_the_room)
    paper = replace(a_full_record(), mode="paper_typed_later", typed_by="JS")
    lines = told(paper).splitlines()
    assert lines[2:4] == ["How: On paper, typed in later", "Typed in by: JS"]
    assert lines[4:] == in_the_room[3:]


def test_a_step_tells_its_kind_of_help_and_one_that_is_not_there_ends_without_a_colon():
    steps = (
        Action(what="a talk with the nurse", inputs=("information", "one_off_session")),
        Action(what="a bus in the evening", available=False),
    )
    lines = told(replace(a_full_record(), together=Together(actions=steps))).splitlines()
    assert "- a talk with the nurse; Kind of help: information, a one-off session" in lines
    assert "- a bus in the evening; Not there just now" in lines


def test_whether_it_was_read_back_is_copied_out_where_it_was_asked():
    record = a_full_record()
    assert "Read back to Mrs Eileen Baxter: Partly" in told(record).splitlines()
    assert "Read back" not in told(replace(record, together=replace(FULL, read_back="")))


def test_what_a_questionnaire_says_of_its_sheet_is_told_as_words_of_the_sheet():
    plan = load_instrument("carer-plan", "1.0.1")
    record = replace(a_full_record(), answers={}, together=Together())
    lines = plain_text(record, telling_for(record, plan, a_project(), "Mrs Eileen Baxter")).splitlines()
    note = plan.words("instrument.sheet_note")
    assert note
    assert lines[2] == f"On the sheet: {note}"


def test_how_others_see_it_is_not_told_as_the_word_of_whoever_talked():
    text = told(
        a_record(session=answered(a_session(), safe__words="Bad nights.", views__worker="I doubt it."))
    )
    assert "Bad nights. (Mrs Eileen Baxter)" in text
    assert "How does the worker see it? I doubt it.\n" in text
