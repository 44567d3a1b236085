from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics

from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import SMALL
from udset_desktop.desktop.models.jot_model import JOT_MIME
from udset_desktop.desktop.views.map_node import MapNode, about, node_size, spoken
from udset_desktop.foundation.languages import speak
from udset_desktop.interview.outcome_map import MapPlace
from udset_desktop.interview.screen import Touch

SAFE = MapPlace(page="safe", title="Feeling safe", touch=Touch.TOUCHED, matters=True, jots=2, picked=True)
ALONE = MapPlace(page="relationship", title="You two", touch=Touch.UNTOUCHED, waits=True, jots=1)


@pytest.fixture
def node(qtbot):
    made = MapNode()
    qtbot.addWidget(made)
    made.show_place(SAFE, "d")
    made.resize(node_size(theme_of()))
    made.show()
    return made


def test_it_says_in_words_how_it_stands():
    assert about(SAFE) == "matters now · picked"
    assert spoken(SAFE) == "Feeling safe, talked about, matters now, picked, 2 jots"
    assert spoken(ALONE) == "You two, not yet, when alone, 1 jot"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "en-XA"])
@pytest.mark.parametrize("place", [SAFE, ALONE, replace(SAFE, picked=False), replace(ALONE, matters=True)])
def test_how_it_stands_is_drawn_whole(qapp, node, place, language, percent):
    Theme(percent=percent).apply(qapp)
    speak(language)
    try:
        node.show_place(place, "d")
        metrics = QFontMetrics(theme_of().font(SMALL))
        room = QRect(0, 0, theme_of().px(106 - (16 if place.matters else 0)), 1000)
        words, lines = node.more_drawn(theme_of().px(106))
        drawn = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        assert words
        assert lines in {1, 2}
        assert drawn.width() <= room.width()
        assert drawn.height() <= lines * metrics.lineSpacing()
    finally:
        speak("en")


def test_that_it_matters_is_said_by_its_star_where_there_is_no_room_for_words(node):
    assert node.more_drawn(106) == ("picked", 1)
    assert node.more_drawn(400) == ("matters now · picked", 1)


def test_a_screen_reader_hears_it_as_a_button_with_its_state(node):
    face = QAccessible.queryAccessibleInterface(node)
    assert face.role() == QAccessible.Role.Button
    assert face.text(QAccessible.Text.Name) == spoken(SAFE)
    assert face.text(QAccessible.Text.Description) == "D"
    assert face.state().focusable
    node.setCheckable(True)
    node.setChecked(True)
    assert face.state().checked


def test_enter_and_space_press_it_and_arrows_are_left_to_the_map(qtbot, node):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(node.clicked):
            qtbot.keyClick(node, key)
    with qtbot.assertNotEmitted(node.clicked):
        qtbot.keyClick(node, Qt.Key.Key_Right)


def looks(node):
    return bytes(node.grab().toImage().constBits())


def test_what_matters_what_is_touched_and_what_waits_look_different(node):
    seen = set()
    for place in (
        MapPlace(page="p", title="People", touch=Touch.UNTOUCHED),
        MapPlace(page="p", title="People", touch=Touch.TOUCHED),
        MapPlace(page="p", title="People", touch=Touch.UNTOUCHED, matters=True),
        MapPlace(page="p", title="People", touch=Touch.UNTOUCHED, waits=True),
        MapPlace(page="p", title="People", touch=Touch.UNTOUCHED, current=True),
        MapPlace(page="p", title="People", touch=Touch.UNTOUCHED, jots=1),
    ):
        node.show_place(place, "f")
        seen.add(looks(node))
    assert len(seen) == 6


def carried(number, kind=JOT_MIME):
    held = QMimeData()
    held.setData(kind, str(number).encode())
    return held


def test_a_jot_can_be_let_fall_on_it_and_nothing_else(qtbot, node):
    held = carried(7)
    enter = QDragEnterEvent(
        node.rect().center(),
        Qt.DropAction.MoveAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    node.dragEnterEvent(enter)
    assert enter.isAccepted()
    node.dragLeaveEvent(QDragLeaveEvent())
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.MoveAction,
        held,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(node.dropped) as told:
        node.dropEvent(drop)
    assert told.args == ["safe", 7]
    other = carried("words from elsewhere")
    enter = QDragEnterEvent(
        node.rect().center(),
        Qt.DropAction.MoveAction,
        other,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    node.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_slim_one_is_as_wide_as_its_words(qtbot):
    short, long = MapNode(small=True), MapNode(small=True)
    for node, title in ((short, "One change"), (long, "Something else about the help you get")):
        qtbot.addWidget(node)
        node.show_place(MapPlace(page="x", title=title, touch=Touch.UNTOUCHED, jots=3), "x")
    assert short.sizeHint().width() < long.sizeHint().width()
    assert not short.grab().isNull()


def test_a_slim_one_has_room_for_its_words_while_it_stands_out(qtbot):
    node = MapNode(small=True)
    qtbot.addWidget(node)
    title = "The help you get for yourself"
    node.show_place(MapPlace(page="x", title=title, touch=Touch.UNTOUCHED), "a")
    node.resize(node.sizeHint())
    theme = theme_of()
    room = node.rect().adjusted(node._lead(theme), 2, -node._tail(theme), -2).width()
    assert QFontMetrics(theme.font(SMALL, strong=True)).horizontalAdvance(node.place.title) <= room
