"""The words around a conversation that belong to no instrument: permissions, Begin, who said it.

Read from `resources/wording/<language>/<version>`, because a record keeps the version of the wording
that was read out.  Never decides anything; `interview.session` and `interview.begin` ask it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts
from udset_desktop.interview.screen import ChoiceState


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


def load_phrases(version: str, language: str = BASE_LANGUAGE) -> Phrases:
    """One version of the wording; raises `EnvironmentFailure` for a version this program does not have."""
    return Phrases(load_texts("wording", language, version))
