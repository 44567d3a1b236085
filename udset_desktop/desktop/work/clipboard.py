"""The clipboard, lent for a while: what was put there of a conversation is taken off again.

Every program on the laptop can read the clipboard, so nothing of anybody stays on it longer than the
pasting takes, and nothing that came out of this window once it is locked: neither what was copied by
hand nor, where the system hands out what is only marked, the marking.  What somebody has copied in
another program since is theirs and is left alone.
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

    def take_all_off(self) -> None:
        """Take off whatever of this program is there, put by a page, copied by hand or only marked."""
        self.take_off()
        board = QGuiApplication.clipboard()
        if board.ownsClipboard():
            board.clear()
        if board.ownsSelection():
            board.clear(board.Mode.Selection)


def lent_clipboard() -> LentClipboard:
    """The one of this program: it outlives the page that put something there, and the window too."""
    app = QGuiApplication.instance()
    found = app.findChild(LentClipboard) if app is not None else None
    return found if isinstance(found, LentClipboard) else LentClipboard(app)
