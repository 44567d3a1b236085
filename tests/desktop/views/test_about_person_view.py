from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.vaults import made_up_person
from tests.kit.windows import words_on
from udset_desktop.desktop.views.about_person_view import AboutPersonShown, AboutPersonView

MORAG = made_up_person()
CARER = made_up_person("Isla", about="carer")


@pytest.fixture
def view(qtbot):
    made = AboutPersonView()
    qtbot.addWidget(made)
    made.show()
    made.show_state(AboutPersonShown(person=MORAG, last_on="2026-05-04"))
    return made


def test_it_says_who_and_when_they_were_last_talked_with(view):
    assert view.title.text() == "Morag Ross"
    assert "Last talked on 4 May 2026" in words_on(view)
    assert view.life.code == "none"
    view.show_state(AboutPersonShown(person=MORAG))
    assert "No conversation yet" in words_on(view)


@pytest.mark.parametrize("life", ["has_died", "has_moved", "no_contact"])
def test_what_happened_is_said_by_one_click_and_taken_back_by_another(qtbot, view, life):
    with qtbot.waitSignal(view.life_said) as told:
        view.life.buttons[life].click()
    assert told.args == [life]
    view.show_state(AboutPersonShown(person=replace(MORAG, life=life, life_on="2026-06-01")))
    assert view.begin_button.isHidden()
    assert "Noted on 1 June 2026" in words_on(view)
    with qtbot.waitSignal(view.life_said) as told:
        view.life.buttons["none"].click()
    assert told.args == [""]


def test_only_of_a_carer_it_is_asked_whether_somebody_is_dying(qtbot, view):
    assert view.end_card.isHidden()
    view.show_state(AboutPersonShown(person=CARER))
    assert not view.end_card.isHidden()
    with qtbot.waitSignal(view.end_said) as told:
        view.end.buttons["yes"].click()
    assert told.args == [True]
    view.show_state(AboutPersonShown(person=replace(CARER, end_of_life=True)))
    assert view.end.code == "yes"


def test_the_ways_on(qtbot, view):
    with qtbot.waitSignal(view.begin_asked):
        view.begin_button.click()
    with qtbot.waitSignal(view.left):
        view.back_button.click()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_somebody_on_hold_is_said_to_be_so_and_neither_begun_with_nor_handed_over(view):
    assert view.hold.isHidden()
    view.show_state(AboutPersonShown(person=replace(MORAG, on_hold_since="2026-05-04")))
    assert "On hold since 4 May 2026: kept, and not used" in words_on(view)
    assert view.begin_button.isHidden()
    assert view.hand_over_button.isHidden()
