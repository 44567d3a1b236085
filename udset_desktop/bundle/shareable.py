"""What of a record may travel, and its strict one-line form.

The line is canonical: sorted keys, ASCII keys, no spaces, integers only (RFC 8785 there).  A line
must equal its own encoding, which refuses duplicate keys and every other spelling, and makes the
SHA-256 of the line the record's digest (`design.md` 0.19).
"""

from __future__ import annotations

import msgspec

PIN_DIGEST_LENGTH = 16
OFFER_WORDS = ("accepted", "said_no", "not_today", "could_not_reach")
ALL = "all"
WORDS = "words"
TEXT = "text"
"""What a notice takes back that names one text by its own number, and no record."""


class ShareableAbout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom and what, coarse together; `place` and `service` are never both filled."""

    age: str
    group: str
    partnership: str
    place: str
    service: str


class ShareableInterviewer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Always the type; the rest only with the project's `comparison` switch, else ""."""

    allocated: str
    employer: str
    key: str
    known: str
    type: str


class ShareableRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One revision of one record as it leaves.  Fields stand in sorted order; the line depends on it."""

    about: ShareableAbout
    again: int  # 1: not this person's first conversation of the reporting year with this instrument
    ancestors: tuple[str, ...]  # digests of all earlier revisions, oldest first
    codes: str  # `instrument.codes`
    gap: str  # first, under_6_months, 6_to_12_months, over_a_year
    instrument: str  # id/version/first 16 hex of the digest
    interviewers: tuple[ShareableInterviewer, ...]
    link: str  # keyed person pseudonym with `linking`, else ""
    links: dict[str, str]  # role_service item -> service code, only where the place field is service
    mode: str
    others: tuple[str, ...]
    quarter: str
    record: str
    respondent: str
    revision: int


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A notice that takes back a record ("all"), its words ("words") or named items; or one text ("text").

    For one text `record` holds the text's own random number, which nobody but its laptop can lay to a record.
    """

    items: str | tuple[str, ...]
    record: str


class Handover(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A giver's statement that a record now belongs to another laptop; signed by the giver."""

    giver: str
    record: str
    signature: str
    taker: str


class Offers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many conversations were offered with one outcome, by interviewer type and quarter; no person.

    `count` is the laptop's total so far: of several bundles of one laptop the highest counts.
    """

    count: int
    interviewer_type: str
    quarter: str
    said: str  # accepted, said_no, not_today, could_not_reach


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one worker chose about using the tool; no conversation, no person, no laptop, no day."""

    codes: str  # `instrument.codes`; no cell says who answered
    feedback: str  # a random id
    instrument: str  # id/version/first 16 hex of the digest
    quarter: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One text as somebody has read it and let it go.

    Loose, it says what it is about and whose it is, and nothing joins it to a record: `instrument`, `item`
    and `record` are "".  Attached, it says all of them.
    """

    instrument: str  # id/version/first 16 hex of the digest
    item: str
    outcome: str  # the page it was said on, or `matters`
    record: str
    text: str
    who: str  # user, carer
    words: str  # a random id of its own


_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(ShareableRecord)


def pin_of(instrument_id: str, version: str, digest: str) -> str:
    """How a record names the exact definition it was made with."""
    return f"{instrument_id}/{version}/{digest[:PIN_DIGEST_LENGTH]}"


def line_of(value: ShareableRecord | Withdrawal | Handover | Offers | Feedback | Words) -> bytes:
    """The one spelling of a record or notice, without a line end."""
    return _ENCODER.encode(value)


def parse_record(line: bytes) -> ShareableRecord:
    """The record of a line, its spelling not yet compared; raises `msgspec.MsgspecError` or `ValueError`."""
    return _DECODER.decode(line)
