"""Which numbers must be hidden so that no small one can be told or worked out.

Called by `measures.compute` before a table exists.  Knows numbers and how they add up, nothing of
measures.  The promise: from the numbers left standing and the sums among them, no secret number
follows exactly, nor within less than the threshold by bounds carried from sum to sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, ...]
Sum = Mapping[Key, int]
"""Numbers that come to nothing, each counted once, for (1) or against (-1): `{total: 1, part: -1, part: -1}`."""

_PRIME = (1 << 61) - 1  # sums are worked out modulo a prime: exact enough, and quick
_MOST_PASSES = 60  # fewer bounds found is only a weaker attacker; exact sums are found separately


_NEAR = 4  # sums away: one measure's reasons are this far from another's


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of a table, or one that follows from it.

    `printed`: it would stand in the output.  `secret`: it must not be known.  Where one number has
    to be hidden to guard another, the one with the lowest `worth` goes first.
    """

    value: int
    printed: bool
    secret: bool
    worth: tuple[int, ...] = ()


def is_small(value: int, threshold: int) -> bool:
    """Whether a count is one of the few that must not be told; nobody at all is no secret."""
    return 0 < value < threshold


def hide(numbers: Mapping[Key, Number], sums: Sequence[Sum], threshold: int) -> frozenset[Key]:
    """The printed numbers that must be hidden."""
    table = _Table(numbers, sums, threshold)
    hidden = {key for key in table.secrets if numbers[key].printed}
    while told := table.told(hidden):
        before = len(hidden)
        for key in sorted(told, key=repr):
            hidden.update(table.guards(key, hidden))
        if len(hidden) == before:
            # Nothing stands beside the secrets: whatever is still printed goes.
            return frozenset(key for key, number in numbers.items() if number.printed)
    return frozenset(_needed(table, hidden))


def _needed(table: _Table, hidden: set[Key]) -> set[Key]:
    """The hidden numbers without those that guard nothing, the most worth given back first."""
    spare = [key for key in hidden if not table.numbers[key].secret and any(table.numbers[key].worth[-1:])]
    for key in sorted(spare, key=lambda key: (table.numbers[key].worth, repr(key)), reverse=True):
        if not table.told(hidden - {key}):
            hidden.discard(key)
    return hidden


class _Table:
    """Numbers and sums, looked at the way somebody would who wants the secrets."""

    def __init__(self, numbers: Mapping[Key, Number], sums: Sequence[Sum], threshold: int) -> None:
        self.numbers = numbers
        self.secrets = [key for key, number in numbers.items() if number.secret]
        self._sums = sums
        self._threshold = threshold
        self._near: dict[Key, list[int]] = {}
        for at, one in enumerate(sums):
            for key in one:
                self._near.setdefault(key, []).append(at)

    def told(self, hidden: set[Key]) -> set[Key]:
        """The secrets that the standing numbers give away."""
        unknown = {key for key, number in self.numbers.items() if not number.printed or key in hidden}
        low, high = self._bounds(unknown)
        told: set[Key] = set()
        for key in self.secrets:
            most = high[key]
            if most is not None and most - low[key] < self._threshold:
                told.add(key)
        return told or (_worked_out(self._sums, unknown) & set(self.secrets))

    def guards(self, secret: Key, hidden: set[Key]) -> list[Key]:
        """The printed number of least worth among those near the secret in the sums.

        A little further off is near enough: a reason to be left out of another measure goes before
        the figure itself.  Whatever turns out to guard nothing is given back at the end.
        """
        seen, ring = {secret}, [secret]
        found: list[tuple[int, Key]] = []
        distance = 0
        while ring and (not found or distance < _NEAR):
            distance += 1
            around = dict.fromkeys(
                key
                for inner in ring
                for at in self._near.get(inner, ())
                for key in self._sums[at]
                if key not in seen
            )
            found += [(distance, key) for key in around if self.numbers[key].printed and key not in hidden]
            seen.update(around)
            ring = list(around)
        return [min(found, key=self._rank)[1]] if found else []

    def _rank(self, found: tuple[int, Key]) -> tuple[bool, tuple[int, ...], int, tuple[int, ...], int, str]:
        distance, key = found
        number = self.numbers[key]
        # A nothing guards only another nothing, so it goes last.
        return (number.value == 0, number.worth[-1:], distance, number.worth, number.value, repr(key))

    def _bounds(self, unknown: set[Key]) -> tuple[dict[Key, int], dict[Key, int | None]]:
        low: dict[Key, int] = {key: 0 if key in unknown else one.value for key, one in self.numbers.items()}
        high: dict[Key, int | None] = {
            key: None if key in unknown else one.value for key, one in self.numbers.items()
        }
        waiting = dict.fromkeys(range(len(self._sums)))
        for _ in range(_MOST_PASSES * len(self._sums)):
            if not waiting:
                break
            at = next(iter(waiting))
            del waiting[at]
            for key in _tighten(self._sums[at], low, high):
                waiting.update(dict.fromkeys(self._near[key]))
        return low, high


def _tighten(one: Sum, low: dict[Key, int], high: dict[Key, int | None]) -> list[Key]:
    """Narrow the bounds of every number in one sum; which numbers moved."""
    moved: list[Key] = []
    for side in (1, -1):
        ours = [key for key, times in one.items() if times == side]
        theirs = [key for key, times in one.items() if times != side]
        # Our side comes to as much as theirs: at most their most, at least their least.
        tops = [high[key] for key in theirs]
        most = None if None in tops else sum(top for top in tops if top is not None)
        least = sum(low[key] for key in theirs)
        for key in ours:
            others = [other for other in ours if other != key]
            if most is not None:
                top, seen = most - sum(low[other] for other in others), high[key]
                if seen is None or top < seen:
                    high[key] = top
                    moved.append(key)
            other_tops = [high[other] for other in others]
            if None not in other_tops:
                bottom = least - sum(top for top in other_tops if top is not None)
                if bottom > low[key]:
                    low[key] = bottom
                    moved.append(key)
    return moved


def _worked_out(sums: Sequence[Sum], unknown: set[Key]) -> set[Key]:
    """Every unknown number that follows exactly from the known ones, by any combination of the sums."""
    pivots: dict[Key, dict[Key, int]] = {}
    uses: dict[Key, set[Key]] = {}  # which pivot rows hold a number
    for one in sorted(sums, key=len):
        row = {key: times % _PRIME for key, times in one.items() if key in unknown}
        for key in [key for key in row if key in pivots]:
            _take_out(row, key, pivots[key])
        if not row:
            continue
        # The number that stands in the fewest rows: few rows have to be cleared of it.
        lead = min(row, key=lambda key: len(uses.get(key, ())))
        inverse = pow(row[lead], -1, _PRIME)
        row = {key: times * inverse % _PRIME for key, times in row.items()}
        for name in list(uses.get(lead, ())):
            other = pivots[name]
            before = set(other)
            _take_out(other, lead, row)
            for key in before - other.keys():
                uses[key].discard(name)
            for key in other.keys() - before:
                uses.setdefault(key, set()).add(name)
        pivots[lead] = row
        for key in row:
            uses.setdefault(key, set()).add(lead)
    return {key for key, row in pivots.items() if len(row) == 1}


def _take_out(row: dict[Key, int], key: Key, pivot: Mapping[Key, int]) -> None:
    times = row[key]
    for other, amount in pivot.items():
        left = (row.get(other, 0) - times * amount) % _PRIME
        if left:
            row[other] = left
        else:
            row.pop(other, None)
