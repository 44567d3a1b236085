from udset_desktop.measures.reader import load_measures
from udset_desktop.measures.tally import Tally, numbers_of, sums_of

USERS = ("nm2", "users", "north")
CARERS = ("nm2", "carers", "north")


def filled():
    tally = Tally(grouped=True)
    tally.add(USERS, ("own", ("base", "n", "yes")), 12)
    tally.add(USERS, ("proxy", ("base", "neg")), 6)
    tally.add(("nm2", "users", "south"), ("own", ("base", "neg")), 7)
    tally.add(CARERS, ("own", ("base", "n", "mostly")), 8)
    tally.add(CARERS, ("", ("left_dont_know",)), 3)
    tally.add(CARERS, ("own", ("short_base", "short_n")), 2)
    return tally


def test_every_sum_told_to_the_disclosure_rules_holds():
    tally, measures = filled(), load_measures()
    numbers = numbers_of(tally, measures, 5)
    for one in sums_of(tally, measures):
        if len({key[0] for key in one}) > 1:
            continue  # the same people under two measures: only the second was asked here
        assert sum(times * numbers[key].value for key, times in one.items()) == 0


def test_totals_voices_and_both_add_up():
    tally = filled()
    assert tally.value(("nm2", "users", "", "own", "base")) == 19
    assert tally.value(("nm2", "users", "", "with_proxies", "base")) == 25
    assert tally.value(("nm2", "both", "", "with_proxies", "base")) == 33
    assert tally.value(("nm2", "both", "", "own", "left_proxy")) == 6
    assert tally.value(("nm2", "carers", "", "", "scope")) == 13


def test_few_people_are_secret_and_so_are_answers_all_alike():
    numbers = numbers_of(filled(), load_measures(), 5)
    assert numbers["nm2", "carers", "north", "", "left_dont_know"].secret
    assert numbers["nm2", "carers", "north", "own", "n"].secret  # eight, and all of them favourable
    assert numbers["nm2", "users", "south", "own", "neg"].secret
    assert not numbers["nm2", "users", "north", "own", "n"].secret


def test_a_group_without_a_name_is_called_none():
    tally = Tally(grouped=True)
    tally.add(("nm2", "users", ""), ("own", ("base", "n", "yes")), 1)
    assert tally.groups == ("none",)
