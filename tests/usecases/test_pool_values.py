"""What the verbs on a pool take and give."""

from __future__ import annotations

from udset_desktop.usecases.pool_values import FileOutcome, MergeOutcome


def test_a_merge_counts_the_files_it_refused():
    files = tuple(
        FileOutcome(file=str(place), state=state) for place, state in enumerate(("merged", "refused"))
    )
    assert MergeOutcome(files=files, numbers={}, receipts=(), forks=0).refused == 1


def test_a_merge_of_nothing_refused_nothing():
    assert MergeOutcome(files=(), numbers={}, receipts=(), forks=0).refused == 0
