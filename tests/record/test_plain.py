from __future__ import annotations

import json
from dataclasses import replace

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
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.session import answer_item, decline_item, mark_item, say_who, set_together
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.answers_file import read_line
from udset_desktop.record.complete import complete_record, has_same_content, void_record
from udset_desktop.record.lines import telling_for
from udset_desktop.record.plain import line_of_answers, plain_text

FULL = Together(
    matters=("sleeping through",),
    actions=(
        Action(what="ring the alarm people", who=("family",), who_named="Iain", by_when="Friday"),
        Action(what="a sitter at night", available=False, why_not="none in the glen"),
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
    session = mark_item(session, "safe.helps", off_sheet=True)
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


def test_the_plain_text_holds_what_was_said_and_agreed():
    text = told(a_full_record())
    for line in (
        "Bad nights.",
        "Iain, Morag",
        "sleeping through",
        "Friday",
        "none in the glen",
        "1 November 2026",
    ):
        assert line in text
    assert text.startswith("Review conversation\nMrs Eileen Baxter, 4 May 2026\n")
    assert text.endswith("\n")


def test_what_was_just_between_us_is_not_copied_out():
    session = mark_item(answered(a_session(), safe__words="canary"), "safe.words", between_us=True)
    assert "canary" not in told(a_record(session=session))
    assert "Feeling safe" not in told(a_record(session=session))


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
