"""Records and notices to a sealed, signed bundle, read back before it is called done.

Called by `usecases.exporting` and `simulation`.  Touches no disk; knows no name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from udset_desktop.bundle.shareable import Handover, Offers, ShareableRecord, Withdrawal
from udset_desktop.foundation.ids import BundleId, LaptopId
from udset_desktop.project.model import Project
from udset_desktop.sealing.keys import AgeKey, SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """The laptop that writes: its id, its two keys, its pack and the coordinators it seals to."""

    laptop: LaptopId
    age: AgeKey
    signing: SigningKey
    pack: int
    coordinators: tuple[str, ...]  # age recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one bundle carries."""

    records: tuple[ShareableRecord, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    handovers: tuple[Handover, ...] = ()
    offers: tuple[Offers, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBundle:
    """A finished bundle: the bytes for the stick, the inner bytes they were made from, what to list."""

    id: BundleId
    number: int
    name: str  # the file's name
    content: bytes
    inner: bytes
    kind: str
    digests: tuple[tuple[str, str], ...]  # record id, digest of its line


def split_load(load: Load) -> tuple[Load, ...]:
    """The load in portions that each fit a bundle; notices travel in the first."""
    raise NotImplementedError


def write_bundle(load: Load, *, number: int, producer: Producer, project: Project) -> SealedBundle:
    """One bundle, sealed and signed and read back; raises `InputRefused` when it is over a limit."""
    raise NotImplementedError


def split_records(records: Iterable[ShareableRecord]) -> tuple[tuple[ShareableRecord, ...], ...]:
    """Records in portions under the limits."""
    raise NotImplementedError
