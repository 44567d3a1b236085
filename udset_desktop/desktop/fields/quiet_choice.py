"""A quiet line that opens a short list: who said it, who else is in the room.

Two keys from the keyboard: the line's own, then the digit in front of a word.  Nothing modal, nothing
that covers the page for longer than the choice takes.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

Group = tuple[ChoiceState, ...]
_DIGITS = "1234567890"


class QuietChoice(QPushButton):
    """A line of words that is also a way to change them.

    Signals: `chosen(code)`; what is chosen already may be chosen again, to take it off.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        for word in ("quiet", "small"):
            self.setProperty(word, True)  # noqa: FBT003 -- Qt's own signature
        self.setAutoDefault(False)
        self.groups: tuple[Group, ...] = ()
        self.menu_shown = QMenu(self)
        self.menu_shown.triggered.connect(self._on_triggered)
        self.clicked.connect(self.open_choices)

    def show_choices(self, words: str, groups: tuple[Group, ...]) -> None:
        """The line's words, and what may be chosen instead, in groups."""
        self.groups = tuple(group for group in groups if group)
        shown = say("conversation.opens", words=words).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)
            self.setAccessibleName(words)

    def open_choices(self) -> None:
        """The list under the line, each word with its digit."""
        self.menu_shown.clear()
        digits = iter(_DIGITS)
        for number, group in enumerate(self.groups):
            if number:
                self.menu_shown.addSeparator()
            for choice in group:
                digit = next(digits, "")
                words = choice.words.replace("&", "&&")
                action = QAction(f"&{digit}  {words}" if digit else words, self.menu_shown)
                action.setData(choice.code)
                action.setCheckable(True)
                action.setChecked(choice.chosen)
                self.menu_shown.addAction(action)
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
