"""What is held on somebody, and their rights: see it, put it right, on hold, out of the figures, deleted.

Nothing goes from here at once: what would go and what would stay is on the page, and each of the two acts
asks once more.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, card_in, label
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.begin_lines import AskedLine
from udset_desktop.desktop.views.known_names_card import KnownNamesCard
from udset_desktop.desktop.views.question_why import QuestionWhy, WhyKey
from udset_desktop.interview.person import Person
from udset_desktop.interview.screen import ChoiceState

NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsShown:
    """The person as the laptop knows them, and what either act would do, in sentences."""

    person: Person
    figures: tuple[str, ...]
    may_take_out: bool
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    groups: tuple[ChoiceState, ...] = ()  # as Begin offers them
    age_bands: tuple[ChoiceState, ...] = ()
    places: tuple[ChoiceState, ...] = ()  # () where the project records none
    names: tuple[tuple[str, str], ...] = ()  # around them and hidden in what they said, and what each is


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRightAsked:
    """The lines as they stand on the page; `None` where nothing is chosen, and what stands is to stay."""

    name: str
    link: str
    looks_after: str
    post: str
    group: str | None = None
    age_band: str | None = None
    place: str | None = None


class RightsView(ScrollPage):
    """One person and five rights.

    Signals: `paper_asked(password)`, `text_asked()`, `right_asked(PutRightAsked)`, `hold_asked(reason)`,
    `free_asked(reason)`, `typed(reason)` as far as it is written, `figures_asked()`, `delete_asked()`,
    `left()`, `look_for_asked(name)`, `look_no_more_asked(name)`.
    """

    paper_asked = Signal(str)
    text_asked = Signal()
    right_asked = Signal(object)
    hold_asked = Signal(str)
    free_asked = Signal(str)
    typed = Signal(str)
    figures_asked = Signal()
    delete_asked = Signal()
    left = Signal()
    look_for_asked = Signal(str)
    look_no_more_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: RightsShown | None = None
        self.column.setSpacing(2 * UNIT)
        self.title = Heading()
        self.column.addWidget(self.title)
        self.why_key = WhyKey(self, self)
        self._fill_file()
        self._fill_right()
        self.names = KnownNamesCard()
        self.names.look_for_asked.connect(self.look_for_asked)
        self.names.look_no_more_asked.connect(self.look_no_more_asked)
        self.column.addWidget(self.names)
        self._fill_hold()
        self._fill_figures()
        self._fill_delete()
        self.back_button = button(say("rights.back"), name="back_button")
        self.back_button.clicked.connect(self.left)
        self.column.addWidget(beside(self.back_button))
        self.column.addStretch(1)

    def _fill_file(self) -> None:
        inner = self._card("file_title")
        self.file_about = label(voice="small")
        self.password = LineBox(secret=True)
        self.password.setPlaceholderText(say("rights.password"))
        self.password.setAccessibleName(say("rights.password"))
        self.paper_button = button(say("rights.save_paper"), name="paper_button")
        self.text_button = button(say("rights.save_text"), name="text_button")
        self.paper_button.clicked.connect(lambda: self.paper_asked.emit(self.password.text()))
        self.text_button.clicked.connect(self.text_asked)
        for widget in (self.file_about, self.password, beside(self.paper_button, self.text_button)):
            inner.addWidget(widget)

    def _fill_right(self) -> None:
        inner = self._card("right_title", "put_right")
        inner.addWidget(label(say("rights.right_about"), voice="small"))
        self.name, self.link, self.looks_after = (
            AskedLine(key, say(f"rights.{key}")) for key in ("name", "link", "looks_after")
        )
        self.post = ChoiceRow(say("rights.post"))
        self.post.show_choices(
            tuple(ChoiceState(code=code, words=words) for code, words in say_all("rights.post_word"))
        )
        self.keep_button = button(say("rights.keep"), name="keep_button")
        self.keep_button.clicked.connect(self._on_keep)
        for line in (self.name, self.link, self.looks_after):
            inner.addWidget(line)
        self._fill_about(inner)
        for widget in (label(say("rights.post"), voice="strong"), self.post, beside(self.keep_button)):
            inner.addWidget(widget)

    def _fill_about(self, inner: QVBoxLayout) -> None:
        self.rows: dict[str, ChoiceRow] = {}
        self.asks: dict[str, QLabel] = {}
        for key in ("groups", "age_bands", "places"):
            words = say(f"begin.ask.{key}")
            self.rows[key], self.asks[key] = ChoiceRow(words), label(words, voice="strong")
            inner.addWidget(self.asks[key])
            inner.addWidget(self.rows[key])
        inner.addWidget(label(say("rights.about_talks"), voice="small"))

    def _fill_hold(self) -> None:
        inner = self._card("hold_title", "hold")
        self.hold_about = label(voice="small", name="hold_about")
        self.reason = GrowingBox(voice="", at_least=1)
        self.reason.setObjectName("hold_reason")
        self.reason.setAccessibleName(say("rights.reason"))
        self.reason.textChanged.connect(self._on_written)
        self.hold_button = button(say("rights.hold"), name="hold_button")
        self.free_button = button(say("rights.free"), name="free_button")
        self.hold_button.clicked.connect(lambda: self.hold_asked.emit(self.reason.toPlainText()))
        self.free_button.clicked.connect(lambda: self.free_asked.emit(self.reason.toPlainText()))
        for widget in (
            self.hold_about,
            label(say("rights.reason"), voice="strong"),
            self.reason,
            beside(self.hold_button, self.free_button),
        ):
            inner.addWidget(widget)

    def _fill_figures(self) -> None:
        inner = self._card("figures_title", "take_back")
        self.figures = label(name="figures")
        self.figures_button = button(say("rights.figures"), name="figures_button")
        self.figures_button.clicked.connect(self.figures_asked)
        for widget in (self.figures, beside(self.figures_button)):
            inner.addWidget(widget)

    def _fill_delete(self) -> None:
        inner = self._card("delete_title", "take_back")
        self.goes, self.stays = label(name="goes"), label(name="stays")
        self.delete_button = button(say("rights.delete"), name="delete_button")
        self.delete_button.clicked.connect(self.delete_asked)
        for widget in (
            label(say("rights.goes"), voice="strong"),
            self.goes,
            label(say("rights.stays"), voice="strong"),
            self.stays,
            beside(self.delete_button),
        ):
            inner.addWidget(widget)

    def _card(self, title: str, why: str = "") -> QVBoxLayout:
        holder = QWidget()
        inner = card_in(holder)
        inner.addWidget(label(say(f"rights.{title}"), voice="title"))
        inner.addWidget(self.why_key.ask(holder, QuestionWhy(why)))
        self.column.addWidget(holder)
        return inner

    def start(self) -> None:
        """Nobody yet: what was written or shown before is gone."""
        self.shown = None
        self.title.setText("")
        self.password.clear()
        self.reason.setPlainText("")
        self.names.start()
        self.setEnabled(False)

    def show_reason(self, reason: str) -> None:
        """What was written before the program was cut off, where nothing else was since; "" once it is said."""
        shown, self.shown = self.shown, None
        if not reason or not self.reason.toPlainText():
            self.reason.setPlainText(reason)
        self.shown = shown

    def show_state(self, shown: RightsShown) -> None:
        """Somebody, as the laptop knows them now; a reason that is being written stays."""
        self.shown, person = shown, shown.person
        self.setEnabled(True)
        self.title.setText(say("rights.title", name=person.name))
        self.file_about.setText(say("rights.file_about", name=person.name))
        for line, text in (
            (self.name, person.name),
            (self.link, person.link),
            (self.looks_after, person.looks_after),
        ):
            line.set_text(text)
        self.looks_after.setVisible(person.about == "carer")
        self._show_about(shown)
        self.post.choose(person.post or NOT_ASKED)
        held = person.on_hold_since
        self.hold_about.setText(
            say("rights.on_hold_since", date=long_date(held))
            if held
            else say("rights.hold_about", name=person.name)
        )
        self.hold_button.setVisible(not held)
        self.free_button.setVisible(bool(held))
        self.keep_button.setEnabled(not held)
        self.names.show_names(shown.names, held=bool(held))
        self.figures.setText("\n".join(shown.figures))
        self.figures_button.setEnabled(shown.may_take_out)
        self.goes.setText("\n".join(shown.goes))
        self.stays.setText("\n".join(shown.stays))
        self._show_alive()

    def _show_about(self, shown: RightsShown) -> None:
        person = shown.person
        nowhere = (ChoiceState(code="", words=say("rights.no_place")),)
        places = (*shown.places, *nowhere) if shown.places else ()
        for key, choices, stands in (
            ("groups", shown.groups, person.group),
            ("age_bands", shown.age_bands, person.age_band),
            ("places", places, person.place),
        ):
            self.rows[key].show_choices(choices)
            self.rows[key].choose(stands)
            self.rows[key].setVisible(bool(choices))
            self.asks[key].setVisible(bool(choices))
        ask = "begin.groups_of_carer" if person.about == "carer" else "begin.ask.groups"
        self.asks["groups"].setText(say(ask))
        self.rows["groups"].setAccessibleName(say(ask))

    def _chosen(self, key: str) -> str | None:
        return next(iter(self.rows[key].codes), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_written(self) -> None:
        self._show_alive()
        if self.shown is not None:  # what the program puts in is not typed
            self.typed.emit(self.reason.toPlainText())

    def _show_alive(self) -> None:
        written = bool(self.reason.toPlainText().strip())
        self.hold_button.setEnabled(written)
        self.free_button.setEnabled(written)

    def _on_keep(self) -> None:
        post = self.post.code
        self.right_asked.emit(
            PutRightAsked(
                name=self.name.text,
                link=self.link.text,
                looks_after=self.looks_after.text,
                post="" if post == NOT_ASKED else post,
                group=self._chosen("groups"),
                age_band=self._chosen("age_bands"),
                place=self._chosen("places"),
            )
        )
