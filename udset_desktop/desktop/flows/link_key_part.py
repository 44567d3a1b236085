"""The key that joins visits, taken in the window: the part of Settings that a laptop has while linking is on."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_key_card import LinkKeyCard, LinkKeyShown
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import link_keys
from udset_desktop.usecases.link_keys import LinkStanding

_WANT_WORDS = ("linking.words_needed", "project.words_differ")


class LinkKeyPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: LinkKeyCard) -> None:
        self._flow, self._card = flow, card
        self._standing: LinkStanding | None = None
        self._file: Path | None = None
        card.file_asked.connect(self._on_asked)
        card.words_told.connect(self._on_words)

    def look(self) -> None:
        """How it stands now."""
        self._file = None
        self._flow.run(lambda _control: link_keys.link_standing(self._flow.workplace), self._on_looked)

    def _on_looked(self, standing: LinkStanding | None) -> None:
        self._standing = standing
        self._card.show_key(LinkKeyShown(standing=_told(standing)) if standing else None)

    def _on_asked(self) -> None:
        self._flow.frame.choose_file(say("link_key.take"), say("link_key.filter"), self._on_file)

    def _on_file(self, file: Path) -> None:
        self._file = file
        self._take(file, "")

    def _on_words(self, words: str) -> None:
        if self._file is not None and words:
            self._take(self._file, words)

    def _take(self, file: Path, words: str) -> None:
        self._flow.frame.saving()

        def job(_control: object) -> LinkStanding | None:
            link_keys.take_link_key(self._flow.workplace, file, words)
            return link_keys.link_standing(self._flow.workplace)

        self._flow.run(job, self._on_taken, on_problem=self._on_refused, keep=True)

    def _on_taken(self, standing: LinkStanding | None) -> None:
        self._file = None
        self._flow.frame.saved()
        self._on_looked(standing)
        self._flow.frame.tell(say("link_key.taken"))

    def _on_refused(self, problem: UdsetError) -> None:
        self._flow.frame.not_saved(problem)
        if self._standing is not None:
            asked = any(finding.code in _WANT_WORDS for finding in problem.findings)
            self._card.show_key(
                LinkKeyShown(standing=_told(self._standing), trouble=sentences_of(problem), ask_words=asked)
            )


def _told(standing: LinkStanding) -> str:
    key = "link_key.here" if standing.has_key else "link_key.not_here"
    return say(key, date=long_date(standing.until))
