"""Readers of bundles for the fuzzer: a sealed file, its zip, its tag file, and each member of lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from fuzz_mutations import Spoil, spoil_bytes, spoil_lines

from tests.kit import bundles as kit
from tests.kit.interviews import own_instrument
from tests.kit.pools import feedback_line
from tests.kit.worded import loose, worded
from udset_desktop.bundle import bag
from udset_desktop.bundle.handover import handover_of
from udset_desktop.bundle.shareable import Offers, Withdrawal, line_of
from udset_desktop.bundle.writer import Load
from udset_desktop.instrument.model import Instrument

SAME, OTHER = "same", "other"
WORDS = worded()
"""A project that has words switched on, so that every member of a bundle is read."""

_SHARES = {"records": 8, "words": 6, "withdrawals": 5, "handovers": 3, "offers": 3, "feedback": 3}


class Fault(Exception):
    """A reader made a third thing of a file: not what it was, and no refusal."""


@dataclass(frozen=True)
class Target:
    """One reader.  `share` is how many of a hundred inputs go to it."""

    name: str
    honest: tuple[bytes, ...]
    read: Callable[[bytes], str]
    spoil: Spoil
    share: int
    sealed: Callable[[bytes], bytes] | None = None  # the whole bundle around the content, for a pool


def fault_unless(sound: bool, what: str) -> None:  # noqa: FBT001 -- a question asked in passing
    """Nothing, where `sound`."""
    if not sound:
        raise Fault(what)


@cache
def _lines() -> dict[str, bytes]:
    """Honest lines of every member."""
    back = Withdrawal(items=("safe.rating",), record=kit.shareable(9).record)
    handed = handover_of(
        kit.shareable(7).record,
        giver=kit.LAPTOP,
        taker=kit.LAPTOP,
        project=kit.PROJECT.id,
        key=kit.keys().laptop_signing,
    )
    offers = Offers(count=3, interviewer_type="third_party", quarter="2026-Q2", said="said_no")
    many = {
        "records": [line_of(one) for one in kit.shareables(4)],
        "withdrawals": [line_of(back), line_of(Withdrawal(items="all", record=kit.shareable(8).record))],
        "handovers": [line_of(handed)],
        "offers": [line_of(offers)],
        "feedback": [feedback_line(1, you__part="manager").line, feedback_line(2).line],
        "words": [line_of(loose(1)), line_of(loose(2))],
    }
    return {name: b"".join(line + b"\n" for line in lines) for name, lines in many.items()}


@cache
def _definitions() -> dict[str, Instrument]:
    own = own_instrument("worker-experience/1.0.0")
    return {**kit.definitions(), own.key: own}


def _sealed_member(name: str, content: bytes) -> bytes:
    """A sealed bundle of a believed laptop with these lines in it."""
    return kit.gone_bad({name: content}, kind=bag.KINDS[name == "words"])


def _sealed_tag_file(content: bytes) -> bytes:
    """A `bag-info.txt` of any content, signed anew."""
    members = dict(kit.members_of(_inner_bundle()))
    members[bag.BAG_INFO] = content
    return kit.sealed(kit.zipped(kit.sign_members(members)))


def _as_it_is(content: bytes) -> bytes:
    return content


def _read_sealed(content: bytes) -> str:
    fault_unless(kit.opened(content) == kit.opened(_sealed_bundle()), "another bundle")
    return SAME


def _read_inner(content: bytes) -> str:
    return _read_sealed(kit.sealed(content))


@cache
def _sealed_bundle() -> bytes:
    return kit.bundle(Load(records=kit.shareables(3))).content


@cache
def _inner_bundle() -> bytes:
    return kit.bundle(Load(records=kit.shareables(3))).inner


def _read_member(name: str, content: bytes) -> str:
    """A member of lines in an honestly signed and sealed bag: each line is taken as it is, or held."""
    opened = kit.opened(
        _sealed_member(name, content),
        project=WORDS if name == "words" else kit.PROJECT,
        definitions=_definitions(),
    )
    given = content.split(b"\n")[:-1]
    held = [one for one in opened.held if one.member == name]
    fault_unless({one.line for one in held} <= set(given), "a held line nobody sent")
    fault_unless(len({one.number for one in held}) == len(held), "a line held twice")
    taken = {
        "records": [line_of(one.record) for one in opened.records],
        "withdrawals": [line_of(one) for one in opened.withdrawals],
        "handovers": [line_of(one) for one in opened.handovers],
        "offers": [line_of(one) for one in opened.offers],
        "feedback": [one.line for one in opened.feedback],
        "words": [line_of(one.words) for one in opened.words],
    }[name]
    back = len(opened.texts_back) if name == "withdrawals" else 0
    fault_unless(set(taken) <= set(given), "a line believed that nobody sent")
    fault_unless(len(taken) + len(held) + back == len(given), "a line lost")
    return SAME if content == _lines()[name] else OTHER


def _read_tag_file(content: bytes) -> str:
    """A `bag-info.txt` that its laptop has signed: it says what it says, of the very same lines."""
    read, honest = kit.opened(_sealed_tag_file(content)), kit.opened(_sealed_bundle())
    same_lines = (read.records, read.held) == (honest.records, honest.held)
    fault_unless(same_lines and read.laptop == honest.laptop, "other lines, or another laptop")
    return SAME if read == honest else OTHER


def bundle_targets() -> tuple[Target, ...]:
    """These readers."""
    members = [
        Target(
            f"bundle {name}",
            (_lines()[name],),
            partial(_read_member, name),
            spoil_lines,
            share,
            partial(_sealed_member, name),
        )
        for name, share in _SHARES.items()
    ]
    info = kit.members_of(_inner_bundle())[bag.BAG_INFO]
    return (
        Target("bundle file", (_sealed_bundle(),), _read_sealed, spoil_bytes, 3, _as_it_is),
        Target("bundle zip", (_inner_bundle(),), _read_inner, spoil_bytes, 5, kit.sealed),
        Target("bundle tag file", (info,), _read_tag_file, spoil_bytes, 3, _sealed_tag_file),
        *members,
    )
