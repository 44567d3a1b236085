"""A hand at the keyboard of a window in this program: Tab, Space, letters and the keys of the talk, and no mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.kit import canaries
from tests.kit.sittings import Sitting


class Hand:
    """Presses keys where the focus is; only looks at the window to know when it is ready."""

    def __init__(self, window: Sitting) -> None:
        self.window = window
        window.shell.activateWindow()
        window.qtbot.waitUntil(window.shell.isActiveWindow)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, with what it does done."""
        QTest.keyClick(self._focused(), key, modifier)
        self._settle()

    def write(self, text: str) -> None:
        """A text where the focus is."""
        QTest.keyClicks(self._focused(), text)
        self._settle()
        canaries.step()

    def go_to(self, name: str, *, onward: bool = False, at_most: int = 400) -> None:
        """Tab until the focus is called `name`, spoken or its own; with `onward` at least once."""
        self._settle()
        met = []
        for _ in range(at_most):
            names = _names(self._focused())
            if name in names and not onward:
                return
            onward = False
            met.append(names)
            self.key(Qt.Key.Key_Tab)
        message = f"no way by Tab to {name!r}; met {met}"
        raise AssertionError(message)

    def press(self, name: str, *, onward: bool = False) -> None:
        """Go to a control and press it with Space."""
        self.go_to(name, onward=onward)
        self.key(Qt.Key.Key_Space)
        canaries.step()

    def _settle(self) -> None:
        self.window.settle()
        QApplication.processEvents()  # what was made is shown by an event of its own

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window.shell


def _names(widget: QWidget) -> tuple[str, str]:
    face = QAccessible.queryAccessibleInterface(widget)
    return (face.text(QAccessible.Text.Name) if face else "", widget.objectName())
