"""How one question and its words lie on a screen: as large as was chosen, and all of it in sight.

Pure: measures texts and gives places.  Nothing on the turned screen scrolls.  Where the chosen size
does not fit with a word a line, the words stand in two columns, then in lines as full as they go;
then the question gives way, and the words last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from udset_desktop.desktop.look.theme import face
from udset_desktop.desktop.look.tokens import TOUCH, UNIT

PIXELS_PER_POINT = 96 / 72
MARGIN = 3 * UNIT
GAP = UNIT + UNIT // 2
_TEXT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_TALL = 100_000
_ASK_SHARES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
_ALL_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0.4, 0.3)
_WIDEST = 24  # letters' heights: a line of words to choose from is no wider, or the eye loses it
_ROOMIER = 0.5  # of the least height of a line, added where there is room to spare

Lines = list[list[int]]
"""The widths of the places in each line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one word to choose is made of, inside its place."""

    pixels: int  # of the letters
    pad: int
    mark: int  # across the round mark
    picture: int  # across the picture; 0 for none

    @property
    def lead(self) -> int:
        """What stands before the word."""
        return self.mark + self.pad + (self.picture + self.pad if self.picture else 0)

    def height(self, words: str, width: int) -> int:
        """The least height of a word in a place of this width."""
        text = _text_size(words, self.pixels, width - self.lead - 2 * self.pad).height()
        return max(TOUCH, text + self.pad, self.picture + self.pad, self.mark + self.pad)

    def natural(self, words: str) -> int:
        """The width of a word in one line."""
        return _wide(words, self.pixels) + self.lead + 2 * self.pad + 2

    def narrowest(self, words: str) -> int:
        """The width its longest part needs."""
        return _longest(words, self.pixels) + self.lead + 2 * self.pad + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where everything lies."""

    ask: QRect
    ask_pixels: int
    ask_picture: QRect  # empty for none
    cell: Cell
    places: tuple[QRect, ...]  # of the words, in their order
    foot: QRect


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be laid out."""

    ask: str
    words: tuple[str, ...]
    points: int
    pictures: bool = False
    ask_picture: bool = False
    foot: int = 0  # height of what stands below, 0 for nothing


def lay_out(room: QSize, wish: Wish) -> Plan:
    """The places of everything, none outside the room and none over another."""
    pixels = round(wish.points * PIXELS_PER_POINT)
    made = _Making(room, wish, pixels, one_a_line, 1.0)
    for share in _ALL_SHARES:
        for arrange, ask_share in _ways():
            made = _Making(room, wish, round(pixels * share), arrange, ask_share)
            if made.fits:
                return made.plan()
    return made.plan()


def one_a_line(cell: Cell, words: tuple[str, ...], widest: int) -> Lines:
    """A word a line."""
    del cell
    return [[widest] for _ in words]


def two_columns(cell: Cell, words: tuple[str, ...], widest: int) -> Lines:
    """Two beside each other; the last of an odd number takes its whole line."""
    del cell
    half = (widest - GAP) // 2
    return [[half, half] if len(words) - at > 1 else [widest] for at in range(0, len(words), 2)]


def full_lines(cell: Cell, words: tuple[str, ...], widest: int) -> Lines:
    """As many to a line as go, each line filled."""
    lines: Lines = []
    for word in words:
        needs = min(cell.natural(word), widest)
        if lines and sum(lines[-1]) + GAP * len(lines[-1]) + needs <= widest:
            lines[-1].append(needs)
        else:
            lines.append([needs])
    return [_filled(line, widest) for line in lines]


def _filled(line: list[int], widest: int) -> list[int]:
    spare = widest - sum(line) - GAP * (len(line) - 1)
    return [width + spare // len(line) for width in line]


Arrange = Callable[[Cell, tuple[str, ...], int], Lines]


def _ways() -> Iterator[tuple[Arrange, float]]:
    yield one_a_line, 1.0
    yield two_columns, 1.0
    for share in _ASK_SHARES:
        yield full_lines, share


class _Making:
    """One try at a plan."""

    def __init__(self, room: QSize, wish: Wish, pixels: int, arrange: Arrange, ask_share: float) -> None:
        self.wish, self.room = wish, room
        self.cell = cell = _cell_of(pixels, pictures=wish.pictures)
        self.widest = room.width() - 2 * MARGIN
        if arrange is one_a_line:
            natural = max(map(cell.natural, wish.words), default=0)
            self.widest = min(self.widest, max(natural, _WIDEST * pixels))
        self.ask_pixels = round(pixels * ask_share)
        self.beside = 2 * self.ask_pixels if wish.ask_picture else 0
        self.ask_width = self.widest - (self.beside + 2 * GAP if self.beside else 0)
        told = _text_size(wish.ask, self.ask_pixels, self.ask_width).height()
        self.ask_height = max(told, self.beside)
        self.lines = arrange(cell, wish.words, self.widest)
        self.heights = self._heights()
        self.spare = room.height() - 2 * MARGIN - self._needed()

    def _heights(self) -> list[int]:
        words = iter(self.wish.words)
        own = [max(self.cell.height(next(words), width) for width in line) for line in self.lines]
        # One height for all where there is room: none of the words is more than another.
        alike = [max(own, default=0)] * len(own)
        self.heights = alike
        return alike if self.room.height() - 2 * MARGIN >= self._needed() else own

    def _needed(self) -> int:
        foot = self.wish.foot + GAP if self.wish.foot else 0
        return self.ask_height + GAP + sum(self.heights) + GAP * (len(self.heights) - 1) + foot

    @property
    def fits(self) -> bool:
        """Whether all of it is in sight."""
        widths = [width for line in self.lines for width in line]
        parts = zip(self.wish.words, widths, strict=True)
        whole = all(self.cell.narrowest(word) <= width for word, width in parts)
        return self.spare >= 0 and whole and _longest(self.wish.ask, self.ask_pixels) <= self.ask_width

    def plan(self) -> Plan:
        """The places."""
        left, lead = (self.room.width() - self.widest) // 2, self.widest - self.ask_width
        spare = max(0, self.spare)
        more = min(
            spare * 2 // 3 // max(1, len(self.heights)), round(min(self.heights, default=0) * _ROOMIER)
        )
        top = MARGIN + (spare - more * len(self.heights)) // 3
        y, places = top + self.ask_height + GAP, []
        for line, height in zip(self.lines, self.heights, strict=True):
            x = left
            for width in line:
                places.append(QRect(x, y, width, height + more))
                x += width + GAP
            y += height + more + GAP
        return Plan(
            ask=QRect(left + lead, top, self.ask_width, self.ask_height),
            ask_pixels=self.ask_pixels,
            ask_picture=QRect(left, top, self.beside, self.beside) if self.beside else QRect(),
            cell=self.cell,
            places=tuple(places),
            foot=QRect(left, y, self.widest, self.wish.foot),
        )


def _cell_of(pixels: int, *, pictures: bool) -> Cell:
    return Cell(
        pixels=pixels,
        pad=max(GAP, round(pixels * 0.22)),
        mark=max(28, min(48, round(pixels * 0.6))),
        picture=max(TOUCH, round(pixels * 1.15)) if pictures else 0,
    )


def _text_size(text: str, pixels: int, width: int) -> QSize:
    metrics = QFontMetrics(face(pixels, strong=True))
    return metrics.boundingRect(QRect(0, 0, max(1, width), _TALL), _TEXT, text).size()


def _wide(text: str, pixels: int) -> int:
    return QFontMetrics(face(pixels, strong=True)).horizontalAdvance(text)


def _longest(text: str, pixels: int) -> int:
    return max((_wide(part, pixels) for part in text.split()), default=0)
