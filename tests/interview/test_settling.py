from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.sheets import a_project, a_session
from udset_desktop.foundation.ids import RecordId
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.paper_typing import SIGNS_TYPING, signs_of, ticked_items
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.settling import (
    check_finish,
    settle_signs,
    settle_typing,
    type_signs,
    unread_signs,
)
from udset_desktop.interview.taking_back import take_back
from udset_desktop.project.model import Service
from udset_desktop.record.complete import complete_record

ROW = "mobility.rating"
KEY = SIGNS_TYPING + ROW


@pytest.fixture
def session():
    made = replace(a_session(answers={}), has_earlier=False)
    return steps.reply(made, Purpose.TALK, Reply.YES)[0]


def typed(session, signs, row=ROW):
    return settle_signs(type_signs(session, row, signs), row)


def said(session):
    answers = {one: answer.value or answer.non_answer for one, answer in session.answers.answers.items()}
    return {one.partition(".")[2]: value for one, value in answers.items() if one.startswith("mobility.")}


def row_of(session, page="mobility"):
    return ticked_items(next(one for one in paper_pages_of(session) if one.id == page).items)


def codes(found):
    return [one.code for one in found]


def test_a_row_that_can_be_read_is_answers_and_no_typing_any_more(session):
    session, found = typed(session, "213k")
    assert found == ()
    assert session.typing == {}
    assert list(said(session).values()) == ["a_bit_better", "yes", "made_it_harder", "dont_know"]


def test_the_good_signs_of_a_row_are_kept_and_the_one_without_meaning_waits(session):
    session, found = typed(session, "213x")
    assert [(one.code, one.where, one.context) for one in found] == [
        ("interview.sign_unread", "mobility.matters", {"sign": "x"})
    ]
    assert list(said(session).values()) == ["a_bit_better", "yes", "made_it_harder"]
    assert row_of(session)[0].typed == "213x"
    assert session.findings["mobility.matters"] == found


def test_put_right_it_is_answered_and_finishes(session):
    session, _ = typed(session, "213x")
    session, found = typed(session, "2131")
    assert (found, session.typing, unread_signs(session)) == ((), {}, ())
    assert "mobility.matters" not in session.findings
    assert said(session)["matters"] == "matters"


def test_finishing_waits_for_a_sign_that_means_nothing(session):
    session = type_signs(session, ROW, "213x")
    assert codes(check_finish(session)) == ["interview.sign_unread"]
    settled, _ = settle_typing(session)
    assert codes(check_finish(settled)) == codes(unread_signs(settled)) == ["interview.sign_unread"]


def test_typed_and_never_left_counts_as_said_like_words_do(session):
    record = complete_record(type_signs(session, ROW, "2131"), record=RecordId("r"))
    assert record.answers["mobility.rating"].value == "a_bit_better"
    assert record.answers["mobility.matters"].value == "matters"


def test_after_a_sign_without_meaning_no_earlier_answer_is_lost(session):
    session, _ = typed(session, "2131")
    session, _ = typed(session, "3x")
    assert list(said(session).values()) == ["same", "yes", "made_it_harder", "matters"]
    session, _ = typed(session, "3")
    assert list(said(session).values()) == ["same"]


def test_one_sign_too_many_waits_too(session):
    full = "1" * len(row_of(session))
    session, found = typed(session, full + "2")
    assert codes(found) == ["interview.sign_unread"]
    assert len(said(session)) == len(full)
    assert row_of(session)[0].typed == full + "2"


def test_what_was_changed_since_is_not_written_over_by_signs_that_wait(session):
    session, _ = typed(session, "213x")
    session = take_back(session, "mobility.rating")
    session, _ = steps.answer_item(session, "mobility.role", "helped")
    assert row_of(session)[0].typed == "-11x"
    session, _ = settle_signs(session, ROW)
    assert (said(session)["rating"], said(session)["role"]) == ("taken_back", "helped")


def test_an_answer_on_its_page_does_away_with_its_sign(session):
    session, _ = typed(session, "213x")
    session, _ = steps.answer_item(session, "mobility.matters", "not_now")
    assert session.typing == {}
    assert check_finish(session) == ()


def test_a_row_typed_again_leaves_what_was_taken_back(session):
    session, _ = typed(session, "2131")
    session = take_back(session, "mobility.role")
    session, _ = typed(session, signs_of(row_of(session))[:-1] + "2")
    assert (said(session)["role"], said(session)["matters"]) == ("taken_back", "not_now")


def test_a_verdict_on_paper_says_that_there_was_an_earlier_talk(session):
    session, found = typed(session, "2 1 3 1 4")
    assert (found, session.has_earlier) == ((), True)
    record = complete_record(session, record=RecordId("r"))
    assert record.answers["mobility.verdict"].value == row_of(session)[4].choices[3].code


def test_an_emptied_row_is_no_answers(session):
    session, _ = typed(session, "2131")
    session = type_signs(session, ROW, "")
    assert row_of(session)[0].typed == "-"
    session, _ = settle_signs(session, ROW)
    assert (said(session), session.typing) == ({}, {})


def test_a_list_keeps_its_good_boxes_and_waits_for_the_rest(session):
    services = tuple(Service(code=f"s{n}", name=f"Service {n}", people=9) for n in range(1, 13))
    session = replace(session, project=a_project(services=services))
    session, found = typed(session, "011299", "services.used")
    assert session.answers.get("services.used").value == ("s1", "s12")
    assert found[0].context == {"sign": "99"}
    assert session.typing == {SIGNS_TYPING + "services.used": "1:99"}
    session, found = typed(session, "x02", "services.used")
    assert session.answers.get("services.used").value == ("s1", "s12")
    session, found = typed(session, "02", "services.used")
    assert (session.answers.get("services.used").value, found) == (("s2",), ())


def test_nothing_typed_is_nothing_to_settle(session):
    assert settle_signs(session, ROW) == (session, ())
