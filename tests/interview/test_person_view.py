from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import CARER, a_choice, a_header, a_project, a_session, an_instrument
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy, Shown
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.interview.person_view import (
    DONT_UNDERSTAND,
    choose,
    first_key,
    keys_here,
    note_shown,
    question_of,
    step_from,
)
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import (
    answer_item,
    go_to,
    go_to_stage,
    reply,
    say_who_permits,
    say_who_speaks,
    set_header,
)
from udset_desktop.project.switches import Switches

PICTURES = PersonLook(pictures=True)
REVERSED = PersonLook(reverse=True)


def at(page, **changes):
    return go_to(a_session(**changes), page)


def at_the_end(**changes):
    return go_to_stage(a_session(**changes), Stage.PERMISSIONS)


def words_of(question):
    return [choice.words for choice in question.choices]


# -- what is shown -------------------------------------------------------------------


def test_a_question_is_its_check_and_its_words_with_i_dont_understand_last():
    question = question_of(at("safe"), "safe.rating", USUAL_LOOK)
    assert question.ask == "Do you feel safe, at home and when you are out?"
    assert words_of(question) == ["Yes", "Mostly", "Not really", "No", "I don't understand"]
    assert not any(choice.chosen for choice in question.choices)


def test_three_words_where_four_are_too_many():
    question = question_of(at("safe"), "safe.rating", PersonLook(few_words=True))
    assert words_of(question) == ["Yes", "In between", "No", "I don't understand"]
    session, _ = choose(at("safe"), "safe.rating", "in_between", PersonLook(few_words=True))
    assert session.answers.get("safe.rating").scale == "fit-3"


def test_every_rated_page_of_both_instruments_can_be_turned_round():
    scales = set()
    for key in ("user-review/1.0.0", CARER, "carer-review/2.0.0"):
        instrument = an_instrument(key)
        for page in instrument.pages():
            session = go_to(a_session(instrument), page.id)
            for item in page.items:
                if item.scale and item.id in keys_here(session):
                    question = question_of(session, item.id, USUAL_LOOK)
                    assert question.ask.endswith("?")
                    assert all(words_of(question))
                    scales |= {item.scale}
    assert scales == {"fit-4", "change-4"}


def test_is_that_all_right_with_you_follows_a_change():
    instrument = an_instrument()
    page = next(page for page in instrument.pages() if any(one.scale == "change-4" for one in page.items))
    rating, all_right = (
        next(i.id for i in page.items if i.facet == facet) for facet in ("rating", "all_right")
    )
    session, _ = choose(go_to(a_session(instrument), page.id), rating, "better", USUAL_LOOK)
    assert keys_here(session) == (rating, all_right)
    assert first_key(session) == all_right
    session, found = choose(session, all_right, "yes", USUAL_LOOK)
    assert not found
    assert session.answers.get(all_right).value == "yes"


def test_the_order_turns_and_i_dont_understand_stays_last():
    question = question_of(at("safe"), "safe.rating", REVERSED)
    assert words_of(question) == ["No", "Not really", "Mostly", "Yes", "I don't understand"]


def test_no_name_of_anybody_is_on_the_screen():
    header = a_header(looks_after="Archibald")
    session = a_session(an_instrument(CARER), choice=a_choice(header=header, instrument=CARER))
    session = replace(session, name="Eileen Baxter")
    told = []
    for page in session.instrument.pages():
        session = go_to(session, page.id)
        told += [question_of(session, key, USUAL_LOOK).spoken for key in keys_here(session)]
    session = go_to_stage(session, Stage.PERMISSIONS)
    told += [question_of(session, key, USUAL_LOOK).spoken for key in keys_here(session)]
    assert len(told) > 12
    assert not [one for one in told if "Archibald" in one or "Eileen" in one or "{" in one]


def test_what_was_said_before_is_never_spoken():
    session, _ = answer_item(at("safe"), "safe.words", "my son drinks")
    assert question_of(session, "safe.rating", USUAL_LOOK).spoken == (
        "Do you feel safe, at home and when you are out?\nYes.\nMostly.\nNot really.\nNo.\nI don't understand."
    )


def test_a_page_without_words_to_choose_is_not_turned_round():
    session = at("best")
    assert keys_here(session) == ()
    assert first_key(session) == ""
    assert question_of(session, "safe.rating", USUAL_LOOK) is None  # that of another page
    assert keys_here(go_to_stage(session, Stage.TOGETHER)) == ()


