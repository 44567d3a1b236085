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
