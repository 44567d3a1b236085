"""The words around a conversation that belong to no instrument: permissions, Begin, who said it.

Read from `resources/wording/<language>/<version>`, because a record keeps the version of the wording
that was read out.  Never decides anything; `interview.session` and `interview.begin` ask it.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from udset_desktop.foundation.resources import read_resource_text, resource_path, resources_folder
from udset_desktop.interview.screen import ChoiceState

BASE_LANGUAGE = "en"


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Phrases:
    """One version of the wording in one language; English stands in where a language lacks a line."""

    texts: Mapping[str, str]

    def words(self, key: str, **slots: str) -> str:
        """The words under `key` (`permission.figures.consent`) with their slots filled; "" for none."""
        return string.Formatter().vformat(self.texts.get(key, ""), (), _Slots(slots))

    def choices(
        self, table: str, codes: Iterable[str], chosen: Iterable[str] = (), **slots: str
    ) -> tuple[ChoiceState, ...]:
        """A closed list in words, in the order of `codes`."""
        marked = set(chosen)
        return tuple(
            ChoiceState(code=code, words=self.words(f"{table}.{code}", **slots), chosen=code in marked)
            for code in codes
        )


@cache
def load_phrases(version: str, language: str = BASE_LANGUAGE) -> Phrases:
    """One version of the wording; raises `EnvironmentFailure` for a version this program does not have."""
    texts = dict(_read(version, BASE_LANGUAGE))
    if language != BASE_LANGUAGE and (resources_folder() / "wording" / language / version).is_dir():
        texts.update(_read(version, language))
    return Phrases(texts)


def _read(version: str, language: str) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for file in sorted(resource_path("wording", language, version).glob("*.toml")):
        texts.update(_flat(tomllib.loads(read_resource_text("wording", language, version, file.name))))
    return texts


def _flat(table: Mapping[str, object], prefix: str = "") -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for key, entry in table.items():
        if isinstance(entry, Mapping):
            texts.update(_flat(entry, f"{prefix}{key}."))
        else:
            texts[f"{prefix}{key}"] = str(entry).strip()
    return texts
