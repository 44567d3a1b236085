"""Passphrase and recovery code are both lost: a request to the organisation, and its answer taken.

A part of the door and of putting a backup back; both ask the same of whoever sits there.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import beside, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.new_passphrase import NewPassphrase


class OrganisationHelp(QWidget):
    """A new passphrase, and the two files that go and come.

    Signals: `request_asked(new)`, `answer_asked(new)`.
    """

    request_asked = Signal(str)
    answer_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self.passphrase = NewPassphrase(say("recovery.new"))
        column.addWidget(self.passphrase)
        column.addWidget(label(say("recovery.new_about"), voice="small"))
        space(column, 1)
        self.ask_button = button(say("recovery.ask"), name="recovery_ask")
        self.ask_button.clicked.connect(self._on_ask)
        column.addWidget(beside(self.ask_button))
        self.told = label(name="recovery_told")
        self.words = label(voice="title", name="recovery_words")
        self.words.setTextInteractionFlags(_SELECTABLE)
        column.addWidget(self.told)
        column.addWidget(self.words)
        space(column, 1)
        column.addWidget(label(say("recovery.take_about"), voice="small"))
        self.take_button = button(say("recovery.take"), name="recovery_take")
        self.take_button.clicked.connect(self._on_take)
        column.addWidget(beside(self.take_button))
        self.trouble = label(voice="badge", name="recovery_trouble")
        column.addWidget(self.trouble)
        self.show_told("", "")
        self.show_trouble("")

    def show_told(self, sentence: str, words: str) -> None:
        """Where the request lies, and its six words; "" for none yet."""
        self.told.setText(sentence)
        self.words.setText(words)
        for widget in (self.told, self.words):
            widget.setVisible(bool(words))

    def show_trouble(self, sentence: str) -> None:
        """What stands in the way."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_ask(self) -> None:
        if self._is_typed():
            self.request_asked.emit(self.passphrase.take())

    def _on_take(self) -> None:
        if self._is_typed():
            self.answer_asked.emit(self.passphrase.take())

    def _is_typed(self) -> bool:
        same, typed = self.passphrase.is_same, bool(self.passphrase.new.text())
        self.show_trouble(
            "" if same and typed else say("recovery.not_same" if typed else "recovery.choose_first")
        )
        return same and typed


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
