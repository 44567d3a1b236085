"""Who held the talks is told under the same control: tried by plain subtraction on what the rows say."""

import random

import pytest

from tests.kit.figures import numbers_of_random_answers
from udset_desktop.instrument.codes import rating_code, said_code
from udset_desktop.measures.compute import Asked, counts_for, rows_of
from udset_desktop.measures.mix import mix_sums, parts_of
from udset_desktop.measures.model import CountedRow
from udset_desktop.measures.reader import load_measures

MEASURES = load_measures()
OWN, PROXY = ("person",), ("family_or_friend", "what_they_would_say")
CARE_MANAGER, THIRD_PARTY, RESEARCHER = "own_care_manager", "third_party", "user_researcher"
FEW = range(1, 5)


def code(word, said=OWN, scale="fit-4"):
    return rating_code(scale, word) + said_code(said)


def told(*people, carers=(), by=""):
    """The rows of the measures of `(held_by, group, codes of the three items, how many)`."""
    asked = Asked(by=by)
    counted = [
        (
            count,
            [
                CountedRow(count.instrument, group if by else "", "", codes, number, held_by)
                for held_by, group, codes, number in rows
            ],
        )
        for count, rows in zip(counts_for(MEASURES, asked), (people, carers), strict=True)
    ]
    return {(row.measure, row.line, row.group): row for row in rows_of(MEASURES, counted, asked)}


def safe(held_by, word, number, group="", **more):
    return (held_by, group, (code(word, **more), "-00", "-00"), number)


def test_who_held_the_talks_stands_beside_the_figure():
    row = told(
        safe(CARE_MANAGER, "yes", 30),
        safe(CARE_MANAGER, "no", 12),
        safe(THIRD_PARTY, "mostly", 9),
        safe(THIRD_PARTY, "no", 8),
    )["nm1", "users.own", ""]
    assert row.held_by == {CARE_MANAGER: 42, THIRD_PARTY: 17}
    assert sum(row.held_by.values()) == row.base
    assert not row.held_by_hidden


def test_the_scales_stand_beside_it_and_are_never_added():
    row = told(
        safe(CARE_MANAGER, "yes", 30),
        safe(CARE_MANAGER, "no", 12),
        safe(CARE_MANAGER, "yes", 7, scale="fit-3"),
        safe(CARE_MANAGER, "in_between", 6, scale="fit-3"),
    )["nm1", "users.own", ""]
    assert (row.n, row.base, row.short_n, row.short_base) == (30, 42, 7, 13)  # in between does not count
    assert row.scales == {"fit-4": 42, "fit-3": 13}
    assert not row.scales_hidden
    assert row.held_by == {CARE_MANAGER: 42}  # of the base alone


def test_a_few_people_of_one_interviewer_are_hidden_and_so_is_what_would_give_them_away():
    row = told(
        safe(CARE_MANAGER, "yes", 30),
        safe(CARE_MANAGER, "no", 12),
        safe(THIRD_PARTY, "yes", 3),
    )["nm1", "users.own", ""]
    assert (row.n, row.base) == (33, 45)  # the figure comes first
    assert row.held_by == {}
    assert row.held_by_hidden


def test_a_row_that_is_hidden_tells_no_mix_either():
    row = told(safe(CARE_MANAGER, "yes", 3), safe(CARE_MANAGER, "no", 1))["nm1", "users.own", ""]
    assert row.hidden
    assert (row.held_by, row.held_by_hidden, row.scales, row.scales_hidden) == ({}, True, {}, True)
    # Hidden for two people only, while the mix itself is large.
    row = told(safe(CARE_MANAGER, "yes", 30), safe(THIRD_PARTY, "mostly", 20), safe(THIRD_PARTY, "no", 2))[
        "nm1", "users.own", ""
    ]
    assert row.hidden
    assert (row.held_by, row.scales) == ({}, {})


def test_few_people_of_one_interviewer_who_all_said_the_same_are_hidden():
    chances = ("-00", "-00", code("yes"))
    row = told((CARE_MANAGER, "", chances, 30), (THIRD_PARTY, "", chances, 7))["nm3", "users.own", ""]
    assert (row.n, row.base) == (37, 37)
    assert row.held_by == {}  # seven people of the third party, and each of them said yes


def test_a_few_proxies_of_one_interviewer_do_not_follow_from_two_lines():
    rows = told(
        safe(CARE_MANAGER, "yes", 30),
        safe(CARE_MANAGER, "no", 12),
        safe(THIRD_PARTY, "yes", 9),
        safe(THIRD_PARTY, "no", 9),
        safe(CARE_MANAGER, "yes", 5, said=PROXY),
        safe(CARE_MANAGER, "no", 5, said=PROXY),
        safe(THIRD_PARTY, "yes", 2, said=PROXY),
    )
    own, more = (rows["nm1", f"users.{voice}", ""] for voice in ("own", "with_proxies"))
    assert own.held_by == {CARE_MANAGER: 42, THIRD_PARTY: 18}
    for kind in own.held_by.keys() & more.held_by.keys():
        assert more.held_by[kind] - own.held_by[kind] not in FEW
    assert more.held_by_hidden


