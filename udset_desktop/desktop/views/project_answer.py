"""A laptop's request for recovery, answered where the organisation keeps its key: a card of the Project page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


class ProjectAnswer(QWidget):
    """The request, the six words, and the file with the key.

    Signals: `request_asked()`, `key_asked()`, `answer_asked(words)`.
    """

    request_asked = Signal()
    key_asked = Signal()
    answer_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("recovery.answer"), voice="title"))
        inner.addWidget(label(say("recovery.answer_about"), voice="quiet"))
        self.request_button = button(say("recovery.answer_request"), name="answer_request")
        self.request_button.clicked.connect(self.request_asked)
        self.request_name = label(voice="strong", name="answer_request_name")
        self.words = LineBox()
        self.words.setObjectName("answer_words")
        self.words.setPlaceholderText(say("recovery.answer_words"))
        self.words.setAccessibleName(say("recovery.answer_words"))
        self.key_button = button(say("recovery.answer_key"), name="answer_key")
        self.key_button.clicked.connect(self.key_asked)
        self.key_name = label(voice="strong", name="answer_key_name")
        self.go_button = button(say("recovery.answer_go"), name="answer_go")
        self.go_button.clicked.connect(self._on_go)
        self.told = label(voice="strong", name="answer_told")
        self.trouble = label(voice="badge", name="answer_trouble")
        for widget in (beside(self.request_button), self.request_name, self.words, beside(self.key_button)):
            inner.addWidget(widget)
        for widget in (self.key_name, self.told, self.trouble, beside(self.go_button)):
            inner.addWidget(widget)
        self.show_files("", "")
        self.show_told("")

    def show_files(self, request: str, key: str) -> None:
        """The names of the two files that were chosen; "" for none yet."""
        self.request_name.setText(request)
        self.key_name.setText(key)
        if not request:
            self.words.clear()
        for widget in (self.request_name, self.words, self.key_button):
            widget.setVisible(bool(request))
        for widget in (self.key_name, self.go_button):
            widget.setVisible(bool(request and key))

    def show_told(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Where the answer lies, or what stands in the way."""
        for widget, shown in ((self.told, not is_trouble), (self.trouble, is_trouble)):
            widget.setText(sentence if shown else "")
            widget.setVisible(shown and bool(sentence))

    def _on_go(self) -> None:
        self.answer_asked.emit(self.words.text().strip())
