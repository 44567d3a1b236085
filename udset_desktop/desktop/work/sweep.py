"""Garbage is collected on the window's thread, between two events, and nowhere else.

Python may begin a collection at any allocation, on any thread.  A collection on a lane, or in the
middle of an event that Qt delivers, destroys widgets where Qt does not expect it and ends the
program.  Made by `app.run`; the command line keeps Python's own way.

Looking through all that was made since the start takes up to a tenth of a second, which somebody typing
would feel: the young are collected at once, the older wait for a second without a key, and for a minute
at most.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from udset_desktop.desktop.work.lock import SIGNS_OF_LIFE

EVERY_MS = 1000
PATIENCE = 60  # sweeps that a look through more than the young may be put off


class Sweep(QObject):
    """Takes over from Python's own timing until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        self._put_off = 0
        self._listening = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect what is due by Python's own thresholds: the young now, what is older when it is quiet."""
        if not self._settled:
            # What the start has loaded stays for good; looking through it again would only cost time.
            gc.freeze()
            self._settled = True
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if thresholds[age] and counts[age] > thresholds[age]]
        if any(due) and not self._may_be_felt():  # older than the youngest, which are of age 0
            self._put_off = 0
            gc.collect(max(due))
        elif 0 in due:
            gc.collect(0)

    def _may_be_felt(self) -> bool:
        """Whether somebody has touched a key since the last sweep; asked for the first time, it is not known yet.

        Listened to until the first touch, and only while it matters: a listener is asked about every event.
        """
        self._put_off += 1
        quiet = self._listening
        self._listen(on=not quiet)
        return not quiet and self._put_off < PATIENCE

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there; no event is ever taken away."""
        if event.type() in SIGNS_OF_LIFE:
            self._listen(on=False)
        return False

    def _listen(self, *, on: bool) -> None:
        self._listening = on
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if on:
                application.installEventFilter(self)

    def stop(self) -> None:
        """Give the timing back to Python."""
        self._timer.stop()
        self._listen(on=False)
        gc.unfreeze()
        gc.enable()
