"""The Project page: laptops and the pack, lists, rules, pool and keys, who stands alone; one part at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.controls import Heading, button, card, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.project_alone import ProjectAlone
from udset_desktop.desktop.views.project_answer import ProjectAnswer
from udset_desktop.desktop.views.project_colleagues import ProjectColleagues
from udset_desktop.desktop.views.project_laptops import LaptopShown, PackShown, ProjectLaptops
from udset_desktop.desktop.views.project_linking import ProjectLinking
from udset_desktop.desktop.views.project_organisations import OrganisationShown, ProjectOrganisations
from udset_desktop.desktop.views.project_pool import PoolPlaceShown, ProjectPool
from udset_desktop.desktop.views.project_root import ProjectRoot
from udset_desktop.desktop.views.project_settings import ProjectSettings
from udset_desktop.desktop.views.switch_card import SwitchTold
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import Project

WIDTH = 880
PARTS = ("laptops", "lists", "rules", "desk", "alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectShown:
    """The project as it stands."""

    project: Project
    pack: PackShown
    laptops: tuple[LaptopShown, ...] = ()
    conversations: tuple[ChoiceState, ...] = ()  # what the project may use, and what it uses
    pool: PoolPlaceShown
    organisations: tuple[OrganisationShown, ...] = ()
    colleagues: tuple[tuple[str, str, str], ...] = ()  # key, name, about
    switches: Mapping[str, SwitchTold] = field(default_factory=dict)  # what each would change
    today_on: str = ""
    may_change: bool = True
    next_step: str = ""  # what a fresh project wants next, "" for nothing


class ProjectView(QWidget):
    """The coordinator's first place.

    Signals: `part_chosen(part)`.  Those of its parts are theirs.
    """

    part_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ScrollPage(width=WIDTH)
        self.state: ProjectShown | None = None
        self.part = PARTS[0]
        self.title = Heading(say("project.title"))
        self.under = label(voice="quiet", name="under")
        self.parts = ChoiceRow(say("project.parts"))
        self.parts.show_choices(
            tuple(ChoiceState(code=part, words=say(f"project.part.{part}")) for part in PARTS)
        )
        self.parts.chosen.connect(self._on_part)
        self._next()
        self.laptops = ProjectLaptops()
        self.settings = ProjectSettings()
        self._desk()
        self.alone = ProjectAlone()
        inner = self.page.column
        inner.setSpacing(2 * UNIT)
        for part in (self.title, self.under, self.parts, self.next_card):
            inner.addWidget(part)
        for own in (self.laptops, self.settings, self.desk, self.alone):
            inner.addWidget(own)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.page, 1)
        outer.addWidget(self.settings.foot)
        self.next_card.hide()
        self.show_part(self.part)

    def _next(self) -> None:
        self.next_card, column = card(notice=True)
        self.next_words = label(name="next_words")
        self.next_button = button(say("project.next_lists"), name="next_button")
        self.next_button.clicked.connect(self._on_lists)
        column.addWidget(self.next_words)
        column.addWidget(beside(self.next_button))

    def _desk(self) -> None:
        self.pool = ProjectPool()
        self.organisations = ProjectOrganisations()
        self.answer = ProjectAnswer()
        self.colleagues = ProjectColleagues()
        self.root = ProjectRoot()
        self.linking = ProjectLinking()
        self.desk = QWidget()
        column = QVBoxLayout(self.desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        for widget in (self.linking, self.pool, self.organisations, self.answer, self.colleagues, self.root):
            column.addWidget(widget)

    def show_state(self, state: ProjectShown) -> None:
        """Draw the project; what is being edited stays, unless the project itself is another."""
        if state == self.state:
            return
        before, self.state = self.state, state
        self.title.setText(state.project.name)
        self.under.setText(say("project.under", partnership=state.project.partnership))
        self.laptops.show_pack(state.pack)
        self.laptops.show_laptops(state.laptops)
        self.next_words.setText(state.next_step)
        self.pool.show_place(state.pool)
        self.organisations.show_organisations(state.organisations, may_change=state.may_change)
        self.colleagues.show_colleagues(state.colleagues)
        self.colleagues.setVisible(state.may_change)
        self.root.show_root(holds=state.may_change)
        if before is None or before.project != state.project or before.may_change != state.may_change:
            self.settings.show_project(
                state.project,
                may_change=state.may_change,
                conversations=state.conversations,
                told=state.switches,
                today_on=state.today_on,
            )
        self._show_next()

    def show_part(self, part: str) -> None:
        """One part of the page; the rest is a key away."""
        self.part = part
        self.parts.choose(part)
        self.laptops.setVisible(part == "laptops")
        self.settings.setVisible(part in {"lists", "rules"})
        self.settings.foot.setVisible(part in {"lists", "rules"})
        self.desk.setVisible(part == "desk")
        self.alone.setVisible(part == "alone")
        self.settings.lists.setVisible(part == "lists")
        self.settings.rules.setVisible(part == "rules")
        self._show_next()

    def _show_next(self) -> None:
        self.next_card.setVisible(self.part == "laptops" and bool(self.state and self.state.next_step))
        bare = self.state is not None and not self.state.project.services
        self.next_button.setVisible(bare)

    def _on_part(self, part: str) -> None:
        self.show_part(part)
        self.page.show_top()
        self.part_chosen.emit(part)

    def _on_lists(self) -> None:
        self.show_part("lists")
        self.page.show_top()
