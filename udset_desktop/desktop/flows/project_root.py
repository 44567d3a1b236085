"""Who signs for the project, on the Project page: the root key handed on, taken, begun anew; one taken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.project_page import ProjectPage, sentences_of
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.usecases import projects
from udset_desktop.usecases.workplace import Workplace


class ProjectRoot:
    """The coordinators' rows, the root card, and their verbs."""

    def __init__(self, page: ProjectPage) -> None:
        self._page = page
        page.view.colleagues.hand_asked.connect(self._on_hand)
        page.view.colleagues.remove_asked.connect(self._on_remove)
        page.view.root.take_asked.connect(self._on_take)
        page.view.root.new_asked.connect(self._on_new)

    def _ask(self, way: str, then: Callable[[], None], **slots: str) -> None:
        question = Question(
            title=say(f"project_desk.{way}_ask", **slots),
            lead=say(f"project_desk.{way}_about", **slots),
            deeds=(("no", say("project_desk.key_make_no")), ("yes", say(f"project_desk.{way}_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                then()

        self._page.frame.ask(question, answered)

    def _on_hand(self, coordinator: str) -> None:
        def write(out: Path) -> None:
            def deed(workplace: Workplace) -> str:
                projects.hand_root_key(workplace, coordinator, out)
                return say("project_desk.root_handed", file=str(out))

            self._page.act(deed, self._page.view.root.show_told)

        def choose() -> None:
            self._page.frame.choose_target(
                say("project_desk.root_hand_yes"),
                say("project_desk.root_name"),
                say("project_desk.root_filter"),
                write,
            )

        self._ask("root_hand", choose, id=spaced(coordinator))

    def _on_remove(self, coordinator: str) -> None:
        def deed(workplace: Workplace) -> str:
            projects.remove_coordinator(workplace, coordinator)
            return say("project_desk.colleague_removed", id=spaced(coordinator))

        self._ask(
            "colleague_remove", lambda: self._page.act(deed, self._page.frame.tell), id=spaced(coordinator)
        )

    def _on_take(self) -> None:
        def take(file: Path) -> None:
            def deed(workplace: Workplace) -> str:
                projects.take_root_key(workplace, file)
                return say("project_desk.root_taken")

            view = self._page.view.root
            self._page.act(
                deed, view.show_told, lambda problem: view.show_told(sentences_of(problem), is_trouble=True)
            )

        self._page.frame.choose_file(say("project_desk.root_take"), say("project_desk.root_filter"), take)

    def _on_new(self) -> None:
        def deed(workplace: Workplace) -> str:
            projects.new_root_key(workplace)
            return say("project_desk.root_renewed")

        self._ask("root_new", lambda: self._page.act(deed, self._page.view.root.show_told))
