"""The Project page's card on joining visits: how it stands, and references written for case files.

Where one person decides and coordinates, the key is made from here.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.desktop.flows.link_files import ask_files, tell_made
from udset_desktop.desktop.flows.project_page import ProjectPage, sentences_of
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_told import NEW
from udset_desktop.desktop.views.project_linking import ProjectLinking
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.project.model import Project
from udset_desktop.project.switches import Linking
from udset_desktop.usecases import linking
from udset_desktop.usecases.linking import SealedLink
from udset_desktop.usecases.workplace import Workplace


class LinkingPart:
    """The card and its verb."""

    def __init__(self, page: ProjectPage, view: ProjectLinking) -> None:
        self._page, self._view, self._asked = page, view, ""
        view.references_asked.connect(self._on_asked)
        view.key_asked.connect(self._on_key_asked)

    def begin(self) -> None:
        """Come to anew: nothing is told."""
        self._view.told.show_told("", "")

    def show(self, project: Project) -> None:
        """How joining visits stands in this project today."""
        decided = project.switches.linking
        if not isinstance(decided, Linking):
            self._view.show_linking("")
            return
        standing = say("project_linking.standing", post=decided.post, date=long_date(decided.until))
        self._view.show_linking(standing, tells_who=decided.decider_coordinates)

    def _on_key_asked(self, how: str) -> None:
        self._view.told.show_told("", "")

        def chosen(page: Path, out: Path) -> None:
            def deed(workplace: Workplace) -> SealedLink:
                if how == NEW:
                    return linking.make_link_key_here(workplace, keep=page, out=out)
                return linking.seal_link_key_here(workplace, kept=page, out=out)

            self._page.act(deed, lambda made: tell_made(self._view.told, made, page), self._on_no_key)

        ask_files(self._page.frame, how, chosen)

    def _on_no_key(self, problem: UdsetError) -> None:
        self._view.show_key_trouble(sentences_of(problem))

    def _on_asked(self, how_many: str) -> None:
        self._asked = how_many
        self._page.frame.choose_target(
            say("project_linking.write"),
            say("project_linking.file"),
            say("project_linking.filter"),
            self._on_target,
        )

    def _on_target(self, out: Path) -> None:
        asked = self._asked
        count = int(asked) if asked.isascii() and asked.isdecimal() else 0

        def deed(workplace: Workplace) -> str:
            written = linking.write_references(workplace, count, out)
            return say("project_linking.written", count=written, file=str(out))

        self._page.act(deed, self._page.frame.tell, self._on_refused)

    def _on_refused(self, problem: UdsetError) -> None:
        self._view.show_trouble(sentences_of(problem))
