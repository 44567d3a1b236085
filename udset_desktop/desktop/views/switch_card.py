"""One of the project's three switches, and the decision that must stand behind it before it may be on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import card_in, label
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import clear, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import has_words, say
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.checks import TEXT_LENGTH
from udset_desktop.project.switch_checks import LAWFUL_BASES
from udset_desktop.project.switches import (
    MOST_MONTHS,
    PURPOSES,
    Comparison,
    Decision,
    Linking,
    Words,
    day_of,
    months_after,
)

_KINDS: Mapping[str, type[Decision]] = {"linking": Linking, "words": Words, "comparison": Comparison}
_TEXTS: Mapping[str, tuple[str, ...]] = {"comparison": ("staff_notice",)}
_LINES: Mapping[str, tuple[str, ...]] = {"words": ("keep_months",), "comparison": ("staff_told_on",)}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "linking": ("both",),
    "words": ("purposes", "form", "care"),
    "comparison": ("parts",),
}
_CODES: Mapping[str, tuple[str, ...]] = {
    "lawful_basis": LAWFUL_BASES,
    "both": ("decider_coordinates",),
    "purposes": PURPOSES,
    "form": ("loose", "attached"),
    "care": ("second_check", "safety_left_out", "relationships_left_out"),
    "parts": ("interviewer_key", "known_before", "same_employer", "allocation"),
}
_MANY = frozenset({"both", "purposes", "care", "parts"})
_FLAGS = frozenset({"both", "care", "parts"})
_NUMBERS = frozenset({"keep_months"})
_KEY = re.compile(r"\b[0-9a-f]{32}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchTold:
    """What a switch changes, in words: the sentence people hear, a record before and after, texts."""

    heard: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


class SwitchCard(QWidget):
    """Off, or on with its decision.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._kept: Decision | bool = False
        self._today_on = ""
        self.boxes: dict[str, GrowingBox] = {}
        self.lines: dict[str, LineBox] = {}
        self.rows: dict[str, ChoiceRow] = {}
        column = card_in(self)
        column.addWidget(label(say(f"project.switch.{key}"), voice="title"))
        column.addWidget(label(say(f"project.switch_about.{key}"), voice="small"))
        self.standing = label(voice="strong", name=f"{key}_standing")
        column.addWidget(self.standing)
        self.on = ChoiceRow(say(f"project.switch.{key}"))
        self.on.chosen.connect(self._on_turned)
        column.addWidget(self.on)
        self.body = QWidget()
        self._fill(self._inside(self.body))
        column.addWidget(self.body)
        self.told = QWidget()
        self._told_column = self._inside(self.told)
        column.addWidget(self.told)

    @staticmethod
    def _inside(held: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(held)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        return column

    def _fill(self, column: QVBoxLayout) -> None:
        self._box(column, "why")
        for field in ("post", "decided_on", "assessment"):
            self._line(column, field)
        self._row(column, "lawful_basis")
        self._line(column, "until")
        self._box(column, "readers")
        for field in _CHOICES[self.key]:
            self._row(column, field)
        self.tells_who = label(say("project.tells_who"), voice="strong", name="tells_who")
        self.tells_who.hide()
        column.addWidget(self.tells_who)
        for field in _LINES.get(self.key, ()):
            self._line(column, field)
        for field in _TEXTS.get(self.key, ()):
            self._box(column, field)

    def _asked(self, column: QVBoxLayout, field: str, widget: QWidget) -> None:
        words = say(f"project.decision.{field}")
        space(column, 1)
        column.addWidget(label(words, voice="strong"))
        if has_words(f"project.decision_about.{field}"):
            column.addWidget(label(say(f"project.decision_about.{field}"), voice="small"))
        widget.setAccessibleName(words)
        widget.setObjectName(f"{self.key}_{field}")
        column.addWidget(widget)

    def _box(self, column: QVBoxLayout, field: str) -> None:
        box = self.boxes[field] = GrowingBox(voice="", holds=TEXT_LENGTH)
        box.textChanged.connect(self._on_changed)
        self._asked(column, field, box)
        trouble = label(voice="badge", name=f"{self.key}_{field}_trouble")
        box.tell_on(trouble)
        column.addWidget(trouble)

    def _line(self, column: QVBoxLayout, field: str) -> None:
        line = self.lines[field] = LineBox(digits=field in _NUMBERS)
        line.textEdited.connect(self._on_changed)
        self._asked(column, field, line)

    def _row(self, column: QVBoxLayout, field: str) -> None:
        row = self.rows[field] = ChoiceRow(say(f"project.decision.{field}"), many=field in _MANY)
        row.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"project.decision_{field}.{code}"))
                for code in _CODES[field]
            )
        )
        row.chosen.connect(self._on_changed)
        self._asked(column, field, row)

    def show_switch(self, kept: Decision | bool, told: SwitchTold, *, today_on: str) -> None:  # noqa: FBT001
        """Draw the switch as it is kept, and what it changes."""
        self._kept, self._today_on = kept, today_on
        is_on = bool(kept)
        self.on.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"project.switch_{code}"), chosen=is_on == (code == "yes"))
                for code in ("yes", "no")
            )
        )
        self._show_decision(kept if isinstance(kept, Decision) else _KINDS[self.key]())
        over = isinstance(kept, Decision) and today_on > kept.until
        self.standing.setText(
            say("project.switch_over", date=kept.until) if isinstance(kept, Decision) and over else ""
        )
        self.standing.setVisible(over)
        self._show_told(told)
        self._show_open()

    def _show_decision(self, one: Decision) -> None:
        for field, line in self.lines.items():
            line.setText(str(getattr(one, field)))
        for field, box in self.boxes.items():
            told = getattr(one, field)
            box.setPlainText("\n".join(told) if isinstance(told, tuple) else told)
        for field, row in self.rows.items():
            if field in _FLAGS:
                row.choose(*(code for code in _CODES[field] if getattr(one, code)))
            elif field == "form":
                row.choose("attached" if getattr(one, "attached", False) else "loose")
            else:
                told = getattr(one, field)
                row.choose(*(told if isinstance(told, tuple) else (told,)))

    def switch(self) -> Any:  # noqa: ANN401 - the decision of this switch's own kind
        """The switch as the page says it now."""
        if self.on.code != "yes":
            return False
        decision = self._decision()
        untouched = decision == _KINDS[self.key]()
        return True if self._kept is True and untouched else decision

    def _decision(self) -> Decision:
        values: dict[str, Any] = {field: line.text().strip() for field, line in self.lines.items()}
        values |= {field: box.toPlainText().strip() for field, box in self.boxes.items()}
        values["readers"] = tuple(line.strip() for line in values["readers"].splitlines() if line.strip())
        for field, row in self.rows.items():
            if field in _FLAGS:
                values |= {code: code in row.codes for code in _CODES[field]}
            elif field == "form":
                values["attached"] = row.code == "attached"
            else:
                values[field] = row.codes if field in _MANY else row.code
        for field in _NUMBERS & values.keys():
            values[field] = int(values[field] or 0)
        return _KINDS[self.key](**values)

    def _show_told(self, told: SwitchTold) -> None:
        clear(self._told_column)
        held = QWidget()
        column = self._inside(held)
        if told.heard:
            column.addWidget(label(say("project.switch_heard"), voice="strong"))
            column.addWidget(label(told.heard))
        if told.rows or told.texts:
            column.addWidget(label(say("project.switch_sample"), voice="strong"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(2 * UNIT)
            for at, line in enumerate(_table(told)):
                for column_at, words in enumerate(line):
                    quiet = at == 0 or (column_at == 0 and bool(told.rows))
                    made = label(_KEY.sub(_in_fours, words), voice="quiet" if quiet else "")
                    grid.addWidget(made, at, column_at, Qt.AlignmentFlag.AlignTop)
                    grid.setColumnStretch(column_at, 1)
            column.addLayout(grid)
        if has_words(f"project.switch_means.{self.key}"):
            column.addWidget(label(say(f"project.switch_means.{self.key}"), voice="small"))
        self._told_column.addWidget(held)

    def _show_open(self) -> None:
        for part in (self.body, self.told):
            part.setVisible(self.on.code == "yes")
        both = self.rows.get("both")
        self.tells_who.setVisible(bool(both and both.codes))

    def _on_turned(self, code: str) -> None:
        if code == "yes" and not self._kept and self._decision() == _KINDS[self.key]():
            began = day_of(self._today_on)
            until = months_after(began, MOST_MONTHS).isoformat() if began else ""
            self._show_decision(replace(_KINDS[self.key](), decided_on=self._today_on, until=until))
        self._on_changed()

    def _on_changed(self, *_said: object) -> None:
        self._show_open()
        self.changed.emit()


def _in_fours(key: re.Match[str]) -> str:
    """A key that stands for somebody, so that a line can end in it."""
    return " ".join(re.findall("....", key.group()))


def _table(told: SwitchTold) -> tuple[tuple[str, ...], ...]:
    """What is shown on somebody made up, its heads first; what changes comes before what does not."""
    if told.texts:
        return ((say("project.switch_written"), say("project.switch_leaves")), *told.texts)
    heads = ("", say("project.switch_off_column"), say("project.switch_on_column"))
    return (heads, *sorted(told.rows, key=lambda row: row[1] == row[2]))
