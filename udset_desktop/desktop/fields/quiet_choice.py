"""A quiet line that opens a short list: who said it, who else is in the room.

Two keys from the keyboard: the line's own, then the key in front of a word.  Nothing modal, nothing
that covers the page for longer than the choice takes.  `choice_list` is that list.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from udset_desktop.desktop.fields.choice_list import ChoiceList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

Group = tuple[ChoiceState, ...]
_LEAST = 16  # letters


class QuietChoice(QPushButton):
    """A line of words that is also a way to change them.

    With `shrinks` it asks for no room of its own and shows as many letters as there is room for; with
    `gives_way` it asks for all of its words, and gives up letters where there is less.

    Signals: `chosen(code)`; what is chosen already may be chosen again, to take it off.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, shrinks: bool = False, gives_way: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._words, self._gives_way = "", gives_way
        self.asks = ""
        self._elides = shrinks or gives_way
        if gives_way:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if shrinks:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.setProperty("flush", True)  # noqa: FBT003 -- Qt's own signature
        for word in ("quiet", "flat", "small"):
            self.setProperty(word, True)  # noqa: FBT003 -- Qt's own signature
        self.setAutoDefault(False)
        self.groups: tuple[Group, ...] = ()
        self.clicked.connect(self.open_choices)

    @cached_property
    def menu_shown(self) -> ChoiceList:
        """The list, made when it is first opened."""
        made = ChoiceList(self)
        made.chosen.connect(self.chosen)
        return made

    def show_choices(self, words: str, groups: tuple[Group, ...], asks: str = "") -> None:
        """The line's words, what may be chosen instead, in groups, and what the list asks over them."""
        self.asks = asks or words
        self.groups = tuple(group for group in groups if group)
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            if self._gives_way:  # whole until it is laid out: how much room there is will be known then
                self._tell(words)
                QTimer.singleShot(0, self, self._fit)
            else:
                self._fit()

    def sizeHint(self) -> QSize:
        """Room for all of its words, where it gives way only if it must."""
        hint = super().sizeHint()
        if self._gives_way:
            whole = self.fontMetrics().horizontalAdvance(say("conversation.opens", words=self._words))
            shown = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
            hint.setWidth(max(hint.width() + whole - shown, whole + 3 * UNIT + 2))
        return hint

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough where it gives way."""
        hint = super().minimumSizeHint()
        if self._gives_way:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("x" * _LEAST)))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many letters as there is room for."""
        super().resizeEvent(event)
        if self._elides:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In whatever size they have now."""
        super().changeEvent(event)
        if self._elides and event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        words = self._words
        if self._elides:
            around = self.fontMetrics().horizontalAdvance(say("conversation.opens", words=""))
            room = self.width() - around - 3 * UNIT
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        self._tell(words)

    def _tell(self, words: str) -> None:
        shown = say("conversation.opens", words=words).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    def open_choices(self) -> None:
        """The list by the line, each word with its key."""
        self.menu_shown.fill(self.asks, self.groups)
        self.menu_shown.open_by_its_line()
