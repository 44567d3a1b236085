"""What a screen reader calls the program's own controls: a heading a heading, a choice a radio button.

Qt knows roles for its own classes only.  Each class of ours that is something else than what it is
made of says so in one line of `ROLES`, and what shares a class says so by a property: a label of voice
"title" is a heading, a button that `unfolds` is open or shut, one that is `one_of` some is chosen or not.
The faces are made when a screen reader first asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from udset_desktop.desktop.look.controls import ChoiceButton, Heading
from udset_desktop.desktop.look.wrapping import WrappingLabel

Role = QAccessible.Role

ROLES: Mapping[str, Callable[[QWidget], QAccessible.Role]] = {
    Heading.__name__: lambda _widget: Role.Heading,
    ChoiceButton.__name__: lambda widget: (
        Role.CheckBox if isinstance(widget, ChoiceButton) and widget.is_many else Role.RadioButton
    ),
    "BigChoice": lambda _widget: Role.RadioButton,
    "Sample": lambda widget: (
        Role.RadioButton if isinstance(widget, QAbstractButton) and widget.isCheckable() else Role.Button
    ),
    **dict.fromkeys(("ButtonRow", "ChoiceRow", "MapBoard"), lambda _widget: Role.Grouping),
    "QuietChoice": lambda _widget: Role.ButtonMenu,
    "ChoiceList": lambda _widget: Role.PopupMenu,
    "ChoiceLine": lambda _widget: Role.MenuItem,
    "PersonView": lambda _widget: Role.Dialog,
    "SuitsView": lambda _widget: Role.Dialog,
    "CoverView": lambda _widget: Role.Dialog,
    "PaperPages": lambda _widget: Role.Document,
}
"""By the name of the class: what is in `views` is not known here."""

_LABELS = (QLabel, WrappingLabel)


def _role_of(widget: QObject) -> QAccessible.Role | None:
    """What a widget is, if not what Qt takes it for."""
    if not isinstance(widget, QWidget):
        return None
    if (make := ROLES.get(type(widget).__name__)) is not None:
        return make(widget)
    if isinstance(widget, QLabel) and type(widget) in _LABELS:
        if not widget.pixmap().isNull():
            return Role.Graphic
        return Role.Heading if _is_title(widget) else Role.StaticText
    if type(widget) is QPushButton:
        unfolds, one_of = widget.property("unfolds"), widget.property("one_of")
        chosen = Role.RadioButton if one_of else Role.CheckBox if widget.isCheckable() else Role.Button
        return Role.Button if unfolds else chosen
    return None


def _is_title(words: QLabel) -> bool:
    """Whether it stands over something: what can be marked and copied, or is a figure, is itself said."""
    marked = words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    return words.property("voice") == "title" and not marked and any(map(str.isalpha, words.text()))


class _Face(QAccessibleWidget):
    """A widget as Qt tells it, but for its role and, of a button, whether it is chosen."""

    def role(self) -> QAccessible.Role:
        """What it is."""
        role = _role_of(self.object())
        return super().role() if role is None else role

    def text(self, kind: QAccessible.Text) -> str:
        """Its name: what it is called, else what stands on it."""
        told = super().text(kind)
        if not told and kind is QAccessible.Text.Name:
            told = str(self.object().property("text") or "")
        return told

    def state(self) -> QAccessible.State:
        """Open or shut, chosen or not, beside what Qt tells."""
        state = super().state()
        widget = self.object()
        if isinstance(widget, QAbstractButton) and widget.property("unfolds"):
            state.expandable = True
            state.expanded = widget.isChecked()
            state.collapsed = not widget.isChecked()
        elif isinstance(widget, QAbstractButton):
            state.checkable = widget.isCheckable()
            state.checked = widget.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """What can be done with it."""
        names = list(super().actionNames())
        return ["Press", *names] if isinstance(self.object(), QAbstractButton) else names

    def doAction(self, name: str) -> None:
        """Do it, as a click would."""
        widget = self.object()
        if name == "Press" and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


class _Faces:
    """Every face there is.

    Qt keeps each by a bare pointer and deletes it with the widget.  Python must never do that first: what
    Qt has deleted is let go of when another is made, and not a moment before.
    """

    LEAST = 64

    def __init__(self) -> None:
        self._kept: list[_Face] = []
        self._room = self.LEAST

    def keep(self, face: _Face) -> _Face:
        """Hold on to a face; it."""
        if len(self._kept) >= self._room:
            # Not at each one: a window has thousands, and all would be asked for every label that is made.
            self._kept = [one for one in self._kept if isValid(one)]
            self._room = max(self.LEAST, 2 * len(self._kept))
        self._kept.append(face)
        return face

    def __len__(self) -> int:
        return len(self._kept)


_faces = _Faces()


def speak_of_controls() -> None:
    """Let every control of ours be called what it is, from now on."""
    QAccessible.installFactory(_face_of)


def _is_ours(widget: QWidget) -> bool:
    """Whether a widget is told by us: asked once, often while it is still being made."""
    return type(widget) in {*_LABELS, QPushButton} or type(widget).__name__ in ROLES


def _face_of(kind: str, of: QObject) -> QAccessibleInterface | None:
    if kind != type(of).__name__ or not isinstance(of, QWidget) or not _is_ours(of):
        return None
    return _faces.keep(_Face(of))
