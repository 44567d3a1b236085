"""One quiet line that tells of trouble and stays until read; never modal, never blinking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from udset_desktop.desktop.look.controls import announce, button, label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


class MessageBar(QFrame):
    """The line under the places.

    Signals: `read()` when the user has put it away.
    """

    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waits = ""
        self._is_held = False
        self._passes = False  # what stands here, or waits, is about something that may be made good
        self._is_of_place = False  # it is about what is in front, and about nothing else
        self.setObjectName("message_bar")
        self.setProperty("notice", True)  # noqa: FBT003 -- Qt's own signature
        self.words = label(name="message")
        self.put_away = button(say("shell.message_read"), kind="quiet end", name="put_away")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.put_away)
        self.put_away.clicked.connect(self._on_put_away)
        self.hide()

    def tell(self, sentence: str, *, passes: bool = False, here: bool = False) -> None:
        """Show one sentence, in place of the last.

        `passes` where it is about something that may be made good; `here` where it is about what is in front
        alone, and means nothing anywhere else.
        """
        self._passes, self._is_of_place = passes, here
        if self._is_held:
            self._waits = sentence
            return
        self.words.setText(sentence)
        self.show()
        announce(self, sentence)

    def tell_well(self, sentence: str) -> None:
        """What stood here and was not read is made good: this in its place.  Nothing, where it said something else."""
        if self._passes:
            self.tell(sentence)

    def take_back(self, sentence: str) -> None:
        """It is not true any more; nothing, where it was read or something else was told since."""
        if sentence in {self._waits, self.words.text()}:
            self.hush()

    def leave(self) -> None:
        """Something else comes in front: what was about the one before goes with it."""
        if self._is_of_place:
            self.hush()

    def hush(self) -> None:
        """Nothing to tell any more."""
        self._waits, self._passes, self._is_of_place = "", False, False
        self.words.setText("")
        self.hide()

    def hold(self) -> None:
        """The window is hidden: what stands here may name somebody, and waits with what comes until `let_out`."""
        if not self._is_held:
            waits, passes, here = self.words.text(), self._passes, self._is_of_place
            self.hush()
            self._waits, self._passes, self._is_of_place, self._is_held = waits, passes, here, True

    def let_out(self) -> None:
        """What was last told, if it was not read."""
        self._is_held = False
        waits, self._waits = self._waits, ""
        if waits:
            self.tell(waits, passes=self._passes, here=self._is_of_place)

    def _on_put_away(self) -> None:
        self.hush()
        self.read.emit()
