"""Time in the hands of a test: the clock of a real window and its slow timers, moved together.

The window is a program of its own, so the other side writes lines into a file, each done once:
`pass 150` lets two and a half minutes go by in which nobody touches anything, `sleep 1500` shuts the
lid for so long.  A test of an hour waits for none of it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.clock import FixedClock

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

    from udset_desktop.desktop.shell import Shell

START_UTC = datetime(2026, 5, 4, 13, 30, tzinfo=UTC)
WAKING_S = 6
"""After a sleep the timers go on where they stood: the watch for it is heard within its own five seconds."""
_SLOW_MS = 1000  # what waits for less is over before anybody could have typed a line here


class HeldTime:
    """The clock of a window that stands still until it is told otherwise."""

    def __init__(self, told: Path) -> None:
        self.clock = FixedClock(START_UTC)
        self.done = 0
        self._told = told
        self._gone_ms: dict[tuple[int, int], int] = {}  # of what a timer has to wait, by timer and run

    def look(self, shell: Shell) -> None:
        """Do what was told since."""
        lines = self._told.read_text(encoding="ascii").splitlines() if self._told.exists() else []
        for line in lines[self.done :]:
            what, seconds = line.split()
            if what == "sleep":
                self.clock.advance(float(seconds))
            for _ in range(WAKING_S if what == "sleep" else int(seconds)):
                self._one_second(shell)
            self.done += 1

    def _one_second(self, shell: Shell) -> None:
        self.clock.advance(1)
        timers = _slow_timers(shell)
        runs = {run: self._gone_ms.get(run, 0) for run in map(_run_of, timers)}
        self._gone_ms = (
            runs  # what was stopped or begun anew meanwhile is forgotten: Qt uses its numbers again
        )
        for timer in timers:
            if (run := _run_of(timer)) not in runs:  # stopped or begun anew by one before it
                continue
            self._gone_ms[run] += 1000
            if self._gone_ms[run] >= timer.interval():
                del self._gone_ms[run]
                if timer.isSingleShot():
                    timer.stop()
                else:
                    timer.start()
                timer.timeout.emit()


def _run_of(timer: QTimer) -> tuple[int, int]:
    """Another one each time the timer is begun."""
    return id(timer), timer.timerId()


def _slow_timers(shell: Shell) -> list[QTimer]:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the other side of the file needs no Qt

    owners = (shell, shell.runner, *shell.flows.values())  # the watch for sleep is of no shell
    found = {id(timer): timer for owner in owners for timer in owner.findChildren(QTimer)}
    return [timer for timer in found.values() if timer.isActive() and timer.interval() >= _SLOW_MS]
