"""Short entries: a date, a whole number, and lists of names or tags."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.layouts import WrapLayout, clear
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ItemState

_DAY_FIRST = re.compile(r"\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})\s*")


def iso_of(text: str) -> str:
    """A date typed day first, in ISO form; anything else is handed on as it is, for a finding.

    A day that no month has is handed on as well: it stands there as it was typed.
    """
    if found := _DAY_FIRST.fullmatch(text):
        iso = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
        with suppress(ValueError):
            return date.fromisoformat(iso).isoformat()
    return text.strip()


def shown_date(iso: str) -> str:
    """An ISO date as it is typed here: day first."""
    parts = iso.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else iso  # noqa: PLR2004 -- year, month, day


class LineField(Field):
    """One short line."""

    hint = ""

    def build(self) -> None:
        """A line as wide as what goes into it."""
        self.line = LineBox()
        self.line.setObjectName("line")
        self.line.be_at_most(30 * UNIT)
        self.line.editingFinished.connect(self.put_down)
        self.line.textEdited.connect(self._on_edited)
        if self.hint:
            self.line.setPlaceholderText(say(self.hint))
        self.column.addWidget(self.line)

    def draw(self, item: ItemState) -> None:
        """Half-typed text as it was typed, else the answer; a line being written in is left alone."""
        self.line.setAccessibleName(item.ask)
        if not self.line.isModified():
            self.line.setText(item.typed or self.shown(item))

    def shown(self, item: ItemState) -> str:
        """The answer as it stands in the line."""
        return str(item.answer.value) if item.answer and item.answer.value is not None else ""

    def raw_of(self, text: str) -> str:
        """What the line says."""
        return text.strip()

    def show_item(self, item: ItemState) -> None:
        """Another item begins with its own line."""
        if self.item is None or self.item.id != item.id:
            self.line.setModified(False)
        super().show_item(item)

    def put_down(self) -> None:
        """The line becomes the answer."""
        if self.item is not None and self.line.isModified():
            self.line.setModified(False)
            self.given.emit(self.item.id, self.raw_of(self.line.text()) or None, "")

    def _on_edited(self, text: str) -> None:
        if self.item is not None:
            self.typed.emit(self.item.id, text)


class DateField(LineField):
    """A date, day first."""

    hint = "conversation.date_hint"

    def shown(self, item: ItemState) -> str:
        """Day first."""
        return shown_date(super().shown(item))

    def raw_of(self, text: str) -> str:
        """In ISO form."""
        return iso_of(text)


class WholeField(LineField):
    """A whole number."""


class PeopleField(Field):
    """Names or tags, one after the other; each can be taken out again."""

    def build(self) -> None:
        """The list, and a line for the next one."""
        self.held = QWidget()
        self.row = WrapLayout(self.held)
        self.line = LineBox()
        self.line.setObjectName("line")
        self.line.be_at_most(40 * UNIT)
        self.line.returnPressed.connect(self.put_down)
        self.line.editingFinished.connect(self.put_down)
        self.line.textEdited.connect(self._on_edited)
        self.add = button(say("conversation.add"), kind="quiet", name="add")
        self.add.clicked.connect(self.put_down)
        line = QHBoxLayout()
        line.addWidget(self.line, 1)
        line.addWidget(self.add)
        line.addStretch(1)
        self.column.addWidget(self.held)
        self.column.addLayout(line)

    def draw(self, item: ItemState) -> None:
        """What is on the list."""
        clear(self.row)
        self.line.setAccessibleName(item.ask)
        names = self.names(item)
        for place, name in enumerate(names):
            made = button(
                say("conversation.on_list", name=name),
                kind="small",
                says=say("conversation.take_out", name=name),
            )
            made.clicked.connect(partial(self._on_out, place))
            self.row.addWidget(made)
        self.held.setVisible(bool(names))
        if not self.line.isModified():
            self.line.setText("\n".join(item.typed.splitlines()[len(names) :]))

    def show_item(self, item: ItemState) -> None:
        """Another item begins with its own line."""
        if self.item is None or self.item.id != item.id:
            self.line.setModified(False)
        super().show_item(item)

    def _on_edited(self, text: str) -> None:
        # The whole list goes with the line: what is half-typed stands in place of the answer.
        if self.item is not None:
            lines = [*self.names(self.item), text] if text.strip() else []
            self.typed.emit(self.item.id, "\n".join(lines))

    def names(self, item: ItemState) -> list[str]:
        """The list as it stands: one a line, or already apart."""
        value = item.answer.value if item.answer else None
        if isinstance(value, tuple):
            return list(value)
        return [line for line in str(value).splitlines() if line] if value else []

    def put_down(self) -> None:
        """The line joins the list."""
        name = self.line.text().strip()
        if self.item is None or not name:
            return
        self.line.clear()
        self._say([*self.names(self.item), name])

    def _on_out(self, place: int) -> None:
        if self.item is not None:
            names = self.names(self.item)
            del names[place]
            self._say(names)

    def _say(self, names: list[str]) -> None:
        if self.item is not None:
            self.given.emit(self.item.id, tuple(names) or None, "")
