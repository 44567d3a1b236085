"""The Project page's other parts: its lists, its rules and its three switches, edited in place.

What stands here becomes the project's only through `kept`; laptops learn of it with the next pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.fields.rows_field import Column, RowsField, RowsWords
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card, label
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.pick_box import PickBox
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.project_rows import (
    helplines_of,
    localities_of,
    notes_with,
    organisations_of,
    rows_of,
    services_of,
    supports_of,
)
from udset_desktop.desktop.views.switch_card import SwitchCard, SwitchTold
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.checks import FOR_WHOM, PLACE_FIELDS, TEXT_LENGTH
from udset_desktop.project.model import GROUPS, LEARNING, STEPS_AT_RISK, Project
from udset_desktop.project.switches import KEYS, Switches

LISTS = ("services", "localities", "organisations", "helplines", "supports")
NUMBERS = ("threshold", "floor", "retention_days", "take_out_days", "cover_minutes")
_MOST = 1_000_000


class ProjectSettings(QWidget):
    """Lists and rules.

    Signals: `kept(project)` with everything as it stands on the page; `file_asked()` for a project file.
    """

    kept = Signal(object)
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.project: Project | None = None
        self._choices: tuple[ChoiceState, ...] = ()
        self.lists, self.rules = QWidget(), QWidget()
        self.fields: dict[str, RowsField] = {}
        self.numbers: dict[str, LineBox] = {}
        self.switches: dict[str, SwitchCard] = {}
        self._told: Mapping[str, SwitchTold] = {}
        self._today_on = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        for part in (self.lists, self.rules):
            inner = QVBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(2 * UNIT)
            column.addWidget(part)
        self._fill_lists()
        self._fill_rules()
        self.foot = self._foot()

    def _part(self, part: QWidget, key: str) -> tuple[QFrame, QVBoxLayout]:
        frame, column = card()
        column.addWidget(label(say(f"project.{key}"), voice="title"))
        column.addWidget(label(say(f"project.{key}_about"), voice="small"))
        layout = part.layout()
        assert layout is not None  # noqa: S101 -- given in the constructor
        layout.addWidget(frame)
        return frame, column

    def _fill_lists(self) -> None:
        for key in LISTS:
            _, column = self._part(self.lists, key)
            words = RowsWords(add=say(f"project.add.{key}"), take_out=say("project.take_out"))
            made = RowsField(say(f"project.{key}"), _columns_of(key), words)
            made.changed.connect(self._on_changed)
            column.addWidget(made)
            self.fields[key] = made
        self.steps, self.learning = self._note("steps"), self._note("learning")
        _, column = self._part(self.lists, "contact")
        self.contact = LineBox()
        self.contact.setObjectName("contact")
        self.contact.setAccessibleName(say("project.contact"))
        self.contact.textEdited.connect(self._on_changed)
        column.addWidget(self.contact)

    def _note(self, key: str) -> GrowingBox:
        _, column = self._part(self.lists, key)
        made = GrowingBox(voice="", holds=TEXT_LENGTH)
        made.setObjectName(key)
        made.setAccessibleName(say(f"project.{key}"))
        made.textChanged.connect(self._on_changed)
        trouble = label(voice="badge", name=f"{key}_trouble")
        made.tell_on(trouble)
        column.addWidget(made)
        column.addWidget(trouble)
        return made

    def _fill_rules(self) -> None:
        _, column = self._part(self.rules, "conversations")
        self.conversations = ChoiceRow(say("project.conversations"), many=True)
        self.conversations.chosen.connect(self._on_changed)
        column.addWidget(self.conversations)
        _, column = self._part(self.rules, "groups")
        self.groups = ChoiceRow(say("project.groups"), many=True)
        self.groups.chosen.connect(self._on_changed)
        column.addWidget(self.groups)
        _, column = self._part(self.rules, "place_field")
        self.place_field = ChoiceRow(say("project.place_field"))
        self.place_field.chosen.connect(self._on_changed)
        column.addWidget(self.place_field)
        self._fill_numbers()
        self._fill_switches()

    def _fill_numbers(self) -> None:
        _, column = self._part(self.rules, "numbers")
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(UNIT)
        self.year = PickBox(say("project.year"))
        self.year.setObjectName("year")
        self.year.show_picks(say_all("project.month"), "4")
        self.year.activated.connect(self._on_changed)
        grid.addWidget(label(say("project.year")), 0, 0)
        grid.addWidget(self.year, 0, 1)
        for at, key in enumerate(NUMBERS, start=1):
            made = LineBox(letters=len(str(_MOST)), digits=True)
            made.setObjectName(key)
            made.setAccessibleName(say(f"project.number.{key}"))
            made.be_at_most(14 * UNIT)
            made.textEdited.connect(self._on_changed)
            grid.addWidget(label(say(f"project.number.{key}")), at, 0)
            grid.addWidget(made, at, 1)
            self.numbers[key] = made
        column.addLayout(grid)

    def _fill_switches(self) -> None:
        self._part(self.rules, "switches")
        layout = self.rules.layout()
        assert layout is not None  # noqa: S101 -- given in the constructor
        for key in KEYS:
            made = SwitchCard(key)
            made.changed.connect(self._on_changed)
            layout.addWidget(made)
            self.switches[key] = made

    def _foot(self) -> QFrame:
        """What keeps the settings; the page puts it where it is always in sight."""
        frame = QFrame()
        frame.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        self.trouble = label(voice="badge", name="trouble")
        self.trouble.hide()
        self.standing = label(say("project.settings_kept"), voice="quiet", name="settings_standing")
        self.keep_button = button(say("project.keep"), kind="loud", name="keep_button")
        self.keep_button.clicked.connect(self._on_keep)
        self.undo_button = button(say("project.undo"), kind="quiet", name="undo_button")
        self.undo_button.clicked.connect(self._on_undo)
        self.file_button = button(say("project.from_file"), kind="quiet", name="file_button")
        self.file_button.clicked.connect(self.file_asked)
        column = QVBoxLayout(frame)
        column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        column.addWidget(self.trouble)
        held = QWidget()
        row = WrapLayout(held, gap=UNIT, right=True)
        for made in (self.file_button, self.undo_button, self.keep_button):
            row.addWidget(made)
        line = QHBoxLayout()
        line.addWidget(self.standing, 2)
        line.addWidget(held, 3)
        column.addLayout(line)
        return frame

    def show_project(
        self,
        project: Project,
        *,
        may_change: bool,
        conversations: tuple[ChoiceState, ...] = (),
        told: Mapping[str, SwitchTold] | None = None,
        today_on: str = "",
    ) -> None:
        """Draw what is kept; what was typed and not kept is gone, so only on entering or after keeping."""
        self.project = None  # what is drawn below is nobody's change
        self._choices, self._today_on = conversations, today_on or self._today_on
        self._told = self._told if told is None else told
        self.conversations.show_choices(conversations)
        localities = (("", say("project.no_locality")), *((one.code, one.name) for one in project.localities))
        self.fields["services"].columns = _columns_of("services", localities)
        for key, rows in rows_of(project).items():
            self.fields[key].show_rows(rows, anew=True)
        self._show_notes(project)
        self.groups.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"project.group.{code}"), chosen=code in project.groups)
                for code in GROUPS
            )
        )
        self.place_field.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"project.place.{code}"), chosen=code == project.place_field)
                for code in PLACE_FIELDS
            )
        )
        self.year.setCurrentIndex(max(0, self.year.findData(str(project.year_starts_month))))
        for key, made in self.numbers.items():
            made.setText(str(getattr(project, key)))
        self._show_switches(project)
        self.project = project
        for part in (self.lists, self.rules, self.file_button):
            part.setEnabled(may_change)
        self.show_trouble("")
        self._show_standing()

    def _show_notes(self, project: Project) -> None:
        self.contact.setText(project.contact)
        self.steps.setPlainText(project.notes.get(STEPS_AT_RISK, ""))
        self.learning.setPlainText(project.notes.get(LEARNING, ""))

    def _show_switches(self, project: Project) -> None:
        for key, switch in self.switches.items():
            kept, told_of = getattr(project.switches, key), self._told.get(key, SwitchTold())
            switch.show_switch(kept, told_of, today_on=self._today_on)

    def show_trouble(self, sentence: str) -> None:
        """What speaks against these settings."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def changed_project(self) -> Project:
        """The project as the page says it now."""
        assert self.project is not None  # noqa: S101 -- nothing is shown before
        numbers: dict[str, Any] = {key: int(made.text() or 0) for key, made in self.numbers.items()}
        rows = {key: made.rows() for key, made in self.fields.items()}
        notes = notes_with(self.project.notes, STEPS_AT_RISK, self.steps.toPlainText())
        return replace(
            self.project,
            notes=notes_with(notes, LEARNING, self.learning.toPlainText()),
            services=services_of(rows["services"]),
            localities=localities_of(rows["localities"]),
            organisations=organisations_of(rows["organisations"]),
            helplines=helplines_of(rows["helplines"]),
            supports=supports_of(rows["supports"]),
            contact=self.contact.text().strip(),
            instruments=self._chosen_conversations(),
            groups=self.groups.codes,
            place_field=self.place_field.code,
            year_starts_month=int(self.year.code),
            switches=Switches(**{key: made.switch() for key, made in self.switches.items()}),
            **numbers,
        )

    def _chosen_conversations(self) -> tuple[str, ...]:
        """In the order the project had them, new ones last."""
        assert self.project is not None  # noqa: S101 -- nothing is shown before
        if not self._choices:
            return self.project.instruments
        chosen = self.conversations.codes
        kept = (key for key in self.project.instruments if key in chosen)
        return tuple(dict.fromkeys((*kept, *chosen)))

    @property
    def is_changed(self) -> bool:
        """Whether something stands here that is not kept."""
        return self.project is not None and self.changed_project() != self.project

    def _show_standing(self) -> None:
        changed = self.is_changed
        self.standing.setText(say("project.settings_changed" if changed else "project.settings_kept"))
        self.keep_button.setEnabled(changed)
        self.undo_button.setVisible(changed)

    def _on_changed(self, *_said: object) -> None:
        if self.project is not None:
            self._show_standing()

    def _on_keep(self) -> None:
        self.kept.emit(self.changed_project())

    def _on_undo(self) -> None:
        if self.project is not None:
            self.show_project(self.project, may_change=True, conversations=self._choices)


def _columns_of(key: str, localities: tuple[tuple[str, str], ...] = ()) -> tuple[Column, ...]:
    name = Column(key="name", name=say("project.column.name"), width=5)
    people = Column(key="people", name=say("project.column.people"), width=2)
    if key == "services":
        locality = Column(
            key="locality", name=say("project.column.locality"), choices=localities or (("", ""),), width=4
        )
        return (name, people, locality)
    if key == "localities":
        return (name, people)
    if key == "organisations":
        choices = tuple((code, say(f"project.third_party.{code or 'no'}")) for code in ("", "yes"))
        return (
            name,
            Column(key="third_party", name=say("project.column.third_party"), choices=choices, width=4),
        )
    if key == "helplines":
        whom = tuple((code, say(f"project.for_whom.{code}")) for code in FOR_WHOM)
        return (
            name,
            Column(key="number", name=say("project.column.number"), width=3),
            Column(key="for_whom", name=say("project.column.for_whom"), choices=whom, width=4),
        )
    return (name,)
