"""The texts of a conversation read before they leave, and looked over by a second person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_view import ReadingShown, ReadingView


class WordsView(ReadingView):
    """The reading, and under it who lets the words go.

    Signals: `passed(by)`, `again_asked()`, and those of the reading.
    """

    passed = Signal(str)
    again_asked = Signal()

    WORDS = "passing"

    def _add_foot(self, column: QVBoxLayout) -> None:
        self.by_words = label(say("passing.by"), voice="strong")
        self.by = LineBox()
        self.by.setAccessibleName(say("passing.by"))
        self.pass_button = button(say("passing.go"), kind="loud", name="words_pass")
        self.again_button = button(say("passing.again"), name="words_again")
        back = button(say("reading.back"), kind="quiet", name="reading_back")
        self.by.returnPressed.connect(self._on_pass)
        self.pass_button.clicked.connect(self._on_pass)
        self.again_button.clicked.connect(self.again_asked)
        back.clicked.connect(self.left)
        column.addWidget(self.by_words)
        column.addWidget(self.by)
        column.addWidget(beside(self.pass_button, self.again_button, back))

    def _show_ready(self, state: ReadingShown, *, ready: bool) -> None:
        self.pass_button.setEnabled(ready)
        self.again_button.setVisible(state.checking)
        self.by.setVisible(bool(state.texts))
        self.by_words.setVisible(bool(state.texts))

    def forget(self) -> None:
        """Nothing of it stays behind another place."""
        self.by.clear()
        super().forget()

    def _on_pass(self) -> None:
        if self.pass_button.isEnabled():
            self.passed.emit(self.by.text().strip())
