"""First start: join a project, begin one, just try it, or put a backup back; then what each of them needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.put_back_page import PutBackPage
from udset_desktop.interview.screen import ChoiceState

_TALKS = "talks"
_PLACES = {"join": 1, "begin": 2, "put_back": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is shown once after setting up: the recovery code, the six words, where the card lies."""

    recovery_code: str = ""
    words: str = ""
    card: str = ""


class FirstStartView(QStackedWidget):
    """Three ways to begin, and one to go on from a backup.

    Signals: `try_asked()`; `pack_asked()`; `join_asked(words, passphrase, organisation)`;
    `coordinate_asked(words, passphrase)` for whoever joins as another coordinator;
    `project_asked(name, passphrase)`; `link_post_asked()` for whoever decided that visits are joined; `went_on()`
    after what is shown once.
    """

    try_asked = Signal()
    pack_asked = Signal()
    join_asked = Signal(str, str, str)
    coordinate_asked = Signal(str, str)
    project_asked = Signal(str, str)
    link_post_asked = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = ScrollPage()
        self.join = ScrollPage(width=70 * UNIT)
        self.begin = ScrollPage(width=70 * UNIT)
        self.told = ScrollPage(width=70 * UNIT)
        self.ways = [self._fill_choose(), self._fill_join(), self._fill_begin(), self._fill_told()]
        self.put_back = PutBackPage()
        self.put_back.left.connect(self.show_ways)
        self.ways.append(self.put_back.title)
        for page in (self.choose, self.join, self.begin, self.told, self.put_back):
            self.addWidget(page)

    def _fill_choose(self) -> Heading:
        column = self.choose.column
        column.setSpacing(2 * UNIT)
        column.addStretch(1)
        title = Heading(say("first_start.title"))
        column.addWidget(title)
        column.addWidget(label(say("first_start.lead"), voice="quiet"))
        space(column, 2)
        self.way_buttons = {}
        for way, kind in (("join", "loud"), ("try", ""), ("begin", "")):
            frame, inner = card()
            inner.addWidget(label(say(f"first_start.way.{way}"), voice="title"))
            inner.addWidget(label(say(f"first_start.way_about.{way}"), voice="quiet"))
            made = button(say(f"first_start.way_button.{way}"), kind=kind, name=f"way_{way}")
            made.clicked.connect(partial(self._on_way, way))
            line = QHBoxLayout()
            line.addWidget(made)
            line.addStretch(1)
            inner.addLayout(line)
            column.addWidget(frame)
            self.way_buttons[way] = made
        back = button(say("first_start.way_button.put_back"), kind="quiet", name="way_put_back")
        back.clicked.connect(partial(self._on_way, "put_back"))
        post = button(say("first_start.way_button.link_post"), kind="quiet", name="way_link_post")
        post.clicked.connect(self.link_post_asked)
        column.addWidget(beside(back, post))
        self.way_buttons |= {"put_back": back, "link_post": post}
        column.addStretch(2)
        return title

    def _fill_join(self) -> Heading:
        column = self.join.column
        title = Heading(say("first_start.join_title"))
        column.addWidget(title)
        column.addWidget(label(say("first_start.join_lead"), voice="quiet"))
        space(column, 1)
        self.pack_button = button(say("first_start.pack"), name="pack_button")
        self.pack_name = label(voice="strong", name="pack_name")
        self.pack_button.clicked.connect(self.pack_asked)
        line = QHBoxLayout()
        line.addWidget(self.pack_button)
        line.addWidget(self.pack_name, 1)
        column.addLayout(line)
        self.words = self._ask(column, "first_start.words")
        column.addWidget(label(say("first_start.role"), voice="strong"))
        self.roles = ChoiceRow(say("first_start.role"))
        self.roles.show_choices(
            tuple(
                ChoiceState(code=role, words=say(f"first_start.role_of.{role}"), chosen=role == _TALKS)
                for role in (_TALKS, "coordinates")
            )
        )
        self.roles.chosen.connect(self._show_organisations)
        column.addWidget(self.roles)
        self.organisations_ask = label(say("first_start.organisation"), voice="strong")
        self.organisations = ChoiceRow(say("first_start.organisation"))
        column.addWidget(self.organisations_ask)
        column.addWidget(self.organisations)
        self.organisations_ask.hide()
        self.organisations.hide()
        self.join_secret = self._ask(column, "first_start.passphrase", secret=True)
        self.join_again = self._ask(column, "first_start.again", secret=True)
        self.join_trouble = label(voice="badge", name="join_trouble")
        self.join_trouble.hide()
        column.addWidget(self.join_trouble)
        self.join_button = button(say("first_start.join_button"), kind="loud", name="join_button")
        self.join_button.clicked.connect(self._on_join)
        column.addLayout(self._foot(self.join_button))
        column.addStretch(1)
        return title

    def _fill_begin(self) -> Heading:
        column = self.begin.column
        title = Heading(say("first_start.begin_title"))
        column.addWidget(title)
        column.addWidget(label(say("first_start.begin_lead"), voice="quiet"))
        space(column, 1)
        self.project_name = self._ask(column, "first_start.project_name")
        self.begin_secret = self._ask(column, "first_start.passphrase", secret=True)
        self.begin_again = self._ask(column, "first_start.again", secret=True)
        self.begin_trouble = label(voice="badge", name="begin_trouble")
        self.begin_trouble.hide()
        column.addWidget(self.begin_trouble)
        self.begin_button = button(say("first_start.begin_button"), kind="loud", name="begin_button")
        self.begin_button.clicked.connect(self._on_begin)
        column.addLayout(self._foot(self.begin_button))
        column.addStretch(1)
        return title

    def _fill_told(self) -> Heading:
        column = self.told.column
        title = Heading(say("first_start.told_title"))
        column.addWidget(title)
        self.told_rows: dict[str, tuple[QFrame, QWidget]] = {}
        for key in ("recovery_code", "words", "card"):
            frame, inner = card()
            inner.addWidget(label(say(f"first_start.told.{key}"), voice="quiet"))
            shown = label(voice="title", name=f"told_{key}")
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            inner.addWidget(shown)
            column.addWidget(frame)
            self.told_rows[key] = (frame, shown)
        self.code_hidden = label(say("unlock.code_hidden"), voice="badge", name="code_hidden")
        column.addWidget(self.code_hidden)
        self.go_on = button(say("first_start.go_on"), kind="loud", name="go_on")
        self.go_on.clicked.connect(self.went_on)
        line = QHBoxLayout()
        line.addWidget(self.go_on)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return title

    @staticmethod
    def _ask(column: QVBoxLayout, key: str, *, secret: bool = False) -> LineBox:
        asked = label(say(key), voice="strong")
        line = LineBox(secret=secret)
        line.setAccessibleName(say(key))
        column.addWidget(asked)
        column.addWidget(line)
        return line

    def _foot(self, loud: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(loud)
        back = button(say("first_start.back"), kind="quiet")
        back.clicked.connect(self.show_ways)
        line.addWidget(back)
        line.addStretch(1)
        return line

    def show_pack(self, name: str, organisations: tuple[ChoiceState, ...] = ()) -> None:
        """The pack that was chosen, and whose laptop this may be."""
        self.pack_name.setText(name)
        self.organisations.show_choices(organisations)
        self._show_organisations()

    def _show_organisations(self, _role: str = "") -> None:
        """Whose laptop it is, where there is a choice; a coordinator's computer is no organisation's."""
        asked = self.roles.code == _TALKS and len(self.organisations.buttons) > 1
        self.organisations.setVisible(asked)
        self.organisations_ask.setVisible(asked)

    def show_trouble(self, sentence: str) -> None:
        """What stands in the way, on the page in front."""
        for trouble in (self.join_trouble, self.begin_trouble):
            trouble.setText(sentence)
            trouble.setVisible(bool(sentence))

    def show_busy(self, *, busy: bool) -> None:
        """Work is under way: nothing can be asked twice."""
        for made in (self.join_button, self.begin_button, *self.way_buttons.values()):
            made.setEnabled(not busy)

    def show_told(self, told: Told) -> None:
        """What is shown once and must be kept."""
        for key, (frame, shown) in self.told_rows.items():
            words = getattr(told, key)
            shown.setProperty("text", words)
            frame.setVisible(bool(words))
        self.code_hidden.hide()
        self.setCurrentWidget(self.told)
        self.ways[3].take_focus()

    def hide_code(self) -> None:
        """A code that was shown is gone for good; the rest may be read again."""
        frame, shown = self.told_rows["recovery_code"]
        self.code_hidden.setVisible(bool(shown.property("text")) or not self.code_hidden.isHidden())
        shown.setProperty("text", "")
        frame.hide()

    def _on_way(self, way: str) -> None:
        if way == "try":
            self.try_asked.emit()
            return
        place = _PLACES[way]
        self.show_trouble("")
        self.setCurrentIndex(place)
        self.ways[place].take_focus()

    def show_page(self, page: ScrollPage, title: Heading) -> None:
        """A page that few need, made when it is first asked for."""
        self.addWidget(page)
        self.setCurrentWidget(page)
        title.take_focus()

    def show_put_back(self) -> None:
        """The page for whoever comes with a backup."""
        self._on_way("put_back")

    def show_ways(self) -> None:
        """The ways to begin, from anywhere."""
        self.setCurrentIndex(0)
        self.ways[0].take_focus()

    def _on_join(self) -> None:
        if self.join_secret.text() != self.join_again.text():
            self.show_trouble(say("first_start.not_same"))
            return
        words, secret = self.words.text(), self.join_secret.text()
        if self.roles.code == _TALKS:
            self.join_asked.emit(words, secret, self.organisations.code)
        else:
            self.coordinate_asked.emit(words, secret)

    def _on_begin(self) -> None:
        if self.begin_secret.text() != self.begin_again.text():
            self.show_trouble(say("first_start.not_same"))
            return
        self.project_asked.emit(self.project_name.text().strip(), self.begin_secret.text())
