from __future__ import annotations

from tests.kit.interviews import a_session
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.interview.said_again import said_again
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import answer_item, go_to, go_to_stage, reply


def test_the_question_and_its_words_in_order():
    told = said_again(go_to(a_session(), "safe"), USUAL_LOOK)
    assert told.ask == "Do you feel safe, at home and when you are out?"
    assert told.words == ("Yes", "Mostly", "Not really", "No")
    assert told.spoken == "Do you feel safe, at home and when you are out?\nYes.\nMostly.\nNot really.\nNo."


def test_in_the_order_and_as_few_as_suit_the_person():
    told = said_again(go_to(a_session(), "safe"), PersonLook(reverse=True, few_words=True))
    assert told.words == ("No", "In between", "Yes")


def test_where_there_is_nothing_to_choose_the_opening_is_said_again():
    told = said_again(go_to(a_session(), "best"), USUAL_LOOK)
    assert told.ask.endswith("?")
    assert told.words == ()


def test_permissions_are_said_again_one_by_one():
    session = go_to_stage(a_session(), Stage.PERMISSIONS)
    assert "without your name" in said_again(session, USUAL_LOOK).ask
    session, _ = reply(session, "figures", "yes")
    assert said_again(session, USUAL_LOOK).words == ("Yes", "No")
    assert said_again(go_to_stage(session, Stage.TOGETHER), USUAL_LOOK) is None


def test_what_was_said_is_never_among_it():
    session, _ = answer_item(go_to(a_session(), "safe"), "safe.words", "my son drinks")
    assert "son" not in said_again(session, USUAL_LOOK).spoken
