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

    def tell(self, sentence: str, *, passes: bool = False) -> None:
        """Show one sentence, in place of the last; `passes` where it is about something that may be made good."""
        self._passes = passes
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

    def hush(self) -> None:
        """Nothing to tell any more."""
        self._waits, self._passes = "", False
        self.words.setText("")
        self.hide()

    def hold(self) -> None:
        """The window is hidden: what stands here may name somebody, and waits with what comes until `let_out`."""
        if not self._is_held:
            waits, passes = self.words.text(), self._passes
            self.hush()
            self._waits, self._passes, self._is_held = waits, passes, True

    def let_out(self) -> None:
        """What was last told, if it was not read."""
        self._is_held = False
        waits, self._waits = self._waits, ""
        if waits:
            self.tell(waits, passes=self._passes)

    def _on_put_away(self) -> None:
        self.hush()
        self.read.emit()