def test_what_is_asked_alone_is_not_turned_round_while_somebody_is_there():
    session = a_session(an_instrument(CARER), choice=a_choice(instrument=CARER))
    alone = next(one for one in session.instrument.items() if one.alone and one.scale)
    session = go_to(session, session.instrument.page_of[alone.id].id)
    assert alone.id in keys_here(session)
    session = set_header(session, replace(session.header, others=("partner",)))
    assert alone.id not in keys_here(session)
    assert choose(session, alone.id, "yes", USUAL_LOOK)[0] == session


# -- from one to the next ------------------------------------------------------------


def test_onward_goes_to_the_next_page_that_has_something_to_choose_and_back_again():
    session, key = step_from(at("safe"), "safe.rating", onward=True)
    assert (session.page, key) == ("things_to_do", "things_to_do.rating")
    session, key = step_from(session, key, onward=False)
    assert (session.page, key) == ("safe", "safe.rating")


def test_the_ends_stay():
    session = at("safe")
    key = "safe.rating"
    for _ in range(60):
        session, key = step_from(session, key, onward=True)
    assert step_from(session, key, onward=True) == (session, key)
    end = at_the_end()
    assert step_from(end, "contact", onward=True)[1] == "contact"
    assert step_from(end, "figures", onward=False)[1] == "figures"
    assert step_from(end, "figures", onward=True)[1] == "words"


# -- what becomes of a choice --------------------------------------------------------


@pytest.mark.parametrize(("look", "shown"), [(USUAL_LOOK, Shown.IN_ORDER), (REVERSED, Shown.REVERSED)])
def test_the_answer_keeps_which_way_round_the_words_lay(look, shown):
    session, found = choose(at("safe"), "safe.rating", "mostly", look)
    answer = session.answers.get("safe.rating")
    assert not found
    assert (answer.value, answer.scale, answer.shown) == ("mostly", "fit-4", shown)
    aloud, _ = answer_item(session, "safe.rating", "no")
    assert aloud.answers.get("safe.rating").shown is None  # asked again aloud, nothing lay before anybody


def test_i_dont_understand_says_that_the_question_did_not_work():
    session, found = choose(at("safe"), "safe.rating", DONT_UNDERSTAND, USUAL_LOOK)
    assert not found
    assert session.answers.get("safe.rating").non_answer == "question_didnt_work"
    assert question_of(session, "safe.rating", USUAL_LOOK).choices[-1].chosen


@pytest.mark.parametrize("code", ["mostly", DONT_UNDERSTAND])
def test_the_same_choice_twice_takes_it_off(code):
    session = at("safe")
    for _ in range(2):
        session, _ = choose(session, "safe.rating", code, USUAL_LOOK)
    assert session.answers.get("safe.rating") is None


def test_a_word_of_another_scale_is_refused_as_everywhere():
    session, found = choose(at("safe"), "safe.rating", "better", USUAL_LOOK)
    assert has_refusal(found)
    assert session.answers.get("safe.rating") is None


def test_the_choice_is_the_person_s_own_whoever_answered_before():
    session, _ = answer_item(
        at("safe"),
        "safe.rating",
        "no",
        said_by=(SaidBy.FAMILY_OR_FRIEND,),
        perspective=Perspective.WHAT_I_THINK,
    )
    session, _ = choose(session, "safe.rating", "mostly", USUAL_LOOK)
    answer = session.answers.get("safe.rating")
    assert (answer.value, answer.said_by, answer.perspective) == ("mostly", (SaidBy.PERSON,), None)


@pytest.mark.parametrize("code", ["yes", DONT_UNDERSTAND])
def test_with_pictures_it_is_the_person_with_support(code):
    session, _ = choose(at("safe"), "safe.rating", code, PICTURES)
    assert session.answers.get("safe.rating").said_by == (SaidBy.WITH_SYMBOLS,)


@pytest.mark.parametrize(
    ("told", "told_with_pictures"),
    [
        ((SaidBy.WITH_SIGN,), (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)),
        ((SaidBy.WITH_INTERPRETER, SaidBy.WITH_SIGN), (*SUPPORTS[1:],)),
        ((SaidBy.WITH_SUPPORT,), (SaidBy.WITH_SYMBOLS,)),
    ],
)
def test_pictures_are_support_besides_what_was_said(told, told_with_pictures):
    session, _ = say_who_speaks(at("safe"), told)
    plain, _ = choose(session, "safe.rating", "yes", USUAL_LOOK)
    shown, _ = choose(session, "safe.rating", "yes", PICTURES)
    assert set(plain.answers.get("safe.rating").said_by) == set(told)
    assert shown.answers.get("safe.rating").said_by == told_with_pictures


