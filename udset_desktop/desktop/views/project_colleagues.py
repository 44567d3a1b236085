"""A second coordinator: the card they wrote, and the six words told by telephone.

A card of the Project page, beside the pool and the keys.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say


class ProjectColleagues(QWidget):
    """Coordinators beside this one.

    Signals: `card_asked()`, `add_asked(words)`, `hand_asked(coordinator)` to let one sign too,
    `remove_asked(coordinator)`.
    """

    hand_asked = Signal(str)
    remove_asked = Signal(str)

    card_asked = Signal()
    add_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_desk.colleagues"), voice="title"))
        inner.addWidget(label(say("project_desk.colleagues_about"), voice="quiet"))
        self.rows = RowList(say("project_desk.colleagues"))
        self.rows.lie_flat()
        self.rows.acted.connect(self._on_deed)
        inner.addWidget(self.rows)
        self.card_button = button(say("project_desk.colleague_card"), name="colleague_card")
        self.card_button.clicked.connect(self.card_asked)
        self.card_name = label(voice="strong", name="colleague_name")
        self.words = LineBox()
        self.words.setObjectName("colleague_words")
        self.words.setPlaceholderText(say("project_desk.colleague_words"))
        self.words.setAccessibleName(say("project_desk.colleague_words"))
        self.words.returnPressed.connect(self._on_add)
        self.trouble = label(voice="badge", name="colleague_trouble")
        self.add_button = button(say("project_desk.colleague_add"), kind="loud", name="colleague_add")
        self.add_button.clicked.connect(self._on_add)
        for widget in (beside(self.card_button), self.card_name, self.words, self.trouble):
            inner.addWidget(widget)
        inner.addWidget(beside(self.add_button))
        self.show_card("")

    def show_colleagues(self, names: tuple[tuple[str, str, str], ...]) -> None:
        """Draw `(key, name, about)` of every colleague."""
        deeds = tuple((deed, say(f"project_desk.colleague_{deed}")) for deed in ("hand", "remove"))
        self.rows.show_rows(tuple((*one, deeds) for one in names))

    def show_card(self, name: str, trouble: str = "") -> None:
        """The card that was chosen; "" for none."""
        self.card_name.setText(name)
        if not name:
            self.words.clear()
        for widget in (self.card_name, self.words, self.add_button):
            widget.setVisible(bool(name))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _on_deed(self, coordinator: str, deed: str) -> None:
        (self.hand_asked if deed == "hand" else self.remove_asked).emit(coordinator)

    def _on_add(self) -> None:
        self.add_asked.emit(self.words.text().strip())
