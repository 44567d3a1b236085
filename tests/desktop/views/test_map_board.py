from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.kit.map_states import LETTERS, STATE, place
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.views.map_board import MapBoard
from udset_desktop.interview.outcome_map import MapState
from udset_desktop.interview.screen import Touch


@pytest.fixture
def board(qtbot):
    made = MapBoard()
    qtbot.addWidget(made)
    made.resize(1070, 600)
    made.show()
    made.activateWindow()
    made.show_map(STATE, LETTERS)
    made.go_to("life_0")
    return made


def focused(board):
    return next(page for page, node in board.nodes.items() if node.hasFocus())


def test_every_place_is_a_named_focusable_child(board):
    assert list(board.nodes) == [one.page for one in STATE.places()]
    face = QAccessible.queryAccessibleInterface(board.canvas)
    names = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert names[0] == "Life_0, not yet"
    assert len(names) == len(STATE.places())
    assert all(face.child(at).state().focusable for at in range(face.childCount()))


def test_arrows_go_round_and_enter_goes_there(qtbot, board):
    seen = [focused(board)]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        seen.append(focused(board))
    assert len(set(seen)) == 4
    with qtbot.waitSignal(board.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [seen[-1]]


def test_a_letter_goes_there_and_any_other_key_is_not_taken(qtbot, board):
    with qtbot.waitSignal(board.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert told.args == ["how_0"]
    with qtbot.assertNotEmitted(board.chosen):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_what_waits_until_they_are_alone_cannot_be_gone_to_but_can_be_laid_on(qtbot, board):
    node = board.nodes["alone"]
    with qtbot.assertNotEmitted(board.chosen):
        node.click()
    board.show_checked(frozenset({"services"}))
    assert board.nodes["services"].isChecked()
    with qtbot.waitSignal(board.chosen):
        node.click()
    board.show_checked(None)
    assert not board.nodes["services"].isChecked()


def test_places_stay_where_they_are_whatever_is_said_of_them(board):
    nodes = board.nodes
    before = [node.geometry() for node in nodes.values()]
    told = replace(STATE.groups[0].places[0], touch=Touch.TOUCHED, matters=True, jots=3)
    changed = replace(STATE.groups[0], places=(told, *STATE.groups[0].places[1:]))
    board.show_map(replace(STATE, groups=(changed, *STATE.groups[1:])), LETTERS)
    assert [node.geometry() for node in board.nodes.values()] == before
    assert board.nodes["life_0"] is nodes["life_0"]
    assert "matters now" in board.nodes["life_0"].accessibleName()


def test_another_conversation_has_places_of_its_own(board):
    board.show_map(MapState(name="Ewan", groups=STATE.groups[:1], others=()), LETTERS)
    assert list(board.nodes) == [one.page for one in STATE.groups[0].places]


def test_tab_comes_to_one_place_only(board):
    tabbed = [page for page, node in board.nodes.items() if node.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == ["life_0"]
    board.go_to("nowhere")
    assert focused(board) == "life_0"


def test_large_letters_make_it_scroll_rather_than_overlap(qapp, board):
    Theme(ThemeName.LIGHT, 200).apply(qapp)
    QApplication.sendPostedEvents()
    nodes = list(board.nodes.values())
    for at, node in enumerate(nodes):
        for other in nodes[at + 1 :]:
            assert not node.geometry().intersects(other.geometry())
    assert board.canvas.height() > board.viewport().height()


@pytest.mark.parametrize("height", range(525, 720, 7))
def test_no_place_lies_half_below_what_is_seen(board, height):
    others = tuple(place(f"other_{at}", "Something else about how it goes") for at in range(13))
    board.show_map(replace(STATE, others=others), {})
    board.resize(984, height)
    assert all(node.geometry().bottom() < height for page, node in board.nodes.items() if "other" not in page)
    for node in board.nodes.values():
        assert node.y() >= height or node.geometry().bottom() < height, node.page


def test_jots_may_be_let_fall_once_they_may(qtbot, board):
    assert not board.nodes["services"].acceptDrops()
    board.take_in_drops()
    assert board.nodes["services"].acceptDrops()
    with qtbot.waitSignal(board.dropped):
        board.nodes["services"].dropped.emit("services", 2)


def test_the_place_in_hand_is_in_sight_however_large_the_letters(qapp, board):
    Theme(ThemeName.LIGHT, 200).apply(qapp)
    QApplication.sendPostedEvents()
    for page in ("how_2", "services", "life_3"):
        board.go_to(page)
        seen = (
            board.viewport()
            .rect()
            .translated(board.horizontalScrollBar().value(), board.verticalScrollBar().value())
        )
        assert seen.contains(board.nodes[page].geometry().center())
