"""A section read back: what was said, page by page, large enough to read out from the knee.

Lies over the page.  A title leads to its page, to put right what was got wrong.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout

from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, clear
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.read_back import SaidOnPage


class ReadBackView(ScrollPage):
    """What was said in one section.

    Signals: `page_asked(page)`, `left()`.
    """

    page_asked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("read_back")
        self.title = Heading()
        self.lead = label(say("spoken.lead"), voice="quiet")
        self.nothing = label(say("spoken.nothing"), voice="lead")
        self._pages = QVBoxLayout()
        self._pages.setSpacing(UNIT)
        self.go_on = button(say("spoken.go_on"), kind="loud", name="go_on")
        self.go_on.clicked.connect(self.left)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._pages)
        self.column.addWidget(beside(self.go_on))
        self.column.addStretch(1)
        self.column.setSpacing(2 * UNIT)

    def show_said(self, section: str, told: tuple[SaidOnPage, ...]) -> None:
        """Draw what was said; an empty section says so."""
        clear(self._pages)
        self.title.setText(say("spoken.title", section=section))
        self.nothing.setVisible(not told)
        for page in told:
            made = button(page.title, kind="quiet small", says=say("spoken.to_page", title=page.title))
            made.clicked.connect(partial(self.page_asked.emit, page.page))
            self._pages.addWidget(beside(made))
            for line in page.lines:
                self._pages.addWidget(label(line, voice="lead"))
            self._pages.addSpacing(UNIT)
        tell_in_order(self)
        self.show_top()

    def forget(self) -> None:
        """Nobody's words stay in the window."""
        clear(self._pages)
        self.title.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The heading is what is read first."""
        super().focusInEvent(event)
        self.title.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes on, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
