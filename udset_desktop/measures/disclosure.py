"""Which numbers must be hidden so that no small one can be told or worked out.

Called by `measures.compute` before a table exists.  Knows numbers and how they add up, nothing of
measures.  The promise: from the numbers left standing and the sums among them, no secret number
follows exactly, nor within less than the threshold by bounds carried from sum to sum.  Within that
promise what is worth most is told first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from udset_desktop.measures.attacker import Attacker, Key, Sum

__all__ = ["Key", "Number", "Sum", "hide", "is_small"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of a table, or one that follows from it.

    `printed`: it would stand in the output.  `secret`: it must not be known.  Where two cannot both
    be told, the one of more `worth` is.  Numbers of one `unit` are told together or not at all (by
    itself, when none is named), and only when the unit they stand `within` is told.
    """

    value: int
    printed: bool
    secret: bool
    worth: tuple[int, ...] = ()
    unit: Key = ()
    within: Key = ()


def is_small(value: int, threshold: int) -> bool:
    """Whether a count is one of the few that must not be told; nobody at all is no secret."""
    return 0 < value < threshold


def hide(numbers: Mapping[Key, Number], sums: Sequence[Sum], threshold: int) -> frozenset[Key]:
    """The printed numbers that must be hidden."""
    printed = frozenset(key for key, number in numbers.items() if number.printed)
    attacker = Attacker(
        {key: number.value for key, number in numbers.items()},
        sums,
        secrets=frozenset(key for key, number in numbers.items() if number.secret),
        threshold=threshold,
    )
    if attacker.knows_a_secret:
        # Nothing can guard it: the table has no room for it to be another number.
        return printed
    told: set[Key] = set()
    units = _units(numbers)
    shown: set[Key] = set()
    for unit, keys in sorted(units.items(), key=lambda named: _rank(numbers, named[1])):
        within = numbers[keys[0]].within
        if any(numbers[key].secret for key in keys) or (within and within not in shown):
            continue
        if attacker.may_learn(keys):
            shown.add(unit)
            told.update(keys)
    return printed - told


def _units(numbers: Mapping[Key, Number]) -> dict[Key, list[Key]]:
    units: dict[Key, list[Key]] = {}
    for key, number in numbers.items():
        if number.printed:
            units.setdefault(number.unit or key, []).append(key)
    return units


def _rank(numbers: Mapping[Key, Number], keys: Sequence[Key]) -> tuple[tuple[int, ...], int, str]:
    """What is told first: the most worth, and among equals the largest."""
    best = max((numbers[key] for key in keys), key=lambda number: (number.worth, number.value))
    return (tuple(-one for one in best.worth), -best.value, repr(min(keys)))
