"""Somebody who wants the secrets of a table: what follows from the numbers told so far.

Called by `measures.disclosure` only.  Works with every sum among the numbers, printed or not: what
follows exactly (linear algebra), and between which bounds a number must lie, carried from sum to
sum.  Learns number after number, and unlearns what would tell a secret.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Key = tuple[str, ...]
Sum = Mapping[Key, int]
"""Numbers that come to nothing, each counted once, for (1) or against (-1): `{total: 1, part: -1, part: -1}`."""

_Side = tuple[int, int, int, int]  # of one side of a sum: least, most, how many without a most, widest other
_PRIME = (1 << 61) - 1  # sums are worked out modulo a prime: exact enough, and quick
_MOST_PASSES = 60  # fewer bounds found is only a weaker attacker; exact sums are found separately


class Attacker:
    """What can be known of a table; at first only how its numbers add up and that none is below nothing."""

    def __init__(
        self, values: Mapping[Key, int], sums: Sequence[Sum], *, secrets: frozenset[Key], threshold: int
    ) -> None:
        self._values = values
        self._secrets = secrets
        self._algebra = _Algebra(sums)
        self._bounds = _Bounds(values, sums)
        self._threshold = threshold
        self.knows_a_secret = self._told(self._algebra.settled(), self._bounds.start())

    def may_learn(self, keys: Sequence[Key]) -> bool:
        """Learn these numbers; learns nothing and says no where that would tell a secret."""
        self._algebra.keep()
        self._bounds.keep()
        for key in keys:
            followed = self._algebra.learn(key)
            if self._told(followed, self._bounds.learn(key, self._values[key])):
                self._algebra.go_back()
                self._bounds.go_back()
                return False
        return True

    def _told(self, followed: set[Key], moved: set[Key]) -> bool:
        if followed & self._secrets:
            return True
        return any(self._bounds.is_within(key, self._threshold) for key in moved & self._secrets)


class _Algebra:
    """The sums, solved as far as the known numbers allow: each row says one number by free ones."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self._rows: dict[Key, dict[Key, int]] = {}
        self._uses: dict[Key, set[Key]] = {}  # which rows hold a number
        self._before: dict[Key, dict[Key, int] | None] = {}
        for one in sorted(sums, key=len):
            self._take(dict(one))
            self.keep()

    def settled(self) -> set[Key]:
        """The numbers that follow exactly."""
        return {lead for lead, row in self._rows.items() if len(row) == 1}

    def keep(self) -> None:
        """From here on, changes may be gone back on."""
        self._before = {}

    def learn(self, key: Key) -> set[Key]:
        """Take one number as known; what follows exactly now that did not before, or only just."""
        self._take({key: 1})
        return {lead for lead in self._before if len(self._rows.get(lead, ())) == 1} - {key}

    def go_back(self) -> None:
        """As it was at the last `keep`."""
        for lead, row in self._before.items():
            self._put(lead, row)
        self._before = {}

    def _take(self, known: Mapping[Key, int]) -> None:
        row = {key: times % _PRIME for key, times in known.items()}
        for key in [key for key in row if key in self._rows]:
            _take_out(row, key, self._rows[key])
        if not row:
            return
        # The number that stands in the fewest rows: few rows have to be cleared of it.
        lead = min(row, key=lambda key: len(self._uses.get(key, ())))
        inverse = pow(row[lead], -1, _PRIME)
        row = {key: times * inverse % _PRIME for key, times in row.items()}
        for name in tuple(self._uses.get(lead, ())):
            other = dict(self._rows[name])
            _take_out(other, lead, row)
            self._change(name, other)
        self._change(lead, row)

    def _change(self, lead: Key, row: dict[Key, int]) -> None:
        self._before.setdefault(lead, self._rows.get(lead))
        self._put(lead, row)

    def _put(self, lead: Key, row: dict[Key, int] | None) -> None:
        for key in self._rows.pop(lead, {}):
            self._uses[key].discard(lead)
        if row is None:
            return
        self._rows[lead] = row
        for key in row:
            self._uses.setdefault(key, set()).add(lead)


