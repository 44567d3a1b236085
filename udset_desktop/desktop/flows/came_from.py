"""The way back from a place that is reached from several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.foundation.ids import InterviewId, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class CameFrom:
    """The place that comes back, and what it is handed."""

    place: str = "today"
    handed: Mapping[str, Any] | None = None


def open_follow_up(frame: Frame, name: str, interview: InterviewId, place: str, record_id: RecordId) -> None:
    """The follow-up of a finished conversation, from a page about it and back to the same."""
    came_from = CameFrom(place=place, handed={"record_id": record_id})
    frame.go("follow_up", about=name, interview=interview, came_from=came_from)
