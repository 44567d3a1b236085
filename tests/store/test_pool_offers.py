"""Offers in a pool: the highest total of each laptop counts, and an undo is as if it never came."""

import itertools

import pytest

from tests.kit.pools import bundle_of, merge, new_pool, record_of, undo
from udset_desktop.bundle.shareable import Offers
from udset_desktop.store.pool_offers import load_offers

PLACE = ("2026-Q2", "third_party", "said_no")


@pytest.fixture
def pool(tmp_path):
    pool = new_pool(tmp_path)
    yield pool
    pool.close()


def brought(count, *, laptop="laptop_a", number=1):
    """A bundle that tells its laptop's total so far."""
    offers = [Offers(count=count, quarter=PLACE[0], interviewer_type=PLACE[1], said=PLACE[2])]
    return bundle_of(record_of(f"{laptop}-{number}"), laptop=laptop, number=number, offers=offers)


def test_of_one_laptop_the_highest_total_counts_and_laptops_are_added_up(pool):
    merge(pool, brought(3))
    merge(pool, brought(8, number=2))
    merge(pool, brought(5, laptop="laptop_b"))
    assert load_offers(pool) == {PLACE: 13}


def test_a_bundle_set_aside_counts_no_more(pool):
    merge(pool, brought(3))
    merge(pool, brought(8, number=2))
    undo(pool)
    assert load_offers(pool) == {PLACE: 3}
    undo(pool)
    assert load_offers(pool) == {}


def test_any_order_of_bundles_gives_the_same(tmp_path):
    bundles = (brought(3), brought(8, number=2), brought(5, laptop="laptop_b"))
    for place, order in enumerate(itertools.permutations(bundles)):
        (tmp_path / str(place)).mkdir()
        pool = new_pool(tmp_path / str(place))
        for one in order:
            merge(pool, one)
        assert load_offers(pool) == {PLACE: 13}
        pool.close()
