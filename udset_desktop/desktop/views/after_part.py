"""What comes after a conversation, beside its sheet: the case system, the summary, one's own look back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

COPY_KEY = "Ctrl+E"


class AfterPart(QWidget):
    """Four ways on.

    Signals: `copy_asked()`, `summary_asked()`, `reflection_asked()`, `supervision_asked()`.
    """

    copy_asked = Signal()
    summary_asked = Signal()
    reflection_asked = Signal()
    supervision_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.copy_button = button(say("after.copy", keys=COPY_KEY), name="copy_button")
        self.copied = label(voice="small", name="copied")
        self.copied.hide()
        self.summary_button = button(say("after.summary"), name="summary_button")
        self.reflection_button = button(say("work.reflection_key"), name="reflection_button")
        self.copy_button.clicked.connect(self.copy_asked)
        self.summary_button.clicked.connect(self.summary_asked)
        self.reflection_button.clicked.connect(self.reflection_asked)
        self.supervision_button = button(say("after.supervision"), name="supervision_button")
        self.supervision_button.clicked.connect(self.supervision_asked)
        column.addWidget(label(say("after.title"), voice="strong"))
        about = label(say("after.copy_about"), voice="small", name="copy_about")
        ways = (self.summary_button, self.reflection_button, self.supervision_button)
        for widget in (self.copy_button, about, self.copied, *ways):
            column.addWidget(widget)
        key = QShortcut(QKeySequence(COPY_KEY), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.copy_asked)

    def start(self) -> None:
        """A fresh sheet: nothing copied yet, and nothing offered that is not known to be there."""
        self.show_copied("")
        self.show_tools(summary=False, reflection=False, supervision=False)

    def show_tools(self, *, summary: bool, reflection: bool, supervision: bool) -> None:
        """Which of them this project uses, and this conversation has."""
        self.supervision_button.setVisible(supervision)
        self.summary_button.setVisible(summary)
        self.reflection_button.setVisible(reflection)

    def show_copied(self, sentence: str) -> None:
        """What was copied, and how long it stays there."""
        self.copied.setText(sentence)
        self.copied.setVisible(bool(sentence))
