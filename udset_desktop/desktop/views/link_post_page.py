"""The page for the post that decided on joining visits: the key made from a pack, or sealed anew for later laptops.

Reached from first start, because the post works on a machine of its own that holds no project.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_told import AGAIN, NEW, LinkTold
from udset_desktop.interview.screen import ChoiceState


class LinkPostPage(ScrollPage):
    """The pack, its six words, and whether the key is new.

    Signals: `pack_asked()`, `go_asked(words, how)` with `how` new or again, `left()`.
    """

    pack_asked = Signal()
    go_asked = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=70 * UNIT)
        column = self.column
        self.title = Heading(say("link_post.title"))
        column.addWidget(self.title)
        column.addWidget(label(say("link_post.lead"), voice="quiet"))
        space(column, 1)
        self.pack_button = button(say("link_post.pack"), name="post_pack")
        self.pack_button.clicked.connect(self.pack_asked)
        self.pack_name = label(voice="strong", name="post_pack_name")
        line = QHBoxLayout()
        line.addWidget(self.pack_button)
        line.addWidget(self.pack_name, 1)
        column.addLayout(line)
        column.addWidget(label(say("link_post.words"), voice="strong"))
        self.words = LineBox()
        self.words.setAccessibleName(say("link_post.words"))
        self.words.returnPressed.connect(self._on_go)
        column.addWidget(self.words)
        self._add_how()
        self.told = LinkTold()
        column.addWidget(self.told)
        column.addStretch(1)
        self.begin()

    def _add_how(self) -> None:
        column = self.column
        self.how = ChoiceRow(say("link_post.how"))
        self.how.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"link_post.how_{code}"), chosen=code == NEW)
                for code in (NEW, AGAIN)
            )
        )
        column.addWidget(self.how)
        column.addWidget(label(say("link_post.page"), voice="quiet"))
        self.trouble = label(voice="badge", name="post_trouble")
        column.addWidget(self.trouble)
        self.go_button = button(say("link_post.go"), kind="loud", name="post_go")
        self.go_button.clicked.connect(self._on_go)
        back = button(say("first_start.back"), kind="quiet", name="post_back")
        back.clicked.connect(self.left)
        column.addWidget(beside(self.go_button, back))

    def begin(self) -> None:
        """Come to anew: nothing is typed, nothing is told."""
        self.words.clear()
        self.show_pack("")
        self.show_trouble("")
        self.told.show_told("", "")

    def show_pack(self, name: str) -> None:
        """The project of the pack that was chosen."""
        self.pack_name.setText(name)

    def show_trouble(self, sentence: str) -> None:
        """Why no key was made."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_go(self) -> None:
        self.go_asked.emit(self.words.text().strip(), self.how.code)
