"""People with all their conversations on the way from one laptop to another: sealed to it, signed by the giver.

Written and read by `usecases.handing_over`.  An age file over a zip of the content and a minisign
signature of it; what is inside never becomes a path, and counts only as a whole.  Format 4 is written only
where something may have left without the giver's knowing, or came to the giver from another laptop, format 3
where something left and it is told in which bundle, or a summary was read back, format 2 where names around
somebody go along, or the numbers of texts that left; every other file is in format 1, byte for byte as before.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import TypeVar

import msgspec

from udset_desktop.bundle.allowed import RECORD_ID
from udset_desktop.bundle.shareable import Handover
from udset_desktop.foundation.problems import BundleRefused, Finding, Incompatible
from udset_desktop.foundation.strict_zip import StrictZip, render_zip
from udset_desktop.interview.person import Person
from udset_desktop.project.trust import Trust
from udset_desktop.redaction.model import Kind
from udset_desktop.sealing.keys import SigningKey, open_sealed, require_signed, seal, sign

HANDOVER_SUFFIX = ".udsethandover"
RECEIPT_SUFFIX = ".udsethanded"
FORMAT = 1
WITH_MORE = 2
"""The format of a file that tells names to look for, or the numbers of texts that left."""
WITH_SENT = 3
"""The format of a file that tells in which bundles a conversation left, or how its summary was read back."""
WITH_BEFORE = 4
"""The format of a file that tells what was before the giver: other laptops, or one put back from a backup."""
NAME_AT_MOST = 2_000
"""Letters of one name; what a reader hid may be a whole saying."""
KEY_AT_MOST = 200
NUMBER_AT_MOST = 10**9
_DIGEST = re.compile("[0-9a-f]{64}")
_LAPTOP, _OUTCOME = re.compile("[0-9a-z]{1,32}"), re.compile("[a-z]{0,16}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
LIMIT_BYTES = 256 * 1024**2
RECEIPT_LIMIT_BYTES = 64 * 1024
_Kind = TypeVar("_Kind", bound=msgspec.Struct)
_CONTENT, _SIGNATURE = "handover.json", "handover.json.minisig"


class HandedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One conversation: every version as it is on file, the lines and texts that left, what was taken back."""

    versions: tuple[bytes, ...]  # `record.codec`, the first first
    lines: tuple[str, ...]
    notices: tuple[tuple[str | tuple[str, ...], str], ...]  # what, and when
    sheets: tuple[tuple[str, str, str, str], ...]  # kind, state, safe to post, when
    statement: Handover
    texts: tuple[
        tuple[str, str, str], ...
    ] = ()  # of words that left: number, which text, digest of what was read
    sent: tuple[
        tuple[str, int, str, int, str], ...
    ] = ()  # of lines that left: laptop and number of the bundle, day, version, what a receipt says
    readings: tuple[bytes, ...] = ()  # `interview.work_note.WorkNote` of an outcomes summary read back
    came_by: tuple[Handover, ...] = ()  # how it came to the giver, the first first: the desk wants every step
    may_have_left: bool = False  # it came out of a backup, and the laptop of before may have sent it since


class HandedPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Somebody, every conversation with them, and the names around them that somebody hid by hand."""

    person: Person
    records: tuple[HandedRecord, ...]
    look_for: tuple[tuple[str, str], ...] = ()  # name and kind, the first first


class HandoverContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything in one file."""

    format: int = FORMAT
    project: str
    giver: str
    taker: str
    people: tuple[HandedPerson, ...]


class HandedReceipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the taker says of a file: its digest, who gave and who took, how many came."""

    format: int = FORMAT
    project: str
    giver: str
    taker: str
    file: str
    people: int
    records: int


class _SignedReceipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    receipt: str
    signature: str


def render_handover(content: HandoverContent, *, key: SigningKey, recipient: str) -> bytes:
    """The file, which the laptop of `recipient` alone can open; its format is the oldest that holds it."""
    told = msgspec.json.encode(msgspec.structs.replace(content, format=_format_of(content)))
    signature = sign(told, key, f"udset handover {content.project}")
    return seal(render_zip({_CONTENT: told, _SIGNATURE: signature}), [recipient])


def open_handover(sealed: bytes, *, secret: str, trust: Trust) -> HandoverContent:
    """What a file holds, once the laptop that gave it is believed, now, and has signed it.

    Raises `AccessRefused` (for another laptop), `BundleRefused`, `Incompatible`.
    """
    archive = StrictZip(
        open_sealed(sealed, secret, LIMIT_BYTES), (_CONTENT, _SIGNATURE), limit_bytes=LIMIT_BYTES
    )
    told = archive.take(_CONTENT, limit_bytes=LIMIT_BYTES)
    content = _decoded(told, HandoverContent, WITH_BEFORE)
    if content.format < _format_of(content) or not all(map(_is_sound, content.people)):
        raise BundleRefused(Finding(code="bundle.no_handover"))
    if content.project != trust.project:
        raise BundleRefused(Finding(code="project.other_project"))
    signature = archive.take(_SIGNATURE, limit_bytes=RECEIPT_LIMIT_BYTES)
    require_signed(told, signature, trust.require_laptop(content.giver).public)
    _require_believed(content.giver, trust, "bundle.giver_revoked")
    return content


def render_receipt(receipt: HandedReceipt, key: SigningKey) -> bytes:
    """The receipt, signed by the taker; it names nobody."""
    told = msgspec.json.encode(receipt)
    signature = sign(told, key, f"udset handed {receipt.project}")
    return msgspec.json.encode(_SignedReceipt(receipt=told.decode(), signature=signature.decode()))


def open_receipt(content: bytes, trust: Trust) -> HandedReceipt:
    """What a taker says, while it is believed; raises `BundleRefused`, `Incompatible`."""
    receipt = _signed_receipt(content, trust)
    _require_believed(receipt.taker, trust, "bundle.taker_revoked")
    return receipt


def file_of_revoked(content: bytes, trust: Trust) -> str:
    """The digest of the file that a receipt is for, if its taker is believed no longer; "" for anything else."""
    try:
        receipt = _signed_receipt(content, trust)
    except (BundleRefused, Incompatible):
        return ""
    return "" if trust.last_number(receipt.taker) is None else receipt.file


def _signed_receipt(content: bytes, trust: Trust) -> HandedReceipt:
    signed = _decoded(content, _SignedReceipt, FORMAT)
    receipt = _decoded(signed.receipt.encode(), HandedReceipt, FORMAT)
    if receipt.project != trust.project:
        raise BundleRefused(Finding(code="project.other_project"))
    public = trust.require_laptop(receipt.taker).public
    require_signed(signed.receipt.encode(), signed.signature.encode(), public)
    return receipt


def _require_believed(laptop: str, trust: Trust, code: str) -> None:
    """Nothing in such a file tells when it was made, so a laptop that is believed no longer is not believed at all."""
    if trust.last_number(laptop) is not None:
        raise BundleRefused(Finding(code=code))


def _format_of(content: HandoverContent) -> int:
    records = [record for one in content.people for record in one.records]
    if any(record.may_have_left or record.came_by for record in records):
        return WITH_BEFORE
    if any(record.sent or record.readings for record in records):
        return WITH_SENT
    more = any(one.look_for for one in content.people) or any(record.texts for record in records)
    return WITH_MORE if more else FORMAT


def _is_sound(handed: HandedPerson) -> bool:
    kinds = frozenset(Kind)
    texts = (text for record in handed.records for text in record.texts)
    sent = (one for record in handed.records for one in record.sent)
    return (
        all(len(name) <= NAME_AT_MOST and kind in kinds for name, kind in handed.look_for)
        and all(
            RECORD_ID.fullmatch(number) and 0 < len(key) <= KEY_AT_MOST and _DIGEST.fullmatch(source)
            for number, key, source in texts
        )
        and all(map(_is_bundle, sent))
    )


def _is_bundle(told: tuple[str, int, str, int, str]) -> bool:
    laptop, number, on, revision, outcome = told
    return bool(
        _LAPTOP.fullmatch(laptop)
        and 0 < number <= NUMBER_AT_MOST
        and _is_day(on)
        and 0 < revision <= NUMBER_AT_MOST
        and _OUTCOME.fullmatch(outcome)
    )


def _is_day(text: str) -> bool:
    with contextlib.suppress(ValueError):
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    return False


class _Told(msgspec.Struct, frozen=True):
    """The one field that every format has."""

    format: int = FORMAT


def _decoded(content: bytes, kind: type[_Kind], newest: int) -> _Kind:
    try:
        told = msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, ValueError):
        if _told_format(content) > newest:  # it may have fields that nobody here knows
            raise Incompatible("bundle.handover_newer") from None
        raise BundleRefused(Finding(code="bundle.no_handover")) from None
    if getattr(told, "format", FORMAT) > newest:
        raise Incompatible("bundle.handover_newer")
    return told


def _told_format(content: bytes) -> int:
    try:
        return msgspec.json.decode(content, type=_Told).format
    except (msgspec.DecodeError, ValueError):
        return FORMAT
