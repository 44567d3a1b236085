"""Forks told in words, from a pool that really holds them."""

import pytest

from tests.kit.joined import joined
from tests.kit.pools import bundle_of, codes_of, line_of, merge, record_of, settle
from udset_desktop.usecases.fork_words import fork_words
from udset_desktop.usecases.merging import PoolAddress, init_pool, pool_forks
from udset_desktop.usecases.pool_desk import opened_pool


@pytest.fixture
def desk(tmp_path):
    made = joined(tmp_path)
    yield made.desk
    made.close()


@pytest.fixture
def address(desk, tmp_path):
    made = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(desk, made)
    return made


def forked(desk, address, *sides):
    with opened_pool(desk, address) as pool:
        for laptop, one in zip("abc", sides, strict=False):
            merge(pool, bundle_of(one, laptop=laptop))


def told_in(fork):
    return {one.field or one.asked: one.told for one in fork.differences}


def test_each_side_is_told_in_the_words_of_the_conversation(desk, address):
    sides = [
        record_of("r1", codes=codes_of(safe__rating="mostly"), about={"age": "65_79"}),
        record_of("r1", codes=codes_of(safe__rating="!dont_know"), about={"age": "80_and_over"}),
    ]
    forked(desk, address, *sides)
    [fork] = fork_words(desk, address)
    order = [line_of(one).digest for one in sides]
    assert sorted(order) == [one.digest for one in fork.sides]
    told = told_in(fork)
    at = [one.digest for one in fork.sides].index(order[0])
    safe = told["Feeling safe: Do you feel safe, at home and when you are out?"]
    assert safe[at] == "Mostly (the person)"
    assert "_" not in safe[1 - at]
    assert told["age"][at] == "65 to 79"
    assert len(told) == 2
    assert fork.sides[at].laptops == ("a",)


def test_what_one_side_does_not_say_is_left_empty(desk, address):
    forked(
        desk,
        address,
        record_of("r1", codes=codes_of(safe__rating="yes")),
        record_of("r1", codes=codes_of()),
    )
    [fork] = fork_words(desk, address)
    assert sorted(told_in(fork).popitem()[1]) == ["", "Yes (the person)"]


def test_there_are_as_many_forks_as_the_command_line_knows_and_a_settled_one_is_none(desk, address):
    assert fork_words(desk, address) == ()
    first = record_of("r1", codes=codes_of(safe__rating="yes"))
    forked(desk, address, first, record_of("r1", codes=codes_of(safe__rating="no")))
    assert [one.record for one in fork_words(desk, address)] == [
        one.record for one in pool_forks(desk, address)
    ]
    with opened_pool(desk, address) as pool:
        settle(pool, "r1", line_of(first).digest)
    assert fork_words(desk, address) == ()


def test_a_version_kept_here_before_names_no_laptop(desk, address):
    first = record_of("r1", codes=codes_of(safe__rating="yes"))
    forked(desk, address, first, record_of("r1", codes=codes_of(safe__rating="no")))
    with opened_pool(desk, address) as pool:
        settle(pool, "r1", line_of(first).digest)
        later = record_of(
            "r1", codes=codes_of(safe__rating="mostly"), revision=2, ancestors=[line_of(first).digest]
        )
        merge(pool, bundle_of(later, laptop="a", number=2))
    [fork] = fork_words(desk, address)
    assert sorted(side.laptops for side in fork.sides) == [(), ("a",)]
