import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from udset_desktop.desktop.look.drawn_once import DrawnOnce
from udset_desktop.desktop.look.theme import Theme


class Patch(DrawnOnce):
    """One colour; counts how often it was drawn."""

    def __init__(self):
        super().__init__()
        self.colour, self.draws = QColor("#336699"), 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def looks(self):
        return (self.colour.name(),)

    def draw(self, painter):
        self.draws += 1
        painter.fillRect(self.rect(), self.colour)


@pytest.fixture
def patch(qtbot):
    made = Patch()
    qtbot.addWidget(made)
    made.setGeometry(300, 300, 40, 20)  # where no mouse is
    made.show()
    made.grab()
    return made


def colour_of(made, x=5, y=5):
    return made.grab().toImage().pixelColor(x, y).name()


def test_the_same_looks_are_drawn_once(patch):
    before = patch.draws
    assert [colour_of(patch) for _ in range(3)] == ["#336699"] * 3
    assert patch.draws == before


def test_other_looks_another_size_and_the_focus_are_drawn_anew(patch, qtbot):
    patch.colour = QColor("#993366")
    assert colour_of(patch) == "#993366"
    patch.resize(60, 20)
    assert colour_of(patch, x=50) == "#993366"
    before = patch.draws
    patch.setFocus()
    qtbot.waitUntil(patch.hasFocus)
    colour_of(patch)
    assert patch.draws > before


def test_another_theme_is_drawn_anew(patch, qapp):
    before = patch.draws
    Theme(percent=200).apply(qapp)
    colour_of(patch)
    assert patch.draws > before
