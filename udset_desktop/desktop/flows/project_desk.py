"""The Project page's last part and its verbs: where the pool lies, the organisations' keys, the colleagues.

Works by the page's own `act`, which shows the project anew after every deed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.project_view import ProjectView
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.project.model import Organisation
from udset_desktop.usecases import kept_pool, organisation_keys, projects
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.overseeing import Oversight
from udset_desktop.usecases.workplace import Workplace

_SECRET = "store.password_in_address"  # noqa: S105 -- the code of a refusal


class ProjectPage(Protocol):
    """The page as this part of it knows it."""

    frame: Frame
    view: ProjectView
    seen: Oversight | None

    def act(
        self,
        deed: Callable[[Workplace], str],
        tell: Callable[[str], None],
        on_problem: Callable[[UdsetError], None] | None = None,
    ) -> None:
        """One deed at the desk, then the page as it stands after it."""
        ...


class ProjectDesk:
    """Pool, keys, colleagues."""

    def __init__(self, page: ProjectPage) -> None:
        self._page = page
        self._password: Path | None = None
        self._card: Path | None = None
        pool, keys, colleagues = page.view.pool, page.view.organisations, page.view.colleagues
        pool.file_asked.connect(self._on_pool_file)
        pool.password_asked.connect(self._on_password)
        pool.place_asked.connect(self._on_place)
        pool.own_asked.connect(self._on_own)
        keys.make_asked.connect(self._on_make)
        keys.tell_asked.connect(self._on_tell)
        colleagues.card_asked.connect(self._on_card_asked)
        colleagues.add_asked.connect(self._on_add)

    def begin(self) -> None:
        """A page come to anew: nothing is half asked."""
        self._password = self._card = None
        self._page.view.pool.show_asking(open_=False)
        self._page.view.organisations.show_made("")
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

    # -- keys ---------------------------------------------------------------------

    def _organisation(self, code: str) -> Organisation | None:
        """The organisation to be given a key, where nothing that is typed would be lost by it."""
        if self._page.view.settings.is_changed:
            self._page.frame.tell(say("project_desk.keep_first"))
            return None
        known = self._page.seen.project.organisations if self._page.seen else ()
        return next((one for one in known if one.code == code), None)

    def _on_make(self, code: str) -> None:
        one = self._organisation(code)
        if one is None:
            return
        about = [say("project_desk.key_make_about", organisation=one.name)]
        if one.recovery_public:
            about.insert(0, say("project_desk.key_make_again", organisation=one.name))
        question = Question(
            title=say("project_desk.key_make_ask", organisation=one.name),
            lead="\n\n".join(about),
            deeds=(("yes", say("project_desk.key_make_yes")), ("no", say("project_desk.key_make_no"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self._page.frame.choose_target(
                    say("project_desk.key_make_yes"),
                    say("project_desk.key_name", organisation=one.code),
                    say("project_desk.key_filter"),
                    lambda out: self._make(one, out),
                )

        self._page.frame.ask(question, answered)

    def _make(self, one: Organisation, out: Path) -> None:
        def deed(workplace: Workplace) -> str:
            made = organisation_keys.make_organisation_key(workplace, one.code, out)
            return say("project_desk.key_made", organisation=one.name, file=str(made.file))

        self._page.act(deed, self._page.view.organisations.show_made)

    def _on_tell(self, code: str) -> None:
        one = self._organisation(code)
        if one is None:
            return
        question = Question(
            title=say("project_desk.key_tell_ask", organisation=one.name),
            lead=say("project_desk.key_tell_about"),
            deeds=(("yes", say("project_desk.key_tell_yes")), ("no", say("project_desk.key_tell_no"))),
            reason=say("project_desk.key_tell_box"),
            reason_for=("yes",),
        )

        def deed_of(recipient: str) -> Callable[[Workplace], str]:
            def deed(workplace: Workplace) -> str:
                organisation_keys.tell_organisation_key(workplace, one.code, recipient)
                return say("project_desk.key_told", organisation=one.name)

            return deed

        def answered(deed: str, recipient: str) -> None:
            if deed == "yes":
                self._page.act(deed_of(recipient), self._page.view.organisations.show_made)

        self._page.frame.ask(question, answered)

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


def sentences_of(problem: UdsetError) -> str:
    """Every finding of a problem, a sentence a line."""
    return "\n".join(sentence_of_finding(finding) for finding in problem.findings)
