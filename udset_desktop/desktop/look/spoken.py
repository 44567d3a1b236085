"""What a screen reader calls the program's own controls: a heading a heading, a choice a radio button.

Qt knows roles for its own classes only.  Each class of ours that is something else than what it is
made of says so in one line of `ROLES`; the faces are made when a screen reader first asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from udset_desktop.desktop.look.controls import ChoiceButton, Heading

Role = QAccessible.Role

ROLES: Mapping[str, Callable[[QWidget], QAccessible.Role]] = {
    Heading.__name__: lambda _widget: Role.Heading,
    ChoiceButton.__name__: lambda widget: (
        Role.CheckBox if isinstance(widget, ChoiceButton) and widget.is_many else Role.RadioButton
    ),
}


class _Face(QAccessibleWidget):
    """A widget as Qt tells it, but for its role and, of a button, whether it is chosen."""

    def role(self) -> QAccessible.Role:
        """What it is."""
        widget = self.object()
        make = ROLES.get(type(widget).__name__)
        return make(widget) if make is not None and isinstance(widget, QWidget) else super().role()

    def text(self, kind: QAccessible.Text) -> str:
        """Its name: what it is called, else what stands on it."""
        told = super().text(kind)
        if not told and kind is QAccessible.Text.Name:
            told = str(self.object().property("text") or "")
        return told

    def state(self) -> QAccessible.State:
        """Chosen or not, beside what Qt tells."""
        state = super().state()
        widget = self.object()
        if isinstance(widget, ChoiceButton):
            state.checkable = True
            state.checked = widget.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """What can be done with it."""
        names = list(super().actionNames())
        return ["Press", *names] if isinstance(self.object(), ChoiceButton) else names

    def doAction(self, name: str) -> None:
        """Do it, as a click would."""
        widget = self.object()
        if name == "Press" and isinstance(widget, ChoiceButton):
            widget.click()
        else:
            super().doAction(name)


_faces: list[_Face] = []


def speak_of_controls() -> None:
    """Let every control of ours be called what it is, from now on."""
    QAccessible.installFactory(_face_of)


def _face_of(kind: str, of: QObject) -> QAccessibleInterface | None:
    if kind not in ROLES or not isinstance(of, QWidget):
        return None
    # Qt keeps it by a bare pointer and deletes it with the widget.  Python must never do that first: what
    # Qt has deleted is let go of when the next one is made, and not a moment before.
    _faces[:] = [one for one in _faces if isValid(one)]
    _faces.append(_Face(of))
    return _faces[-1]
