import pytest

from udset_desktop.instrument.framework import Category, CrosswalkKind
from udset_desktop.instrument.framework_reader import find_framework


@pytest.mark.parametrize(
    ("framework_id", "version", "outcomes", "groups"),
    [
        ("users", "2007", 15, [7, 3, 5]),
        ("users", "2012", 15, [6, 4, 5]),
        ("carers", "2007", 13, [4, 4, 5]),
        ("carers", "slides", 13, [4, 3, 6, 0]),
    ],
)
def test_frameworks_hold_the_published_outcomes(framework_id, version, outcomes, groups):
    framework = find_framework(framework_id, version)

    assert len(framework.outcomes) == outcomes
    assert [len(framework.in_group(group.id)) for group in framework.groups] == groups


def test_only_same_and_renamed_rows_may_be_added_up():
    crosswalk = find_framework("users", "2007").crosswalks[0]
    never = {before for row in crosswalk.rows if row.kind not in {"same", "renamed"} for before in row.before}

    assert never == {"well", "stigma", "choice", "individual", "life", "home", "confidence"}
    assert set(crosswalk.summable()) == {one.id for one in find_framework("users", "2007").outcomes} - never


def test_what_moved_its_meaning_is_named_with_what_it_is_now():
    assert find_framework("users", "2007").crosswalks[0].changed() == {
        "well": "well",
        "stigma": "stigma",
        "choice": "say",
        "individual": "respect",
    }
    assert find_framework("carers", "slides").crosswalks[0].changed() == {
        "money": "money",
        "valued": "valued",
    }


def test_the_slides_drop_two_outcomes_and_add_two():
    rows = find_framework("carers", "slides").crosswalks[0].rows

    assert [row.before for row in rows if row.kind is CrosswalkKind.DROPPED] == [
        ("flexible",),
        ("accessible",),
    ]
    assert [row.after for row in rows if row.kind is CrosswalkKind.ADDED] == [("listened",), ("advice",)]
    assert [row.before[0] for row in rows if row.kind is CrosswalkKind.CHANGED] == ["money", "valued"]


def test_change_outcomes_are_the_three_of_the_study():
    changing = [one.id for one in find_framework("users", "2007").outcomes if one.category is Category.CHANGE]

    assert changing == ["confidence", "mobility", "symptoms"]


def test_names_fall_back_to_english():
    framework = find_framework("users", "2007")

    assert framework.outcome("safe").name("gd") == "Feeling safe"
    assert framework.groups[0].name("gd") == "Quality of life"
    assert framework.outcome("wings") is None
