"""What lists show of a worker's own tools and notes: plain values, made by `usecases.noting_work`."""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.ids import WorkNoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTool:
    """One tool that a worker uses alone."""

    key: str  # id/version
    title: str
    opening: str
    about: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """One note as lists show it."""

    note: WorkNoteId
    title: str
    begun_on: str
    done: bool
    leaves: bool
    has_left: bool
