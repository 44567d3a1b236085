"""How long work tells of itself and is asked to stop.

A verb takes a `Control` and calls `checkpoint` in its loop.  Faces hand in their own; `NO_CONTROL`
is for work nobody watches.
"""

from __future__ import annotations

from typing import Protocol


class Control(Protocol):
    """The other end of long work."""

    def checkpoint(self, share: float | None = None) -> None:
        """Tell that `share` (0 to 1) is done; raises `Cancelled` when asked to stop."""
        ...


class _NoControl:
    def checkpoint(self, share: float | None = None) -> None:
        """Nobody watches and nobody cancels."""


NO_CONTROL: Control = _NoControl()


class Part:
    """A stretch of longer work, told as the share of the whole that it is."""

    def __init__(self, control: Control, first: float, last: float) -> None:
        self._control, self._first, self._last = control, first, last

    def checkpoint(self, share: float | None = None) -> None:
        """Tell how far the whole is now; raises `Cancelled` when asked to stop."""
        self._control.checkpoint(None if share is None else self._first + share * (self._last - self._first))
