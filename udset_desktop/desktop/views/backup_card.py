"""A copy of everything here, made, planned and tried out: a card of Settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupShown:
    """How the backups stand, in words; `plans` are the steps offered."""

    last: str = ""
    place: str = ""
    plans: tuple[ChoiceState, ...] = ()
    said: str = ""  # what came of the last thing asked for


class BackupCard(QWidget):
    """Making, planning and trying backups.

    Signals: `make_asked()`, `place_asked()`, `planned(days)`, `try_asked(secret)`,
    `gone_told(file)`.  That of `whose`, the vault it is about, is its own.
    """

    make_asked = Signal()
    place_asked = Signal()
    planned = Signal(int)
    try_asked = Signal(str)
    gone_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("backup.title"), voice="title"))
        inner.addWidget(label(say("backup.about"), voice="small"))
        self.whose = ChoiceRow(say("backup.whose"))
        self.last = label(name="backup_last")
        self.make_button = button(say("backup.make"), name="backup_make")
        self.make_button.clicked.connect(self.make_asked)
        self._make_over()
        self.plan = ChoiceRow(say("backup.plan"))
        self.plan.chosen.connect(lambda days: self.planned.emit(int(days)))
        self.place = label(voice="small", name="backup_place")
        self.place_button = button(say("backup.choose_place"), kind="quiet", name="backup_choose_place")
        self.place_button.clicked.connect(self.place_asked)
        self.secret = LineBox(secret=True)
        self.secret.setPlaceholderText(say("backup.secret"))
        self.secret.setAccessibleName(say("backup.secret"))
        self.try_button = button(say("backup.try"), kind="quiet", name="backup_try")
        self.try_button.clicked.connect(self._on_try)
        self.said = label(voice="badge", name="backup_said")
        for widget in (
            self.whose,
            self.last,
            beside(self.make_button),
            self.over_title,
            self.over,
            label(say("backup.plan"), voice="strong"),
            self.plan,
            self.place,
            beside(self.place_button),
            label(say("backup.try_about"), voice="strong"),
            self.secret,
            beside(self.try_button),
            self.said,
        ):
            inner.addWidget(widget)
        self.state: BackupShown | None = None
        self.show_over(())
        self.hide()

    def _make_over(self) -> None:
        """Old ones that should be gone; hidden while there are none."""
        self.over_title = label(say("backup.over_title"), voice="strong", name="backup_over_title")
        self.over = RowList(say("backup.over_title"))
        self.over.lie_flat()
        self.over.acted.connect(lambda file, _deed: self.gone_told.emit(file))

    def show_backups(self, state: BackupShown) -> None:
        """Draw how the backups stand."""
        self.state = state
        self.last.setText(state.last)
        self.plan.show_choices(state.plans)
        self.place.setText(state.place)
        self.place.setVisible(bool(state.place))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.show()

    def show_over(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        """Draw `(file, since, where)` of each backup that should be gone; none hides them."""
        deeds = (("gone", say("backup.over_deed")),)
        self.over_title.setVisible(bool(rows))
        self.over.show_rows(tuple((*row, deeds) for row in rows))

    def _on_try(self) -> None:
        secret = self.secret.text()
        self.secret.clear()
        self.try_asked.emit(secret)
