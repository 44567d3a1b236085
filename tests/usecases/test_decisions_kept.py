"""What a desk saw of its pool is remembered in its vault, and told once the pool has lost it."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.kit.joined import joined
from tests.kit.pools import bundle_of, codes_of, line_of, merge, record_of
from udset_desktop.store.pool_engine import writing
from udset_desktop.usecases.decisions_kept import remember_pool
from udset_desktop.usecases.hearing import bundles_heard, number_heard
from udset_desktop.usecases.kept_pool import keep_pool, look_at_pool
from udset_desktop.usecases.merging import (
    LostDecisions,
    PoolAddress,
    init_pool,
    merge_files,
    pool_lost,
    pool_status,
    settle_fork,
    undo_merge,
)
from udset_desktop.usecases.pool_desk import opened_pool

NOTHING = LostDecisions()
SIDES = [record_of("r1", codes=codes_of(safe__rating=word)) for word in ("yes", "no")]


@pytest.fixture
def desk(tmp_path):
    made = joined(tmp_path)
    yield made.desk
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request, desk, tmp_path):
    """A pool with two bundles whose one record is a fork."""
    place = (
        str(tmp_path / "pool.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    )
    address = PoolAddress(place=place)
    init_pool(desk, address)
    with opened_pool(desk, address) as pool:
        for laptop, one in zip("ab", SIDES, strict=True):
            merge(pool, bundle_of(one, laptop=laptop, number=3))
    keep_pool(desk, address)
    merge_files(desk, address, [])
    return address


@contextmanager
def behind_its_back(desk, address):
    """What a disk, an older copy or an older backup of the server does to a pool."""
    with opened_pool(desk, address) as pool, writing(pool.engine, pool.place) as link:
        yield link


def lose_aside(desk, address, merge):
    with behind_its_back(desk, address) as link:
        link.run("UPDATE bundle SET aside = 0 WHERE seq = ?", (merge,))
        link.run("DELETE FROM event WHERE what = 'undo'")


def lose_settlement(desk, address):
    with behind_its_back(desk, address) as link:
        link.run("DELETE FROM brought WHERE bundle IN (SELECT seq FROM bundle WHERE kind = 'settlement')")
        link.run("DELETE FROM figure")
        link.run("DELETE FROM revision WHERE ancestors <> ''")
        link.run("DELETE FROM bundle WHERE kind = 'settlement'")
        link.run("DELETE FROM event WHERE what = 'settle'")
        link.run("UPDATE revision SET state = 0")


def test_a_merge_set_aside_that_counts_again_is_told_until_it_is_set_aside_again(desk, address):
    undo_merge(desk, address, merge=2)
    assert pool_lost(desk, address) == NOTHING
    lose_aside(desk, address, 2)
    told = LostDecisions(again=(("b", 3),))
    merge_files(desk, address, [])  # taking in does not make the desk forget
    assert pool_lost(desk, address) == pool_status(desk, address).lost == told
    standing, _ = look_at_pool(desk)
    assert standing.lost == told
    undo_merge(desk, address, merge=2)
    assert pool_lost(desk, address) == NOTHING


def test_what_was_set_aside_and_taken_back_in_by_choice_is_not_lost(desk, address):
    undo_merge(desk, address, merge=2)
    with opened_pool(desk, address) as pool:
        merge(pool, bundle_of(SIDES[1], laptop="b", number=3))
    merge_files(desk, address, [])
    assert pool_lost(desk, address) == NOTHING
    lose_aside(desk, address, 2)
    assert pool_lost(desk, address) == NOTHING


def test_a_fork_that_was_settled_and_is_open_again_is_told_until_it_is_settled(desk, address):
    settle(desk, address, 0)
    assert pool_lost(desk, address) == NOTHING
    lose_settlement(desk, address)
    assert pool_status(desk, address).forks == 1
    assert pool_lost(desk, address) == LostDecisions(choices=1)
    settle(desk, address, 1)  # the other way round
    assert pool_lost(desk, address) == NOTHING


def settle(desk, address, side):
    settle_fork(desk, address, record="r1", keep=line_of(SIDES[side]).digest[:12], by="coordinator")


def test_a_settlement_set_aside_is_a_decision_too(desk, address):
    settle(desk, address, 0)
    undo_merge(desk, address, merge=3)
    assert pool_lost(desk, address) == NOTHING
    lose_aside(desk, address, 3)
    assert pool_lost(desk, address) == LostDecisions(choices=1)


def test_what_another_desk_took_in_and_decided_is_remembered_by_whoever_saw_it(desk, address):
    vault = desk.require_desk().vault
    with behind_its_back(desk, address) as link:  # as another desk would have it
        link.run("UPDATE bundle SET aside = 1 WHERE seq = 1")
        link.run(
            "INSERT INTO event (seq, at, what, who, bundle, told) SELECT 90, 'then', 'undo', '', seq, id"
            " FROM bundle WHERE seq = 1"
        )
    assert (number_heard(vault, "a"), bundles_heard(vault, "a")) == (3, {})
    with opened_pool(desk, address) as pool:
        remember_pool(vault, pool)
    lose_aside(desk, address, 1)
    assert pool_lost(desk, address) == LostDecisions(again=(("a", 3),))
