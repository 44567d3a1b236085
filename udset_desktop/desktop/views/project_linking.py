"""Joining visits, as the coordinator has a part in it: who makes the key, and references for case files.

A card of the Project page, there only while linking is on.  The key itself is never on this page.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say

_MANY = "200"


class ProjectLinking(QWidget):
    """What the post does, what the laptops do, and writing references.

    Signal: `references_asked(how_many)`, as it was typed.
    """

    references_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_linking.title"), voice="title"))
        self.standing = label(name="linking_standing")
        inner.addWidget(self.standing)
        for key in ("post", "laptops", "case_files"):
            inner.addWidget(label(say(f"project_linking.{key}"), voice="quiet"))
        self.tells_who = label(say("project.tells_who"), voice="badge", name="linking_tells_who")
        inner.addWidget(self.tells_who)
        inner.addWidget(label(say("project_linking.how_many"), voice="strong"))
        self.count = LineBox()
        self.count.setObjectName("references_count")
        self.count.setAccessibleName(say("project_linking.how_many"))
        self.count.setText(_MANY)
        self.count.returnPressed.connect(self._on_write)
        inner.addWidget(self.count)
        self.trouble = label(voice="badge", name="references_trouble")
        inner.addWidget(self.trouble)
        self.write_button = button(say("project_linking.write"), name="references_write")
        self.write_button.clicked.connect(self._on_write)
        inner.addWidget(beside(self.write_button))
        self.show_linking("")

    def show_linking(self, standing: str, *, tells_who: bool = False) -> None:
        """Until when, and whether one person is both; "" where linking is off, and the card is not there."""
        self.standing.setText(standing)
        self.tells_who.setVisible(tells_who)
        self.show_trouble("")
        self.setVisible(bool(standing))

    def show_trouble(self, sentence: str) -> None:
        """Why no references were written."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_write(self) -> None:
        self.references_asked.emit(self.count.text().strip())
