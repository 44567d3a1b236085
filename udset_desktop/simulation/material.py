"""What made-up people are made of, read once from `resources/simulation`.

Called by the other modules of this package.  Holds fragments and names; draws nothing itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from udset_desktop.foundation.resources import read_resource_text

KINDS = ("older", "mental_health", "learning_disability", "carer")
SALT = "hazel"
"""Goes into every draw; another word would make up other people from the same seed."""


def chance(draw: Random, share: float) -> bool:
    """Whether something that happens in `share` of cases happens now."""
    return draw.random() < share


@dataclass(frozen=True, slots=True)
class Saying:
    """One fragment, and the circumstances it needs to be true."""

    needs: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything to draw from."""

    names: tuple[str, ...]
    surnames: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]  # days, hours, months, …
    by_kind: Mapping[str, Mapping[str, tuple[str, ...]]]
    sayings: Mapping[str, tuple[Saying, ...]]  # "user.safe.good", "closing.best", "wishes.carer"
    leads: tuple[str, ...]
    tails: tuple[str, ...]


@cache
def load_material() -> Material:
    """The material of this program."""
    people = tomllib.loads(read_resource_text("simulation", "people.toml"))
    sayings = tomllib.loads(read_resource_text("simulation", "sayings.toml"))
    lists = {name: tuple(entry) for name, entry in people.items() if isinstance(entry, list)}
    lists |= {name: tuple(entry) for name, entry in sayings.pop("slots").items()}
    leads, tails = tuple(sayings.pop("leads")), tuple(sayings.pop("tails"))
    return Material(
        names=lists["names"],
        surnames=lists["surnames"],
        lists=lists,
        by_kind={kind: {name: tuple(entry) for name, entry in people[kind].items()} for kind in KINDS},
        sayings=dict(_flat(sayings, "")),
        leads=leads,
        tails=tails,
    )


def _flat(table: Mapping[str, object], prefix: str) -> Mapping[str, tuple[Saying, ...]]:
    found: dict[str, tuple[Saying, ...]] = {}
    for name, entry in table.items():
        if isinstance(entry, Mapping):
            found.update(_flat(entry, f"{prefix}{name}."))
        elif isinstance(entry, list):
            found[f"{prefix}{name}"] = tuple(_saying(str(text)) for text in entry)
    return found


def _saying(text: str) -> Saying:
    needs, mark, said = text.partition(">")
    return Saying(frozenset(needs.split("+")), said) if mark else Saying(frozenset(), text)
