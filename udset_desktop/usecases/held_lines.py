"""Held lines as they lie in a pool: all of one bundle sealed together, read back, and rid of persons' keys.

Called by `usecases.pool_desk` and `usecases.taking_in`.  A line whose key went keeps the digest it came with, as
a line in the pool does, so that its place in a chain stays.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from udset_desktop.bundle.limits import MOST_FILE_BYTES
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.shareable import line_of, parse_record
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.keys import open_sealed, seal
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_held import (
    RECORDS,
    WORDS,
    SealedOf,
    load_sealed_taken_back,
    load_sealed_words,
    save_sealed_without,
)
from udset_desktop.store.pool_links import load_unlooked_sealed, save_sealed_anew
from udset_desktop.store.pool_merge import MergeMark

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


def drop_taken_back(pool: Pool, key: ReadingKey) -> int:
    """How many sealed lines went because their own laptop took the record back whole.

    What only a colleague's key opens waits for their desk.
    """
    done: list[tuple[int, bytes, tuple[int, ...]]] = []
    for row in load_sealed_taken_back(pool):
        try:
            lines = unsealed_lines(row.content, key)
        except AccessRefused:
            continue
        gone = {one.number for one in lines if _is_taken_back(one, row)}
        if gone:
            content = _sealed((_emptied(one, RECORDS, gone) for one in lines), key)
            done.append((row.bundle, content, tuple(sorted(gone))))
    save_sealed_without(pool, done)
    return sum(len(numbers) for _, _, numbers in done)


def drop_held_words(pool: Pool, key: ReadingKey, is_over: Callable[[str], bool]) -> int:
    """How many sealed lines of words went because their time is over, by the moment their bundle came (ISO, UTC).

    What only a colleague's key opens waits for their desk.
    """
    done: list[tuple[int, bytes, tuple[int, ...]]] = []
    for row in load_sealed_words(pool):
        if not is_over(row.came_at):
            continue
        try:
            lines = unsealed_lines(row.content, key)
        except AccessRefused:
            continue
        content = _sealed((_emptied(one, WORDS, row.numbers) for one in lines), key)
        done.append((row.bundle, content, tuple(sorted(row.numbers))))
    save_sealed_without(pool, done, WORDS)
    return sum(len(numbers) for _, _, numbers in done)


def _emptied(one: SealedLine, member: str, numbers: Collection[int]) -> SealedLine:
    """The line without what it says, where it is one of these."""
    if one.member != member or one.number not in numbers:
        return one
    return SealedLine(member=one.member, number=one.number, line=b"")


def _is_taken_back(one: SealedLine, row: SealedOf) -> bool:
    if one.member != RECORDS or not one.line or one.number in row.unreadable:
        return False
    return parse_record(one.line).record in row.taken_back


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