def test_whoever_speaks_for_the_person_stays_the_speaker_where_they_choose():
    speaking = a_header(respondent="somebody_speaking", speaker=SaidBy.ADVOCATE)
    session = at("safe", choice=a_choice(header=speaking))
    session, _ = say_who_speaks(session, (SaidBy.ADVOCATE,), Perspective.WHAT_THEY_WOULD_SAY)
    theirs, _ = choose(session, "safe.rating", "yes", PICTURES, by_person=False)
    own, _ = choose(session, "safe.rating", "yes", USUAL_LOOK)
    assert theirs.answers.get("safe.rating").said_by == (SaidBy.ADVOCATE,)
    assert theirs.answers.get("safe.rating").perspective is Perspective.WHAT_THEY_WOULD_SAY
    assert own.answers.get("safe.rating").said_by == (SaidBy.WITH_SUPPORT,)
    assert own.answers.get("safe.rating").perspective is None


def test_a_mark_on_the_page_covers_the_choice_too():
    session, _ = answer_item(at("safe"), "safe.words", "between us")
    answer = replace(session.answers.get("safe.words"), between_us=True)
    session = replace(session, answers=session.answers.with_answer("safe.words", answer))
    session, _ = choose(session, "safe.rating", "no", USUAL_LOOK)
    assert session.answers.get("safe.rating").between_us


def test_which_way_round_is_noted_only_of_an_answer():
    session = at("safe")
    assert note_shown(session, "safe.rating", Shown.REVERSED) == session


# -- permissions ---------------------------------------------------------------------


def test_a_permission_is_its_sentence_with_yes_and_no():
    question = question_of(at_the_end(), "figures", USUAL_LOOK)
    assert question.ask == "May your answers, without your name, help show how the service is doing?"
    assert words_of(question) == ["Yes", "No", "I don't understand"]
    assert question.picture == "purpose-figures"


def test_yes_and_no_are_replies_and_the_same_twice_is_not_asked():
    session, _ = choose(at_the_end(), "figures", "yes", USUAL_LOOK)
    assert session.permissions.may(Purpose.FIGURES)
    assert first_key(session) == "words"
    session, _ = choose(session, "figures", "no", USUAL_LOOK)
    assert session.permissions.figures is Reply.NO
    session, _ = choose(session, "figures", "no", USUAL_LOOK)
    assert session.permissions.figures is Reply.NOT_ASKED


def test_the_permission_keeps_which_way_round_yes_and_no_lay():
    session, _ = choose(at_the_end(), "figures", "yes", REVERSED)
    session, _ = choose(session, "words", "no", PICTURES)
    assert session.permissions.shown == {Purpose.FIGURES: Shown.REVERSED, Purpose.WORDS: Shown.IN_ORDER}
    session, _ = choose(session, "words", DONT_UNDERSTAND, USUAL_LOOK)
    session, _ = reply(session, Purpose.FIGURES, Reply.NO)
    assert session.permissions.shown == {}


def test_what_was_not_understood_is_never_a_yes():
    session, _ = choose(at_the_end(), "words", "yes", USUAL_LOOK)
    session, _ = choose(session, "words", DONT_UNDERSTAND, USUAL_LOOK)
    assert session.permissions.words is Reply.NOT_ASKED
    assert not session.permissions.may(Purpose.WORDS)


def test_given_with_pictures_is_kept_as_given_with_symbols():
    assert choose(at_the_end(), "words", "yes", PICTURES)[0].permissions.how is How.SYMBOLS
    assert choose(at_the_end(), "words", "yes", USUAL_LOOK)[0].permissions.how is How.SPOKEN
    signed = say_who_permits(at_the_end(), GivenBy.PERSON, how=How.SIGNED)
    assert choose(signed, "words", "yes", PICTURES)[0].permissions.how is How.SIGNED


@pytest.mark.parametrize("giver", [one for one in GivenBy if one is not GivenBy.PERSON])
def test_where_it_is_not_the_person_s_to_give_it_is_not_put_to_them(giver):
    session = say_who_permits(at_the_end(), giver)
    assert keys_here(session) == ()
    tried, found = choose(session, "figures", "yes", USUAL_LOOK)
    assert has_refusal(found)
    assert tried == session


def test_linking_is_asked_only_where_the_project_joins_visits():
    assert "linking" not in keys_here(at_the_end())
    project = a_project(switches=Switches(linking=True))
    assert keys_here(at_the_end(project=project))[-1] == "linking"
