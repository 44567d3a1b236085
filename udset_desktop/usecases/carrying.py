"""Taking what waits in the outbox to its place, and bringing the receipts home.

Called by the Sharing page and `udset deliver`.  Nothing goes anywhere unless one of these is asked:
no other module opens a carrier.  The three steps of `deliver` are verbs of their own, so that the
window can keep a slow server away from the lane that saves what is typed: `parcel_of` and
`keep_carried` own the vault, `carry` owns none.  Light to import.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.delivery.address import Address, Kind, parse_address, told
from udset_desktop.delivery.carrier import Carrier, put_whole
from udset_desktop.delivery.opening import open_carrier
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import (
    AccessRefused,
    Cancelled,
    EnvironmentFailure,
    Finding,
    InputRefused,
    Severity,
    UdsetError,
)
from udset_desktop.foundation.progress import NO_CONTROL, Control, Part
from udset_desktop.usecases import journal
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault
    from udset_desktop.store.vault_values import KeptKey
    from udset_desktop.usecases.receipts_home import TakenReceipt

__all__ = [
    "Address",
    "Carried",
    "Delivery",
    "HostKey",
    "Journey",
    "Kind",
    "Parcel",
    "Piece",
    "carrier_in",
    "carry",
    "deliver",
    "forget_carrier",
    "journeys",
    "keep_carried",
    "keep_carrier",
    "look_at_host",
    "own_key",
    "parcel_of",
    "parse_address",
    "take_receipt",
    "taken_apart",
    "told",
    "try_carrier",
]

CARRIER = "carrier"
_OWN_KEY = "laptop/ssh"
_APART = "carrying/apart"
"""The setting that holds how many bundles sends took apart and nobody was told of yet."""
RECEIPT_SUFFIX = ".udsetreceipt"
RECEIPT_BYTES = 4 * 1024 * 1024
"""No receipt is longer: `merge.receipt` refuses it."""
_PROBE = "udset-try.txt"
_PROBE_TEXT = b"UDSET Desktop was here to see whether files can be put in this place.\n"
_SENT_BY = 0.8  # of the way; the rest is fetching receipts


@dataclass(frozen=True, slots=True, kw_only=True)
class HostKey:
    """What a server shows as its own: the line that is kept, and how it is read out."""

    line: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One bundle on its way."""

    number: int
    file: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What waits now, where it goes, and the names whose receipts are looked for."""

    address: Address
    pieces: tuple[Piece, ...]
    awaited: tuple[str, ...]  # the names of bundles without a last receipt, as they lie at the place


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was done on the way; `problem` is what ended it before its end."""

    delivered: tuple[tuple[int, str], ...] = ()  # number of the bundle, its name there
    untouched: tuple[int, ...] = ()  # bundles of which no byte was offered to the place
    failed: int | None = None  # the bundle that was on its way when it ended
    receipts: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    problem: UdsetError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a delivery came to, as kept in the vault."""

    delivered: tuple[int, ...]  # numbers of bundles
    received: tuple[int, ...]
    waiting: int
    findings: tuple[Finding, ...] = ()  # what was taken apart, and receipts that were not believed
    problem: UdsetError | None = None
    apart: int = 0  # bundles that did not leave and were taken apart; one of the findings tells them


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """How far one bundle has come: moments in UTC, "" for what has not been."""

    number: int
    records: int
    made_utc: str
    copied_utc: str
    delivered_utc: str
    received_utc: str
    problem: str  # the code of what went wrong at the last try
    waits: bool  # to be sent to its place
    is_here: bool  # its bytes are kept, so it can be sent (again)
    held: int  # lines that wait at the coordinator's


def journeys(workplace: Workplace) -> tuple[Journey, ...]:
    """Every bundle this laptop made, the latest first."""
    vault = workplace.require_vault()
    held = Counter(one.number for one in vault.load_landings() if one.outcome == "held")
    return tuple(
        Journey(
            number=one.number,
            records=one.records,
            made_utc=one.made_utc,
            copied_utc=one.copied_utc,
            delivered_utc=one.delivered_utc,
            received_utc=one.received_utc,
            problem=one.problem,
            waits=one.is_here and not one.delivered_utc and not one.received_utc,
            is_here=one.is_here,
            held=held[one.number],
        )
        for one in reversed(vault.load_outgoing())
    )


def carrier_in(workplace: Workplace, *, desk: bool = False) -> Address | None:
    """Where this laptop's bundles go, or with `desk` where the coordinator fetches them; kept in the vault."""
    content = _vault_of(workplace, desk=desk).load_paper(CARRIER)
    if content is None:
        return None
    kept = json.loads(content)
    return Address(**{**kept, "kind": Kind(kept["kind"])})


