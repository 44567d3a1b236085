"""Where things of one size lie on a ring round a middle, group by group, without touching.

Pure reckoning for the outcome map: the same numbers give the same places, so that a place is found
again where it was.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

STEPS = 480
ROUND = (2.8, 3.6, 5.0, 8.0)
"""How square the ring may be, the roundest first: 2 is an ellipse; wide things need the corners."""

BETWEEN_GROUPS = 0.4
"""Room between two groups, in places."""

GROWN = 1.02
NARROWEST = 2.6
"""Two places and the person between them, in widths of a place."""

_WIDEST, _NEARER = 8.0, 11
"""How far apart two places are at most, in steps, and how often the way there is halved."""
_BEYOND = 0.3
"""How far the line under a group reaches beyond its last place."""
_STEP_IN = 0.02
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ring:
    """The places, the line they lie on, and the middle of each group's part of it."""

    room: Size  # what the ring takes; at least what there was
    places: tuple[tuple[Point, ...], ...]  # middles, by group
    bands: tuple[tuple[Point, ...], ...]  # the line under each group
    heads: tuple[Point, ...]  # where the line of each group has its middle

    @property
    def middle(self) -> Point:
        """Where the person stands."""
        return self.room.width / 2, self.room.height / 2


@cache
def ring_of(counts: tuple[int, ...], room: Size, place: Size, gap: float) -> Ring:
    """A ring of so many places a group, in as much room as there is: squarer where that is too little, then higher."""
    room = Size(max(room.width, NARROWEST * place.width), max(room.height, 4.2 * place.height))
    while True:
        for square in ROUND:
            line = _line(room, place, gap, square)
            ring = _laid(counts, room, line, Size(place.width + gap, place.height + gap))
            if ring is not None and _is_clear(ring, place):
                return ring
        room = Size(room.width, room.height * GROWN)


@cache
def _round(square: float) -> tuple[Point, ...]:
    # From the top, the way a clock goes; by the angle from the middle, so that no side has gaps.
    points = []
    for at in range(STEPS + 1):
        turn = 2 * math.pi * at / STEPS
        across, down = math.sin(turn), -math.cos(turn)
        far = (abs(across) ** square + abs(down) ** square) ** (-1 / square)
        points.append((across * far, down * far))
    return tuple(points)


def _line(room: Size, place: Size, gap: float, square: float) -> list[Point]:
    x, y = room.width / 2, room.height / 2
    wide, high = x - place.width / 2 - gap, y - place.height / 2 - gap
    return [(x + across * wide, y + down * high) for across, down in _round(square)]


def _laid(counts: tuple[int, ...], room: Size, line: Sequence[Point], step: Size) -> Ring | None:
    """The groups on the line, as far apart as it goes; `None` where they do not fit on it."""
    fits = _steps(counts, line, step, 1.0)
    if fits is None:
        return None
    near, far = 1.0, _WIDEST
    for _ in range(_NEARER):
        apart = (near + far) / 2
        if (steps := _steps(counts, line, step, apart)) is None:
            far = apart
        else:
            near, fits = apart, steps
    return _ring(counts, room, line, step, fits)


def _steps(counts: tuple[int, ...], line: Sequence[Point], step: Size, apart: float) -> list[int] | None:
    """Where on the line each place lies, as far from the one before as it takes, whatever the way between.

    The first group has its middle at the top, so that its first half lies before the line's beginning; the
    rest goes on from its end.  `None` where it does not come round in time.
    """
    if not counts:
        return []
    first = counts[0]
    at = 0 if first % 2 else _next(line, 0, step, apart / 2)
    half = [at]
    for _ in range((first - 1) // 2):
        at = _next(line, at, step, apart)
        half.append(at)
    found = [*(-one for one in reversed(half[first % 2 :])), *half]
    for count in counts[1:]:
        for number in range(count):
            at = _next(line, at, step, apart * (1 + BETWEEN_GROUPS) if number == 0 else apart)
            found.append(at)
    if len(counts) > 1 or first > 1:
        at = _next(line, at, step, apart * (1 + BETWEEN_GROUPS))
    return found if at <= STEPS + found[0] else None


def _next(line: Sequence[Point], at: int, step: Size, apart: float) -> int:
    """The next point of the line so many steps away; beyond its end where there is none."""
    if at > STEPS:
        return at
    (x, y), wide, high = line[at], apart * step.width, apart * step.height
    for number in range(at + 1, STEPS + 1):
        other_x, other_y = line[number]
        if abs(other_x - x) >= wide or abs(other_y - y) >= high:
            return number
    return STEPS + 1


def _ring(counts: tuple[int, ...], room: Size, line: Sequence[Point], step: Size, found: list[int]) -> Ring:
    places, bands, heads = [], [], []
    waits = iter(found)
    for count in counts:
        group = [next(waits) for _ in range(count)]
        places.append(tuple(line[at % STEPS] for at in group))
        before = _next(line[::-1], STEPS - group[0] % STEPS, step, _BEYOND) - (STEPS - group[0] % STEPS)
        after = _next(line, group[-1] % STEPS, step, _BEYOND) - group[-1] % STEPS
        bands.append(tuple(line[at % STEPS] for at in range(group[0] - before, group[-1] + after + 1)))
        heads.append(line[(group[0] + group[-1]) // 2 % STEPS])
    return Ring(room, tuple(places), tuple(bands), tuple(heads))


def _is_clear(ring: Ring, place: Size) -> bool:
    # Round a corner two places come nearer to each other than the way between them is long.
    points = [point for group in ring.places for point in group]
    return all(
        abs(x - other_x) > place.width or abs(y - other_y) > place.height
        for (x, y), (other_x, other_y) in combinations(points, 2)
    )


def clear_of_places(
    ring: Ring, place: Size, head: Point, words: Size, *, share: float, least: float
) -> Point:
    """The middle of some words between a group's head and the person, so far out that they lie on no place.

    `share` is how far out at most, `least` how far at least, both of the way from the person to `head`;
    where no point between them is clear, it is the one at `share`.
    """
    x, y = ring.middle
    across, down = head[0] - x, head[1] - y
    wide, high = (place.width + words.width) / 2, (place.height + words.height) / 2
    points = [point for group in ring.places for point in group]
    out = max(share, least)
    while out >= least:
        middle = (x + across * out, y + down * out)
        if all(abs(at - middle[0]) >= wide or abs(other - middle[1]) >= high for at, other in points):
            return middle
        out -= _STEP_IN
    return x + across * max(share, least), y + down * max(share, least)


def nearest_towards(places: Sequence[Point], at: int, across: int, down: int) -> int:
    """The place next to `at` in a direction; `at` itself where there is none."""
    x, y = places[at]
    best, found = math.inf, at
    for number, (other_x, other_y) in enumerate(places):
        ahead = (other_x - x) * across + (other_y - y) * down
        aside = abs((other_x - x) * down) + abs((other_y - y) * across)
        if number != at and ahead > 0 and ahead + 2.2 * aside < best:
            best, found = ahead + 2.2 * aside, number
    return found
