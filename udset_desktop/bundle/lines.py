"""The lines of a bundle's members, each on its own: believed, or held with its reason.

Called by `bundle.reader`, also for a held line that is tried again.  A faulty line never refuses
its bundle.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable
from typing import TypeVar

import msgspec

from udset_desktop.bundle.allowed import QUARTER, RECORD_ID, UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.floor import BELOW_FLOOR
from udset_desktop.bundle.handover import require_handover
from udset_desktop.bundle.limits import MOST_LINE_BYTES
from udset_desktop.bundle.opened import HeldLine, OpenedLine
from udset_desktop.bundle.shareable import (
    ALL,
    OFFER_WORDS,
    TEXT,
    WORDS,
    Handover,
    Offers,
    Withdrawal,
    line_of,
    parse_record,
)
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.project.trust import Trust
from udset_desktop.sealing.digest import sha256_hex

Notice = TypeVar("Notice", Withdrawal, Handover, Offers)
Opened = TypeVar("Opened")

_ITEM = re.compile(r"[a-z][a-z0-9_]{0,39}(?:\.[a-z][a-z0-9_]{0,39}){0,2}")
_LAPTOP = re.compile(r"[0-9a-f]{12}")
_MOST_ITEMS = 1_000
_MOST_OFFERS = 10_000


def lines_in(content: bytes) -> list[bytes]:
    """The lines of a member without their ends; a last line without an end is still a line."""
    lines = content.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines


def once_each(
    member: str,
    content: bytes,
    check: Callable[[bytes, int], Opened | HeldLine],
    number_of: Callable[[Opened], Hashable],
) -> tuple[list[Opened], list[HeldLine]]:
    """All lines of a member, each checked on its own; of one number only the first line counts."""
    good: list[Opened] = []
    held: list[HeldLine] = []
    seen: set[Hashable] = set()
    for number, line in enumerate(lines_in(content), start=1):
        found = check(line, number)
        if isinstance(found, HeldLine):
            held.append(found)
        elif number_of(found) in seen:
            held.append(held_line(member, number, "bundle.line_twice", line))
        else:
            seen.add(number_of(found))
            good.append(found)
    return good, held


def check_record_line(line: bytes, number: int, allowed: Allowed) -> OpenedLine | HeldLine:
    """One line of records.jsonl."""
    if len(line) > MOST_LINE_BYTES:
        return held_line("records", number, "bundle.line_too_long", line)
    try:
        record = parse_record(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return held_line("records", number, "bundle.line_not_readable", line)
    if line_of(record) != line:
        return held_line("records", number, "bundle.line_not_own_spelling", line)
    fault = allowed.fault_of(record)
    if fault:
        pin = record.instrument if fault in {UNKNOWN_INSTRUMENT, BELOW_FLOOR} else ""
        return held_line("records", number, fault, line, instrument=pin)
    return OpenedLine(record, hashlib.sha256(line).hexdigest(), line)


def check_record_lines(content: bytes, allowed: Allowed) -> tuple[list[OpenedLine], list[HeldLine]]:
    """All lines of records.jsonl; of a record's revision only the first line counts."""
    return once_each(
        "records",
        content,
        lambda line, number: check_record_line(line, number, allowed),
        lambda one: (one.record.record, one.record.revision),
    )


def check_withdrawals(content: bytes) -> tuple[list[Withdrawal], list[HeldLine]]:
    """All notices of withdrawals.jsonl."""
    return _check_notices("withdrawals", content, Withdrawal, _is_withdrawal)


def check_handovers(content: bytes, trust: Trust) -> tuple[list[Handover], list[HeldLine]]:
    """All statements of handovers.jsonl whose givers really signed them."""
    return _check_notices("handovers", content, Handover, lambda one: _is_handover(one, trust))


def check_offers(content: bytes) -> tuple[list[Offers], list[HeldLine]]:
    """All counts of offers.jsonl."""
    return _check_notices("offers", content, Offers, _is_offers)


def _check_notices(
    member: str, content: bytes, kind: type[Notice], is_sound: Callable[[Notice], bool]
) -> tuple[list[Notice], list[HeldLine]]:
    good: list[Notice] = []
    held: list[HeldLine] = []
    for number, line in enumerate(lines_in(content), start=1):
        if len(line) > MOST_LINE_BYTES:
            held.append(held_line(member, number, "bundle.line_too_long", line))
            continue
        try:
            notice = msgspec.json.decode(line, type=kind)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            held.append(held_line(member, number, "bundle.line_not_readable", line))
            continue
        if line_of(notice) != line:
            held.append(held_line(member, number, "bundle.line_not_own_spelling", line))
        elif not is_sound(notice):
            held.append(held_line(member, number, "bundle.notice_wrong", line))
        elif notice in good[-1:]:
            held.append(held_line(member, number, "bundle.line_twice", line))
        else:
            good.append(notice)
    return good, held


def _is_withdrawal(notice: Withdrawal) -> bool:
    if RECORD_ID.fullmatch(notice.record) is None:
        return False
    if isinstance(notice.items, str):
        return notice.items in {ALL, WORDS, TEXT}
    return (
        1 <= len(notice.items) <= _MOST_ITEMS
        and list(notice.items) == sorted(set(notice.items))
        and all(map(_ITEM.fullmatch, notice.items))
    )


def _is_handover(statement: Handover, trust: Trust) -> bool:
    if (
        RECORD_ID.fullmatch(statement.record) is None
        or _LAPTOP.fullmatch(statement.giver) is None
        or _LAPTOP.fullmatch(statement.taker) is None
        or statement.giver == statement.taker
    ):
        return False
    try:
        require_handover(statement, trust)
    except BundleRefused:
        return False
    return True


def _is_offers(offers: Offers) -> bool:
    return (
        1 <= offers.count <= _MOST_OFFERS
        and offers.interviewer_type in INTERVIEWER_TYPES
        and offers.said in OFFER_WORDS
        and QUARTER.fullmatch(offers.quarter) is not None
    )


def held_line(member: str, number: int, code: str, line: bytes, *, instrument: str = "") -> HeldLine:
    """A line set aside, with the code of its reason."""
    return HeldLine(
        member=member, number=number, code=code, digest=sha256_hex(line), line=line, instrument=instrument
    )
