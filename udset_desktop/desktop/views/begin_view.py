"""Begin: four short steps on one page, and under a minute when the person is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import ChoiceButton, Heading, button, label
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.in_sight import keep_in_sight
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.begin_choice import PAPER, OnPage, choice_of
from udset_desktop.desktop.views.begin_lines import (
    AskedLine,
    HolderLines,
    NoticeLines,
    PaperLines,
    ShortVisit,
    TalkAsked,
)
from udset_desktop.desktop.views.begin_steps import BeginFolds, BeginStep, likely_talk
from udset_desktop.desktop.views.follow_up_key import follow_up_key
from udset_desktop.desktop.views.why_card import WhyCard, headed, why_button
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.begin import BeginChoice, BeginLists
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.record.today import FoundPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginState:
    """What the page starts from."""

    lists: BeginLists
    person: FoundPerson | None = None
    today_on: str = ""
    place_named: bool = True  # whether the project uses a place at all
    linking: bool = False
    comparison: bool = False
    third_party: bool = False  # whether the laptop's organisation holds talks for another's file
    interviewer: Interviewer | None = None  # as kept from last time
    language: str = "en"
    mode: str = "face_to_face"
    guidance: Guidance = field(default_factory=Guidance)


def _pick(choices: tuple[ChoiceState, ...], *codes: str) -> tuple[ChoiceState, ...]:
    return tuple(replace(choice, chosen=choice.code in codes) for choice in choices)


class BeginView(ScrollPage):
    """The page before the first question.

    Signals: `search_typed(text)`, `begin_asked(choice)`, `follow_up_asked()`, `left()`.
    """

    search_typed = Signal(str)
    begin_asked = Signal(object)
    follow_up_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: BeginState | None = None
        self.person: FoundPerson | None = None
        self.title = Heading(say("begin.title"))
        self.why, self.why_button = WhyCard(), why_button()
        self.why_button.toggled.connect(self.why.setVisible)
        key = QShortcut(QKeySequence("F1"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(partial(self.why.turn_over, self.why_button))
        self.column.addLayout(headed(self.title, self.why_button))
        self.column.addWidget(self.why)
        self.column.setSpacing(2 * UNIT)
        self.steps: dict[int, BeginStep] = {}
        self.rows: dict[str, ChoiceRow] = {}
        self.asks: dict[str, QLabel] = {}
        self._who()
        self._which()
        self._how()
        self._permission()
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.begin_button = button(say("begin.begin"), kind="loud", name="begin_button")
        self.leave_button = button(say("begin.leave"), kind="quiet", name="leave_button")
        self.begin_button.clicked.connect(self._on_begin)
        self.leave_button.clicked.connect(self.left)
        line = QHBoxLayout()
        line.addWidget(self.begin_button)
        line.addWidget(self.leave_button)
        line.addWidget(follow_up_key(self, self.follow_up_asked.emit))
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.folds = BeginFolds(self, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose where something is asked next."""
        if not self.folds.take(event):
            super().keyPressEvent(event)

    def _step(self, number: int, key: str) -> QVBoxLayout:
        step = self.steps[number] = BeginStep(number, say(f"begin.{key}"))
        self.column.addWidget(step)
        return step.column

    def _row(self, column: QVBoxLayout, key: str, *, many: bool = False, small: bool = True) -> ChoiceRow:
        asked = label(say(f"begin.ask.{key}"), voice="strong")
        row = ChoiceRow(say(f"begin.ask.{key}"), many=many, small=small)
        row.chosen.connect(self._on_chosen)
        column.addWidget(asked)
        column.addWidget(row)
        self.rows[key], self.asks[key] = row, asked
        return row

    def _on_respondent(self, _code: str) -> None:
        # A yes kept from when the person answered is not the speaker's to give.
        self.rows["givers"].choose()
        self.papers.setChecked(False)
        self._show_open()

    def _who(self) -> None:
        column = self._step(1, "who")
        self.name = LineBox()
        self.name.setObjectName("name")
        self.name.setPlaceholderText(say("begin.name"))
        self.name.setAccessibleName(say("begin.name"))
        self.name.textEdited.connect(self._on_name)
        self.known = label(voice="quiet", name="known")
        self.found = RowList(say("begin.found"))
        self.found.acted.connect(self._on_found)
        self._found: dict[str, FoundPerson] = {}
        for widget in (self.name, self.known, self.found):
            column.addWidget(widget)
        for key in ("groups", "age_bands", "places"):
            self._row(column, key)
        self.link = AskedLine("link", say("begin.link"))
        column.addWidget(self.link)

    def _which(self) -> None:
        column = self._step(2, "which")
        self._row(column, "instruments", small=False)
        self.young = ChoiceButton(say("begin.young"), many=True, small=True)
        self.young.clicked.connect(self._show_open)
        self.young_words = label(voice="badge")
        column.addWidget(beside(self.young))
        column.addWidget(self.young_words)
        self._row(column, "services")
        self.looks_after = AskedLine("looks_after", "")
        column.addWidget(self.looks_after)
        self.short = ShortVisit()
        column.addWidget(self.short)

    def _how(self) -> None:
        column = self._step(3, "how")
        for key in ("respondents", "supports", "speakers", "perspectives"):
            self._row(column, key, many=key == "supports")
        self.rows["respondents"].chosen.connect(self._on_respondent)
        self._row(column, "aids", many=True)
        self._row(column, "others", many=True)
        self._row(column, "modes")
        self._row(column, "languages").chosen.connect(self._show_read_out)
        self.paper = PaperLines()
        column.addWidget(self.paper)
        self._row(column, "interviewer_types")
        for key in ("known", "same_employer", "allocations"):
            self._row(column, key)
        self.holders = HolderLines()
        column.addWidget(self.holders)

    def _permission(self) -> None:
        column = self._step(4, "permission")
        self.notice_words = NoticeLines()
        column.addWidget(self.notice_words)
        self._row(column, "notices")
        self.talk_asked = TalkAsked()
        column.addWidget(self.talk_asked)
        self.talk, self.turn = self.talk_asked.row, self.talk_asked.turn
        self._row(column, "givers")
        self.papers = ChoiceButton(many=True, small=True)
        self.papers.setObjectName("papers")
        column.addWidget(beside(self.papers))
        self._row(column, "hows")

    def show_state(self, state: BeginState) -> None:
        """A fresh page, with what is known of the person already chosen."""
        self.state = state
        self.why.show_guidance(state.guidance.why, state.guidance)
        lists = state.lists
        for key, row in self.rows.items():
            row.show_choices(_pick(lists.known if key == "same_employer" else getattr(lists, key)))
        self.rows["services"].choose("")
        self.rows["respondents"].choose("self")
        self.rows["modes"].choose(state.mode)
        self.rows["languages"].choose(state.language)
        self.rows["hows"].choose("spoken")
        self.rows["instruments"].choose(*(one.code for one in lists.instruments if one.chosen))
        kept = state.interviewer or Interviewer(ref="", type="")
        self.rows["interviewer_types"].choose(kept.type)
        compared = lists.known if state.comparison else ()
        self.holders.start(lists.interviewer_types, kept.ref, compared=compared)
        self.paper.start()
        self.short.start()
        self.talk_asked.start()
        self.young.setChecked(False)
        self.papers.setChecked(False)
        self.notice_words.start(from_outside=state.third_party)
        self._show_read_out()
        self.young_words.setText(lists.words.get("young_carer", ""))
        self.papers.set_words(lists.words.get("papers_ask", say("begin.papers")))
        for line in (self.name, self.link.line, self.looks_after.line):
            line.clear()
        self.looks_after.set_words(lists.words.get("looks_after", ""))
        self.show_found((), "")
        self.show_findings(())
        self._show_person(state.person)
        self._show_open()
        self.folds.start()

    def show_found(self, people: tuple[FoundPerson, ...], text: str) -> None:
        """Who is known by the name being typed."""
        self._found = {person.person: person for person in people}
        self.found.show_rows(
            tuple(
                (
                    person.person,
                    person.name,
                    _said_of(person),
                    () if person.on_hold else (("take", say("begin.take")),),
                )
                for person in people
                if not person.life
            )
        )
        new = bool(text.strip()) and self.person is None and self.found.isHidden()
        self.known.setText(say("begin.new") if new else self._known_words())
        self.known.setVisible(bool(self.known.text()))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What is still missing, in words."""
        words = "\n".join(sentence_of(one.code, one.context) for one in findings)
        show_trouble(self.trouble, words, (self.begin_button,))
        of_name = (sentence_of(one.code, one.context) for one in findings if one.where == "person")
        self.name.setAccessibleDescription("\n".join(of_name))
        if findings:
            self.folds.open_all()
            keep_in_sight(self.trouble)

    def choice(self) -> BeginChoice:
        """What was chosen, as it stands."""
        rows, state = self.rows, self.state
        today_on = state.today_on if state else ""
        return choice_of(
            OnPage(
                codes={**{key: row.codes for key, row in rows.items()}, "talk": self.talk.codes},
                person=self.person.person if self.person else None,
                name=self.name.text(),
                ref=self.holders.ref.text,
                second=self.holders.second(allocated=rows["allocations"].code),
                typed_by=self.holders.typist,
                held_on=self.paper.day if self._on_paper else today_on,
                looks_after=self.looks_after.text,
                link=self.link.text,
                short=self.short.pages,
                papers_seen=self.papers.isChecked() and not self.papers.isHidden(),
                carer_under_18=self.young.isChecked() and not self.young.isHidden(),
                language=self.language,
                shown=self.talk_asked.shown,
            )
        )

    @property
    def language(self) -> str:
        """The language of the talk."""
        return self.rows["languages"].code or (self.state.language if self.state else "en")

    def _show_read_out(self, _code: str = "") -> None:
        """What the person hears before the first question is in the language of the talk."""
        if self.state is not None:
            lists = self.state.lists
            words = lists.read_out.get(self.language, lists.words)
            self.notice_words.show_words(words)
            self.talk_asked.show_words(words)

    @property
    def _on_paper(self) -> bool:
        return self.rows["modes"].code == PAPER

    def _show_person(self, person: FoundPerson | None) -> None:
        if person is not None:
            self.name.setText(person.name)
            if not (self._on_paper and self.rows["instruments"].code):  # the paper says which it is
                self.rows["instruments"].choose(likely_talk(person, self.rows["instruments"].buttons))
        if person is not None or self.person is not None:
            self._fill_in(person)
        self.person = person
        self.found.show_rows(())
        self.known.setText(self._known_words())
        self.known.setVisible(bool(self.known.text()))

    def _fill_in(self, person: FoundPerson | None) -> None:
        """What was known last time goes along unless it is changed; of somebody else, nothing stays."""
        self.rows["groups"].choose(*((person.group,) if person else ()))
        self.rows["age_bands"].choose(*((person.age_band,) if person else ()))
        self.rows["places"].choose(*((person.place,) if person else ()))
        self.rows["aids"].choose(*(person.suits if person else ()))
        self.talk_asked.show_pictures(on=bool(person and person.look and person.look.pictures))
        self.link.set_text(person.link if person else "")
        self.looks_after.set_text(person.looks_after if person else "")

    def _known_words(self) -> str:
        if self.person is None:
            return ""
        if not self.person.last_on:
            return say("begin.known")
        return say("begin.last_talked", date=long_date(self.person.last_on))

    def _show_open(self) -> None:
        """Only what matters now is on the page."""
        speaking = self.rows["respondents"].code == "somebody_speaking"
        supported = self.rows["respondents"].code == "with_support"
        if supported and not self.rows["givers"].codes:
            self.rows["givers"].choose("person")
        comparison = bool(self.state and self.state.comparison)
        carer = self.rows["instruments"].code.startswith("carer")
        lists = self.state.lists if self.state else None
        shown = {
            "supports": supported,
            "speakers": speaking,
            "perspectives": speaking,
            "aids": speaking or bool(self.person and self.person.suits),
            "givers": speaking or supported,
            "places": bool(lists and lists.places) and bool(self.state and self.state.place_named),
            "services": bool(lists and len(lists.services) > 1),
            **dict.fromkeys(("known", "same_employer", "allocations"), comparison),
            "languages": bool(lists and len(lists.languages) > 1),
        }
        for key, visible in shown.items():
            self.rows[key].setVisible(visible)
            self.asks[key].setVisible(visible)
        self.papers.setVisible(shown["givers"] and self.rows["givers"].code in {"attorney", "guardian"})
        self._show_ask("groups", say("begin.groups_of_carer" if carer else "begin.ask.groups"))
        self._show_ask("aids", say("begin.ask.aids" if speaking else "begin.aids_that_suit"))
        self.paper.setVisible(self._on_paper)
        self.holders.show_paper(on_paper=self._on_paper)
        chosen = self.rows["instruments"].code
        self.short.show_outcomes(lists.outcomes.get(chosen, ()) if lists else ())
        self.notice_words.follow(self.rows["interviewer_types"].code)
        self.young.setVisible(carer)
        self.young_words.setVisible(carer and self.young.isChecked() and bool(self.young_words.text()))
        self.looks_after.setVisible(carer)
        self.link.setVisible(bool(self.state and self.state.linking))

    def _show_ask(self, key: str, words: str) -> None:
        self.asks[key].setText(words)
        self.rows[key].setAccessibleName(words)

    def _on_name(self, text: str) -> None:
        if self.person is not None:
            self.person = None
            self._fill_in(None)
            self._show_open()
            self.folds.start()
        self.search_typed.emit(text)

    def _on_found(self, key: str, _deed: str) -> None:
        self._show_person(self._found.get(key))
        self._show_open()
        self.folds.start()
        self.title.take_focus()

    def _on_chosen(self, _code: str) -> None:
        self._show_open()
        self.folds.follow()

    def _on_begin(self) -> None:
        self.begin_asked.emit(self.choice())


def _said_of(person: FoundPerson) -> str:
    """A quiet word beside a name that was found."""
    if person.on_hold:
        return say("begin.on_hold")
    return say("begin.last_talked", date=long_date(person.last_on)) if person.last_on else ""
