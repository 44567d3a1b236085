from dataclasses import replace

from tests.kit.bundles import PROJECT
from udset_desktop.desktop.flows.project_words import laptop_shown, project_shown
from udset_desktop.usecases.overseeing import LaptopHeard, Oversight

LAPTOP = LaptopHeard(
    laptop="00aa11bb22cc",
    organisation="Machair Council",
    replaces="",
    last_number=None,
    heard_on="2026-06-01",
    bundles=2,
    missing=(),
    pack=1,
)
SEEN = Oversight(
    project=PROJECT,
    laptops=(LAPTOP,),
    pack_number=2,
    pack_on="2026-05-30",
    pack_is_current=True,
    code="gull bracken advice slalom restore cactus",
    holds_root=True,
)


def about(**changes):
    return laptop_shown(replace(LAPTOP, **changes), SEEN).about


def test_a_laptop_says_whose_it_is_when_it_was_heard_and_which_pack_it_goes_by():
    shown = laptop_shown(LAPTOP, SEEN)
    assert shown.name == "Laptop 00aa 11bb 22cc, Machair Council"
    assert shown.about == "Trusted, last heard 1 June 2026, 2 bundles, pack 1; the latest is 2"
    assert shown.may_revoke
    assert laptop_shown(replace(LAPTOP, organisation=""), SEEN).name == "Laptop 00aa 11bb 22cc"


def test_what_never_came_is_named():
    assert "bundle 2, 3 never came" in about(missing=(2, 3))
    assert "not heard yet" in about(bundles=0, heard_on="", pack=0)
    assert about(bundles=1, pack=2) == "Trusted, last heard 1 June 2026, one bundle, pack 2"
    assert "goes on for laptop ffee 0011" in about(replaces="ffee0011")


def test_a_revoked_laptop_says_what_still_counts():
    assert about(last_number=2).startswith("Trusted no longer; bundles up to number 2 still count")
    assert about(last_number=0).startswith("Trusted no longer; none of its bundles")
    assert not laptop_shown(replace(LAPTOP, last_number=2), SEEN).may_revoke


def test_a_pack_that_says_less_than_the_desk_wants_a_newer_one():
    assert project_shown(SEEN).pack.is_current
    old = project_shown(replace(SEEN, pack_is_current=False)).pack
    assert not old.is_current
    assert "says less" in old.about
    assert old.words == SEEN.code


def test_before_the_first_pack_no_words_are_told():
    pack = project_shown(replace(SEEN, pack_number=0, pack_is_current=False)).pack
    assert (pack.words, pack.is_current) == ("", False)


def test_a_desk_without_the_root_key_writes_no_pack_and_revokes_nobody():
    shown = project_shown(replace(SEEN, holds_root=False, code=""))
    assert not shown.pack.may_write
    assert not shown.may_change
    assert not shown.laptops[0].may_revoke


def test_a_fresh_project_is_led_step_by_step():
    fresh = replace(SEEN, laptops=(), pack_number=0)
    assert (
        "list your services" in project_shown(replace(fresh, project=replace(PROJECT, services=()))).next_step
    )
    assert "write the pack" in project_shown(fresh).next_step
    assert "has a card" in project_shown(replace(fresh, pack_number=1)).next_step
    assert project_shown(SEEN).next_step == ""
