"""Today: what needs the interviewer, and one large way to begin."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.dates import long_date, short_moment
from udset_desktop.desktop.look.layouts import ScrollPage, WrapLayout, clear, space
from udset_desktop.desktop.look.reading_order import tell_in_order
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views import today_rows
from udset_desktop.desktop.views.offer_row import OfferRow
from udset_desktop.desktop.views.staff_notice_card import StaffNoticeCard
from udset_desktop.interview.work_rows import WorkRow, WorkTool
from udset_desktop.record.today import DraftRow, FoundPerson, Today


class TodayView(ScrollPage):
    """The first place of the day.

    Signals: `begin_asked(person)` ("" for somebody new), `search_typed(text)`, `carry_on_asked(interview)`,
    `keep_asked(interview)`, `set_aside_asked(interview)`, `sheet_asked(record)`, `correct_asked(record)`,
    `sharing_asked()`, `follow_up_asked(note)` ("" for a new one), `about_asked(person)`, `paper_asked()`,
    `round_asked()`, `work_asked(key, deed)` something of one's own work.
    """

    begin_asked = Signal(str)
    search_typed = Signal(str)
    carry_on_asked = Signal(str)
    keep_asked = Signal(str)
    set_aside_asked = Signal(str)
    sheet_asked = Signal(str)
    correct_asked = Signal(str)
    sharing_asked = Signal()
    follow_up_asked = Signal(str)
    about_asked = Signal(str)
    paper_asked = Signal()
    round_asked = Signal()
    work_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today: Today | None = None
        self._kept: set[str] = set()
        self.title = Heading()
        self.on = label(voice="quiet", name="on")
        self._make_buttons()
        self.clock_behind = label(voice="badge", name="clock_behind")
        self.clock_behind.hide()
        self.search = LineBox()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(say("today.search"))
        self.search.setAccessibleName(say("today.search"))
        self.search.textEdited.connect(self.search_typed)
        self.search.returnPressed.connect(self._on_first_found)
        self.found = RowList(say("today.found"))
        self.none_found = label(voice="quiet", name="none_found")
        self.offers = OfferRow()
        self.staff_notice = StaffNoticeCard()
        self.cut_off = QVBoxLayout()
        self.follow_ups = RowList(say("today.follow_ups"))
        self.drafts = RowList(say("today.drafts"))
        self.reviews = RowList(say("today.reviews"))
        self.sheets = RowList(say("today.sheets"))
        self.ready = RowList(say("today.ready_title"))
        self.finished = RowList(say("today.finished"))
        self.work = RowList(say("work.tools"))
        self.empty = label(say("today.empty"), voice="quiet", name="empty")
        self._lay()
        self._connect()

    def _connect(self) -> None:
        self.found.acted.connect(self._on_found)
        self.follow_ups.acted.connect(self._on_follow_up)
        self.drafts.acted.connect(self._on_draft)
        self.reviews.acted.connect(self._on_found)
        self.sheets.acted.connect(self._on_record)
        self.finished.acted.connect(self._on_record)
        self.ready.acted.connect(self._on_ready)
        self.work.acted.connect(self.work_asked)
        for keys, slot in (("F2", self._on_follow_up), ("Ctrl+F", self.search.setFocus)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)
        away = QShortcut(QKeySequence("Escape"), self.search)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(self._on_search_left)

    def _on_search_left(self) -> None:
        """Escape: nobody is looked for any more."""
        self.search.clear()
        self.search_typed.emit("")

    def _make_buttons(self) -> None:
        """One loud way to begin, and the quiet ones beside it."""
        self.begin_button = button(say("today.begin"), kind="loud", name="begin_button")
        self.begin_button.clicked.connect(self._on_begin)
        self.follow_up_button = button(say("follow_up.key"), kind="quiet", name="follow_up_button")
        self.follow_up_button.clicked.connect(self._on_follow_up)
        self.paper_button = button(say("today.paper"), kind="quiet", name="paper_button")
        self.paper_button.clicked.connect(self.paper_asked)
        self.round_button = button(say("show_round.offer"), kind="quiet", name="round_button")
        self.round_button.clicked.connect(self.round_asked)
        self.round_button.hide()

    def _lay(self) -> None:
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.on)
        top.addLayout(words, 4)
        held = QWidget()
        row = WrapLayout(held, gap=UNIT, right=True)
        for made in (self.follow_up_button, self.round_button, self.paper_button, self.begin_button):
            row.addWidget(made)
        top.addWidget(held, 5)
        self.column.addLayout(top)
        space(self.column, 1)
        self.column.addWidget(self.clock_behind)
        self.column.addLayout(self.cut_off)
        self.column.addWidget(self.staff_notice)
        self.column.addWidget(self.search)
        self.column.addWidget(self.found)
        self.column.addWidget(self.none_found)
        self.column.addWidget(self.offers)
        lists = (self.follow_ups, self.drafts, self.reviews, self.sheets, self.ready, self.finished)
        for rows in lists:
            self.column.addWidget(rows)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.work)
        self.column.addStretch(1)
        self.column.setSpacing(2 * UNIT)

    def show_today(self, today: Today) -> None:
        """Draw the day; the same day twice changes nothing."""
        if today == self.today:
            return
        self.today = today
        self.title.setText(say("today.title"))
        self.on.setText(say("today.on", date=long_date(today.on), project=today.project))
        self.clock_behind.setText(clock_behind(today.saved_after, today.on))
        self.clock_behind.setVisible(bool(today.saved_after))
        self._show_cut_off(today)
        self._show_lists(today)
        waits = (today.drafts, today.reviews, today.sheets, today.finished, today.ready, today.follow_ups)
        self.empty.setVisible(not any(waits))

    def show_work(self, tools: tuple[WorkTool, ...], notes: tuple[WorkRow, ...]) -> None:
        """What the worker may write of their own work, last of all."""
        self.work.show_rows(today_rows.work_rows(tools, notes))

    def show_found(self, people: tuple[FoundPerson, ...], text: str) -> None:
        """Who was found by name."""
        self.found.show_rows(today_rows.found_rows(people))
        self.none_found.setText(say("today.none_found") if text and not people else "")
        self.none_found.setVisible(bool(text) and not people)

    def _show_cut_off(self, today: Today) -> None:
        clear(self.cut_off)
        cut = self._cut(today)
        names = Counter(map(today_rows.named_draft, cut))
        for draft in cut:
            same_name = names[today_rows.named_draft(draft)] > 1
            self.cut_off.addWidget(self._cut_off_card(draft, today, same_name=same_name))
        tell_in_order(self)

    def _cut(self, today: Today) -> tuple[DraftRow, ...]:
        return tuple(draft for draft in today.drafts if draft.cut_off and draft.interview not in self._kept)

    def _cut_off_card(self, draft: DraftRow, today: Today, *, same_name: bool) -> QFrame:
        frame, column = card(notice=True)
        frame.setObjectName("cut_off_card")
        column.addWidget(label(today_rows.cut_off_words(draft), voice="title"))
        when, begun = short_moment(draft.when_utc, today.on), today_rows.begun_words(draft, today)
        column.addWidget(label(begun, voice="quiet", name="begun"))
        column.addWidget(label(say("today.cut_off_about", place=draft.place, when=when)))
        if of_round := today_rows.round_words(draft, today):
            column.addWidget(label(of_round, voice="quiet"))
        named = today_rows.named_draft(draft)
        spoken = f"{named}, {begun}" if same_name else named
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        for deed, kind in (("carry_on", "loud"), ("keep", ""), ("set_aside", "")):
            words = say(f"today.deed.{deed}")
            made = button(words, kind=kind, name=deed, says=f"{words}: {spoken}")
            made.clicked.connect(lambda _=False, deed=deed: self._on_draft(draft.interview, deed))
            row.addWidget(made)
        column.addWidget(held)
        return frame

    def _show_lists(self, today: Today) -> None:
        cut = self._cut(today)
        self.follow_ups.show_rows(today_rows.follow_up_rows(today))
        self.drafts.show_rows(today_rows.draft_rows(today, cut))
        self.reviews.show_rows(today_rows.review_rows(today))
        self.sheets.show_rows(today_rows.sheet_rows(today))
        self.finished.show_rows(today_rows.finished_rows(today))
        self.ready.show_rows(today_rows.ready_rows(today))

    def _on_begin(self) -> None:
        self.begin_asked.emit("")

    def _on_found(self, person: str, deed: str) -> None:
        (self.about_asked if deed == "about" else self.begin_asked).emit(person)

    def _on_first_found(self) -> None:
        """Enter in the search begins with the first who was found."""
        first = next((person for person, row in self.found.rows.items() if "begin" in row.buttons), "")
        if first:
            self.begin_asked.emit(first)

    def _on_draft(self, interview: str, deed: str) -> None:
        if deed == "carry_on":
            self.carry_on_asked.emit(interview)
        elif deed == "set_aside":
            self.set_aside_asked.emit(interview)
        else:
            self._kept.add(interview)
            if self.today is not None:
                self._show_cut_off(self.today)
                self._show_lists(self.today)
            self.keep_asked.emit(interview)

    def _on_record(self, record: str, deed: str) -> None:
        (self.correct_asked if deed == "correct" else self.sheet_asked).emit(record)

    def _on_follow_up(self, note: str | bool = "", _deed: str = "") -> None:  # noqa: FBT001 -- also a click
        self.follow_up_asked.emit(note if isinstance(note, str) else "")

    def _on_ready(self, _key: str, _deed: str) -> None:
        self.sharing_asked.emit()


def clock_behind(saved_after: str, on: str) -> str:
    """That the clock stands before something saved here; "" where it does not."""
    if not saved_after:
        return ""
    return say("today.clock_behind", today=long_date(on), saved=long_date(saved_after))
