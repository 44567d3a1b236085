"""Take in: bundles dropped or chosen, a plan of what each would do, and what came in before.

Nothing is changed before the plan was seen.  Draws values; `flows.take_in_flow` knows the verbs.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from udset_desktop.desktop.look.controls import Heading, announce, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, clear
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.carrier_card import CarrierCard
from udset_desktop.desktop.views.fork_cards import ForkCards, ForkShown


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShown:
    """One file, in words: what it would bring or brought, or why it is refused."""

    key: str
    name: str
    about: str
    refused: bool = False
    late: str = ""  # laptop and number of one that waits until somebody has asked after it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """The files under the hand; `state` is empty, planned or done."""

    state: str = "empty"
    files: tuple[FileShown, ...] = ()
    lead: str = ""
    about: str = ""  # receipts, and what is left to do
    may_take: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeShown:
    """One bundle that came in."""

    key: str
    name: str
    about: str
    may_set_aside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolShown:
    """The pool as it stands."""

    lead: str
    place: str = ""
    waiting: tuple[str, ...] = ()
    over: tuple[str, ...] = ()  # words whose time is over, in sentences
    forks: tuple[ForkShown, ...] = ()
    merges: tuple[MergeShown, ...] = ()


class TakeInView(ScrollPage):
    """Where bundles come in.

    Signals: `choose_asked()`, `fetch_asked()`, `leave_out_asked(file)`, `take_asked()`, `put_away_asked()`,
    `set_aside_asked(merge)`, `keep_asked(side)`, `let_go_asked()`, `vouch_asked(file)`.
    """

    choose_asked = Signal()
    fetch_asked = Signal()
    leave_out_asked = Signal(str)
    take_asked = Signal()
    put_away_asked = Signal()
    set_aside_asked = Signal(str)
    keep_asked = Signal(str)
    let_go_asked = Signal()
    vouch_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: PlanShown | None = None
        self.pool: PoolShown | None = None
        self.title = Heading(say("take_in.title"))
        self.standing = label(voice="quiet", name="standing")
        self.column.setSpacing(2 * UNIT)
        self.carrier = CarrierCard(desk=True)
        for widget in (self.title, self.standing, self._landing(), self._plan(), self._over(), self.carrier):
            self.column.addWidget(widget)
        self.forks = ForkCards()
        self.forks.keep_asked.connect(self.keep_asked)
        self.waiting, self._waiting_column = card()
        self.merges = RowList(say("take_in.merges"))
        self.merges.acted.connect(self._on_merge)
        self.place = label(voice="small", name="place")
        self.place.setTextInteractionFlags(_SELECTABLE)
        for part in (self.forks, self.waiting, self.merges, self.place):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_plan(PlanShown())
        self.show_pool(PoolShown(lead=say("take_in.looking")))

    def _landing(self) -> QFrame:
        self.landing, column = card()
        self.landing.setProperty("landing", True)  # noqa: FBT003 -- Qt's own signature
        column.setContentsMargins(3 * UNIT, 4 * UNIT, 3 * UNIT, 4 * UNIT)
        self.landing_words = label(say("take_in.drop"), voice="title")
        self.landing_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.landing_about = label(say("take_in.drop_about"), voice="quiet")
        self.landing_about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose_button = button(say("take_in.choose"), kind="loud", name="choose_button")
        self.choose_button.clicked.connect(self.choose_asked)
        column.addWidget(self.landing_words)
        column.addWidget(self.landing_about)
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fetch_button = button(say("take_in.fetch"), name="fetch_button")
        self.fetch_button.clicked.connect(self.fetch_asked)
        column.addWidget(self.fetch_button, 0, Qt.AlignmentFlag.AlignHCenter)
        return self.landing

    def _plan(self) -> QFrame:
        self.plan_card, column = card()
        self.plan_lead = label(voice="title", name="plan_lead")
        self.plan_about = label(voice="quiet", name="plan_about")
        self.plan_about.setTextInteractionFlags(_SELECTABLE)
        self.files = RowList(say("take_in.files"))
        self.files.lie_flat()
        self.files.acted.connect(self._on_file)
        self.take_button = button(say("take_in.take"), kind="loud", name="take_button")
        self.take_button.clicked.connect(self.take_asked)
        self.more_button = button(say("take_in.more"), name="more_button")
        self.more_button.clicked.connect(self.choose_asked)
        self.put_away_button = button(say("take_in.put_away"), kind="quiet", name="put_away_button")
        self.put_away_button.clicked.connect(self.put_away_asked)
        for widget in (self.plan_lead, self.plan_about, self.files):
            column.addWidget(widget)
        column.addSpacing(UNIT)
        column.addWidget(beside(self.take_button, self.more_button, self.put_away_button))
        return self.plan_card

    def _over(self) -> QFrame:
        self.over, column = card()
        self.over_lines = label(name="over_lines")
        self.let_go_button = button(say("take_in.let_go"), name="let_go_button")
        self.let_go_button.clicked.connect(self.let_go_asked)
        column.addWidget(label(say("take_in.over"), voice="title"))
        column.addWidget(self.over_lines)
        column.addWidget(beside(self.let_go_button))
        return self.over

    def show_plan(self, plan: PlanShown) -> None:
        """Draw what the files would do, or did."""
        if plan == self.plan:
            return
        self.plan = plan
        empty, planned = plan.state == "empty", plan.state == "planned"
        self.landing.setVisible(empty)
        self.plan_card.setVisible(not empty)
        self.plan_lead.setText(plan.lead)
        self.plan_about.setText(plan.about)
        self.plan_about.setVisible(bool(plan.about))
        leave_out = (("leave_out", say("take_in.leave_out")),) if planned else ()
        vouch = (("vouch", say("take_in.vouch")),)
        self.files.show_rows(
            tuple(
                (file.key, file.name, file.about, (*(vouch if file.late else ()), *leave_out))
                for file in plan.files
            )
        )
        self.take_button.setVisible(planned)
        self.take_button.setEnabled(plan.may_take)
        self.put_away_button.setText(say("take_in.put_away" if planned else "take_in.done"))
        self.put_away_button.setAccessibleName(self.put_away_button.text())
        if plan.lead:
            announce(self.plan_lead, plan.lead)

    def show_pool(self, pool: PoolShown) -> None:
        """Draw what came in until now."""
        if pool == self.pool:
            return
        self.pool = pool
        self.standing.setText(pool.lead)
        self.place.setText(pool.place)
        self.place.setVisible(bool(pool.place))
        clear(self._waiting_column)
        if pool.waiting:
            self._waiting_column.addWidget(label(say("take_in.waiting"), voice="title"))
            for line in pool.waiting:
                self._waiting_column.addWidget(label(line))
        self.waiting.setVisible(bool(pool.waiting))
        self.over_lines.setText(" ".join(pool.over))
        self.over.setVisible(bool(pool.over))
        self.forks.show_forks(pool.forks)
        aside = (("set_aside", say("take_in.set_aside")),)
        self.merges.show_rows(
            tuple((one.key, one.name, one.about, aside if one.may_set_aside else ()) for one in pool.merges)
        )

    def show_busy(self, *, busy: bool) -> None:
        """While files are read or taken in, nothing is asked twice."""
        for made in (
            self.choose_button,
            self.fetch_button,
            self.take_button,
            self.more_button,
            self.put_away_button,
            self.let_go_button,
        ):
            made.setEnabled(not busy)
        if not busy and self.plan is not None:
            self.take_button.setEnabled(self.plan.may_take)
        for rows in (self.files, self.merges, self.forks, self.carrier):
            rows.setEnabled(not busy)

    def _on_file(self, key: str, deed: str) -> None:
        (self.vouch_asked if deed == "vouch" else self.leave_out_asked).emit(key)

    def _on_merge(self, key: str, _deed: str) -> None:
        self.set_aside_asked.emit(key)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
