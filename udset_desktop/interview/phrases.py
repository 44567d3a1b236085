"""The words around a conversation that belong to no instrument: permissions, Begin, who said it.

Read from `resources/wording/<language>/<version>`, because a record keeps the version of the wording
that was read out.  A version holds the lines it changed; the others are those of the versions before it.
Never decides anything; `interview.session` and `interview.begin` ask it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts
from udset_desktop.interview.answers import OWN_VOICE, SUPPORTS, SaidBy
from udset_desktop.interview.screen import ChoiceState

WORDINGS = ("1", "2")
"""Every version of the wording, the first one first; what somebody said yes or no to stands in its own."""
NEWEST_WORDING = WORDINGS[-1]


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Phrases:
    """One version of the wording in one language; English stands in where a language lacks a line."""

    texts: Mapping[str, str]

    def words(self, key: str, **slots: str) -> str:
        """The words under `key` (`permission.figures.consent`) with their slots filled; "" for none."""
        return self.texts.get(key, "").format_map(_Slots(slots))

    def choices(
        self, table: str, codes: Iterable[str], chosen: Iterable[str] = (), **slots: str
    ) -> tuple[ChoiceState, ...]:
        """A closed list in words, in the order of `codes`."""
        marked = set(chosen)
        return tuple(
            ChoiceState(code=code, words=self.words(f"{table}.{code}", **slots), chosen=code in marked)
            for code in codes
        )

    def who_said(self, said_by: Iterable[SaidBy], name: str) -> tuple[str, ...]:
        """Everybody an answer comes from, in words; several kinds of support are one person's and said as one.

        Whoever speaks for the person said it together with them, where both did.
        """
        told = tuple(said_by)
        both = not OWN_VOICE.isdisjoint(told)
        kinds = [one for one in SUPPORTS if one in told]
        if len(kinds) == 1:
            kinds = []
        words = [
            self.words("beside.said", who=beside)
            if both and (beside := self.words(f"beside.{one}"))
            else self.words(f"said_by.{one}", name=name)
            for one in told
            if one not in kinds
        ]
        return (self._supported(kinds, name), *words) if kinds else tuple(words)

    def _supported(self, kinds: Sequence[SaidBy], name: str) -> str:
        *before, last = (self.words(f"supported.{one}") for one in kinds)
        both = self.words("supported.both", before=", ".join(before), last=last)
        return self.words("supported.said", name=name, kinds=both)


def load_phrases(version: str, language: str = BASE_LANGUAGE) -> Phrases:
    """One version of the wording; raises `EnvironmentFailure` for a version this program does not have.

    A line that a version changed and a language has not is English, and never the line of a version before.
    """
    texts = load_texts("wording", language, version)
    if version in WORDINGS[1:]:
        before = load_phrases(WORDINGS[WORDINGS.index(version) - 1], language)
        texts = {**before.texts, **texts}
    return Phrases(texts)
