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

    def tell(self, sentence: str) -> None:
        """Show one sentence, in place of the last."""
        if self._is_held:
            self._waits = sentence
            return
        self.words.setText(sentence)
        self.show()
        announce(self, sentence)

    def hush(self) -> None:
        """Nothing to tell any more."""
        self._waits = ""
        self.words.setText("")
        self.hide()

    def hold(self) -> None:
        """The window is hidden: what stands here may name somebody, and waits with what comes until `let_out`."""
        if not self._is_held:
            waits = self.words.text()
            self.hush()
            self._waits, self._is_held = waits, True

    def let_out(self) -> None:
        """What was last told, if it was not read."""
        self._is_held = False
        waits, self._waits = self._waits, ""
        if waits:
            self.tell(waits)

    def _on_put_away(self) -> None:
        self.hush()
        self.read.emit()
