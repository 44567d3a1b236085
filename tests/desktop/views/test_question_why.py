"""F1 on the pages outside the talk: every question that is asked there has why, ways and examples."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from udset_desktop.desktop.views.about_person_view import AboutPersonShown, AboutPersonView
from udset_desktop.desktop.views.ask_view import AskView, Question
from udset_desktop.desktop.views.follow_up_view import FollowUpShown, FollowUpView
from udset_desktop.desktop.views.minds_card import MindState
from udset_desktop.desktop.views.rights_view import RightsShown, RightsView
from udset_desktop.desktop.views.sheet_view import SheetShown, SheetView
from udset_desktop.desktop.views.take_back_view import TakeBackView
from udset_desktop.desktop.views.why_card import WhyCard
from udset_desktop.foundation.ids import FollowUpId, PersonId
from udset_desktop.interview.follow_up import FollowUp
from udset_desktop.interview.guidance import guidance_at
from udset_desktop.interview.person import Person

CARER = Person(id=PersonId("p"), name="Morag Ross", about="carer")


def sheet():
    view = SheetView()
    view.show_state(SheetShown(name="Morag", state="to_post"))
    return view


def about_person():
    view = AboutPersonView()
    view.show_state(AboutPersonShown(person=CARER))
    return view


def rights():
    view = RightsView()
    view.show_state(RightsShown(person=CARER, figures=(), may_take_out=True, goes=(), stays=()))
    view.show_reason("to be read first")
    return view


def take_back():
    view = TakeBackView()
    view.start(minds=(MindState(purpose="figures", sentence="May they count?", reply="yes"),))
    return view


def correct():
    view = AskView()
    view.show_question(Question(title="Put right", reason="Why?", deeds=(("open", "Open"),), why="correct"))
    return view


def follow_up():
    view = FollowUpView()
    view.show_state(FollowUpShown(note=FollowUp(id=FollowUpId("n"), begun_utc="2026-06-01T09:00:00Z")))
    view.paper_button.setChecked(True)
    return view


ASKED = (
    (sheet, lambda view: view.safe.buttons["yes"], "paper_left"),
    (sheet, lambda view: view.states.buttons["to_post"], "paper_state"),
    (sheet, lambda view: view.post.buttons["yes"], "paper_posted"),
    (about_person, lambda view: view.life.buttons["none"], "life"),
    (about_person, lambda view: view.end.buttons["no"], "end_of_life"),
    (rights, lambda view: view.post.buttons["yes"], "put_right"),
    (rights, lambda view: view.reason, "hold"),
    (rights, lambda view: view.figures_button, "take_back"),
    (rights, lambda view: view.delete_button, "take_back"),
    (take_back, lambda view: view.minds.rows["figures"].buttons["yes"], "permissions"),
    (take_back, lambda view: view.what.buttons["words"], "take_back"),
    (correct, lambda view: view.box, "correct"),
    (follow_up, lambda view: view.boxes["said"], "follow_up"),
    (follow_up, lambda view: view.safe.row.buttons["yes"], "paper_left"),
)


def open_cards(view):
    return [card for card in view.findChildren(WhyCard) if card.isVisible()]


@pytest.fixture
def shown(qtbot):
    def show(make):
        view = make()
        qtbot.addWidget(view)
        view.resize(1100, 800)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        return view

    return show


@pytest.mark.parametrize(("make", "in_hand", "about"), ASKED)
def test_f1_tells_of_the_question_in_hand_and_shuts_again(qtbot, shown, make, in_hand, about):
    view = shown(make)
    held = in_hand(view)
    held.setFocus()
    qtbot.waitUntil(held.hasFocus)
    qtbot.keyClick(held, Qt.Key.Key_F1)
    (card,) = open_cards(view)
    assert (card.why.text(), card.parts["ways"][1].text()) == (
        guidance_at(about).why,
        "\n".join(guidance_at(about).ways),
    )
    assert card.why.text()
    qtbot.keyClick(held, Qt.Key.Key_F1)
    assert open_cards(view) == []


@pytest.mark.parametrize(
    ("make", "in_hand"),
    [
        (sheet, lambda view: view.post.buttons["yes"]),
        (rights, lambda view: view.reason),
        (take_back, lambda view: view.what.buttons["words"]),
        (follow_up, lambda view: view.safe.row.buttons["yes"]),
    ],
)
def test_what_is_opened_comes_into_sight(qtbot, shown, make, in_hand):
    view = shown(make)
    view.resize(700, 420)
    in_hand(view).setFocus()
    qtbot.waitUntil(in_hand(view).hasFocus)
    view.why_key.turn_over()
    (card,) = open_cards(view)

    def is_in_sight():
        assert card.height() >= card.heightForWidth(card.width())  # it is laid out
        assert card.visibleRegion().boundingRect().height() >= min(card.height(), 250)

    qtbot.waitUntil(is_in_sight)


@pytest.mark.parametrize(
    ("make", "about"),
    [
        (sheet, "paper_left"),
        (about_person, "life"),
        (rights, "put_right"),
        (take_back, "permissions"),
        (correct, "correct"),
        (follow_up, "follow_up"),
    ],
)
def test_where_no_question_is_in_hand_it_tells_of_the_first(shown, make, about):
    view = shown(make)
    view.title.setFocus()
    view.why_key.turn_over()
    assert [card.why.text() for card in open_cards(view)] == [guidance_at(about).why]


def test_a_question_that_is_out_of_sight_is_not_told_of(shown):
    view = shown(about_person)
    view.show_state(AboutPersonShown(person=replace(CARER, about="user")))
    view.end_card.setFocus()
    view.why_key.turn_over()
    assert [card.why.text() for card in open_cards(view)] == [guidance_at("life").why]


def test_a_second_thought_about_an_act_has_no_card_of_the_question_before_it(shown):
    view = shown(correct)
    view.why_key.turn_over()
    view.show_question(Question(title="Sure?", deeds=(("yes", "Yes"),)))
    view.why_key.turn_over()
    assert open_cards(view) == []
