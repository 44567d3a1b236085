"""What workers say of using the tool, for the coordinator, after hiding.

Called by the command line.  Raw counts stay in here: whatever comes out has been through
`measures.feedback`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.foundation.strict_json import JsonLimits, parse_json
from udset_desktop.instrument.model import Instrument
from udset_desktop.usecases.pool_values import PoolAddress
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.measures.feedback import FeedbackRow

_LINE_LIMITS = JsonLimits(size_bytes=16_384, depth=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackTable:
    """One tool: what it is called, and every choice of it with its number or why there is none."""

    instrument: str  # id/version
    title: str
    rows: tuple[FeedbackRow, ...]
    words: dict[str, str]  # of items (`item`) and choices (`item.choice`)


def feedback_tables(workplace: Workplace, address: PoolAddress) -> tuple[FeedbackTable, ...]:
    """Every tool that lines have come of; a tool whose definition is not here is left out."""
    # late: SQLAlchemy, msgspec, pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.bundle.shareable import pin_of  # noqa: PLC0415
    from udset_desktop.store.pool_feedback import load_feedback  # noqa: PLC0415
    from udset_desktop.usecases.pool_desk import desk_at  # noqa: PLC0415

    with desk_at(workplace, address) as desk:
        rows, definitions = load_feedback(desk.pool), desk.definitions
    codes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        told = parse_json(row.line, where="", limits=_LINE_LIMITS)
        if isinstance(told, dict):
            codes[str(told["instrument"])].append(str(told["codes"]))
    threshold = workplace.require_project().threshold
    tables = []
    for pin in sorted(codes):
        instrument = definitions.get(pin.rpartition("/")[0])
        if instrument and pin_of(instrument.id, instrument.version, instrument.digest) == pin:
            tables.append(_table(instrument, codes[pin], threshold, workplace.language))
    return tuple(tables)


def _table(instrument: Instrument, codes: list[str], threshold: int, language: str) -> FeedbackTable:
    from udset_desktop.measures.feedback import feedback_rows  # noqa: PLC0415  late: the solver of hiding

    rows = feedback_rows(instrument, codes, threshold)
    words = {row.item: instrument.words(f"item.{row.item}.ask", language) for row in rows}
    words |= {
        f"{row.item}.{row.choice}": instrument.words(f"item.{row.item}.choice.{row.choice}", language)
        for row in rows
    }
    return FeedbackTable(
        instrument=instrument.key,
        title=instrument.words("instrument.title", language),
        rows=rows,
        words=words,
    )
