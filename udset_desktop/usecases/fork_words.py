"""The forks of a pool in the words a person reads: what each side says, where they differ.

Called by the Take in page.  `usecases.merging` gives the same forks in codes; settling is there too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.preview_words import told_of
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.bundle.shareable import ShareableRecord
    from udset_desktop.store.pool_lists import SideRow

_OF_THE_VERSION = ("record", "revision", "ancestors", "codes")
"""Fields in which two versions always differ, and which say nothing of the conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWords:
    """One version: which revision, and the laptops it came from; none where it was settled at a desk."""

    digest: str
    revision: int
    laptops: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing the versions say differently; `told` has one entry a side, "" for nothing."""

    field: str  # a field's code, "" for an answer
    asked: str  # what was asked, "" for a field
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkWords:
    """A record with two versions or more."""

    record: str
    sides: tuple[SideWords, ...]
    differences: tuple[Difference, ...]


def fork_words(workplace: Workplace, address: PoolAddress) -> tuple[ForkWords, ...]:
    """Every fork of the pool, its sides beside each other."""
    # late: the database layer, which the first screen must not wait for
    from udset_desktop.store.pool_lists import load_forks  # noqa: PLC0415
    from udset_desktop.usecases.pool_desk import opened_pool  # noqa: PLC0415

    with opened_pool(workplace, address) as pool:
        rows = load_forks(pool)
    return tuple(
        _fork(workplace, record, tuple(sides)) for record, sides in groupby(rows, key=lambda row: row.record)
    )


def _fork(workplace: Workplace, record: str, sides: tuple[SideRow, ...]) -> ForkWords:
    # late: msgspec and what reads records
    from udset_desktop.merge.blanking import parse_kept  # noqa: PLC0415
    from udset_desktop.merge.rules import DESK  # noqa: PLC0415

    told = [_told(workplace, parse_kept(side.line)) for side in sides]
    names = dict.fromkeys(name for one in told for name in one)
    beside = {name: tuple(one.get(name, "") for one in told) for name in names}
    return ForkWords(
        record=record,
        sides=tuple(
            SideWords(
                digest=side.digest,
                revision=side.revision,
                laptops=tuple(laptop for laptop in side.laptops if laptop != DESK),
            )
            for side in sides
        ),
        differences=tuple(
            Difference(field=field, asked=asked, told=words)
            for (field, _, asked), words in beside.items()
            if len(set(words)) > 1
        ),
    )


def _told(workplace: Workplace, record: ShareableRecord) -> dict[tuple[str, str, str], str]:
    """Everything one version says, by field or item with what was asked."""
    fields, answers = told_of(workplace, record)
    said = {(field, "", ""): ", ".join(words) for field, words in fields if field not in _OF_THE_VERSION}
    return said | {("" if asked else item, item, asked): words for item, asked, words in answers}
