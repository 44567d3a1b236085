"""How many workers chose what about using the tool, once nobody can be told from it.

Pure; called by `usecases.feedback_figures` with the code strings of the lines that count.  No question
is laid across another, nothing is added up, and a question whose answers could show who somebody is gives
no number at all: with few workers in a project that is most of the time, and meant so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.instrument.codes import Cell, layout_of, told_by
from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.measures.disclosure import is_small

TOO_FEW, STANDS_OUT = "measures.feedback_too_few", "measures.feedback_stands_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One choice of one question.  Hidden numbers are `None`, and `why_hidden` says why."""

    item: str
    choice: str
    n: int | None
    base: int | None  # how many answered the question
    why_hidden: str = ""


def feedback_rows(instrument: Instrument, codes: Iterable[str], threshold: int) -> tuple[FeedbackRow, ...]:
    """The choices of every question of one tool, in its order."""
    lines = tuple(codes)
    rows: list[FeedbackRow] = []
    for cell in layout_of(instrument).cells:
        rows += _rows_of(cell, lines, threshold)
    return tuple(rows)


def _rows_of(cell: Cell, lines: tuple[str, ...], threshold: int) -> list[FeedbackRow]:
    answers = [told_by(cell, line[cell.at : cell.at + cell.width]).value for line in lines]
    given = [answer for answer in answers if answer is not None]
    chosen: Counter[str] = Counter()
    for answer in given:
        chosen.update(answer if isinstance(answer, tuple) else (answer,))
    base = len(given)
    choices = cell.item.choices or ("yes",)
    why = _why_hidden(cell, [chosen[choice] for choice in choices], (base, len(lines)), threshold)
    return [
        FeedbackRow(
            item=cell.item.id,
            choice=choice,
            n=None if why else chosen[choice],
            base=None if why else base,
            why_hidden=why,
        )
        for choice in choices
    ]


def _why_hidden(cell: Cell, counts: list[int], bases: tuple[int, int], threshold: int) -> str:
    base, everybody = bases
    if everybody < threshold or base < threshold:
        return TOO_FEW
    others = [base - count for count in counts] if cell.item.kind is not Kind.ONE else []
    # Who did not answer is a number too, and so is who did not choose what many chose; and where all
    # chose the same, everybody knows what each one chose.
    told = (*counts, *others, everybody - base)
    if any(is_small(count, threshold) for count in told) or base in counts:
        return STANDS_OUT
    return ""
