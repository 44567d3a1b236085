"""Time that a changed system clock cannot spoil.

One wall reading at start; afterwards a clock that only goes forward is added to it, and one that goes
on while the laptop sleeps.  Every part that needs a time is handed a `Clock`; nothing else in the
program asks the system for the time.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the program asks of time."""

    def now_utc(self) -> datetime:
        """The moment, always aware."""
        ...

    def today_on(self) -> date:
        """The calendar date where the laptop is."""
        ...

    def elapsed_s(self) -> float:
        """Seconds on a clock that only goes forward."""
        ...

    def changed_s(self) -> float:
        """How far the laptop's own clock has been set forward (or back, below 0) since the program began."""
        ...


def _forward_s() -> float:
    """Seconds that never go back and go on while the laptop sleeps, which `monotonic` does not everywhere."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SystemClock:
    """The laptop's clock, read once and carried on by one that only goes forward."""

    def __init__(self) -> None:
        self._start_utc = datetime.now(UTC)
        self._start_s = _forward_s()

    def now_utc(self) -> datetime:
        """The moment at start plus what has really passed since."""
        return self._start_utc + timedelta(seconds=_forward_s() - self._start_s)

    def today_on(self) -> date:
        """The local calendar date of `now_utc`."""
        return self.now_utc().astimezone().date()

    def elapsed_s(self) -> float:
        """The clock that only goes forward, through sleep too."""
        return _forward_s()

    def changed_s(self) -> float:
        """What the laptop's clock says now against what has really passed."""
        return (datetime.now(UTC) - self.now_utc()).total_seconds()


class FixedClock:
    """A clock that moves only when told to; for tests, simulation and the demonstration."""

    def __init__(self, start_utc: datetime) -> None:
        self._start_utc = start_utc
        self._passed_s = self._set_s = 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._passed_s += seconds

    def set_laptop(self, seconds: float) -> None:
        """Set the laptop's own clock forward, or back; nothing else hears of it."""
        self._set_s += seconds

    def now_utc(self) -> datetime:
        """The moment told so far."""
        return self._start_utc + timedelta(seconds=self._passed_s)

    def today_on(self) -> date:
        """The date of the moment, in UTC, so that a test is the same everywhere."""
        return self.now_utc().date()

    def elapsed_s(self) -> float:
        """The seconds told so far."""
        return self._passed_s

    def changed_s(self) -> float:
        """What was set so far."""
        return self._set_s


def quarter_of(on: date) -> str:
    """The calendar quarter a date lies in, as it leaves a laptop: `2026-Q2`."""
    return f"{on.year}-Q{(on.month - 1) // 3 + 1}"
