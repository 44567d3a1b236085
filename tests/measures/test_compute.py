import random

import pytest

from udset_desktop.instrument.codes import rating_code, said_code
from udset_desktop.measures.compute import Asked, counts_for, rows_of
from udset_desktop.measures.model import CountedRow
from udset_desktop.measures.reader import load_measures

MEASURES = load_measures()
OWN, PROXY = ("person",), ("family_or_friend", "what_they_would_say")


def code(word, scale="fit-4", said=OWN):
    return rating_code(scale, word) + said_code(said)


def table(users=(), carers=(), asked=None):
    """Rows of `(codes…, records)` or `(group, codes…, records)` counted, and the measures of them."""
    asked = asked or Asked()
    counted = []
    for count, rows in zip(counts_for(MEASURES, asked), (users, carers), strict=True):
        counted.append(
            (
                count,
                [
                    CountedRow(
                        count.instrument,
                        row[0] if asked.by else "",
                        "",
                        tuple(row[asked.by != "" : -1]),
                        row[-1],
                    )
                    for row in rows
                ],
            )
        )
    return {(row.measure, row.line, row.group): row for row in rows_of(MEASURES, counted, asked)}


def safe(word, records, **more):
    return (code(word, **more), "-00", "-00", records)


def test_the_two_favourable_words_count_and_the_yes_only_share_stands_beside():
    rows = table(users=[safe("yes", 30), safe("mostly", 20), safe("not_really", 40), safe("no", 10)])
    row = rows["nm1", "users.own", ""]
    assert (row.n, row.base, row.share, row.low, row.high, row.yes_share) == (50, 100, 50, 40, 60, 30)
    assert (row.rule, row.unit, row.hidden) == ("two-favourable", "first_of_year", False)


def test_the_short_scale_is_beside_and_never_added():
    rows = table(
        users=[safe("yes", 30), safe("no", 20), safe("yes", 8, scale="fit-3"), safe("no", 7, scale="fit-3")]
    )
    row = rows["nm1", "users.own", ""]
    assert (row.n, row.base, row.short_n, row.short_base) == (30, 50, 8, 15)


def test_proxies_are_on_their_own_line_and_other_views_on_none():
    rows = table(
        users=[
            safe("yes", 30),
            safe("no", 20),
            safe("yes", 9, said=PROXY),
            safe("no", 8, said=PROXY),
            safe("no", 6, said=("observation",)),
        ]
    )
    own, more = rows["nm1", "users.own", ""], rows["nm1", "users.with_proxies", ""]
    assert (own.base, more.base) == (50, 67)
    assert own.left_out == {"other_view": 6, "proxy": 17}
    assert more.left_out == {"other_view": 6}


def test_a_small_group_hides_what_would_give_it_away():
    rows = table(
        users=[(("-00"), code("yes"), "-00", 30), ("-00", code("no"), "-00", 20)],
        carers=[(code("no"), "-00", "-00", 3)],
    )
    assert rows["nm2", "carers.own", ""].hidden
    shown = [rows["nm2", f"{whose}.own", ""].base for whose in ("users", "both")]
    assert shown.count(None) >= 1
    assert rows["nm2", "carers.own", ""].why_hidden == ("measures.hidden_to_protect",)


def test_a_base_under_ten_gives_no_share():
    row = table(users=[safe("yes", 5), safe("no", 4 + 0)])["nm1", "users.own", ""]
    assert row.share is None
    row = table(users=[safe("yes", 5), safe("mostly", 0), safe("no", 0)])["nm1", "users.own", ""]
    assert row.hidden  # all alike


def test_all_alike_is_hidden_longer_for_a_sensitive_measure():
    def chances(records):
        return table(users=[("-00", "-00", code("yes"), records)])["nm3", "users.own", ""]

    assert not chances(12).hidden
    assert table(users=[safe("yes", 12)])["nm1", "users.own", ""].hidden
    assert not table(users=[safe("yes", 20)])["nm1", "users.own", ""].hidden


def test_many_left_out_are_flagged():
    rows = table(users=[safe("yes", 30), safe("no", 20), ("?00", "-00", "-00", 20)])
    assert "measures.incomplete" in rows["nm1", "users.own", ""].notes


def test_where_reasons_are_hidden_it_says_that_completeness_cannot_be_told():
    rows = table(users=[safe("yes", 30), safe("no", 20), ("?00", "-00", "-00", 2)])
    row = rows["nm1", "users.own", ""]
    assert row.left_out_hidden
    assert row.notes == ("measures.completeness_not_told",)
    whole = table(users=[safe("yes", 30), safe("no", 20)])["nm1", "users.own", ""]
    assert (whole.left_out_hidden, whole.notes) == (False, ())


def test_every_line_names_the_rule_that_made_it():
    rules = {(measure, line.split(".")[0]): row.rule for (measure, line, _), row in table().items()}
    assert rules == {
        ("nm1", "users"): "two-favourable",
        ("nm2", "users"): "two-favourable",
        ("nm2", "carers"): "two-favourable",
        ("nm2", "both"): "two-favourable",
        ("nm3", "users"): "two-favourable",
        ("nm4", "a"): "two-favourable",
        ("nm4", "b"): "two-favourable",
        ("nm4", "both"): "both-favourable",
    }


def test_nobody_gives_rows_of_nothing():
    row = table()["nm4", "both.own", ""]
    assert (row.n, row.base, row.share, row.hidden) == (0, 0, None, False)


def random_rows(dice):
    return [
        (
            dice.choice(("north", "south", "isle")),
            *(
                code(dice.choice(("yes", "mostly", "no")), said=dice.choice((OWN, OWN, PROXY)))
                for _ in range(3)
            ),
            dice.randint(1, 9),
        )
        for _ in range(30)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_no_shown_numbers_of_a_whole_table_differ_by_a_few(seed):
    """Users and carers, groups and total, with and without proxies: the plain subtractions, tried."""
    dice = random.Random(seed)
    found = table(random_rows(dice), random_rows(dice), Asked(by="locality"))

    def told(measure, whose, voice, group, part):
        return getattr(found[measure, f"{whose}.{voice}", group], part)

    def is_told_apart(total, parts):
        return None not in (total, *parts) and 0 < total - sum(parts) < 5

    groups = {group for _, _, group in found} - {""}
    for part in ("n", "base"):
        for group in ("", *groups):
            for measure, line, _ in found:
                whose, voice = line.split(".")
                assert not is_told_apart(
                    told(measure, whose, "with_proxies", group, part),
                    [told(measure, whose, "own", group, part)],
                )
                assert not is_told_apart(
                    told(measure, whose, voice, group, "base"), [told(measure, whose, voice, group, "n")]
                )
            for voice in ("own", "with_proxies"):
                both = told("nm2", "both", voice, group, part)
                for whose in ("users", "carers"):
                    assert not is_told_apart(both, [told("nm2", whose, voice, group, part)])
        for measure, line, _ in found:
            whose, voice = line.split(".")
            for left_out in groups:
                others = [told(measure, whose, voice, group, part) for group in groups - {left_out}]
                assert not is_told_apart(told(measure, whose, voice, "", part), others)
