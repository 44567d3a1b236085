"""Parts of Begin that hold more than one row: paper typed later, who holds the talk, a short visit.

Each shows what it was given and says what stands in it; `views.begin_view` puts them on its cards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.line_field import iso_of
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import ChoiceButton, button, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.pictures import PictureMark
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.permission import Purpose
from udset_desktop.interview.screen import ChoiceState

_PICTURE = 56
THIRD_PARTY = "third_party"
SHORT_AT_MOST = 3
"""Outcomes of a short visit."""


class _Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)

    def add_line(self, name: str, words: str, hint: str = "") -> AskedLine:
        """A line under what it asks."""
        line = AskedLine(name, words, hint)
        self.column.addWidget(line)
        return line


class AskedLine(QWidget):
    """A line to write in, with what it asks above it, so that it is known when it is filled."""

    def __init__(self, name: str, words: str, hint: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        self.asked = label(voice="strong")
        self.line = LineBox()
        self.line.setObjectName(name)
        self.line.setPlaceholderText(hint)
        self.line.be_at_most(50 * UNIT)
        column.addWidget(self.asked)
        column.addWidget(self.line)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """What it asks."""
        self.asked.setText(words)
        self.line.setAccessibleName(words)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put this in it."""
        self.line.setText(text)


class NoticeLines(_Part):
    """The notice to be read out, and of somebody from outside whether the care manager sees what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.seen = label(voice="quiet"), label(name="seen_words")
        self._from_outside = False
        for widget in (self.words, self.seen):
            self.column.addWidget(widget)

    def start(self, *, from_outside: bool) -> None:
        """Nobody chosen yet; `from_outside` where whoever holds a talk on this laptop is."""
        self._from_outside = from_outside
        self.follow("")

    def show_words(self, words: Mapping[str, str]) -> None:
        """The notice in the language of the talk."""
        self.words.setText(words.get("notice.text", ""))
        self.seen.setText(words.get("unseen" if self._from_outside else "seen", ""))

    def follow(self, interviewer_type: str) -> None:
        """Who holds the talk is chosen."""
        outside = self._from_outside or interviewer_type == THIRD_PARTY
        self.seen.setVisible(outside and bool(self.seen.text()))

    def text(self) -> str:
        """All that is to be read out now."""
        shown = (self.words, self.seen) if not self.seen.isHidden() else (self.words,)
        return "\n".join(one.text() for one in shown)


class TalkAsked(_Part):
    """Whether it is all right to talk: the question as it is read out, yes and no, the screen turned round.

    Signals: `pictures_asked(on)`.
    """

    pictures_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.words = label(voice="lead", name="talk_words")
        self.mark = PictureMark(_PICTURE)
        self.row = ChoiceRow(say("begin.talk"), small=False)
        self.row.show_choices(
            tuple(
                ChoiceState(code=code, words=words)
                for code, words in (("yes", say("begin.yes")), ("no", say("begin.no")))
            )
        )
        self.row.chosen.connect(self._on_chosen)
        self.shown: Shown | None = None  # while what stands there was chosen on the person's screen
        self.turn = button(say("person.tool"), kind="quiet small", name="turn", says=say("person.turn_says"))
        self.pictures = ChoiceButton(say("permissions.pictures"), many=True, small=True)
        self.pictures.setObjectName("pictures")
        self.pictures.clicked.connect(self.pictures_asked)
        asked = QHBoxLayout()
        asked.setSpacing(2 * UNIT)
        asked.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        asked.addWidget(self.words, 1)
        self.column.addLayout(asked)
        for widget in (self.row, beside(self.turn, self.pictures)):
            self.column.addWidget(widget)
        self.start()

    def start(self) -> None:
        """Nothing said yet, in words alone."""
        self.show_reply("")
        self.show_pictures(on=False)

    def show_words(self, words: Mapping[str, str]) -> None:
        """The question in the language of the talk."""
        self.words.setText(words.get("talk.ask", say("begin.talk")))

    def show_reply(self, code: str, shown: Shown | None = None) -> None:
        """Draw what was said, "" for nothing; `shown` where the person chose it on their own screen."""
        self.row.choose(*((code,) if code else ()))
        self.shown = shown if code else None

    def show_pictures(self, *, on: bool) -> None:
        """The question and its answers with their pictures, or in words alone."""
        self.pictures.setChecked(on)
        self.mark.show_picture(f"purpose-{Purpose.TALK}" if on else "")
        for code, made in self.row.buttons.items():
            made.set_picture(f"answer-{code}" if on else "")

    def _on_chosen(self, _code: str) -> None:
        self.shown = None  # said aloud, and pressed by whoever holds the talk


class PaperLines(_Part):
    """When a talk written down on paper was held."""

    def __init__(self) -> None:
        super().__init__()
        self.held_on = self.add_line("held_on", say("begin.held_on"), say("begin.held_on_hint"))

    def start(self) -> None:
        """Nothing said yet."""
        self.held_on.set_text("")

    @property
    def day(self) -> str:
        """The day in ISO form, or what was typed in place of one."""
        return iso_of(self.held_on.text)


class HolderLines(_Part):
    """The project's reference of who holds the conversation, somebody who holds it with them, who types.

    What a comparison of interviewers asks of the first is asked of the second too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ref = self.add_line("interviewer_ref", say("begin.interviewer_ref"))
        self.two = ChoiceButton(say("begin.second"), many=True, small=True)
        self.second_ask = label(say("begin.second_type"), voice="strong")
        self.second_type = ChoiceRow(say("begin.second_type"))
        for widget in (beside(self.two), self.second_ask, self.second_type):
            self.column.addWidget(widget)
        self.second_ref = self.add_line("second_ref", say("begin.second_ref"))
        self.facts: dict[str, ChoiceRow] = {}
        self.fact_asks: dict[str, QWidget] = {}
        for key in ("known", "same_employer"):
            words = say(f"begin.second_{key}")
            self.fact_asks[key], self.facts[key] = label(words, voice="strong"), ChoiceRow(words)
            self.column.addWidget(self.fact_asks[key])
            self.column.addWidget(self.facts[key])
        self.typed_by = self.add_line("typed_by", say("begin.typed_by"))
        self._compared = self._on_paper = False
        self.two.toggled.connect(self._show)

    def start(
        self, types: tuple[ChoiceState, ...], ref: str, *, compared: tuple[ChoiceState, ...] = ()
    ) -> None:
        """As kept from last time, nobody beside them; `compared` are yes and no where a project compares."""
        self.ref.set_text(ref)
        self.second_type.show_choices(types)
        self.second_type.choose()
        self.second_ref.set_text("")
        for row in self.facts.values():
            row.show_choices(tuple(replace(one, chosen=False) for one in compared))
        self.typed_by.set_text("")
        self._compared, self._on_paper = bool(compared), False
        self.two.setChecked(False)
        self._show()

    def show_paper(self, *, on_paper: bool) -> None:
        """Whether it was held on paper: somebody else may type it in."""
        self._on_paper = on_paper
        self._show()

    def second(self, *, allocated: str = "") -> tuple[Interviewer, ...]:
        """Who holds it with them, nobody or one; both were matched with the person in the same way."""
        if not self.two.isChecked():
            return ()
        return (
            Interviewer(
                ref=self.second_ref.text,
                type=self.second_type.code,
                known_before=self.facts["known"].code,
                same_employer=self.facts["same_employer"].code,
                allocated=allocated,
            ),
        )

    @property
    def typist(self) -> str:
        """Who types, where that is asked; "" for the first of them."""
        return "" if self.typed_by.isHidden() else self.typed_by.text

    def _show(self, _checked: object = None) -> None:
        two = self.two.isChecked()
        for widget in (self.second_ask, self.second_type, self.second_ref):
            widget.setVisible(two)
        for key, row in self.facts.items():
            self.fact_asks[key].setVisible(two and self._compared)
            row.setVisible(two and self._compared)
        self.typed_by.setVisible(two or self._on_paper)


