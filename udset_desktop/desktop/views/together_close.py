"""The end of bringing it together: when to look again, what is read back, what stands on the sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.line_field import iso_of, shown_date
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import WrapLayout, clear, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ReviewOffer, TogetherState


class TogetherClose(QWidget):
    """What comes below the things that matter.

    Signals: `changed()` something is put down; `written()` a letter is typed; `paper_said(page, on)`.
    """

    changed = Signal()
    written = Signal()
    paper_said = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        self._offers: tuple[ReviewOffer, ...] = ()
        self._build_review(column)
        space(column, 2)
        self._build_read_back(column)
        space(column, 2)
        self.paper_ask = label(voice="title")
        self.paper_lead = label(say("together.paper_lead"), voice="quiet")
        self.paper = ChoiceRow(say("together.paper"), many=True)
        self.paper.chosen.connect(self._on_paper)
        for widget in (self.paper_ask, self.paper_lead, self.paper):
            column.addWidget(widget)

    def _build_review(self, column: QVBoxLayout) -> None:
        self.review_ask = label(voice="title")
        self.review = LineBox()
        self.review.setObjectName("review")
        self.review.setPlaceholderText(say("conversation.date_hint"))
        self.review.editingFinished.connect(self._on_review)
        self.review.textEdited.connect(self.written)
        self.trouble = label(voice="badge", name="review_trouble")
        self.trouble.hide()
        held = QWidget()
        self._row = WrapLayout(held)
        self.offers: list[QWidget] = []
        column.addWidget(self.review_ask)
        column.addWidget(held)
        column.addWidget(self.review)
        column.addWidget(self.trouble)

    def _build_read_back(self, column: QVBoxLayout) -> None:
        self.read_back_ask = label(voice="title")
        self.aloud = QFrame()
        self.aloud.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        self._aloud = QVBoxLayout(self.aloud)
        self._aloud.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self._aloud.setSpacing(UNIT)
        self.read_back = ChoiceRow(say("together.read_back"), small=False)
        self.read_back.chosen.connect(self._on_read_back)
        for widget in (self.read_back_ask, self.aloud, self.read_back):
            column.addWidget(widget)

    def show_state(self, state: TogetherState, *, name: str) -> None:
        """Draw it as it stands; half a date stands as it was typed."""
        self.review_ask.setText(state.review_ask)
        self.read_back_ask.setText(state.read_back_ask)
        self.review.setAccessibleName(state.review_ask)
        self.review.be_at_most(44 * UNIT)
        on = state.values.review_on
        if not self.review.isModified():
            self._show_day(shown_date(on) if state.typed is None else state.typed.review_on)
        self._show_offers(state.reviews)
        self._show_aloud(state.aloud)
        self.read_back.show_choices(state.read_back)
        self.paper_ask.setText(say("together.paper_ask", name=name))
        self.paper.show_choices(state.paper)
        for widget in (self.paper_ask, self.paper_lead, self.paper):
            widget.setVisible(bool(state.paper))

    def _show_day(self, day: str) -> None:
        """What is refused stands as it was typed, not as it was understood."""
        if not day or iso_of(self.review.text()) != day:
            self.review.setText(shown_date(day))

    @property
    def review_on(self) -> str:
        """The day as it is written, in ISO form where it is one."""
        return iso_of(self.review.text())

    def _show_offers(self, offers: tuple[ReviewOffer, ...]) -> None:
        if offers == self._offers:
            return
        self._offers = offers
        clear(self._row)
        self.offers = []
        for offer in offers:
            made = button(offer.words, kind="small", says=offer.words)
            made.clicked.connect(partial(self._on_offer, offer.on))
            self._row.addWidget(made)
            self.offers.append(made)

    def _show_aloud(self, lines: tuple[str, ...]) -> None:
        clear(self._aloud)
        for line in lines:
            self._aloud.addWidget(label(line, voice="lead"))
        self.aloud.setVisible(bool(lines))

    def _on_offer(self, on: str, _checked: object = None) -> None:
        self.review.setText(shown_date(on))
        self.changed.emit()

    def _on_review(self) -> None:
        if self.review.isModified():
            self.changed.emit()

    def _on_read_back(self, _code: str) -> None:
        self.changed.emit()

    def _on_paper(self, page: str) -> None:
        self.paper_said.emit(page, page in self.paper.codes)
