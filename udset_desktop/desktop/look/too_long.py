"""Text that is far too long for its box: not put in, and told in a quiet line by whoever frames the box.

A box knows no window.  It sends `TooLong` up to the one it stands in, which tells the sentence.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from udset_desktop.foundation.wording import sentence_of

LINE_LETTERS = 10_000
"""What a line can hold: far more than is ever written in one, far less than would stop the window."""

_MUCH = 100_000_000  # Qt would cut a paste at 32767 letters, without a word


class TooLong(QEvent):
    """So many letters would have stood in a box that holds fewer."""

    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, letters: int, at_most: int) -> None:
        super().__init__(self.TYPE)
        self.letters, self.at_most = letters, at_most

    @property
    def sentence(self) -> str:
        """What the user is told."""
        context = {"length": self.letters, "at_most": self.at_most}
        return sentence_of("interview.too_long_to_keep", context)


def tell_too_long(box: QWidget, letters: int, at_most: int) -> None:
    """Have the window tell that something was not put into `box`."""
    QCoreApplication.sendEvent(box.window(), TooLong(letters, at_most))


class LineBox(QLineEdit):
    """A line that takes a text whole or not at all; what is far too long stays where it came from."""

    def __init__(self, *, letters: int = LINE_LETTERS) -> None:
        super().__init__()
        self.setMaxLength(_MUCH)
        self._fits = _Fits(letters, self)
        self.setValidator(self._fits)
        self.inputRejected.connect(self._on_rejected)

    def _on_rejected(self) -> None:
        if self._fits.letters > self._fits.at_most:
            tell_too_long(self, self._fits.letters, self._fits.at_most)


class _Fits(QValidator):
    def __init__(self, at_most: int, parent: QLineEdit) -> None:
        super().__init__(parent)
        self.at_most, self.letters = at_most, 0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Qt's own door: what does not fit is undone."""
        self.letters = len(text)
        fits = self.letters <= self.at_most
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, position
