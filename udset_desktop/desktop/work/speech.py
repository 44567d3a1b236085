"""Reading aloud by the system's own voice, in a program of its own that the window never waits for.

Only questions and the words to choose are given to it; what a person said is not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess

from udset_desktop.foundation.voices import Voice

END_MS = 200
_speaking: set[Speech] = set()
"""Whoever is being read to at this moment."""


def hush_everybody() -> None:
    """Nothing is read aloud any more, on whichever page it began."""
    for one in tuple(_speaking):
        one.hush()


class Speech(QObject):
    """One voice that says one thing at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.voice: Voice | None = None
        self._speaking: QProcess | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything can be read aloud here."""
        return self.voice is not None and bool(self.voice.speak)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being read now."""
        return self._speaking is not None

    def say(self, words: str) -> None:
        """Read this, in place of whatever was being read."""
        self.hush()
        if self.voice is None or not self.voice.speak:
            return
        program, *told = self.voice.speak
        speaking = QProcess(self)
        speaking.setStandardOutputFile(QProcess.nullDevice())
        speaking.setStandardErrorFile(QProcess.nullDevice())
        speaking.finished.connect(self._on_end)
        speaking.errorOccurred.connect(self._on_end)
        self._speaking = speaking
        _speaking.add(self)
        speaking.start(program, told)
        speaking.write(words.encode() + b"\n")
        speaking.closeWriteChannel()

    def hush(self) -> None:
        """Be quiet at once."""
        speaking, self._speaking = self._speaking, None
        _speaking.discard(self)
        if speaking is not None:
            speaking.finished.disconnect(self._on_end)
            speaking.errorOccurred.disconnect(self._on_end)
            speaking.finished.connect(speaking.deleteLater)
            speaking.kill()
            if self.voice is not None and self.voice.hush:
                program, *told = self.voice.hush
                QProcess.startDetached(program, told)

    def _on_end(self, *_told: object) -> None:
        speaking, self._speaking = self._speaking, None
        _speaking.discard(self)
        if speaking is not None:
            speaking.deleteLater()
