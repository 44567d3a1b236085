"""Permission at the end, when the words are known: short sentences, said one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.pictures import PictureMark, has_picture
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.why_card import WhyCard, headed, why_button
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.screen import PermissionsState, PermissionState

_PICTURE = 56


class PermissionsView(ScrollPage):
    """The questions, who says yes, and how.

    Signals: `replied(purpose, reply)`, `giver_chosen(given_by)`, `how_chosen(how)`, `papers_said(bool)`,
    `pictures_asked(on)`.
    """

    replied = Signal(str, str)
    giver_chosen = Signal(str)
    how_chosen = Signal(str)
    papers_said = Signal(bool)
    pictures_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: PermissionsState | None = None
        self.title = Heading()
        self.why, self.why_button = WhyCard(), why_button()
        self.why_button.toggled.connect(self.why.setVisible)
        self.lead = label(voice="quiet")
        self.closed = label(voice="strong")
        self.column.addLayout(headed(self.title, self.why_button))
        self.column.addWidget(self.why)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.closed)
        self.pictures = ChoiceButton(say("permissions.pictures"), many=True, small=True)
        self.pictures.setObjectName("pictures")
        self.pictures.clicked.connect(self.pictures_asked)
        self.column.addWidget(beside(self.pictures))
        self._marks: dict[str, PictureMark] = {}
        self.rows: dict[str, ChoiceRow] = {}
        self._cards = QVBoxLayout()
        self.column.addLayout(self._cards)
        space(self.column, 2)
        self.column.addWidget(label(say("permissions.who"), voice="strong"))
        self.givers = ChoiceRow(say("permissions.who"))
        self.givers.chosen.connect(self.giver_chosen)
        self.column.addWidget(self.givers)
        self.papers = ChoiceButton(many=True, small=True)
        self.papers.clicked.connect(self.papers_said)
        self.column.addWidget(beside(self.papers))
        self.column.addWidget(label(say("permissions.how"), voice="strong"))
        self.hows = ChoiceRow(say("permissions.how"))
        self.hows.chosen.connect(self.how_chosen)
        self.column.addWidget(self.hows)
        self.unfinished = label(voice="small")
        self.finding = label(voice="badge")
        self.column.addWidget(self.unfinished)
        self.column.addWidget(self.finding)
        self.column.addStretch(1)

    def show_state(self, state: PermissionsState) -> None:
        """Draw what has been said so far."""
        if state == self.state:
            return
        self.state = state
        self.title.setText(state.title)
        self.why.show_guidance(state.guidance.why, state.guidance)
        self.lead.setText(state.lead)
        for row in state.rows:
            self._row_of(row).show_choices(row.replies)
            self._dress(row.purpose)
        tell_in_order(self)
        self.givers.show_choices(state.givers)
        self.papers.set_words(state.papers_ask)
        self.papers.setVisible(bool(state.papers_ask))
        self.papers.setChecked(state.papers_seen)
        self.hows.show_choices(state.hows)
        self.unfinished.setText(state.unfinished)
        self._show_trouble(state)

    def _show_trouble(self, state: PermissionsState) -> None:
        """Why it is shut and what is still missing: said once, and heard on each choice that it is about."""
        show_trouble(self.closed, state.closed_why)
        told = [(one.where, sentence_of(one.code, one.context)) for one in state.findings]
        for place, boxes in self._places():
            here = [sentence for where, sentence in told if where in ("", place)]
            shut = [state.closed_why] if place in self.rows and state.closed_why else []
            for box in boxes:
                box.setAccessibleDescription("\n".join((*shut, *here)))
        show_trouble(self.finding, "\n".join(sentence for _, sentence in told))

    def _places(self) -> Iterator[tuple[str, tuple[QWidget, ...]]]:
        """Everything that can be chosen here, by the place that a finding names."""
        for purpose, row in self.rows.items():
            yield purpose, tuple(row.buttons.values())
        yield "given_by", tuple(self.givers.buttons.values())
        yield "papers", (self.papers,)

    def show_pictures(self, *, on: bool) -> None:
        """Each question and each answer with its picture, or in words alone."""
        self.pictures.setChecked(on)
        for purpose in self.rows:
            self._dress(purpose)

    def _dress(self, purpose: str) -> None:
        on = self.pictures.isChecked()
        self._marks[purpose].show_picture(f"purpose-{purpose}" if on else "")
        for code, made in self.rows[purpose].buttons.items():
            picture = f"answer-{code}" if on else ""
            made.set_picture(picture if has_picture(picture) else "")

    def _row_of(self, row: PermissionState) -> ChoiceRow:
        if row.purpose not in self.rows:
            frame, column = card()
            mark = self._marks[row.purpose] = PictureMark(_PICTURE)
            line = QHBoxLayout()
            line.setSpacing(2 * UNIT)
            words = QVBoxLayout()
            words.addWidget(label(row.sentence, voice="lead"))
            if row.more:
                words.addWidget(label(row.more, voice="small"))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            column.addLayout(line)
            replies = ChoiceRow(row.sentence, small=False)
            replies.chosen.connect(partial(self.replied.emit, str(row.purpose)))
            column.addWidget(replies)
            self._cards.addWidget(frame)
            self.rows[row.purpose] = replies
        return self.rows[row.purpose]
