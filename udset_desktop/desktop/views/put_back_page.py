"""A vault put back from a backup: the page of first start where the file and a secret are asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, card, label, unfolding
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.organisation_help import OrganisationHelp


class PutBackPage(ScrollPage):
    """The backup, and the passphrase it was made under or its recovery code; where both are lost, `help`.

    Signals: `file_asked()`, `put_back_asked(secret)`, `left()`.
    """

    file_asked = Signal()
    put_back_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=70 * UNIT)
        column = self.column
        self.title = Heading(say("first_start.put_back_title"))
        column.addWidget(self.title)
        self.lead = label(say("first_start.put_back_lead"), voice="quiet", name="put_back_lead")
        column.addWidget(self.lead)
        space(column, 1)
        self.file_button = button(say("first_start.put_back_file"), name="put_back_file")
        self.file_button.clicked.connect(self.file_asked)
        self.file_name = label(voice="strong", name="put_back_name")
        line = QHBoxLayout()
        line.addWidget(self.file_button)
        line.addWidget(self.file_name, 1)
        column.addLayout(line)
        column.addWidget(label(say("first_start.put_back_secret"), voice="strong"))
        self.secret = LineBox(secret=True)
        self.secret.setAccessibleName(say("first_start.put_back_secret"))
        column.addWidget(self.secret)
        self.trouble = label(voice="badge", name="put_back_trouble")
        column.addWidget(self.trouble)
        self.go_button = button(say("first_start.put_back_go"), kind="loud", name="put_back_go")
        self.go_button.clicked.connect(self._on_go)
        back = button(say("first_start.back"), kind="quiet")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self.go_button)
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)
        self._lay_lost()
        column.addStretch(1)
        self.show_file("")
        self.show_trouble("")

    def _lay_lost(self) -> None:
        """What the organisation can do, folded away until somebody needs it."""
        column = self.column
        space(column, 2)
        self.lost_button = unfolding(
            button(say("first_start.put_back_lost"), kind="quiet", name="put_back_lost")
        )
        self.lost_button.toggled.connect(self._on_lost)
        column.addWidget(beside(self.lost_button))
        self.lost, inner = card()
        inner.addWidget(label(say("first_start.put_back_lost_about"), voice="quiet"))
        self.help = OrganisationHelp()
        inner.addWidget(self.help)
        column.addWidget(self.lost)
        self.lost.hide()

    def show_lead(self, sentences: str) -> None:
        """What putting one back means here."""
        self.lead.setText(sentences)

    def show_file(self, name: str) -> None:
        """The backup that was chosen."""
        self.file_name.setText(name)

    def show_trouble(self, sentence: str) -> None:
        """What stands in the way."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_lost(self, opened: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self.lost.setVisible(opened)

    def _on_go(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self.put_back_asked.emit(secret)
