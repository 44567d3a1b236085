"""The names around somebody that are hidden in what they said: one more, or one that was hidden by mistake."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say

AT_ONCE = 20
"""Rows that are drawn at first, and with each press for more; of one person there may be hundreds."""


class KnownNamesCard(QWidget):
    """The names, the last first, and a line for another one.

    Signals: `look_for_asked(name)`, `look_no_more_asked(name)`.
    """

    look_for_asked = Signal(str)
    look_no_more_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[tuple[str, str], ...] = ()
        self._held = False
        self._drawn = AT_ONCE
        inner = card_in(self)
        self.rows = RowList(say("rights.names_title"))
        self.rows.lie_flat()
        self.rows.acted.connect(lambda name, _deed: self.look_no_more_asked.emit(name))
        self.none = label(say("rights.names_none"), voice="quiet", name="names_none")
        self.more_button = button(say("rights.names_more"), kind="quiet", name="names_more")
        self.more_button.clicked.connect(self._on_more)
        self.line = LineBox()
        self.line.setObjectName("look_for")
        self.line.setAccessibleName(say("rights.look_for"))
        self.line.textChanged.connect(self._show_alive)
        self.add_button = button(say("rights.look_for_add"), name="look_for_button")
        self.add_button.clicked.connect(lambda: self.look_for_asked.emit(self.line.text().strip()))
        for widget in (
            label(say("rights.names_title"), voice="title"),
            label(say("rights.names_about"), voice="small"),
            self.none,
            self.rows,
            beside(self.more_button),
            label(say("rights.look_for"), voice="strong"),
            self.line,
            beside(self.add_button),
        ):
            inner.addWidget(widget)
        self._show()

    def start(self) -> None:
        """Nobody's names, and nothing half written."""
        self.line.clear()
        self._drawn = AT_ONCE
        self.show_names((), held=False)

    def show_names(self, names: tuple[tuple[str, str], ...], *, held: bool) -> None:
        """Draw `(name, what it is)`; while the person is on hold nothing of it can be changed."""
        if any(name.casefold() == self.line.text().strip().casefold() for name, _ in names):
            self.line.clear()  # it is kept
        self._names, self._held = names, held
        self._show()

    def _show(self) -> None:
        deeds = () if self._held else (("look_no_more", say("rights.look_no_more")),)
        last = tuple(reversed(self._names))[: self._drawn]
        self.rows.show_rows(tuple((name, name, what, deeds) for name, what in last))
        self.none.setVisible(not self._names)
        self.more_button.setVisible(len(self._names) > self._drawn)
        self._show_alive()

    def _show_alive(self) -> None:
        self.line.setEnabled(not self._held)
        self.add_button.setEnabled(not self._held and bool(self.line.text().strip()))

    def _on_more(self) -> None:
        self._drawn += AT_ONCE
        self._show()
