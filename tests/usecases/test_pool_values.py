"""What the verbs on a pool take and give."""

from __future__ import annotations

import pytest

from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.usecases.pool_values import (
    FileOutcome,
    MergeOutcome,
    PoolAddress,
    gone_numbers,
    twice_numbers,
)


def test_a_merge_counts_the_files_it_refused():
    files = tuple(
        FileOutcome(file=str(place), state=state) for place, state in enumerate(("merged", "refused"))
    )
    assert MergeOutcome(files=files, numbers={}, receipts=(), forks=0).refused == 1


def test_a_merge_of_nothing_refused_nothing():
    assert MergeOutcome(files=(), numbers={}, receipts=(), forks=0).refused == 0


def test_a_password_in_the_address_is_refused_before_anything_is_opened():
    with pytest.raises(UsageRefused, match="password_in_address"):
        PoolAddress(place="postgresql+psycopg://ailsa:secret@desk/pool")


@pytest.mark.parametrize(
    "place", ["pool.db", "postgresql+psycopg://ailsa@desk/pool", "C:\\pools\\a.db", "postgresql://[desk"]
)
def test_an_address_without_one_is_taken(place):
    assert PoolAddress(place=place).place == place


@pytest.mark.parametrize(
    ("seen", "heard", "is_heir", "gone"),
    [
        ((1, 2), 2, False, ()),
        ((1, 2, 5), 4, False, ()),  # by another desk
        ((1, 3), 5, False, (4, 5)),
        ((), 2, False, (1, 2)),
        ((), 0, False, ()),
        ((), 9, True, (9,)),  # it went on with the numbers of another
        ((8,), 9, True, (9,)),
    ],
)
def test_what_the_desk_heard_of_after_the_last_that_a_pool_has_is_gone_from_it(seen, heard, is_heir, gone):
    assert gone_numbers(seen, heard, is_heir=is_heir) == gone


def test_a_number_of_two_bundles_is_known_from_the_pool_or_from_the_desk():
    assert twice_numbers([1, 2, 3], {1: ("a",), 2: ("b",)}) == ()
    assert twice_numbers([1, 2, 2], {3: ("a", "b"), 1: ("c",)}) == (2, 3)
