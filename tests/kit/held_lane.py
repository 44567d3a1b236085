"""Work on a lane that is over when the test says so, and not a moment before."""

from __future__ import annotations

import threading

PATIENCE_S = 60


class HeldWork:
    """As a context: the work is held until its end."""

    def __init__(self):
        self._over = threading.Event()

    def wait_for(self, gives):
        """Called on the lane: what is given at last."""
        assert self._over.wait(PATIENCE_S)
        return gives

    def __enter__(self):
        return self

    def __exit__(self, *_told):
        self._over.set()
