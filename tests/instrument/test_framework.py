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


def test_what_was_split_or_joined_is_named_with_all_it_went_into():
    crosswalk = find_framework("users", "2007").crosswalks[0]
    assert crosswalk.parted() == {
        "life": ("home_and_life",),
        "home": ("home_and_life",),
        "confidence": ("confidence", "skills"),
    }
    assert crosswalk.parted().keys().isdisjoint(crosswalk.summable().keys() | crosswalk.changed().keys())
    assert find_framework("carers", "slides").crosswalks[0].parted() == {}


def test_a_crosswalk_is_read_the_other_way_round_as_well():
    crosswalk = find_framework("users", "2007").crosswalks[0]
    back = crosswalk.turned()
    assert (back.before, back.after) == (crosswalk.after, crosswalk.before)
    assert back.parted() == {
        "home_and_life": ("life", "home"),
        "confidence": ("confidence",),
        "skills": ("confidence",),
    }
    assert back.summable() == {after: before for before, after in crosswalk.summable().items()}
    assert back.changed() == {after: before for before, after in crosswalk.changed().items()}
    assert back.turned() == crosswalk
    slides = find_framework("carers", "slides").crosswalks[0]
    kinds = [row.kind for row in slides.turned().rows]
    assert kinds.count(CrosswalkKind.ADDED) == kinds.count(CrosswalkKind.DROPPED) == 2


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
