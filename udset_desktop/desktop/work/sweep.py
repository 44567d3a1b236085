"""Garbage is collected on the window's thread, between two events, and nowhere else.

Python may begin a collection at any allocation, on any thread.  A collection on a lane, or in the
middle of an event that Qt delivers, destroys widgets where Qt does not expect it and ends the
program.  Made by `app.run`; the command line keeps Python's own way.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Sweep(QObject):
    """Takes over from Python's own timing until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect what is due by Python's own thresholds, the young first."""
        if not self._settled:
            # What the start has loaded stays for good; looking through it again would only cost time.
            gc.freeze()
            self._settled = True
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if thresholds[age] and counts[age] > thresholds[age]]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Give the timing back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
