"""How many conversations were offered and what was said to it, for the coordinator, after hiding.

Called by the command line.  Raw counts stay in here: whatever comes out has been through `measures.offers`.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.measures.offers import OfferRow, offer_rows
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.usecases.pool_values import PoolAddress
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTable:
    """Every number or why there is none, and the words of its codes (`part.third_party`, `offer.said_no`)."""

    rows: tuple[OfferRow, ...]
    words: dict[str, str]


def offer_table(workplace: Workplace, address: PoolAddress) -> OfferTable:
    """The offers of a pool by quarter and kind of interviewer; no row where none came."""
    # late: SQLAlchemy and pyrage: 0.3 s that the first screen must not wait for.
    from udset_desktop.bundle.shareable import OFFER_WORDS  # noqa: PLC0415
    from udset_desktop.report.content import load_report_words  # noqa: PLC0415
    from udset_desktop.store.pool_offers import load_offers  # noqa: PLC0415
    from udset_desktop.usecases.pool_desk import desk_at  # noqa: PLC0415

    with desk_at(workplace, address) as desk:
        counts = load_offers(desk.pool)
    rows = offer_rows(
        counts, types=INTERVIEWER_TYPES, said=OFFER_WORDS, threshold=workplace.require_project().threshold
    )
    phrases = load_report_words(workplace.language)
    codes = dict.fromkeys(
        code for row in rows for code in (f"part.{row.interviewer_type}", f"offer.{row.said}")
    )
    return OfferTable(rows=rows, words={code: phrases.words(code) for code in codes})
