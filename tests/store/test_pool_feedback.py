"""What workers chose about using the tool, in a pool: any order gives the same, and an undo is as if it never came."""

import itertools

import pytest

from tests.kit.pools import bundle_of, digest, feedback_line, merge, new_pool, record_of, undo
from udset_desktop.store.pool_feedback import load_feedback
from udset_desktop.store.pool_lists import load_numbers

ONE = feedback_line(1, you__part="manager")
TWO = feedback_line(2, you__part="health")
OTHER_ONE = feedback_line(1, you__part="other")


@pytest.fixture
def pool(tmp_path):
    pool = new_pool(tmp_path)
    yield pool
    pool.close()


def numbers(pool):
    return [row.feedback[-1] for row in load_feedback(pool)]


def test_lines_come_in_with_their_bundle_and_come_back_as_they_were(pool):
    merge(pool, bundle_of(record_of("r1"), feedback=(TWO, ONE)))
    assert [(row.digest, row.line) for row in load_feedback(pool)] == [
        (ONE.digest, ONE.line),
        (TWO.digest, TWO.line),
    ]
    assert (load_numbers(pool).feedback, load_numbers(pool).records) == (2, 1)


def test_the_same_line_twice_counts_once_and_stands_while_one_bundle_does(pool):
    merge(pool, bundle_of(feedback=(ONE,), number=1))
    merge(pool, bundle_of(feedback=(ONE, TWO), number=2))
    assert numbers(pool) == ["1", "2"]
    undo(pool)
    assert numbers(pool) == ["1"]
    undo(pool)
    assert numbers(pool) == []


def test_after_an_undo_the_digest_is_as_if_the_bundle_had_never_come(pool):
    merge(pool, bundle_of(record_of("r1"), number=1))
    before = digest(pool)
    second = bundle_of(feedback=(ONE,), number=2)
    merge(pool, second)
    with_it = digest(pool)
    assert with_it != before
    undo(pool)
    assert digest(pool) == before
    merge(pool, second)
    assert digest(pool) == with_it
    assert numbers(pool) == ["1"]


def test_any_order_of_bundles_gives_the_same_pool_even_where_one_number_says_two_things(tmp_path):
    bundles = (
        bundle_of(feedback=(ONE,), laptop="laptop_a"),
        bundle_of(feedback=(OTHER_ONE,), laptop="laptop_b"),
        bundle_of(feedback=(TWO,), laptop="laptop_a", number=2),
    )
    seen = set()
    for place, order in enumerate(itertools.permutations(bundles)):
        folder = tmp_path / str(place)
        folder.mkdir()
        pool = new_pool(folder)
        for one in order:
            merge(pool, one)
        seen.add((digest(pool), tuple(row.digest for row in load_feedback(pool))))
        pool.close()
    ((_, digests),) = seen
    assert digests == (min(ONE.digest, OTHER_ONE.digest), TWO.digest)


def test_a_line_names_no_laptop_in_its_own_table(pool):
    merge(pool, bundle_of(feedback=(ONE,), laptop="laptop_a"))
    (row,) = load_feedback(pool)
    assert b"laptop_a" not in row.line
