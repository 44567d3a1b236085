"""Long work that nobody watches."""

from __future__ import annotations

from udset_desktop.foundation.progress import NO_CONTROL, Part


def test_work_nobody_watches_runs_through():
    for share in (None, 0.0, 0.5, 1.0):
        NO_CONTROL.checkpoint(share)


def test_a_part_tells_the_share_of_the_whole():
    told = []

    class Watch:
        def checkpoint(self, share=None):
            told.append(share)

    inner = Part(Part(Watch(), 0.5, 1), 0, 0.5)
    for share in (0, 0.5, 1, None):
        inner.checkpoint(share)

    assert told == [0.5, 0.625, 0.75, None]
