"""A box for words that is as tall as what is written; light to import, the first page may hold one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy

from udset_desktop.desktop.look.box_door import (
    KEPT_NOWHERE,
    is_command,
    tell_marks,
    tell_too_long,
    too_long,
)
from udset_desktop.desktop.look.in_sight import keep_in_sight
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.foundation.unseen import without_unseen

LINES_AT_LEAST, LINES_AT_MOST = 3, 9
LETTERS_AT_MOST = 60_000
"""What a box can hold: three times what an answer may; one word much longer would stop the window."""
_VOICES = {"lead": (20, 6 * UNIT), "line": (20, 2 * UNIT + 6)}
"""The size of the type, and the air around it, of the voices that have more of both."""
_UNDER_WORDS = 3 * UNIT
"""What is free between the last line of the words and the edge."""


class GrowingBox(QPlainTextEdit):
    """A box as tall as its words, between three lines and nine.

    What is pasted and would be far too long is not put in: it stays where it came from, nothing that was
    written is touched, and the window says so, or the box's own line where it has one.  What `holds` in the
    end may be less than what may stand in it, to be shortened by hand: then that is the number told.

    Signals: `left()` when the focus goes elsewhere.
    """

    left = Signal()

    def __init__(
        self,
        *,
        voice: str = "lead",
        at_least: int = LINES_AT_LEAST,
        letters: int = LETTERS_AT_MOST,
        holds: int | None = None,
    ) -> None:
        super().__init__()
        self._at_least, self._letters = at_least, letters
        self._holds = letters if holds is None else holds
        self.told_on: QLabel | None = None
        self._foot: QLabel | None = None
        self._foot_room = 0  # what it asks for beside what is free under the words
        self.setProperty("voice", voice)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(KEPT_NOWHERE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def tell_on(self, line: QLabel) -> None:
        """Tell of a text far too long on this line beside it, and nowhere else, until something is written."""
        self.told_on = line
        line.hide()
        self.textChanged.connect(self._hush)

    def take_foot(self, line: QLabel) -> None:
        """Have this line at the foot, inside: its room is the box's own, whether it says something or not."""
        line.setParent(self)
        self._foot = line
        self.fit_foot()

    def fit_foot(self) -> None:
        """The line at the foot says something else, or has another width or size."""
        if self._foot is None:
            return
        side = 2 * UNIT + 4  # where the words begin: Qt's own edge is four pixels
        width = max(1, self.width() - 2 * side)
        tall = max(self._foot.heightForWidth(width), self._foot.fontMetrics().height())
        more = max(0, tall + UNIT - _UNDER_WORDS)
        if more != self._foot_room:
            self._foot_room = more
            self.setViewportMargins(0, 0, 0, more)
            self.updateGeometry()
        self._foot.setGeometry(side, self.height() - tall - UNIT // 2, width, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot stays at the foot."""
        super().resizeEvent(event)
        self.fit_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What comes with Alt goes on to the page."""
        if is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless it is far too long; marks nobody sees stay out."""
        chosen = self.textCursor()
        letters = self.document().characterCount() - 1  # Qt counts an end of its own
        letters += len(source.text()) - (chosen.selectionEnd() - chosen.selectionStart())
        if letters > self._letters:
            self._tell_too_long(letters)
        else:
            text, marks = without_unseen(source.text())
            seen = QMimeData()
            seen.setText(text)
            super().insertFromMimeData(seen)
            if marks:
                tell_marks(self, marks)

    def _tell_too_long(self, letters: int) -> None:
        if self.told_on is None:
            tell_too_long(self, letters, self._holds)
        else:
            show_trouble(self.told_on, too_long(letters, self._holds).sentence, (self,))
            keep_in_sight(self.told_on)

    def _hush(self) -> None:
        if self.told_on is not None and not self.told_on.isHidden():
            show_trouble(self.told_on, "", (self,))

    def sizeHint(self) -> QSize:
        """Tall enough for the words, up to nine lines."""
        lines = max(self._at_least, min(LINES_AT_MOST, round(self.document().size().height())))
        size, around = _VOICES.get(str(self.property("voice")), (16, 4 * UNIT))
        return QSize(20 * UNIT, round(lines * theme_of().px(size) * 1.3) + around + self._foot_room)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words ask."""
        return QSize(10 * UNIT, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box puts the words down."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
