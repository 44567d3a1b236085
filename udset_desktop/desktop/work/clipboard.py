"""The clipboard, lent for a while: what was put there of a conversation is taken off again.

Every program on the laptop can read the clipboard, so nothing of anybody stays on it longer than the
pasting takes.  What somebody else has copied since is theirs and is left alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

LENT_MS = 120_000


class LentClipboard(QObject):
    """One text on the clipboard, for two minutes at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lent = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LENT_MS)
        self._timer.timeout.connect(self.take_off)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.take_off)

    @property
    def is_lent(self) -> bool:
        """Whether a text of ours may still be there."""
        return bool(self._lent)

    def put(self, text: str) -> None:
        """Put a text there, in place of whatever was."""
        self._lent = text
        QGuiApplication.clipboard().setText(text)
        self._timer.start()

    def take_off(self) -> None:
        """Take it off, if it is still the one that was put there."""
        self._timer.stop()
        lent, self._lent = self._lent, ""
        board = QGuiApplication.clipboard()
        # The system may give the line ends back in its own way.
        if lent and board.text().splitlines() == lent.splitlines():
            board.clear()


def lent_clipboard() -> LentClipboard:
    """The one of this program: it outlives the page that put something there, and the window too."""
    app = QGuiApplication.instance()
    found = app.findChild(LentClipboard) if app is not None else None
    return found if isinstance(found, LentClipboard) else LentClipboard(app)
