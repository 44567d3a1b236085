"""The way back from a place that is reached from several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CameFrom:
    """The place that comes back, and what it is handed."""

    place: str = "today"
    handed: Mapping[str, Any] | None = None
