"""What is hidden cannot be worked out: tried on 90 small random tables by an attacker of another make."""

import itertools
import random

import pytest

from tests.kit.figures import determined
from udset_desktop.measures.disclosure import Number, hide, is_small

THRESHOLD = 5


def table_of(dice, groups, kinds, counts=(0, 1, 2, 3, 4, 5, 6, 8, 11, 20)):
    """Groups by kinds with every total: the numbers and how they add up."""
    cells = {(g, k): dice.choice(counts) for g in groups for k in kinds}
    for g in groups:
        cells[g, "all"] = sum(cells[g, k] for k in kinds)
    for k in (*kinds, "all"):
        cells["all", k] = sum(cells[g, k] for g in groups)
    sums = [{(g, "all"): 1, **{(g, k): -1 for k in kinds}} for g in (*groups, "all")]
    sums += [{("all", k): 1, **{(g, k): -1 for g in groups}} for k in (*kinds, "all")]
    numbers = {
        key: Number(
            value=value,
            printed=True,
            secret=is_small(value, THRESHOLD),
            worth=(key.count("all"),),
        )
        for key, value in cells.items()
    }
    return numbers, sums


def solutions(shown, inner, sums, most):
    """Every table of whole numbers that fits what is shown; by trying, not by algebra."""
    found = []
    for values in itertools.product(range(most + 1), repeat=len(inner)):
        told = dict(zip(inner, values, strict=True))
        fits = True
        pending = [dict(one) for one in sums]
        known = dict(told)
        for one in pending:
            open_keys = [key for key in one if key not in known]
            if len(open_keys) == 1:
                key = open_keys[0]
                known[key] = (
                    -sum(times * known[other] for other, times in one.items() if other != key) // one[key]
                )
        fits = all(known.get(key, value) == value for key, value in shown.items())
        fits = fits and all(sum(times * known[key] for key, times in one.items()) == 0 for one in sums)
        if fits:
            found.append(known)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_no_small_number_of_a_two_by_two_follows_from_what_is_shown(seed):
    dice = random.Random(seed)
    groups, kinds = ("g1", "g2"), ("k1", "k2")
    numbers, sums = table_of(dice, groups, kinds, (0, 1, 2, 3, 5, 6))
    hidden = hide(numbers, sums, THRESHOLD)
    shown = {key: one.value for key, one in numbers.items() if key not in hidden}
    inner = [(g, k) for g in groups for k in kinds]
    possible = solutions(shown, inner, sums, 8)
    for key, one in numbers.items():
        if one.secret:
            values = {told[key] for told in possible}
            assert len(values) > 1, (key, one.value, shown)


@pytest.mark.parametrize("seed", range(70))
def test_no_sum_of_shown_numbers_gives_a_small_one_in_larger_tables(seed):
    dice = random.Random(1000 + seed)
    groups = tuple(f"g{at}" for at in range(dice.randint(2, 5)))
    kinds = tuple(f"k{at}" for at in range(dice.randint(2, 4)))
    numbers, sums = table_of(dice, groups, kinds)
    hidden = hide(numbers, sums, THRESHOLD)
    secrets = {key for key, one in numbers.items() if one.secret}
    assert secrets <= hidden
    assert not determined(numbers, sums, hidden) & secrets


def test_a_table_without_small_numbers_hides_nothing():
    numbers, sums = table_of(random.Random(1), ("g1",), ("k1",))
    plain = {key: Number(value=40, printed=True, secret=False) for key in numbers}
    assert hide(plain, sums, THRESHOLD) == frozenset()


def test_users_and_carers_do_not_give_each_other_away():
    numbers = {
        ("users",): Number(value=30, printed=True, secret=False, worth=(0,)),
        ("carers",): Number(value=3, printed=True, secret=True, worth=(0,)),
        ("both",): Number(value=33, printed=True, secret=False, worth=(1,)),
    }
    hidden = hide(numbers, [{("both",): 1, ("users",): -1, ("carers",): -1}], THRESHOLD)
    assert hidden == {("carers",), ("users",)}


