"""Who held the talks behind a figure: its numbers, and how they add up with all the others.

Called by `measures.tally`, whose keys these are.  Parts: `by_<type>`, the people of a base by the type
of their interviewer; `for_<type>`, the favourable among them, never in a table; `rest_<type>` and
`scope_<type>`, those not in the base and everybody asked about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from udset_desktop.measures.disclosure import Key, Number, Sum, is_small

BY, FOR, REST, SCOPE = "by_", "for_", "rest_", "scope_"
BASE, FAVOURABLE, EVERYBODY = "base", "n", "scope"
UNSAID = "none"

Place = tuple[str, str, str]  # measure, whose, group


class Counts(Protocol):
    """What is asked of a tally here."""

    def value(self, key: Key) -> int:
        """The value of any number."""
        ...


def parts_of(told: tuple[str, tuple[str, ...]], held_by: str) -> tuple[tuple[str, str], ...]:
    """What one answer adds to the mix: voice and part."""
    voice, parts = told
    held_by = held_by or UNSAID
    if BASE not in parts:
        return (("", REST + held_by),)
    favourable = ((voice, FOR + held_by),) if FAVOURABLE in parts else ()
    return ((voice, BY + held_by), *favourable)


def mix_numbers(
    tally: Counts, place: Place, kinds: Iterable[str], voices: tuple[str, str, str], care: tuple[int, int]
) -> dict[Key, Number]:
    """The numbers of one place; told only beside their row, and after everything else of it."""
    threshold, alike = care
    own, proxy, _ = voices
    numbers: dict[Key, Number] = {}
    for kind in kinds:
        for voice in voices:
            key = (*place, voice, BY + kind)
            value, favourable = tally.value(key), tally.value((*place, voice, FOR + kind))
            # So few, all of one mind: their number would tell each one's answer where the figure is all or nothing.
            of_one_mind = value < alike and favourable in {0, value}
            numbers[key] = Number(
                value=value,
                printed=voice != proxy,
                secret=is_small(value, threshold) or (value > 0 and of_one_mind),
                worth=(0, int(voice == own), int(place[2] == ""), int(place[1] == "both"), 0),
                within=(*place, voice, "row"),
            )
        for part in (REST, SCOPE):
            value = tally.value((*place, "", part + kind))
            numbers[*place, "", part + kind] = Number(
                value=value, printed=False, secret=is_small(value, threshold)
            )
    return numbers


def mix_keys(place: Place, kinds: Iterable[str], voices: tuple[str, str, str]) -> list[Key]:
    """Every number of the mix in one place, for sums over people and over groups."""
    return [
        *((*place, voice, BY + kind) for kind in kinds for voice in voices),
        *((*place, "", part + kind) for kind in kinds for part in (REST, SCOPE)),
    ]


def mix_sums(place: Place, kinds: tuple[str, ...], voices: tuple[str, str, str]) -> list[Sum]:
    """How the numbers of one place add up: the kinds to the base, both voices to all, everybody to the scope."""
    if not kinds:
        return []
    own, proxy, everyone = voices
    sums: list[Sum] = [
        {(*place, voice, BASE): 1, **{(*place, voice, BY + kind): -1 for kind in kinds}} for voice in voices
    ]
    sums.append({(*place, "", EVERYBODY): 1, **{(*place, "", SCOPE + kind): -1 for kind in kinds}})
    for kind in kinds:
        by = BY + kind
        sums.append({(*place, everyone, by): 1, (*place, own, by): -1, (*place, proxy, by): -1})
        sums.append(
            {(*place, "", SCOPE + kind): 1, (*place, everyone, by): -1, (*place, "", REST + kind): -1}
        )
    return sums
