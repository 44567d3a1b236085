"""Joining visits, as the coordinator has a part in it: who makes the key, and references for case files.

A card of the Project page, there only while linking is on.  The key itself is never on this page; where
one person decides and coordinates, it is made from here.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_told import AGAIN, NEW, LinkTold

_MANY = "200"


class ProjectLinking(QWidget):
    """What the post does, what the laptops do, and writing references.

    Signals: `references_asked(how_many)`, as it was typed; `key_asked(how)`, new or again.
    """

    references_asked = Signal(str)
    key_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_linking.title"), voice="title"))
        self.standing = label(name="linking_standing")
        inner.addWidget(self.standing)
        self.post = label(say("project_linking.post"), voice="quiet")
        inner.addWidget(self.post)
        inner.addWidget(self._make_key())
        for key in ("laptops", "case_files"):
            inner.addWidget(label(say(f"project_linking.{key}"), voice="quiet"))
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

    def _make_key(self) -> QWidget:
        """Making the key, for whoever decides and coordinates."""
        self.key = QWidget()
        column = QVBoxLayout(self.key)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(label(say("project.tells_who"), voice="badge", name="linking_tells_who"))
        column.addWidget(label(say("project_linking.both"), voice="quiet"))
        self.new_button = button(say("project_linking.key_new"), name="link_key_new")
        self.again_button = button(say("project_linking.key_again"), name="link_key_again")
        self.new_button.clicked.connect(lambda: self.key_asked.emit(NEW))
        self.again_button.clicked.connect(lambda: self.key_asked.emit(AGAIN))
        column.addWidget(beside(self.new_button, self.again_button))
        self.key_trouble = label(voice="badge", name="link_key_trouble")
        self.told = LinkTold()
        for shown in (self.key_trouble, self.told):
            column.addWidget(shown)
        return self.key

    def show_linking(self, standing: str, *, tells_who: bool = False) -> None:
        """Until when, and whether one person is both; "" where linking is off, and the card is not there."""
        self.standing.setText(standing)
        self.post.setVisible(not tells_who)
        self.key.setVisible(tells_who)
        self.show_key_trouble("")
        self.show_trouble("")
        self.setVisible(bool(standing))

    def show_trouble(self, sentence: str) -> None:
        """Why no references were written."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_key_trouble(self, sentence: str) -> None:
        """Why no key was made."""
        self.key_trouble.setText(sentence)
        self.key_trouble.setVisible(bool(sentence))

    def _on_write(self) -> None:
        self.references_asked.emit(self.count.text().strip())
