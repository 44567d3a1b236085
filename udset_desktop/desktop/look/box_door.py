"""What may come into a box: a text whole or not at all, and without marks that nobody sees.

Every box of the window is a `LineBox` or a `GrowingBox`, so nothing gets in by another door.  A box
knows no window: it sends `BoxTells` up to the one it stands in, which tells the sentence.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.foundation.unseen import without_unseen
from udset_desktop.foundation.wording import sentence_of

LINE_LETTERS = 10_000
"""What a line can hold: far more than is ever written in one, far less than would stop the window."""

KEPT_NOWHERE = Qt.InputMethodHint.ImhSensitiveData
"""A touch keyboard or an input method that learns words is asked to learn none from any box."""

_MUCH = 100_000_000  # Qt would cut a paste at 32767 letters, without a word


class BoxTells(QEvent):
    """Something did not go into a box as it was; `context` is what the sentence is filled with."""

    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, code: str, context: Mapping[str, int]) -> None:
        super().__init__(self.TYPE)
        self.code, self.context = code, context

    @property
    def sentence(self) -> str:
        """What the user is told."""
        return sentence_of(self.code, self.context)


def tell_too_long(box: QWidget, letters: int, at_most: int) -> None:
    """Have the window tell that a text was not put into `box`."""
    _send(box, too_long(letters, at_most))


def too_long(letters: int, at_most: int) -> BoxTells:
    """That a text was not put in, for the window or for a line beside the box."""
    return BoxTells("interview.too_long_to_keep", {"length": letters, "at_most": at_most})


def tell_marks(box: QWidget, count: int) -> None:
    """Have the window tell that marks nobody sees were taken out of what was put into `box`."""
    _send(box, BoxTells("interview.marks_taken_out", {"count": count}))


def is_command(event: QKeyEvent) -> bool:
    """Whether a key is meant for the page although it has a sign of its own: with Alt nothing is typed.

    Qt's boxes write what comes with Alt.  With Ctrl beside it that is AltGr, and on a Mac Alt itself
    makes signs.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
    written = bool(event.text()) and event.text().isprintable()
    return written and held == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin"


def _send(box: QWidget, told: BoxTells) -> None:
    QCoreApplication.sendEvent(box.window(), told)


class LineBox(QLineEdit):
    """A line that takes a text whole or not at all; what is far too long stays where it came from.

    A `secret` is hidden, and taken as it is: any mark in it may be part of it.  Of a number, `digits`
    alone come in.
    """

    def __init__(
        self, text: str = "", *, letters: int = LINE_LETTERS, secret: bool = False, digits: bool = False
    ) -> None:
        super().__init__()
        self._widest = 0  # at letters of 100 %; 0 for no end
        self.setMaxLength(_MUCH)
        self._by_hand = True
        self._fits = _Fits(self, letters, as_it_is=secret, digits=digits)
        self.setValidator(self._fits)
        self.inputRejected.connect(self._on_rejected)
        self.setInputMethodHints(KEPT_NOWHERE)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setText(text)

    def be_at_most(self, widest: int) -> None:
        """No wider than so many pixels where letters are at 100 %, and more where they are larger."""
        self._widest = widest
        self.setMaximumWidth(theme_of().px(widest))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if self._widest and event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.be_at_most(self._widest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What comes with Alt goes on to the page."""
        if is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def setText(self, text: str | None) -> None:
        """Write something by the program's hand."""
        self._by_hand = False
        super().setText(text)
        self._by_hand = True

    def clear(self) -> None:
        """Nothing stands here, and of a secret nothing can be brought back: Qt's own leaves it to undo."""
        if self._fits.as_it_is:
            self.setText("")
        else:
            super().clear()

    def tell_marks(self, count: int) -> None:
        """What was put in by hand had marks in it that nobody sees."""
        if self._by_hand:
            tell_marks(self, count)

    def _on_rejected(self) -> None:
        if not self._fits.is_whole:
            _send(self, BoxTells("interview.not_whole", {}))
        elif self._fits.letters > self._fits.at_most:
            tell_too_long(self, self._fits.letters, self._fits.at_most)


class _Fits(QValidator):
    def __init__(self, line: LineBox, at_most: int, *, as_it_is: bool, digits: bool) -> None:
        super().__init__(line)
        self.at_most, self.as_it_is, self.digits = at_most, as_it_is, digits
        self.letters, self.is_whole = 0, True
        self._line = line

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Qt's own door: what does not fit is undone, and a text changed here stands changed."""
        self.letters = len(text)
        self.is_whole = not (self.digits and text) or (text.isascii() and text.isdigit())
        if not self.is_whole or self.letters > self.at_most:
            return QValidator.State.Invalid, text, position
        seen, count = without_unseen(text)
        seen = seen.replace("\n", " ")
        if self.as_it_is or seen == text:
            return QValidator.State.Acceptable, text, position
        if count:
            self._line.tell_marks(count)
        return QValidator.State.Acceptable, seen, _place_in_seen(text, position)


def _place_in_seen(text: str, position: int) -> int:
    """Where the cursor stands once the marks before it are gone; Qt counts halves of a pair."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "replace")
    return len(without_unseen(before)[0].encode("utf-16-le", "replace")) // 2
