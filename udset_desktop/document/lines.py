"""Text broken into lines that fit.

A line that ends between two words keeps its space, because a reader of the tagged text would else
run the two words together.  A word longer than the line is broken between letters, without a hyphen
that nobody wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from udset_desktop.document.fonts import Run, runs_of, tidy, width_of

_GAPS = re.compile(r"[^\S\u00a0\u202f]+")  # every space but those that hold two words together


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a paragraph, plain or bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw."""

    runs: tuple[Run, ...]
    width: float


def words_of(spans: Iterable[Span]) -> list[tuple[str, bool, bool]]:
    """Every word with its weight, and whether a space follows it in the text."""
    words: list[tuple[str, bool, bool]] = []
    for span in spans:
        text = tidy(span.text)
        if _GAPS.match(text) and words:
            word, bold, _ = words[-1]
            words[-1] = (word, bold, True)
        parts = [part for part in _GAPS.split(text) if part]
        last = len(parts) - 1
        words.extend(
            (part, span.bold, number < last or _GAPS.match(text[-1:]) is not None)
            for number, part in enumerate(parts)
        )
    return words


def shown_words(text: str) -> tuple[str, ...]:
    """The words of a text as paper shows them, signs without a glyph by name."""
    shown = " ".join("".join(run.text for run in runs_of(word, bold=False)) for word in tidy(text).split())
    return tuple(shown.split())


def break_lines(spans: Sequence[Span], *, size: float, measure: float) -> tuple[Line, ...]:
    """The spans as lines no wider than `measure`; empty text gives no line."""
    space = width_of(" ", bold=False, size=size)
    lines: list[Line] = []
    runs: list[Run] = []
    at = 0.0
    glued = False  # the word before goes on without a space
    for word, bold, spaced in _fitting(words_of(spans), size, measure):
        width = width_of(word, bold=bold, size=size)
        if runs and not glued and at + width > measure:
            lines.append(_line(runs, at - space))
            runs, at = [], 0.0
        runs.extend(runs_of(word, bold=bold))
        at += width
        if spaced is None:  # a piece of a word that fills the line
            lines.append(_line(runs, at))
            runs, at, glued = [], 0.0, False
            continue
        glued = not spaced
        if spaced:
            runs.append(Run("bold" if bold else "regular", " "))
            at += space
    if runs:
        lines.append(_line(runs, at))
    return tuple(lines)


def _fitting(
    words: Iterable[tuple[str, bool, bool]], size: float, measure: float
) -> Iterator[tuple[str, bool, bool | None]]:
    for word, bold, spaced in words:
        if width_of(word, bold=bold, size=size) <= measure:
            yield word, bold, spaced
            continue
        pieces = _cut(word, bold, size, measure)
        for piece in pieces[:-1]:
            yield piece, bold, None
        yield pieces[-1], bold, spaced


def _cut(word: str, bold: bool, size: float, measure: float) -> list[str]:  # noqa: FBT001
    pieces: list[str] = []
    piece, at = "", 0.0
    for sign in word:
        width = width_of(sign, bold=bold, size=size)
        if piece and at + width > measure and not unicodedata.combining(sign):
            pieces.append(piece)
            piece, at = "", 0.0
        piece += sign
        at += width
    pieces.append(piece)
    return pieces


def _line(runs: list[Run], width: float) -> Line:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].font == run.font:
            joined[-1] = Run(run.font, joined[-1].text + run.text)
        else:
            joined.append(run)
    return Line(tuple(joined), width)
