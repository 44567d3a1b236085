"""How many conversations were offered and what was said to it, once no small number can be told.

Pure; called by `usecases.offer_figures`.  Plain counts by quarter and kind of interviewer: no share, no
sum and no order but that of the lists.  Without a sum a hidden number cannot be worked out from those beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from udset_desktop.measures.disclosure import is_small

TOO_FEW = "measures.offers_too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """One number.  A hidden one is `None`, and `why_hidden` says why."""

    quarter: str
    interviewer_type: str
    said: str
    n: int | None
    why_hidden: str = ""


def offer_rows(
    counts: Mapping[tuple[str, str, str], int],
    *,
    types: tuple[str, ...],
    said: tuple[str, ...],
    threshold: int,
) -> tuple[OfferRow, ...]:
    """The rows of every quarter and kind of interviewer with an offer, the latest quarter first.

    `counts` by quarter, kind of interviewer and what was said; what is in neither list is left out.
    """
    quarters = sorted({quarter for quarter, _, _ in counts}, reverse=True)
    return tuple(
        _row((quarter, kind, one), counts.get((quarter, kind, one), 0), threshold)
        for quarter in quarters
        for kind in types
        if any(counts.get((quarter, kind, one), 0) for one in said)
        for one in said
    )


def _row(place: tuple[str, str, str], count: int, threshold: int) -> OfferRow:
    quarter, kind, said = place
    hidden = is_small(count, threshold)
    return OfferRow(
        quarter=quarter,
        interviewer_type=kind,
        said=said,
        n=None if hidden else count,
        why_hidden=TOO_FEW if hidden else "",
    )
