"""The verbs of the sheet: make it, save it where the person wants it, and know what became of it.

Called by the sheet screen, Today and `udset summary`.  A sheet exists only in memory unless somebody
saves or prints it, and saving is logged with place and time.  Nothing here decides what a sheet says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.interview.session import Session
from udset_desktop.record.model import Record

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


class SheetKind(StrEnum):
    """Whose paper it is."""

    PERSON = "person"
    REVIEW = "review"  # for the file


class SheetStyle(StrEnum):
    """How it is set."""

    STANDARD = "standard"  # 14 pt
    LARGE = "large"  # 18 pt
    PLAIN = "plain"  # short and plain


class SheetState(StrEnum):
    """What became of the person's sheet; `owed` until something did."""

    OWED = "owed"
    READ_OUT = "read_out"
    SHOWN = "shown"
    TO_PRINT = "to_print"
    TO_POST = "to_post"
    HANDED_OVER = "handed_over"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedSheet:
    """One line of "sheets owed" on Today."""

    record_id: str
    person_name: str
    held_on: str
    state: SheetState
    safe_to_post: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSheet:
    """A copy that left the vault: where, and how many pages."""

    path: Path
    pages: int
    protected: bool


def render_sheet(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind = SheetKind.PERSON,
    style: SheetStyle = SheetStyle.STANDARD,
) -> bytes:
    """The sheet as PDF bytes, in memory only; an unfinished session gives a preview of the same."""
    raise NotImplementedError


def sheets_owed(workplace: Workplace) -> tuple[OwedSheet, ...]:
    """Every conversation on file whose person still waits for the paper, the oldest first."""
    raise NotImplementedError


def mark_sheet(
    workplace: Workplace, record_id: str, state: SheetState, *, safe_to_post: bool | None = None
) -> None:
    """Keep what became of a sheet; `TO_POST` without a clear "safe to post" is refused."""
    raise NotImplementedError


def save_sheet(
    workplace: Workplace,
    record: Record,
    path: Path,
    *,
    kind: SheetKind = SheetKind.PERSON,
    style: SheetStyle = SheetStyle.STANDARD,
    password: str | None = None,
) -> SavedSheet:
    """Write a copy to `path`, with a password if given, and log place and time."""
    raise NotImplementedError
