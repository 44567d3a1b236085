"""A bundle after it was opened and believed: good lines, held lines, notices.

Made by `bundle.reader`, read by `merge`; values only.  A name from inside a bundle never becomes a path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from udset_desktop.bundle.shareable import (
    Feedback,
    Handover,
    Offers,
    ShareableRecord,
    Withdrawal,
    Words,
)
from udset_desktop.foundation.ids import BundleId, LaptopId, ProjectId


class OpenedLine(NamedTuple):
    """One good record: what it says, the SHA-256 (hex) of its line, and the line without its end."""

    record: ShareableRecord
    digest: str
    line: bytes


class OpenedFeedback(NamedTuple):
    """One good line of feedback, as `OpenedLine` is one of records."""

    feedback: Feedback
    digest: str
    line: bytes


class OpenedWords(NamedTuple):
    """One good line of words, as `OpenedLine` is one of records."""

    words: Words
    digest: str
    line: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """One line set aside: which, why, and the line itself, to be kept sealed and tried again.

    `instrument` is the pin of a line held only because its definition is not here (`instrument.unknown`),
    or too few people are behind what it names; such a line is released by `reader.check_line` once that
    has changed.
    """

    member: str  # "records", "withdrawals", "handovers", "offers", "feedback", "words"
    number: int  # counted from 1
    code: str
    digest: str
    line: bytes
    instrument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBundle:
    """Everything a bundle says, after every check of the container and of each line."""

    id: BundleId
    project: ProjectId
    laptop: LaptopId
    number: int  # the laptop's running number, from 1: a gap is a missing bundle
    training: bool
    kind: str  # anonymised, pseudonymised
    pack: int  # number of the pack the laptop had
    producer: str
    recipients: tuple[str, ...]
    manifest_digest: str  # SHA-256 (hex) of manifest-sha256.txt
    records: tuple[OpenedLine, ...]
    held: tuple[HeldLine, ...]
    withdrawals: tuple[Withdrawal, ...]
    handovers: tuple[Handover, ...]  # their signatures already checked against the trust list
    offers: tuple[Offers, ...]
    feedback: tuple[OpenedFeedback, ...] = ()
    words: tuple[OpenedWords, ...] = ()
    texts_back: tuple[str, ...] = ()  # numbers of single texts that are taken back