def test_those_left_out_by_one_measure_do_not_follow_from_another():
    """The same people are asked both: of two bases by one interviewer the difference would be told."""
    both, safety_alone = (code("yes"), "-00", code("no")), (code("no"), "-00", "?00")
    rows = told(
        (CARE_MANAGER, "", both, 30),
        (CARE_MANAGER, "", (code("no"), "-00", code("yes")), 20),
        (THIRD_PARTY, "", both, 20),
        (THIRD_PARTY, "", safety_alone, 3),
        (CARE_MANAGER, "", safety_alone, 6),
        (THIRD_PARTY, "", (code("no"), "-00", code("yes")), 20),
    )
    safety, chances = rows["nm1", "users.own", ""], rows["nm3", "users.own", ""]
    assert (safety.base, chances.base) == (99, 90)
    assert safety.left_out == {}
    for kind in safety.held_by.keys() & chances.held_by.keys():
        assert safety.held_by[kind] - chances.held_by[kind] not in FEW


def test_broken_down_by_interviewer_the_groups_are_the_mix():
    rows = told(
        safe(CARE_MANAGER, "yes", 30, CARE_MANAGER),
        safe(CARE_MANAGER, "no", 12, CARE_MANAGER),
        safe(THIRD_PARTY, "yes", 20, THIRD_PARTY),
        safe(THIRD_PARTY, "no", 15, THIRD_PARTY),
        by="interviewer-type",
    )
    assert rows["nm1", "users.own", ""].held_by == {CARE_MANAGER: 42, THIRD_PARTY: 35}
    assert rows["nm1", "users.own", THIRD_PARTY].held_by == {THIRD_PARTY: 35}


def test_a_hidden_group_of_them_is_hidden_in_the_mix_too():
    rows = told(
        safe(CARE_MANAGER, "yes", 30, CARE_MANAGER),
        safe(CARE_MANAGER, "no", 12, CARE_MANAGER),
        safe(THIRD_PARTY, "yes", 3, THIRD_PARTY),
        by="interviewer-type",
    )
    whole = rows["nm1", "users.own", ""]
    assert not whole.hidden
    assert (whole.held_by, whole.held_by_hidden) == ({}, True)


def test_an_interviewer_of_no_type_is_counted_as_not_said():
    assert parts_of(("own", ("base", "n", "yes")), "") == (("own", "by_none"), ("own", "for_none"))
    assert parts_of(("", ("left_not_asked",)), THIRD_PARTY) == (("", "rest_third_party"),)
    assert mix_sums(("nm1", "users", ""), (), ("own", "proxy", "with_proxies")) == []


def some_rows(dice, words=("yes", "mostly", "not_really", "no")):
    return [
        (
            dice.choices((CARE_MANAGER, THIRD_PARTY, RESEARCHER), (6, 3, 1))[0],
            dice.choice(("north", "south", "isle")),
            tuple(code(dice.choice(words), said=dice.choice((OWN, OWN, PROXY))) for _ in range(3)),
            dice.randint(1, 9),
        )
        for _ in range(40)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_the_mix_costs_no_figure_and_no_reason(seed):
    groups = ("north", "south", "isle")
    numbers, _, hidden = numbers_of_random_answers(random.Random(seed), groups)
    plain, _, hidden_without = numbers_of_random_answers(random.Random(seed), groups, with_mix=False)
    assert set(numbers) > set(plain)
    assert {key for key in hidden if key in plain} == hidden_without


@pytest.mark.parametrize("seed", range(8))
def test_no_told_numbers_of_the_mix_differ_by_a_few(seed):
    dice = random.Random(seed)
    rows = told(*some_rows(dice), carers=some_rows(dice), by="locality")
    groups = sorted({group for _, _, group in rows} - {""})
    kinds = (CARE_MANAGER, THIRD_PARTY, RESEARCHER)
    assert any(row.held_by for row in rows.values())

    def held(measure, whose, voice, group, kind):
        return rows[measure, f"{whose}.{voice}", group].held_by.get(kind)

    def apart(total, *parts):
        return None not in (total, *parts) and total - sum(parts) in FEW

    for (measure, line, group), row in rows.items():
        whose, voice = line.split(".")
        untold = [kind for kind in kinds if kind not in row.held_by]
        if row.base is not None and len(untold) == 1:
            assert row.base - sum(row.held_by.values()) not in FEW
        for kind in kinds:
            assert row.held_by.get(kind) not in FEW
            assert not apart(
                held(measure, whose, "with_proxies", group, kind), held(measure, whose, "own", group, kind)
            )
            for one in ("users", "carers") if measure == "nm2" else ():
                assert not apart(
                    held("nm2", "both", voice, group, kind), held("nm2", one, voice, group, kind)
                )
            for left in groups if not group else ():
                others = [held(measure, whose, voice, one, kind) for one in groups if one != left]
                assert not apart(held(measure, whose, voice, "", kind), *others)
