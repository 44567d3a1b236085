"""Person keys of a pool go when they must, everywhere, and nothing else changes."""

from __future__ import annotations

import pytest

from tests.kit.pools import BINDING, MARK, bundle_of, digest, line_of, merge, new_pool, record_of, undo
from udset_desktop.store.pool import init_pool
from udset_desktop.store.pool_engine import reading
from udset_desktop.store.pool_links import count_links, drop_links

KEY, OTHER = "a1" * 16, "b2" * 16


@pytest.fixture
def pool(tmp_path):
    pool = new_pool(tmp_path)
    first = record_of("r1", link=KEY)
    second = record_of("r1", revision=2, ancestors=[line_of(first).digest], link=OTHER)
    merge(pool, bundle_of(first, record_of("r2"), record_of("r3", link=KEY)))
    merge(pool, bundle_of(second, number=2))
    yield pool
    pool.close()


def everything(pool):
    with reading(pool.engine, pool.place) as link:
        return str(link.rows("SELECT line FROM revision") + link.rows("SELECT link FROM figure"))


def test_records_with_and_without_a_key_are_counted(pool):
    assert count_links(pool) == (2, 1)


def test_no_key_is_left_in_any_line_nor_in_the_file(pool, tmp_path):
    before = digest(pool)
    assert drop_links(pool, MARK) == 3
    assert count_links(pool) == (0, 3)
    assert KEY not in everything(pool)
    assert OTHER not in everything(pool)
    assert digest(pool) == before
    pool.close()
    for file in tmp_path.iterdir():
        assert KEY.encode() not in file.read_bytes()
        assert OTHER.encode() not in file.read_bytes()


def test_what_was_looked_at_is_not_looked_at_again_and_what_came_later_is(pool):
    drop_links(pool, MARK)
    assert drop_links(pool, MARK) == 0
    merge(pool, bundle_of(record_of("r4", link=OTHER), number=3))
    assert drop_links(pool, MARK) == 1
    assert OTHER not in everything(pool)


def test_a_pool_without_keys_is_left_as_it_is(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1")))
    assert drop_links(pool, MARK) == 0
    with reading(pool.engine, pool.place) as link:
        assert not link.rows("SELECT 1 FROM event WHERE what = 'unlink'")
    pool.close()


def test_a_merge_set_aside_and_taken_in_again_brings_no_key_back(pool):
    drop_links(pool, MARK)
    before = digest(pool)
    undo(pool, 2)
    first = record_of("r1", link=KEY)
    merge(
        pool,
        bundle_of(record_of("r1", revision=2, ancestors=[line_of(first).digest], link=OTHER), number=2),
    )
    assert digest(pool) == before
    assert count_links(pool)[0] == 0
    assert OTHER not in everything(pool)


@pytest.mark.postgres
def test_a_server_keeps_no_key_either(postgres_url):
    pool = init_pool(postgres_url, BINDING)
    merge(pool, bundle_of(record_of("r1", link=KEY)))
    assert drop_links(pool, MARK) == 1
    assert KEY not in everything(pool)
    assert count_links(pool) == (0, 1)
    pool.close()


@pytest.mark.parametrize("late", [False, True])
def test_a_version_without_a_key_takes_it_from_those_before_and_from_the_file(tmp_path, late):
    pool = new_pool(tmp_path)
    first = record_of("r1", link=KEY)
    second = record_of("r1", revision=2, ancestors=[line_of(first).digest])
    for number, one in enumerate((second, first) if late else (first, second), start=1):
        merge(pool, bundle_of(one, number=number))
    assert KEY not in everything(pool)
    assert count_links(pool) == (0, 1)
    merge(pool, bundle_of(first, number=3))
    undo(pool)
    assert KEY not in everything(pool)
    pool.close()
    assert all(KEY.encode() not in file.read_bytes() for file in tmp_path.iterdir())
