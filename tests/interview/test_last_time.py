from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, a_session, an_instrument, said
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.last_time import LastPage, LastTime, last_page_of, last_time_of
from udset_desktop.interview.session import go_to, screen_of
from udset_desktop.interview.state import Earlier

OLD, NEW = an_instrument("carer-review/1.0.1"), an_instrument("carer-review/2.1.1")
ANSWERS = {
    "money.rating": said("no", scale="fit-4"),
    "money.words": said("We manage."),
    "money.matters": said(None, non_answer="not_asked", said_by=()),
    "valued.rating": said("no", scale="fit-4"),
}
EARLIER = Earlier(
    held_on="2025-03-12", answers=ANSWERS, instrument=OLD, changed=frozenset({"money", "valued"})
)


def talk(earlier=EARLIER):
    return a_session(NEW, earlier=earlier, choice=a_choice(header=a_header(looks_after="Tam")))


def last(session, item):
    return last_time_of(session, telling_of(session), session.instrument.by_id[item])


def page(session, page_id):
    found = next(one for one in session.instrument.pages() if one.id == page_id)
    return last_page_of(session, telling_of(session), found)


def test_an_old_answer_stands_under_the_question_it_was_given_to():
    assert last(talk(), "money.rating") == LastTime(
        ask="Do you manage for money, with the caring?", said="No"
    )
    same = replace(EARLIER, instrument=None)
    assert last(talk(same), "money.rating") == LastTime(ask="Are you all right for money?", said="No")


def test_without_an_answer_there_is_no_last_time():
    assert last(talk(), "money.matters") == LastTime()
    assert last(talk(), "own_life.rating") == LastTime()
    assert last(talk(None), "money.rating") == LastTime()


def test_an_answer_to_a_question_nobody_knows_is_not_told():
    new = next(one for one in NEW.by_id if one not in OLD.by_id)
    assert last(talk(replace(EARLIER, answers={new: said("no")})), new) == LastTime()


@pytest.mark.parametrize("marked", ["money.rating", "money.words"])
def test_nothing_of_a_page_just_between_us(marked):
    kept = {**ANSWERS, marked: replace(ANSWERS[marked], between_us=True)}
    assert last(talk(replace(EARLIER, answers=kept)), "money.rating") == LastTime()


def test_a_page_says_what_it_was_called_and_whether_it_was_about_something_else():
    assert page(talk(), "valued") == LastPage(called="Being valued", changed=True)
    assert page(talk(), "own_life") == LastPage()
    assert page(talk(), "listened") == LastPage()  # nobody was asked about it then
    assert page(talk(replace(EARLIER, instrument=None)), "valued") == LastPage()
    assert page(talk(None), "valued") == LastPage()


def test_the_page_in_front_is_drawn_with_it():
    shown = screen_of(go_to(talk(), "valued")).page
    assert (shown.last_time_called, shown.last_time_changed) == ("Being valued", True)
    asks = [one.last_time_ask for one in shown.items if one.last_time]
    assert asks == ["Do workers value what you do and what you know?"]