def test_a_few_proxies_do_not_follow_from_the_line_with_them():
    numbers = {
        ("own",): Number(value=30, printed=True, secret=False, worth=(1,)),
        ("proxies",): Number(value=2, printed=False, secret=True),
        ("with",): Number(value=32, printed=True, secret=False, worth=(0,)),
    }
    assert hide(numbers, [{("with",): 1, ("own",): -1, ("proxies",): -1}], THRESHOLD) == {("with",)}


def test_a_secret_nothing_is_told_by_nothings_hides_them_too():
    numbers = {
        ("own",): Number(value=0, printed=True, secret=True),
        ("with",): Number(value=0, printed=True, secret=False),
        ("proxies",): Number(value=0, printed=False, secret=False),
    }
    assert hide(numbers, [{("with",): 1, ("own",): -1, ("proxies",): -1}], THRESHOLD) == {("own",), ("with",)}


def test_a_range_narrower_than_the_threshold_tells_too():
    numbers = {
        ("all",): Number(value=4, printed=True, secret=False),
        ("part",): Number(value=2, printed=False, secret=True),
        ("rest",): Number(value=2, printed=False, secret=True),
    }
    assert hide(numbers, [{("all",): 1, ("part",): -1, ("rest",): -1}], THRESHOLD) == {("all",)}


def test_a_secret_that_nothing_can_guard_takes_everything_with_it():
    numbers = {
        ("fixed",): Number(value=3, printed=False, secret=True),
        ("apart",): Number(value=50, printed=True, secret=False),
    }
    # A sum of nothing: the number is known to be nothing whatever is hidden.
    assert hide(numbers, [{("fixed",): 1}], THRESHOLD) == {("apart",)}


def test_the_worthier_of_two_that_cannot_both_stand_is_told():
    numbers = {
        ("headline",): Number(value=30, printed=True, secret=False, worth=(1,)),
        ("aside",): Number(value=80, printed=True, secret=False, worth=(0,)),
        ("between",): Number(value=50, printed=True, secret=False, worth=(0,)),
        ("few",): Number(value=3, printed=False, secret=True),
        ("rest",): Number(value=33, printed=True, secret=False, worth=(0,)),
    }
    sums = [
        {("rest",): 1, ("headline",): -1, ("few",): -1},
        {("aside",): 1, ("headline",): -1, ("between",): -1},
    ]
    assert hide(numbers, sums, THRESHOLD) == {("rest",)}


def test_a_row_is_told_whole_or_not_at_all():
    numbers = {
        ("base",): Number(value=30, printed=True, secret=False, worth=(1,), unit=("row",)),
        ("n",): Number(value=27, printed=True, secret=False, worth=(1,), unit=("row",)),
        ("neg",): Number(value=3, printed=False, secret=True),
        ("yes",): Number(value=20, printed=True, secret=False, within=("row",)),
    }
    hidden = hide(numbers, [{("base",): 1, ("n",): -1, ("neg",): -1}], THRESHOLD)
    assert hidden == {("base",), ("n",), ("yes",)}


def test_what_is_hidden_anyway_leaves_room_for_others():
    """The base of a row that is hidden for its favourable answers guards the people left out."""
    numbers = {
        ("base",): Number(value=9, printed=True, secret=False, worth=(1,), unit=("row",)),
        ("n",): Number(value=7, printed=True, secret=False, worth=(1,), unit=("row",)),
        ("neg",): Number(value=2, printed=False, secret=True),
        ("asked",): Number(value=15, printed=True, secret=False),
        ("not_asked",): Number(value=6, printed=True, secret=False),
    }
    sums = [
        {("base",): 1, ("n",): -1, ("neg",): -1},
        {("asked",): 1, ("base",): -1, ("not_asked",): -1},
    ]
    assert hide(numbers, sums, THRESHOLD) == {("base",), ("n",)}


def test_nobody_at_all_is_no_secret():
    assert [is_small(value, THRESHOLD) for value in (0, 1, 4, 5)] == [False, True, True, False]
