"""The attacker of the program against one of another make: what he learns, and that he can unlearn."""

import random

import pytest

from tests.kit.figures import determined, numbers_of_random_answers
from udset_desktop.measures.attacker import Attacker

ALL, PART, REST = ("all",), ("part",), ("rest",)
ADDS_UP = {ALL: 1, PART: -1, REST: -1}


def attacker(secrets, values=None, threshold=5):
    return Attacker(
        values or {ALL: 30, PART: 3, REST: 27}, [ADDS_UP], secrets=frozenset(secrets), threshold=threshold
    )


def test_knows_nothing_at_first():
    assert not attacker({PART}).knows_a_secret


def test_what_can_be_no_other_number_is_known_from_the_start():
    assert Attacker({PART: 0}, [{PART: 1}], secrets=frozenset({PART}), threshold=5).knows_a_secret


def test_learns_what_tells_nothing():
    one = attacker({PART})
    assert one.may_learn([ALL])
    assert one.may_learn([ALL])  # known already


def test_does_not_learn_what_tells_a_secret_and_forgets_all_of_it():
    one = attacker({PART})
    assert not one.may_learn([ALL, REST])
    # Neither of the two stayed: each may still be learned, but not the other after it.
    assert one.may_learn([REST])
    assert not one.may_learn([ALL])


def test_a_total_too_small_to_leave_room_tells_its_parts():
    one = attacker({PART, REST}, {ALL: 4, PART: 2, REST: 2})
    assert not one.may_learn([ALL])


def test_a_part_as_large_as_the_whole_tells_the_rest():
    one = attacker({REST}, {ALL: 30, PART: 28, REST: 2})
    assert one.may_learn([PART])
    assert not one.may_learn([ALL])


@pytest.mark.parametrize("seed", range(12))
def test_what_stands_of_a_whole_table_of_measures_gives_no_secret_to_an_attacker_of_another_make(seed):
    numbers, sums, hidden = numbers_of_random_answers(random.Random(seed))
    secrets = {key for key, one in numbers.items() if one.secret}
    assert secrets
    assert not determined(numbers, sums, hidden) & secrets


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_hidden_that_could_be_told(seed):
    """Each row that could stand beside all that stands does stand."""
    numbers, sums, hidden = numbers_of_random_answers(random.Random(100 + seed))
    secrets = frozenset(key for key, one in numbers.items() if one.secret)
    values = {key: one.value for key, one in numbers.items()}
    units = {}
    for key in hidden:
        units.setdefault(numbers[key].unit or key, []).append(key)
    for keys in units.values():
        if secrets & set(keys) or numbers[keys[0]].within:
            continue
        one = Attacker(values, sums, secrets=secrets, threshold=5)
        told = [key for key, number in numbers.items() if number.printed and key not in hidden]
        assert one.may_learn(told)
        assert not one.may_learn(keys), keys
