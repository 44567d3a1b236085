"""A new key for the vault, where somebody has seen the passphrase: a card of Settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.new_passphrase import NewPassphrase


class NewKeyCard(QWidget):
    """The passphrase now, the one from now on, and the new recovery code once it is there.

    Signals: `renew_asked(old, new)`.  That of `whose`, the vault it is about, is its own.
    """

    renew_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("recovery.renew"), voice="title"))
        inner.addWidget(label(say("recovery.renew_about"), voice="small"))
        self.whose = ChoiceRow(say("recovery.renew_whose"))
        inner.addWidget(self.whose)
        self.wanted = label(voice="strong", name="renew_wanted")
        self.old = LineBox(secret=True)
        self.old.setObjectName("renew_old")
        self.old.setPlaceholderText(say("recovery.renew_old"))
        self.old.setAccessibleName(say("recovery.renew_old"))
        self.passphrase = NewPassphrase(say("recovery.renew_new"))
        self.trouble = label(voice="badge", name="renew_trouble")
        self.go_button = button(say("recovery.renew_go"), name="renew_go")
        self.go_button.clicked.connect(self._on_go)
        self.told = label(name="renew_told")
        self.code = label(voice="title", name="renew_code")
        self.code.setTextInteractionFlags(_SELECTABLE)
        for widget in (self.wanted, self.old, self.passphrase, self.trouble, beside(self.go_button)):
            inner.addWidget(widget)
        inner.addWidget(self.told)
        inner.addWidget(self.code)
        self.show_wanted("")
        self.show_trouble("")
        self.show_code("")

    def show_wanted(self, sentence: str) -> None:
        """Why a new key is wanted now, where it is."""
        self.wanted.setText(sentence)
        self.wanted.setVisible(bool(sentence))

    def show_trouble(self, sentence: str) -> None:
        """What stands in the way."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_code(self, code: str) -> None:
        """The new recovery code, shown until the page is left; "" for none."""
        self.told.setText(say("recovery.renewed") if code else "")
        self.code.setText(code)
        self.whose.setEnabled(not code)  # the code is of the vault that is chosen
        for widget in (self.told, self.code):
            widget.setVisible(bool(code))

    def show_busy(self, *, busy: bool) -> None:
        """Work is under way: nothing can be asked twice."""
        self.go_button.setEnabled(not busy)

    def _on_go(self) -> None:
        if not self.passphrase.is_same:
            self.show_trouble(say("recovery.not_same"))
            return
        old, new = self.old.text(), self.passphrase.take()
        self.old.clear()
        self.show_trouble("")
        self.renew_asked.emit(old, new or old)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