class _Bounds:
    """Between which numbers each number must lie."""

    def __init__(self, values: Mapping[Key, int], sums: Sequence[Sum]) -> None:
        self._sums = [
            tuple(tuple(key for key, times in one.items() if times == side) for side in (1, -1))
            for one in sums
        ]
        self._near: dict[Key, list[int]] = {}
        for at, one in enumerate(sums):
            for key in one:
                self._near.setdefault(key, []).append(at)
        self._low = dict.fromkeys(values, 0)
        self._high: dict[Key, int | None] = dict.fromkeys(values)
        self._before: dict[Key, tuple[int, int | None]] = {}

    def start(self) -> set[Key]:
        """Carry what holds of any such table; which numbers moved."""
        return self._carry(range(len(self._sums)))

    def keep(self) -> None:
        """From here on, changes may be gone back on."""
        self._before = {}

    def learn(self, key: Key, value: int) -> set[Key]:
        """Take one number as known; every number whose bounds moved since the last `keep`."""
        self._set(key, value, value)
        return self._carry(self._near.get(key, ())) - {key}

    def go_back(self) -> None:
        """As it was at the last `keep`."""
        for key, (low, high) in self._before.items():
            self._low[key], self._high[key] = low, high
        self._before = {}

    def is_within(self, key: Key, width: int) -> bool:
        """Whether a number is known to lie within less than `width`."""
        high = self._high[key]
        return high is not None and high - self._low[key] < width

    def _carry(self, first: Sequence[int]) -> set[Key]:
        waiting = dict.fromkeys(first)
        for _ in range(_MOST_PASSES * len(self._sums)):
            if not waiting:
                break
            at = next(iter(waiting))
            del waiting[at]
            pros, cons = self._sums[at]
            ours, theirs = self._side(pros), self._side(cons)
            moved = self._tighten(pros, ours, theirs)
            moved += self._tighten(cons, theirs, self._side(pros) if moved else ours)
            for key in moved:
                waiting.update(dict.fromkeys(self._near[key]))
        return set(self._before)

    def _tighten(self, keys: tuple[Key, ...], ours: _Side, theirs: _Side) -> list[Key]:
        """Our side comes to as much as theirs: at most their most, at least their least."""
        bottom, top, without, widest = ours
        least, most, open_theirs, _ = theirs
        if (open_theirs and without > 1) or (
            not open_theirs and not without and widest <= min(most - bottom, top - least)
        ):
            return []  # no number has more room than the others leave it
        # The sums of our side are kept up to date: adding them up anew for each number takes long.
        moved: list[Key] = []
        for key in keys:
            low, high = self._low[key], self._high[key]
            new_low, new_high = low, high
            if not open_theirs:
                room = most - (bottom - low)
                new_high = room if high is None else min(high, room)
            if without == (high is None):  # all others have a most
                new_low = max(low, least - (top - (high or 0)))
            if (new_low, new_high) != (low, high):
                self._set(key, new_low, new_high)
                moved.append(key)
                bottom += new_low - low
                top += (new_high or 0) - (high or 0)
                without -= high is None and new_high is not None
        return moved

    def _side(self, keys: tuple[Key, ...]) -> _Side:
        """The least and the most that one side comes to, how many have no most, and the widest of the others."""
        lows, highs = self._low, self._high
        least = most = without = widest = 0
        for key in keys:
            low, high = lows[key], highs[key]
            least += low
            if high is None:
                without += 1
            else:
                most += high
                widest = max(widest, high - low)
        return least, most, without, widest

    def _set(self, key: Key, low: int, high: int | None) -> None:
        self._before.setdefault(key, (self._low[key], self._high[key]))
        self._low[key], self._high[key] = low, high


def _take_out(row: dict[Key, int], key: Key, known: Mapping[Key, int]) -> None:
    times = row[key]
    for other, amount in known.items():
        left = (row.get(other, 0) - times * amount) % _PRIME
        if left:
            row[other] = left
        else:
            row.pop(other, None)
