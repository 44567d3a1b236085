import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent

from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName


def made(qtbot, *, chosen="b"):
    box = PickBox("Which one")
    qtbot.addWidget(box)
    box.show_picks((("a", "First"), ("b", "Second")), chosen)
    return box


def test_the_chosen_one_stands_in_front_and_the_first_where_none_fits(qtbot):
    assert made(qtbot).code == "b"
    assert made(qtbot, chosen="never").code == "a"
    assert made(qtbot).accessibleName() == "Which one"


@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_are_cut_where_it_has_the_room_it_asks_for(qapp, qtbot, percent):
    Theme(ThemeName.LIGHT, percent).apply(qapp)
    box = PickBox("From")
    qtbot.addWidget(box)
    box.show_picks((("", "the beginning"), ("2026-Q1", "January 2026")), "")
    box.show()
    box.resize(box.sizeHint())
    before = box.grab().toImage()
    box.resize(box.width() + 200, box.height())
    wider = box.grab().toImage()
    words = QRect(2, 4, box.fontMetrics().horizontalAdvance("the beginning") + 12, box.height() - 8)
    assert before.copy(words) == wider.copy(words)


def test_a_wheel_in_passing_changes_nothing(qtbot):
    box = made(qtbot)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 -- Qt's own signature
    )
    box.wheelEvent(turn)
    assert box.code == "b"
    assert not turn.isAccepted()


def test_it_is_drawn_with_a_mark_at_its_right(qtbot):
    box = made(qtbot)
    box.resize(200, 40)
    with_mark = box.grab().toImage()
    corner = {with_mark.pixel(x, y) for x in range(180, 192) for y in range(14, 26)}
    assert len(corner) > 1


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_at_its_own_width_no_word_is_cut(qtbot, qapp, percent):
    Theme(percent=percent).apply(qapp)
    for words in ("the beginning", "now", "2026 Q1", "Invertarrow town", "Physical or sensory"):
        box = PickBox("From")
        qtbot.addWidget(box)
        box.show_picks((("", words),), "")
        box.ensurePolished()
        room = box.sizeHint().width() - box._around()
        assert box.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room) == words
