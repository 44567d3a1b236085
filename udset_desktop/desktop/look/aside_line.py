"""One quiet line under a text that asks something about its wording, put aside by one key.

Its room is kept while it says nothing, so that nothing moves under anybody's hand.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.words import say


class AsideLine(QLabel):
    """A question nobody has to answer.

    Signals: `put_aside(code)` when it is waved away, by Escape in the text or by a click on it; `worded()`
    when it says something else.
    """

    put_aside = Signal(str)
    worded = Signal()

    def __init__(self, *, keeps_room: bool = True) -> None:
        super().__init__()
        self.code = ""
        self.setObjectName("aside")
        self.setProperty("voice", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps_room)
        self.setSizePolicy(policy)
        self.hide()

    def listen_to(self, text: QWidget) -> None:
        """Take Escape from this text while there is something to put aside."""
        text.installEventFilter(self)

    def ask(self, code: str, sentence: str) -> None:
        """Ask in one sentence; "" takes the question back."""
        self.code = code if sentence else ""
        self.setText(say("asides.line", question=sentence) if sentence else "")
        self.setAccessibleName(sentence)
        self.worded.emit()
        self.setVisible(bool(sentence))
        announce(self, sentence)

    def hush(self) -> None:
        """Nothing is asked."""
        if self.code:
            self.ask("", "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, before anything else on the page takes it."""
        if not self.code or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            self._put_aside()
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click does the same."""
        self._put_aside()

    def _put_aside(self) -> None:
        code = self.code
        self.hush()
        if code:
            self.put_aside.emit(code)