def keep_carrier(workplace: Workplace, address: Address, *, desk: bool = False) -> None:
    """From now on bundles go there; passwords and keys stay in the vault."""
    vault = _vault_of(workplace, desk=desk)
    with vault.transaction():
        vault.save_paper(CARRIER, json.dumps(asdict(address)).encode())
        note_act(vault, workplace.clock, Act.CARRIER_CHOSEN, kind=str(address.kind))


def forget_carrier(workplace: Workplace, *, desk: bool = False) -> None:
    """Bundles go nowhere by themselves any more; what opened the place is deleted."""
    vault = _vault_of(workplace, desk=desk)
    with vault.transaction():
        vault.delete_paper(CARRIER)
        note_act(vault, workplace.clock, Act.CARRIER_FORGOTTEN)


def own_key(workplace: Workplace, *, desk: bool = False) -> KeptKey:
    """The laptop's or desk's own key for a server by SFTP, made when first asked for; its public line is handed out."""
    # late: the cryptography and database layers, which the first screen must not wait for
    from udset_desktop.sealing.ssh_key import new_ssh_key  # noqa: PLC0415
    from udset_desktop.store.vault_values import KeptKey  # noqa: PLC0415

    vault = _vault_of(workplace, desk=desk)
    kept = vault.load_key(_OWN_KEY)
    if kept is None:
        made = new_ssh_key()
        kept = KeptKey(name=_OWN_KEY, secret=made.secret, public=made.public)
        vault.save_key(kept)
    return kept


def _vault_of(workplace: Workplace, *, desk: bool) -> Vault:
    return workplace.require_desk().vault if desk else workplace.require_vault()


def look_at_host(address: Address) -> HostKey | None:
    """The key that a server by SFTP shows now, before anything is said to it; `None` for other places."""
    if address.kind is not Kind.SFTP:
        return None
    try:
        open_carrier(replace(address, host_key="")).close()
    except AccessRefused as refused:
        if refused.code != "delivery.host_not_known":
            raise
        told = refused.context
        return HostKey(line=str(told["host_key"]), fingerprint=str(told["fingerprint"]))
    return None


def try_carrier(address: Address, control: Control = NO_CONTROL) -> None:
    """Nothing, where a file can be put there, read back and taken away; raises what is in the way."""
    carrier = open_carrier(address)
    try:
        name = put_whole(carrier, _PROBE, _PROBE_TEXT, control)
        carrier.remove(name)
    finally:
        carrier.close()


def deliver(workplace: Workplace, control: Control = NO_CONTROL, *, again: bool = False) -> Delivery:
    """Everything that waits, taken to its place, and the receipts found there believed or not.

    With `again` also what lies there already and has no receipt.  Raises `InputRefused` where no
    place was chosen; anything on the way is told in `Delivery.problem`, and what was done counts.
    """
    return keep_carried(workplace, carry(parcel_of(workplace, again=again), control))


def parcel_of(workplace: Workplace, *, again: bool = False) -> Parcel:
    """What waits in the outbox; with `again` also what was delivered and nobody signed for.

    What may not leave any more as it was made is taken apart first.
    """
    address = carrier_in(workplace)
    if address is None:
        raise InputRefused(Finding(code="carrying.no_carrier"))
    vault = workplace.require_vault()
    pieces, awaited = [], []
    with vault.transaction():
        if apart := take_apart(workplace):  # kept until it is told, should the way end before that
            vault.save_setting(_APART, _apart_in(vault) + apart)
        held = {one.number for one in vault.load_landings() if one.outcome == "held"}
        for one in vault.load_outgoing():
            if not one.received_utc or one.number in held:  # what waits there may count by now
                awaited.append(one.name or one.file)
            if one.received_utc:
                continue
            content = vault.load_outgoing_content(one.number) if again or not one.delivered_utc else None
            if content is not None:
                pieces.append(Piece(number=one.number, file=one.file, content=content))
                if not one.tried_utc:  # said before, in case nobody is there to say it after
                    vault.save_tried(one.number, _now(workplace))
    return Parcel(address=address, pieces=tuple(pieces), awaited=tuple(awaited))


