"""One page of a note on one's own work: its questions, and the card that F1 opens under them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.why_card import WhyCard, why_button
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.screen import PageState


class WorkPage(QWidget):
    """The questions of one page, as `fields` were made for them.

    The card is made when it is first asked for: a form has many pages, and few of them are asked about.
    """

    def __init__(self, page: PageState, fields: tuple[Field, ...]) -> None:
        super().__init__()
        self.page = page
        self.card: WhyCard | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)
        for field in fields:
            self.column.addWidget(field)
        self.why_button = why_button(kind="quiet small")
        self.why_button.setText(say("work.more"))
        self.why_button.setAccessibleName(say("work.more_says", title=page.title))
        self.why_button.toggled.connect(self._on_toggled)
        self.column.addWidget(self.why_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.why_button.setHidden(page.guidance == Guidance())  # in its place: before, it would be a window

    def turn_over(self) -> None:
        """What F1 does: open the card and have it read out, or shut it; nothing where nobody wrote any."""
        if self.page.guidance != Guidance():
            self._made_card().turn_over(self.why_button)

    def _made_card(self) -> WhyCard:
        if self.card is None:
            self.card = WhyCard()
            self.column.addWidget(self.card)
            self.card.show_guidance("", self.page.guidance)  # why it is asked stands under the question
            tell_in_order(self)
        return self.card

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self._made_card().setVisible(on)
