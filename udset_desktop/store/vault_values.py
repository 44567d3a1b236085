"""What goes into the vault and comes out of it, where the domain has no value of its own.

Frozen values; the verbs see these and never a database row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from udset_desktop.foundation.ids import BundleId, InterviewId, PersonId, RecordId
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.header import Header
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.interview.together import Together
from udset_desktop.record.model import InstrumentPin
from udset_desktop.redaction.model import Replacement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One conversation in progress, as far as it is durable.

    `typing` is half-typed text by item; `place` is where the conversation stood, as `interview.draft`
    writes it; `corrects` and `reason` are filled when a record was opened again.
    """

    interview: InterviewId
    person: PersonId
    instrument: InstrumentPin
    header: Header
    begun_utc: str
    permissions: Permissions = field(default_factory=Permissions)
    together: Together = field(default_factory=Together)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    typing: Mapping[str, str] = field(default_factory=dict)
    jots: tuple[Jot, ...] = ()
    place: str = ""
    corrects: RecordId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last revision of one record, as far as lists need it."""

    record: RecordId
    revision: int
    person: PersonId
    interview: InterviewId
    instrument: str
    version: str
    held_on: str
    is_void: bool
    is_counted: bool  # may be in the figures
    contact: Reply
    review_on: str  # "" where no review was promised


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKept:
    """What became of one sheet of one record, and when that was said."""

    record: RecordId
    kind: str
    state: str
    post: str = ""  # safe to post: yes, no, "" not asked
    on_utc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the local log: what was saved, printed, sent or changed, where and when."""

    at_utc: str
    what: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One line of the log that shows when it was changed: codes and counts, never a name or a place.

    `told` is "" or `name=value` pairs with a space between; `chain` the digest of this line and the
    one before.
    """

    number: int
    at_utc: str
    what: str
    told: str = ""
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCount:
    """How many conversations were offered with one outcome; no person."""

    interviewer_type: str
    quarter: str
    said: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedLine:
    """One revision of one record that left, and the digest of the line it left as."""

    record: RecordId
    revision: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One bundle written by this laptop, and what was in it."""

    number: int
    bundle: BundleId
    kind: str  # anonymised, pseudonymised
    file: str
    manifest: str  # digest of the manifest that was signed
    at_utc: str
    lines: tuple[ExportedLine, ...] = ()
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """How far one bundle has come; its bytes are loaded apart."""

    number: int
    bundle: BundleId
    file: str
    made_utc: str
    records: int
    is_here: bool = False  # its bytes are still kept, so it can be taken (again)
    copied_utc: str = ""
    tried_utc: str = ""  # since when its bytes may lie somewhere, whole or not
    problem: str = ""  # the code of what went wrong at the last try
    name: str = ""  # what it is called where it was taken
    delivered_utc: str = ""
    received_utc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """Where one revision of a record has come to: the bundle it left in, and what a receipt says of it."""

    record: RecordId
    revision: int
    number: int
    outcome: str = ""  # "" while no receipt has come


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRow:
    """One notice that takes something back; `bundle` is the number it travelled in, if it has."""

    id: int
    record: RecordId
    items: str | tuple[str, ...]
    at_utc: str
    bundle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedText:
    """What somebody decided about one text: as it leaves, or that it stays.

    `number` is its own in a bundle, `key` names the text in its record, `source` is the digest of the words
    that were read.  `bundle` and `back` are the numbers of the bundles in which it left and was taken back;
    with `elsewhere` it left from the laptop that handed the person over.
    """

    number: str
    record: RecordId
    key: str
    source: str
    text: str
    left_out: bool
    read_by: str
    read_utc: str
    log: tuple[Replacement, ...] = ()
    checked_by: str = ""
    checked_utc: str = ""
    bundle: int | None = None
    back: int | None = None
    elsewhere: bool = False

    @property
    def has_left(self) -> bool:
        """Whether it is out, from here or from whoever had the person before."""
        return self.elsewhere or self.bundle is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedWho:
    """Somebody who went from one laptop to another in one file, as either of them keeps it."""

    person: PersonId
    giver: str
    taker: str
    file: str
    at_utc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBefore:
    """One line of a conversation that left from a laptop which had the person before."""

    laptop: str
    number: int  # of its bundle
    on: str  # ISO date on which that was made
    revision: int
    outcome: str = ""  # as a receipt says; "" for none known


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedRow:
    """One conversation that went from one laptop to another, as either of them keeps it."""

    record: RecordId
    person: PersonId
    giver: str
    taker: str
    file: str
    signature: str
    lines: tuple[str, ...]
    at_utc: str
    bundle: int | None = None
    sent: tuple[SentBefore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedRow:
    """What stays of one conversation that was cleared."""

    record: RecordId
    interview: str  # SHA-256 of its id
    instrument: str  # id/version
    lines: tuple[str, ...]  # digests of the lines that left, the first first
    cleared_on: str  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKey:
    """A key of this laptop or desk, by name."""

    name: str
    secret: str = field(repr=False)
    public: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPack:
    """The project pack in force."""

    number: int
    content: bytes = field(repr=False)
    at_utc: str
