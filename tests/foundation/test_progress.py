"""Long work that nobody watches."""

from __future__ import annotations

from udset_desktop.foundation.progress import NO_CONTROL


def test_work_nobody_watches_runs_through():
    for share in (None, 0.0, 0.5, 1.0):
        NO_CONTROL.checkpoint(share)
