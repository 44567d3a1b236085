"""The organisation's help in the window: what the door and putting a backup back have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.organisation_help import OrganisationHelp
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of_finding

T = TypeVar("T")
Done_co = TypeVar("Done_co", covariant=True)


class Helped(Protocol[Done_co]):
    """The two verbs: a request written, an answer taken."""

    def ask(self, new: str, out: Path) -> str:
        """The six words of a request now in `out`."""
        ...

    def take(self, answer: Path, new: str) -> Done_co:
        """What the answer opened."""
        ...


class OrganisationHelpPart(Generic[T]):
    """The part and its verbs; `on_done` is told what came of the answer.

    `may_begin` says in a sentence what has to be chosen first, or "".
    """

    def __init__(
        self,
        flow: Flow,
        part: OrganisationHelp,
        helped: Helped[T],
        on_done: Callable[[T], None],
        may_begin: Callable[[], str] = lambda: "",
    ) -> None:
        self._flow, self._part, self._helped, self._on_done = flow, part, helped, on_done
        self._may_begin = may_begin
        part.request_asked.connect(self._on_request)
        part.answer_asked.connect(self._on_answer)

    def begin(self) -> None:
        """Come to anew: nothing is typed, nothing is told."""
        self._part.passphrase.clear()
        self._part.show_told("", "")
        self._part.show_trouble("")

    def _on_request(self, new: str) -> None:
        if missing := self._may_begin():
            self._part.show_trouble(missing)
            return
        self._flow.frame.choose_target(
            say("recovery.ask"),
            say("recovery.request_name"),
            say("recovery.files"),
            lambda out: self._ask(new, out),
        )

    def _ask(self, new: str, out: Path) -> None:
        self._flow.run(
            lambda _control: self._helped.ask(new, out),
            lambda words: self._part.show_told(say("recovery.asked", file=str(out)), words),
            on_problem=self._on_problem,
        )

    def _on_answer(self, new: str) -> None:
        if missing := self._may_begin():
            self._part.show_trouble(missing)
            return
        self._flow.frame.choose_file(
            say("recovery.take"), say("recovery.files"), lambda answer: self._take(new, answer)
        )

    def _take(self, new: str, answer: Path) -> None:
        self._part.setEnabled(False)
        self._flow.run_long(
            say("recovery.taking"),
            lambda _control: self._helped.take(answer, new),
            self._on_taken,
            self._on_problem,
            may_stop=False,
        )

    def _on_taken(self, done: T) -> None:
        self._part.setEnabled(True)
        self._on_done(done)

    def _on_problem(self, problem: UdsetError) -> None:
        self._part.setEnabled(True)
        self._part.show_trouble("\n".join(sentence_of_finding(finding) for finding in problem.findings))
