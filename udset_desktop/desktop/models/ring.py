"""Where things of one size lie on a ring round a middle, group by group, without touching.

Pure reckoning for the outcome map: the same numbers give the same places, so that a place is found
again where it was.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

STEPS = 480
ROUND = (2.8, 3.6, 5.0, 8.0)
"""How square the ring may be, the roundest first: 2 is an ellipse; wide things need the corners."""

BETWEEN_GROUPS = 0.4
"""Room between two groups, in places."""

GROWN = 1.02
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
    needed = sum(counts) + BETWEEN_GROUPS * len(counts)
    room = Size(max(room.width, 2.6 * place.width), max(room.height, 4.2 * place.height))
    while True:
        for square in ROUND:
            line = _line(room, place, gap, square)
            walked = _walked(line, place, gap)
            if walked[-1] >= needed:
                ring = _laid(counts, room, line, walked, walked[-1] / needed)
                if _is_clear(ring, place):
                    return ring
        room = Size(room.width, room.height * GROWN)


@cache
def _round(square: float) -> tuple[Point, ...]:
    # From the top, the way a clock goes.
    points = []
    for at in range(STEPS + 1):
        turn = 2 * math.pi * at / STEPS
        across, down = math.sin(turn), -math.cos(turn)
        points.append(
            (
                math.copysign(abs(across) ** (2 / square), across),
                math.copysign(abs(down) ** (2 / square), down),
            )
        )
    return tuple(points)


def _line(room: Size, place: Size, gap: float, square: float) -> list[Point]:
    x, y = room.width / 2, room.height / 2
    wide, high = x - place.width / 2 - gap, y - place.height / 2 - gap
    return [(x + across * wide, y + down * high) for across, down in _round(square)]


def _walked(line: Sequence[Point], place: Size, gap: float) -> list[float]:
    # Measured in places: two of them a whole place apart, across or down, do not touch.
    wide, high = place.width + gap, place.height + gap
    walked, way = [0.0], 0.0
    for (x, y), (later_x, later_y) in pairwise(line):
        way += max(abs(later_x - x) / wide, abs(later_y - y) / high)
        walked.append(way)
    return walked


def _laid(
    counts: tuple[int, ...], room: Size, line: Sequence[Point], walked: Sequence[float], step: float
) -> Ring:
    def at(way: float) -> Point:
        return line[bisect_left(walked, way % walked[-1])]

    begin = -counts[0] / 2 * step if counts else 0.0  # the first group has its middle at the top
    places, bands, heads = [], [], []
    for count in counts:
        ways = [begin + (number + 0.5) * step for number in range(count)]
        places.append(tuple(at(way) for way in ways))
        first, last = ways[0] - 0.3 * step, ways[-1] + 0.3 * step
        parts = max(2, count * 8)
        bands.append(tuple(at(first + (last - first) * number / parts) for number in range(parts + 1)))
        heads.append(at((ways[0] + ways[-1]) / 2))
        begin += (count + BETWEEN_GROUPS) * step
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
