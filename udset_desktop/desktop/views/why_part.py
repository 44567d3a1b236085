"""What F1 opens on one of many questions on a page: its button, and a card that is made when first opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.views.why_card import WhyCard, why_button
from udset_desktop.interview.guidance import Guidance


class WhyPart(QWidget):
    """The place of the card under its question; `why_button` stands wherever the page wants it, or nowhere.

    A page with thirty questions would pay for thirty cards that nobody opens.
    """

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.why_button = why_button(kind="quiet small")
        self.why_button.setParent(self)
        self.why_button.hide()
        self.why_button.toggled.connect(self._on_toggled)
        self.card: WhyCard | None = None
        self._why, self._guidance = "", Guidance()
        self.hide()

    @property
    def is_written(self) -> bool:
        """Whether anybody has written why this is asked, or how."""
        return bool(self._why) or self._guidance != Guidance()

    def tell(self, why: str, guidance: Guidance) -> None:
        """What there is to open; nothing is drawn before it is."""
        self._why, self._guidance = why, guidance
        if self.card is not None:
            self.card.show_guidance(why, guidance)

    def turn_over(self) -> None:
        """What F1 does: open the card and have it read out, or shut it; nothing where nobody wrote any."""
        if self.is_written:
            self._made_card().turn_over(self.why_button)

    def turn_over_on(self, page: QScrollArea) -> None:
        """The same, and what opens comes into sight: it has no height before the page was laid out anew."""
        self.turn_over()
        QTimer.singleShot(0, self, partial(self._come_into_sight, page))

    def _come_into_sight(self, page: QScrollArea) -> None:
        if self.isVisible():
            # Rows that were made just now are laid out level by level, each at a turn of its own.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            page.ensureWidgetVisible(self)

    def _made_card(self) -> WhyCard:
        if self.card is None:
            self.card = WhyCard()
            self._column.addWidget(self.card)
            self.card.show_guidance(self._why, self._guidance)
            tell_in_order(self)
        return self.card

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self.setVisible(on)
        self._made_card().setVisible(on)
