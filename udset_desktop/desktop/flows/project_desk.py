"""The Project page's last part and its verbs: where the pool lies, and the colleagues.

The organisations' keys are `flows.project_keys`', the root key `flows.project_root`'s.

Works by the page's own `act`, which shows the project anew after every deed.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.desktop.flows.project_keys import ProjectKeys
from udset_desktop.desktop.flows.project_page import ProjectPage, sentences_of
from udset_desktop.desktop.flows.project_root import ProjectRoot
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import kept_pool, projects
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.workplace import Workplace

_SECRET = "store.password_in_address"  # noqa: S105 -- the code of a refusal


class ProjectDesk:
    """Pool, keys, colleagues."""

    def __init__(self, page: ProjectPage) -> None:
        self._page = page
        self._password: Path | None = None
        self._card: Path | None = None
        pool, colleagues = page.view.pool, page.view.colleagues
        pool.file_asked.connect(self._on_pool_file)
        pool.password_asked.connect(self._on_password)
        pool.place_asked.connect(self._on_place)
        pool.own_asked.connect(self._on_own)
        self.keys = ProjectKeys(page)
        self.root = ProjectRoot(page)
        colleagues.card_asked.connect(self._on_card_asked)
        colleagues.add_asked.connect(self._on_add)

    def begin(self) -> None:
        """A page come to anew: nothing is half asked."""
        self._password = self._card = None
        self._page.view.pool.show_asking(open_=False)
        self.keys.begin()
        self._page.view.colleagues.show_card("")

    # -- the pool -----------------------------------------------------------------

    def _on_pool_file(self) -> None:
        self._page.frame.choose_file(
            say("project_desk.pool_file"),
            say("project_desk.pool_filter"),
            lambda file: self._page.view.pool.show_file(str(file)),
        )

    def _on_password(self) -> None:
        self._password = None
        self._page.frame.choose_file(
            say("project_desk.password_file"), say("project_desk.password_filter"), self._on_password_file
        )

    def _on_password_file(self, file: Path) -> None:
        self._password = file
        self._page.view.pool.show_password(file.name)

    def _on_place(self, place: str) -> None:
        view = self._page.view.pool
        password = self._password if view.password.code == "file" else None
        view.show_trouble("")
        view.show_busy(busy=True)

        def deed(workplace: Workplace) -> str:
            kept_pool.go_by_pool(workplace, PoolAddress(place=place, password_file=password))
            return say("project_desk.pool_gone")

        def tell(sentence: str) -> None:
            self._password = None
            view.show_busy(busy=False)
            view.show_asking(open_=False)
            self._page.frame.tell(sentence)

        def refused(problem: UdsetError) -> None:
            view.show_busy(busy=False)
            if problem.code == _SECRET:
                view.show_file("")  # it stands on the screen for everybody to read
            view.show_trouble(sentences_of(problem))

        self._page.act(deed, tell, refused)

    def _on_own(self) -> None:
        def deed(workplace: Workplace) -> str:
            kept_pool.go_by_own_pool(workplace)
            return say("project_desk.pool_gone")

        self._page.act(deed, self._page.frame.tell)

    # -- colleagues ---------------------------------------------------------------

    def _on_card_asked(self) -> None:
        self._page.frame.choose_file(
            say("project_desk.colleague_card"), say("project.card_filter"), self._on_card
        )

    def _on_card(self, card: Path) -> None:
        self._card = card
        self._page.view.colleagues.show_card(card.name)

    def _on_add(self, words: str) -> None:
        card, view = self._card, self._page.view.colleagues
        if card is None:
            return

        def deed(workplace: Workplace) -> str:
            return projects.add_coordinator(workplace, card, words)

        def tell(coordinator: str) -> None:
            self._card = None
            view.show_card("")
            self._page.frame.tell(say("project_desk.colleague_added", id=spaced(coordinator)))

        self._page.act(deed, tell, lambda problem: view.show_card(card.name, sentences_of(problem)))
