"""What leaves a laptop: ready, previewed from the very bytes, written, and taken back.

Called by the faces and by `simulation`.  Nothing counts as sent before the whole file lies in place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from udset_desktop.bundle.shareable import Withdrawal
from udset_desktop.bundle.writer import SealedBundle
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would leave now, read back from the bytes that would be written.

    `fields` lists every field that travels with the words it takes in these bundles; `alone` counts
    records whose age, group, place and quarter nobody else in them shares.
    """

    bundles: tuple[SealedBundle, ...] = field(repr=False)
    kind: str  # anonymised, pseudonymised
    records: int
    revisions: int  # of them, how many correct a line that left before
    withdrawals: int
    offers: int
    few: bool  # fewer than five records: better to wait
    alone: int
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...] = field(repr=False)  # the record lines as they stand in the file
    staying: tuple[tuple[str, int], ...] = ()  # why other records stay: code, how many


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBundle:
    """One bundle in its place."""

    file: Path
    bundle: str
    number: int
    records: int
    kind: str


def preview(workplace: Workplace) -> Preview:
    """What is ready to leave now; nothing is written and nothing counts as sent."""
    raise NotImplementedError


def write_bundles(
    workplace: Workplace, folder: Path, control: Control = NO_CONTROL, *, shown: Preview | None = None
) -> tuple[WrittenBundle, ...]:
    """Everything that is ready, written to `folder` as bundles; with `shown` exactly the bytes previewed."""
    raise NotImplementedError


def withdraw(workplace: Workplace, record: RecordId, items: str | tuple[str, ...] = "all") -> Withdrawal:
    """Take a record ("all"), its words ("words") or named items back; the notice leaves next time."""
    raise NotImplementedError
