"""Held lines as they lie in a pool: all of one bundle sealed together, read back, and rid of persons' keys.

Called by `usecases.pool_desk` and `usecases.taking_in`.  A line whose key went keeps the digest it came with, as
a line in the pool does, so that its place in a chain stays.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from udset_desktop.bundle.limits import MOST_FILE_BYTES
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.shareable import line_of, parse_record
from udset_desktop.bundle.words import parse_words
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.merge.rules import Passing, heirs_of
from udset_desktop.merge.words import TextFacts, is_taken_back
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.keys import open_sealed, seal
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_held import (
    RECORDS,
    WORDS,
    Notices,
    load_notices,
    load_sealed_reached,
    load_sealed_words,
    save_sealed_without,
)
from udset_desktop.store.pool_links import load_unlooked_sealed, save_sealed_anew
from udset_desktop.store.pool_merge import MergeMark

Told = TypeVar("Told")

_SEALED_LIMIT_BYTES = 2 * MOST_FILE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLine:
    """One held line; `digest` is that of the line as it came, where it was written anew since, else ""."""

    member: str
    number: int
    line: bytes = field(repr=False)
    digest: str = ""


def seal_lines(held: Sequence[HeldLine], key: ReadingKey) -> bytes:
    """Held lines sealed to the bundle key, all together."""
    return _sealed((SealedLine(member=one.member, number=one.number, line=one.line) for one in held), key)


def unsealed_lines(content: bytes, key: ReadingKey) -> tuple[SealedLine, ...]:
    """The same lines again; raises `AccessRefused` with another desk's key."""
    told = json.loads(open_sealed(content, key.secret, _SEALED_LIMIT_BYTES))
    return tuple(
        SealedLine(
            member=member,
            number=number,
            line=base64.b64decode(line),
            digest=digest[0] if digest else "",
        )
        for member, number, line, *digest in told
    )


def let_held_keys_go(pool: Pool, key: ReadingKey, mark: MergeMark) -> int:
    """How many bundles' held lines were sealed anew without a person's key.

    Of a line that waits for its definition only the key goes; of one that can never be read nothing is
    kept.  What only a colleague's key opens waits for their desk.
    """
    done = []
    for bundle, content, waiting in load_unlooked_sealed(pool):
        try:
            lines = unsealed_lines(content, key)
        except AccessRefused:
            continue
        done.append((bundle, _sealed((_without_key(one, waiting) for one in lines), key)))
    save_sealed_anew(pool, done, mark)
    return len(done)


def drop_taken_back(pool: Pool, key: ReadingKey, replacements: tuple[Passing, ...] = ()) -> int:
    """How many sealed lines went because their record, their words or their text was taken back.

    By whoever may take them back: the laptop that brought the line, and those that have the record since or
    stand in its place.  What only a colleague's key opens waits for their desk.
    """
    told = load_notices(pool)
    return _let_go(
        pool,
        key,
        ((row.bundle, row.content, row.laptop) for row in load_sealed_reached(pool, replacements)),
        lambda one, laptop: _is_taken_back(one, laptop, told, replacements),
    )


def drop_held_words(pool: Pool, key: ReadingKey, is_over: Callable[[str], bool]) -> int:
    """How many sealed lines of words went because their time is over, by the moment their bundle came (ISO, UTC).

    What only a colleague's key opens waits for their desk.
    """
    return _let_go(
        pool,
        key,
        ((row.bundle, row.content, row.numbers) for row in load_sealed_words(pool) if is_over(row.came_at)),
        lambda one, numbers: one.member == WORDS and one.number in numbers,
    )


def _let_go(
    pool: Pool,
    key: ReadingKey,
    rows: Iterable[tuple[int, bytes, Told]],
    goes: Callable[[SealedLine, Told], bool],
) -> int:
    """How many lines were let go of the sealed ones in `rows`: a bundle, its content, and what `goes` is asked by."""
    done: list[tuple[int, bytes, tuple[tuple[str, int], ...]]] = []
    for bundle, content, told in rows:
        try:
            lines = unsealed_lines(content, key)
        except AccessRefused:
            continue
        gone = frozenset((one.member, one.number) for one in lines if goes(one, told))
        if gone:
            done.append((bundle, _sealed((_emptied(one, gone) for one in lines), key), tuple(sorted(gone))))
    save_sealed_without(pool, done)
    return sum(len(gone) for _, _, gone in done)


def _emptied(one: SealedLine, gone: Collection[tuple[str, int]]) -> SealedLine:
    """The line without what it says, where it is one of these."""
    if (one.member, one.number) not in gone:
        return one
    return SealedLine(member=one.member, number=one.number, line=b"")


def _is_taken_back(one: SealedLine, laptop: str, told: Notices, replacements: tuple[Passing, ...]) -> bool:
    if not one.line:
        return False
    try:
        if one.member == RECORDS:
            number, record, item = "", parse_record(one.line).record, ""
        elif one.member == WORDS:
            words = parse_words(one.line)
            number, record, item = words.words, words.record, words.item
        else:
            return False
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False  # spoilt: it tells nobody's record
    notices, steps = told.notices.get(record, ()), (*told.passings.get(record, ()), *replacements)
    if one.member == WORDS:
        text = TextFacts(number=number, record=record, item=item, laptops=frozenset({laptop}))
        return is_taken_back(text, by_number=told.numbers, notices=notices, passings=steps)
    return any(notice.items == "all" and notice.laptop in heirs_of({laptop}, steps) for notice in notices)


def _without_key(one: SealedLine, waiting: frozenset[tuple[str, int]]) -> SealedLine:
    if one.member != RECORDS:
        return one
    if (one.member, one.number) not in waiting:
        return SealedLine(member=one.member, number=one.number, line=b"")
    record = parse_record(one.line)
    if not record.link:
        return one
    # What was judged to wait was read whole before it was sealed, so it can be read again.
    line = line_of(msgspec.structs.replace(record, link=""))
    return SealedLine(
        member=one.member, number=one.number, line=line, digest=one.digest or sha256_hex(one.line)
    )


def _sealed(lines: Iterable[SealedLine], key: ReadingKey) -> bytes:
    told = [
        [one.member, one.number, base64.b64encode(one.line).decode(), *([one.digest] if one.digest else [])]
        for one in lines
    ]
    return seal(json.dumps(told).encode(), [key.recipient])
