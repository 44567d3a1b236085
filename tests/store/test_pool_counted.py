"""The lines that count, as they are and as they would be."""

from __future__ import annotations

from tests.kit.pools import MARK, bundle_of, line_of, merge, new_pool, planner, record_of, undo
from udset_desktop.store.pool_counted import load_counted
from udset_desktop.store.pool_merge import rehearsing


def test_one_line_of_each_record_that_counts(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1")
    corrected = record_of("r1", revision=2, ancestors=[line_of(first).digest], quarter="2026-Q3")
    merge(pool, bundle_of(first, record_of("r2")))
    merge(pool, bundle_of(corrected, number=2))
    lines = set(load_counted(pool))
    assert lines == {line_of(corrected).line, line_of(record_of("r2")).line}
    undo(pool, 2)
    assert set(load_counted(pool)) == {line_of(first).line, line_of(record_of("r2")).line}
    pool.close()


def test_a_rehearsal_sees_what_it_brought_and_leaves_nothing(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1")))
    opened = bundle_of(record_of("r2"), number=2)
    with rehearsing(pool, MARK) as rehearsal:
        assert len(list(rehearsal.counted())) == 1
        rehearsal.merge(opened, lambda held: planner(held, opened))
        assert len(list(rehearsal.counted())) == 2
    assert len(list(load_counted(pool))) == 1
    pool.close()
