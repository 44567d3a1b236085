"""A newer pack taken in the window: the part of Settings that a laptop and a second coordinator have."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.pack_card import PackCard
from udset_desktop.foundation.problems import Finding, UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.usecases import enrolling
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.projects import would_change

WANT_WORDS = ("project.other_root", "project.words_differ")
"""Why a pack is refused that is taken with its six words."""


def newer_question(changes: tuple[Finding, ...]) -> Question:
    """What a colleague's pack would change at a desk; `take` is to take it."""
    told = (say("project.newer_lead"), *map(sentence_of_finding, changes))
    deeds = (("leave", say("project.newer_leave")), ("take", say("project.newer_take")))
    return Question(title=say("project.newer_ask"), lead="\n".join(told), deeds=deeds)


class NewerPack:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: PackCard) -> None:
        self._flow, self._card, self._number = flow, card, 0
        self._pack: Path | None = None
        card.pack_asked.connect(self._on_asked)
        card.words_told.connect(self._on_words)

    def look(self) -> None:
        """Which pack is in force now."""
        self._flow.run(lambda _control: enrolling.pack_in_force(self._flow.workplace), self._on_looked)

    def _on_looked(self, number: int) -> None:
        self._number = number
        self._card.show_pack(number)

    def _on_asked(self) -> None:
        self._flow.frame.choose_file(say("pack.take"), say("project.pack_filter"), self._on_pack)

    def _on_pack(self, pack: Path) -> None:
        self._pack = pack
        workplace = self._flow.workplace
        if workplace.vault is not None or workplace.desk is None:
            self._take(pack, "")  # a laptop has no settings of its own
            return

        def answered(deed: str, _reason: str) -> None:
            if deed == "take":
                self._take(pack, "")

        def seen(changes: tuple[Finding, ...]) -> None:
            if changes:
                self._flow.frame.ask(newer_question(changes), answered)
            else:
                self._take(pack, "")

        self._flow.run(
            lambda _control: would_change(at_desk(workplace), pack), seen, on_problem=self._on_refused
        )

    def _on_words(self, words: str) -> None:
        if self._pack is not None and words:
            self._take(self._pack, words)

    def _take(self, pack: Path, words: str) -> None:
        self._flow.frame.saving()
        self._flow.run(
            lambda _control: enrolling.update(self._flow.workplace, pack, words),
            self._on_taken,
            on_problem=self._on_refused,
            keep=True,
        )

    def _on_taken(self, number: int) -> None:
        self._flow.frame.saved()
        self._on_looked(number)
        self._flow.frame.tell(say("pack.taken", number=number))

    def _on_refused(self, problem: UdsetError) -> None:
        self._flow.frame.not_saved(problem)
        asked = any(finding.code in WANT_WORDS for finding in problem.findings)
        self._card.show_pack(self._number, sentences_of(problem), ask_words=asked)