class ShortVisit(_Part):
    """A short visit: up to three outcomes that the person picks; the others stay not asked.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.short = ChoiceButton(say("begin.short"), many=True, small=True)
        self.asked = label(say("begin.short_ask", n=SHORT_AT_MOST), voice="strong")
        self.outcomes = ChoiceRow(say("begin.short_ask", n=SHORT_AT_MOST), many=True)
        self.later = label(say("begin.short_later"), voice="quiet", name="short_later")
        for widget in (beside(self.short), self.asked, self.outcomes, self.later):
            self.column.addWidget(widget)
        self.short.toggled.connect(self._show)
        self.outcomes.chosen.connect(self._on_chosen)

    def start(self) -> None:
        """A whole conversation."""
        self.short.setChecked(False)
        self._show()

    def show_outcomes(self, outcomes: tuple[ChoiceState, ...]) -> None:
        """The outcomes of the conversation that is chosen."""
        if tuple(self.outcomes.buttons) != tuple(one.code for one in outcomes):
            self.outcomes.show_choices(outcomes)
        self.setVisible(len(outcomes) > SHORT_AT_MOST)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the short visit; () for all."""
        return self.outcomes.codes if self.short.isChecked() and not self.isHidden() else ()

    @property
    def waits(self) -> bool:
        """Whether it is to be a short visit and nothing is picked yet."""
        return self.short.isChecked() and not self.isHidden() and not self.pages

    def _show(self, _checked: object = None) -> None:
        for widget in (self.asked, self.outcomes):
            widget.setVisible(self.short.isChecked())
        self._show_room()

    def _on_chosen(self, _code: str) -> None:
        self._show_room()
        self.changed.emit()

    def _show_room(self) -> None:
        self.later.setVisible(self.short.isChecked() and not self.outcomes.codes)
        full = len(self.outcomes.codes) >= SHORT_AT_MOST
        for made in self.outcomes.buttons.values():
            made.setEnabled(made.isChecked() or not full)
