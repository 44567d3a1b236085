"""The key that signs for the project: whether this desk holds it, and what can be done where it is lost.

A card of the Project page; it shows no key.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


class ProjectRoot(QWidget):
    """Who signs.

    Signals: `take_asked()`, `new_asked()`.
    """

    take_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_desk.root"), voice="title"))
        self.about = label(voice="quiet", name="root_about")
        self.told = label(voice="strong", name="root_told")
        self.trouble = label(voice="badge", name="root_trouble")
        self.take_button = button(say("project_desk.root_take"), name="root_take")
        self.take_button.clicked.connect(self.take_asked)
        self.new_button = button(say("project_desk.root_new"), kind="quiet", name="root_new")
        self.new_button.clicked.connect(self.new_asked)
        for widget in (self.about, self.told, self.trouble, beside(self.take_button, self.new_button)):
            inner.addWidget(widget)
        self.show_root(holds=True)
        self.show_told("")

    def show_root(self, *, holds: bool) -> None:
        """Whether this desk signs; one that does takes no root key of another."""
        self.about.setText(say("project_desk.root_here" if holds else "project_desk.root_elsewhere"))
        self.take_button.setVisible(not holds)

    def show_told(self, sentence: str, *, is_trouble: bool = False) -> None:
        """What was done, or what stands in the way."""
        for widget, shown in ((self.told, not is_trouble), (self.trouble, is_trouble)):
            widget.setText(sentence if shown else "")
            widget.setVisible(shown and bool(sentence))