def carry(parcel: Parcel, control: Control = NO_CONTROL) -> Carried:
    """The way there and back; owns no vault, and never raises what can be expected."""
    delivered: list[tuple[int, str]] = []
    untouched = [piece.number for piece in parcel.pieces]
    on_the_way: int | None = None
    receipts: tuple[tuple[str, bytes], ...] = ()
    trouble: UdsetError | None = None
    try:
        carrier = open_carrier(parcel.address)
        try:
            carrier.names(control)  # a knock: who is not there gets nothing shown
            for at, piece in enumerate(parcel.pieces):
                part = Part(
                    control, at / len(parcel.pieces) * _SENT_BY, (at + 1) / len(parcel.pieces) * _SENT_BY
                )
                part.checkpoint(0.0)
                on_the_way = untouched.pop(0)
                delivered.append((piece.number, put_whole(carrier, piece.file, piece.content, part)))
            on_the_way = None
            receipts = _receipts_at(carrier, parcel.awaited, Part(control, _SENT_BY, 1))
        finally:
            carrier.close()
    except (EnvironmentFailure, AccessRefused, InputRefused, Cancelled) as problem:
        trouble = problem
    return Carried(
        delivered=tuple(delivered),
        untouched=tuple(untouched),
        failed=on_the_way,
        receipts=receipts,
        problem=trouble,
    )


def keep_carried(workplace: Workplace, carried: Carried, *, is_told: bool = True) -> Delivery:
    """What was done on the way, kept; receipts that are not this laptop's change nothing.

    What was taken apart is told once, unless nobody is told of this one (`is_told`).
    """
    vault = workplace.require_vault()
    at_utc = _now(workplace)
    with vault.transaction():
        for number, name in carried.delivered:
            vault.save_delivered(number, at_utc, name)
            journal.log(workplace, "bundle_delivered", str(number), number=number)
        for number in carried.untouched:
            vault.save_tried(number, "")
        if carried.problem is not None and not isinstance(carried.problem, Cancelled):
            _note_problem(workplace, carried, carried.problem)
        apart = _apart_in(vault)
        if apart and is_told:
            vault.save_setting(_APART, 0)
    received, findings = _believed(workplace, carried.receipts)
    waiting = [one for one in vault.load_outgoing() if one.is_here and not one.delivered_utc]
    return Delivery(
        delivered=tuple(number for number, _ in carried.delivered),
        received=received,
        waiting=len(waiting),
        findings=(*taken_apart(apart), *findings),
        problem=carried.problem,
        apart=apart,
    )


def taken_apart(count: int) -> tuple[Finding, ...]:
    """What whoever sends is told of bundles that did not leave as they were; () for none."""
    code = "carrying.taken_apart"
    return (Finding(code=code, severity=Severity.NOTE, context={"count": count}),) if count else ()


def take_receipt(workplace: Workplace, file: Path) -> TakenReceipt:
    """A receipt that came by hand; raises `BundleRefused` for one that is not about a bundle of this laptop."""
    # late: as in `_believed`
    from udset_desktop.usecases.receipts_home import take_receipt_content  # noqa: PLC0415

    return take_receipt_content(workplace, read_as(FileKind.RECEIPT, file, limit_bytes=RECEIPT_BYTES))


def _apart_in(vault: Vault) -> int:
    kept = vault.load_setting(_APART)
    return kept if isinstance(kept, int) else 0


def _note_problem(workplace: Workplace, carried: Carried, problem: UdsetError) -> None:
    # A place that can't be reached is the trouble of everything that waits for it.
    vault = workplace.require_vault()
    for one in vault.load_outgoing():
        if one.is_here and not one.delivered_utc and carried.failed in {None, one.number}:
            vault.save_tried(one.number, one.tried_utc, problem.code)


def _receipts_at(carrier: Carrier, awaited: Sequence[str], control: Control) -> tuple[tuple[str, bytes], ...]:
    """The receipts beside our own bundles; those of other laptops are not even fetched."""
    stems = tuple(name.rpartition(".")[0] for name in awaited)
    names = [
        name for name in carrier.names(control) if name.endswith(RECEIPT_SUFFIX) and name.startswith(stems)
    ]
    control.checkpoint(0.0)
    found = []
    for at, name in enumerate(names if stems else ()):
        control.checkpoint(at / len(names))
        try:
            content = carrier.get(name, limit_bytes=RECEIPT_BYTES, control=control)
        except InputRefused:
            content = b""  # far too long for a receipt: told as one that is none
        if content is not None:
            found.append((name, content))
    return tuple(found)


def _believed(
    workplace: Workplace, receipts: Sequence[tuple[str, bytes]]
) -> tuple[tuple[int, ...], tuple[Finding, ...]]:
    # late: the database layer and msgspec, which the first screen must not wait for
    from udset_desktop.usecases.receipts_home import take_receipt_content  # noqa: PLC0415

    received: list[int] = []
    findings: list[Finding] = []
    for name, content in receipts:
        try:
            taken = take_receipt_content(workplace, content)
        except InputRefused as refused:
            findings += [Finding(code=one.code, where=name, context=one.context) for one in refused.findings]
            continue
        if taken.is_new and taken.number not in received:
            received.append(taken.number)
    return tuple(received), tuple(findings)


def _now(workplace: Workplace) -> str:
    return workplace.clock.now_utc().isoformat()
