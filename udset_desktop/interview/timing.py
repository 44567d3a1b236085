"""How long a talk has gone on, without watching anybody: start, pauses and length, and nothing else.

Pure; every moment is handed in, from a clock that only goes forward.  A laptop that slept is known by
a stretch in which nobody heard the clock: that stretch does not count.  What stays with a record is
`coarse_minutes` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ASLEEP_AFTER_S = 180.0
"""The window hears the clock once a minute; silent for so long, the laptop was asleep."""

COARSE_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long the talk has gone on; neither pauses nor sleep count.

    `heard_s` is when the clock was last heard while it runs; `None` where nobody listens (a file, a
    made-up talk), and then every second counts.
    """

    spent_s: float = 0.0  # up to the last pause
    since_s: float | None = None  # on the monotonic clock; None while paused
    heard_s: float | None = None
    slept_s: float = 0.0  # left out, and not told of yet

    def started(self, now_s: float) -> Timing:
        """The clock running from now; nothing changes where it runs already."""
        return self if self.since_s is not None else replace(self, since_s=now_s, heard_s=None)

    def heard(self, now_s: float) -> Timing:
        """The clock heard; from the first time on, a stretch of silence is sleep and is left out."""
        if self.since_s is None:
            return self
        silent = self._silent_s(now_s)
        since_s, slept_s = self.since_s + silent, self.slept_s + silent
        return replace(self, since_s=since_s, slept_s=slept_s, heard_s=now_s)

    def paused(self, now_s: float) -> Timing:
        """The clock stopped now."""
        heard = self if self.heard_s is None else self.heard(now_s)
        return Timing(spent_s=heard.seconds(now_s), slept_s=heard.slept_s)

    def told(self) -> Timing:
        """The same, once the user knows that the laptop slept."""
        return replace(self, slept_s=0.0)

    def seconds(self, now_s: float) -> float:
        """Seconds of talk so far."""
        if self.since_s is None:
            return self.spent_s
        return self.spent_s + max(0.0, now_s - self.since_s - self._silent_s(now_s))

    def minutes(self, now_s: float) -> int:
        """Whole minutes of talk so far."""
        return int(self.seconds(now_s) // 60)  # unit: seconds to minutes

    def _silent_s(self, now_s: float) -> float:
        silent = 0.0 if self.heard_s is None else now_s - self.heard_s
        return silent if silent > ASLEEP_AFTER_S else 0.0


def coarse_minutes(minutes: float) -> int:
    """Minutes as they stay with a record: to the nearest five, and never fewer."""
    return max(COARSE_MINUTES, int((minutes + COARSE_MINUTES / 2) // COARSE_MINUTES) * COARSE_MINUTES)
