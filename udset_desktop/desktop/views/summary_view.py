"""The outcomes summary: the outcomes of a finished conversation one under the other, and the reading back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.factory import new_field
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.follow_up_key import follow_up_key
from udset_desktop.desktop.views.summary_row import SummaryRow
from udset_desktop.desktop.views.why_part import WhyPart
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.outcome_rows import OutcomeRow, SummaryScreen


class SummaryView(ScrollPage):
    """The page of one summary.

    Signals: `given(item, raw, scale)`, `declined(item, non_answer)`, `said(item, code)` who answered,
    `words_asked(page)`; of the reading back `read_given(item, raw)` and `read_typed(item, text)`;
    `keep_asked(paper)` with whether the paper is wanted, `drop_asked()`, `follow_up_asked()`, `left()`.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    said = Signal(str, str)
    words_asked = Signal(str)
    read_given = Signal(str, object)
    read_typed = Signal(str, str)
    keep_asked = Signal(bool)
    drop_asked = Signal()
    follow_up_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: SummaryScreen | None = None
        self.rows: list[SummaryRow] = []
        self.fields: dict[str, Field] = {}
        self.title = Heading()
        self.about = label(voice="quiet", name="about")
        self.lead = label(say("summary.lead"), voice="lead")
        self.older = label(say("summary.older"), voice="badge", name="older")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(UNIT)
        self.reading, self._reading = card(notice=True)
        self.reading_why = WhyPart()
        self.changed = label(say("summary.changed"), voice="quiet", name="changed")
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        for widget in (self.title, self.about, self.lead, self.older):
            self.column.addWidget(widget)
        self.column.addLayout(self._lines)
        for part in (self.reading, self.changed, self.trouble, self._foot()):
            self.column.addWidget(part)
        key = QShortcut(QKeySequence("F1"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_why)
        self.column.setSpacing(2 * UNIT)
        self.column.addStretch(1)

    def _foot(self) -> QWidget:
        self.keep_button = button(say("summary.keep"), kind="loud", name="keep_button")
        self.paper_button = button(say("summary.keep_print"), name="paper_button")
        self.drop_button = button(say("summary.drop"), kind="quiet", name="drop_button")
        self.back_button = button(say("summary.back"), kind="quiet", name="back_button")
        self.keep_button.clicked.connect(lambda: self._on_keep(paper=False))
        self.paper_button.clicked.connect(lambda: self._on_keep(paper=True))
        self.drop_button.clicked.connect(self.drop_asked)
        self.back_button.clicked.connect(self.left)
        self.follow_up_button = follow_up_key(self, self.follow_up_asked.emit)
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        quiet = (self.drop_button, self.back_button, self.follow_up_button)
        for made in (self.keep_button, self.paper_button, *quiet):
            row.addWidget(made)
        return held

    def show_state(self, state: SummaryScreen) -> None:
        """Draw the summary as it stands; what is being written is left alone."""
        if state == self.state:
            return
        self.state = state
        self.title.setText(say("summary.title", name=state.name))
        self.about.setText(say("summary.about", kind=state.conversation, date=long_date(state.held_on)))
        self.older.setVisible(state.older)
        self._show_rows(state.rows)
        self._show_reading(state)
        tell_in_order(self)
        self.changed.setVisible(state.changed)
        self.drop_button.setVisible(state.changed)
        self.show_findings(state.findings)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What was not taken in, or stands in the way."""
        words = "\n".join(sentence_of(one.code, one.context) for one in findings)
        show_trouble(self.trouble, words, (self.keep_button, self.paper_button))

    def put_down(self) -> None:
        """Turn what is half-typed into answers, before anything else happens."""
        for field in self.fields.values():
            field.put_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does: the page is out of sight at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_why(self) -> None:
        """On the row one is at, or on the reading back; else on the first row."""
        here = self.focusWidget()
        if here is not None and self.reading.isAncestorOf(here):
            self.reading_why.turn_over_on(self)
            return
        shown = [row for row in self.rows if not row.isHidden()]
        at = (row for row in shown if here is not None and row.isAncestorOf(here))
        row = next(at, shown[0] if shown else None)
        if row is not None:
            row.why.turn_over_on(self)

    def _show_rows(self, rows: tuple[OutcomeRow, ...]) -> None:
        while len(self.rows) < len(rows):
            made = SummaryRow()
            made.given.connect(self.given)
            made.declined.connect(self.declined)
            made.said.connect(self.said)
            made.words_asked.connect(self.words_asked)
            self._lines.addWidget(made)
            self.rows.append(made)
        for place, made in enumerate(self.rows):
            made.setVisible(place < len(rows))
            if place < len(rows):
                made.show_row(rows[place])

    def _show_reading(self, state: SummaryScreen) -> None:
        for _, pages in state.reading.sections:
            for page in pages:
                self.reading_why.tell(page.why, page.guidance)
                for item in page.items:
                    if item.id not in self.fields:
                        field = new_field(item.kind)
                        field.given.connect(self._on_read_given)
                        field.typed.connect(self.read_typed)
                        self.fields[item.id] = field
                        self._reading.addWidget(field)
                    self.fields[item.id].show_item(item)
        if self.reading_why.parentWidget() is not self.reading:
            self._reading.addWidget(self.reading_why.why_button, 0, Qt.AlignmentFlag.AlignLeft)
            self._reading.addWidget(self.reading_why)
        self.reading_why.why_button.setVisible(self.reading_why.is_written)

    def _on_read_given(self, item: str, raw: object, _scale: str) -> None:
        self.read_given.emit(item, raw)

    def _on_keep(self, *, paper: bool) -> None:
        self.put_down()
        self.keep_asked.emit(paper)
