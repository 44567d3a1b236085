"""The other end of long work on a terminal: a quiet percentage, and a stop that leaves things whole.

`Ctrl+C` once asks the work to stop at its next safe place; a second time stops at once, and the
transaction that is open is rolled back.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from udset_desktop.foundation.problems import Cancelled

_BETWEEN_S = 0.2
_Handler = Callable[[int, FrameType | None], Any] | int | signal.Handlers | None


class TerminalControl:
    """A `Control` for the terminal; shows nothing where standard error is not one."""

    def __init__(self) -> None:
        self._asked = False
        self._last_s = time.monotonic()
        self._shown = False
        self._before: _Handler = signal.SIG_DFL
        self._listening = False

    def listen(self) -> None:
        """Take `Ctrl+C` as a wish to stop, until `close`."""
        self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        self._listening = True

    def checkpoint(self, share: float | None = None) -> None:
        """Show `share` now and then; raises `Cancelled` once asked to stop."""
        if self._asked:
            raise Cancelled
        now_s = time.monotonic()
        if share is not None and sys.stderr.isatty() and now_s - self._last_s > _BETWEEN_S:
            self._last_s, self._shown = now_s, True
            print(f"\r{round(share * 100):3d} %", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Take the percentage off the screen again, and give `Ctrl+C` back."""
        if self._listening:
            signal.signal(signal.SIGINT, self._before)
            self._listening = False
        if self._shown:
            print("\r     \r", end="", file=sys.stderr, flush=True)
            self._shown = False

    def _on_interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
