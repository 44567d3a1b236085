"""Notices that take answers back, and what a record is after one.

A notice travels in `withdrawals.jsonl`, ids only.  Named items become the non-answer `taken_back` in
every revision, past or late (`design.md` 0.18).  Called by the verbs of exporting and merging.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from udset_desktop.bundle.shareable import ALL, TEXT, WORDS, ShareableRecord, Withdrawal
from udset_desktop.instrument.codes import Layout, cell_code

TAKEN_BACK = "taken_back"


def withdrawal_of(record: str, items: str | Iterable[str]) -> Withdrawal:
    """The notice, its items sorted; `items` is "all", "words" or item ids."""
    if isinstance(items, str):
        return Withdrawal(items=items, record=record)
    return Withdrawal(items=tuple(sorted(set(items))), record=record)


def texts_back(numbers: Iterable[str]) -> tuple[Withdrawal, ...]:
    """A notice for each text, by its own number and in the order of the numbers."""
    return tuple(Withdrawal(items=TEXT, record=number) for number in sorted(set(numbers)))


def blanked(record: ShareableRecord, layout: Layout, items: Collection[str]) -> ShareableRecord:
    """The record with the named items taken back; items it does not have change nothing."""
    codes = record.codes
    for item in items:
        cell = layout.by_item.get(item)
        if cell is not None:
            code = cell_code(cell, non_answer=TAKEN_BACK)
            codes = codes[: cell.at] + code + codes[cell.at + cell.width :]
    links = {item: service for item, service in record.links.items() if item not in items}
    return msgspec.structs.replace(record, codes=codes, links=links)


def joined(withdrawals: Iterable[Withdrawal]) -> tuple[Withdrawal, ...]:
    """One notice a record and sort of thing, sorted: "all" swallows the rest."""
    by_record: dict[str, list[Withdrawal]] = {}
    for notice in withdrawals:
        by_record.setdefault(notice.record, []).append(notice)
    out: list[Withdrawal] = []
    for record, notices in sorted(by_record.items()):
        if any(notice.items == ALL for notice in notices):
            out.append(Withdrawal(items=ALL, record=record))
            continue
        items = {item for notice in notices if not isinstance(notice.items, str) for item in notice.items}
        if items:
            out.append(withdrawal_of(record, items))
        if any(notice.items == WORDS for notice in notices):
            out.append(Withdrawal(items=WORDS, record=record))
    return tuple(out)
