from dataclasses import replace

from tests.kit.bundles import PROJECT
from udset_desktop.desktop.flows.project_words import (
    laptop_shown,
    pack_shown,
    pool_place_shown,
    project_shown,
)
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases.kept_pool import PoolStanding
from udset_desktop.usecases.merging import LostDecisions
from udset_desktop.usecases.overseeing import LaptopHeard, ListedConversation, Oversight

LAPTOP = LaptopHeard(
    laptop="00aa11bb22cc",
    organisation="Machair Council",
    replaces="",
    last_number=None,
    heard_on="2026-06-01",
    bundles=2,
    missing=(),
    gone=(),
    newest=2,
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
    pool=PoolStanding(place="/d/desk/pool.db", is_own=True, is_server=False, password_file=""),
    colleagues=("aa11bb22cc33",),
    conversations=(
        ListedConversation(key="user-review/1.0.0", title="Review conversation", version="1.0.0"),
        ListedConversation(key="gone/2.0.0", title="", version="2.0.0"),
    ),
)


def about(**changes):
    return laptop_shown(replace(LAPTOP, **changes), SEEN).about


def test_a_laptop_says_whose_it_is_when_it_was_heard_and_which_pack_it_goes_by():
    shown = laptop_shown(LAPTOP, SEEN)
    assert shown.name == "Laptop 00aa 11bb 22cc, Machair Council"
    assert shown.about == "Trusted, last heard 1 June 2026, 2 bundles, pack 1; the latest is 2"
    assert shown.may_revoke
    assert laptop_shown(replace(LAPTOP, organisation=""), SEEN).name == "Laptop 00aa 11bb 22cc"


def test_a_desk_put_back_from_a_backup_wants_the_newest_pack_and_writes_none():
    shown = pack_shown(replace(SEEN, behind_since="2026-05-04"))
    assert (shown.is_behind, shown.words, shown.is_current) == (True, "", True)
    assert "from a backup of 4 May 2026" in shown.about
    assert not pack_shown(SEEN).is_behind


def test_a_desk_that_lacks_a_colleagues_pack_is_not_told_of_a_backup():
    shown = pack_shown(replace(SEEN, behind_since="2026-05-04", lacked_pack=9))
    assert shown.is_behind
    assert "pack 9" in shown.about
    assert "backup" not in shown.about


def test_a_colleagues_pack_may_be_taken_where_there_is_a_colleague():
    assert not pack_shown(replace(SEEN, colleagues=())).may_take
    for changes in ({}, {"pack_number": 0}, {"holds_root": False}):
        assert pack_shown(replace(SEEN, colleagues=("00aa11bb22cc",), **changes)).may_take


def test_what_never_came_is_named():
    assert "bundle 2, 3 never came" in about(missing=(2, 3))
    assert "not heard yet" in about(bundles=0, heard_on="", pack=0)
    assert about(bundles=1, pack=2) == "Trusted, last heard 1 June 2026, one bundle, pack 2"
    assert "goes on for laptop ffee 0011" in about(replaces="ffee0011")


def test_a_number_of_two_different_bundles_is_named():
    assert "two different bundles came under number 2: ask whoever has the laptop" in about(twice=(2,))
    assert "two different bundles" not in about()


def test_what_was_decided_and_the_pool_lost_is_named():
    lost = LostDecisions(again=((LAPTOP.laptop, 2), ("another", 7)), choices=1)
    seen = replace(SEEN, pool=replace(SEEN.pool, lost=lost))
    told = laptop_shown(LAPTOP, seen).about
    assert "bundle 2 was set aside once and counts again: set it aside again" in told
    assert "7" not in told
    assert "counts again" not in about()
    assert "Choices between two versions" in pool_place_shown(seen.pool).trouble


def test_what_came_in_once_and_is_not_in_the_pool_is_named_and_is_no_silence():
    assert about(gone=(3,)).endswith("bundle 3 came in here once and is not in this pool: take it in again")
    assert "bundles 3 to 5 came in here once" in about(gone=(3, 4, 5))
    assert about(bundles=0, gone=(1,), pack=2).startswith("Trusted, bundle 1 came in here once")


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
    assert "needs its recovery key" in project_shown(fresh).next_step
    keyed = replace(PROJECT, organisations=(replace(PROJECT.organisations[0], recovery_public="age1abc"),))
    assert "write the pack" in project_shown(replace(fresh, project=keyed)).next_step
    assert "has a card" in project_shown(replace(fresh, pack_number=1)).next_step
    assert project_shown(SEEN).next_step == ""


def test_a_laptop_is_not_called_unheard_while_the_pool_cannot_be_asked():
    assert "not known when it was heard" in about(is_known=False, bundles=0, heard_on="", pack=1)


def test_the_pool_says_where_it_lies_and_where_its_password_is():
    own = pool_place_shown(SEEN.pool)
    assert (own.place, own.is_own, own.trouble) == ("It lies at /d/desk/pool.db", True, "")
    assert "on this computer" in own.about
    server = replace(SEEN.pool, place="postgresql://me@server/pool", is_own=False, is_server=True)
    assert "its password, if it wants one, is in .pgpass" in pool_place_shown(server).place
    assert "in the file secret" in pool_place_shown(replace(server, password_file="secret")).place
    away = replace(server, trouble=EnvironmentFailure("store.pool_away", name="pool"))
    assert "does not answer (pool)" in pool_place_shown(away).trouble


def test_conversations_that_the_project_uses_are_chosen_and_one_that_is_gone_is_named():
    shown = project_shown(SEEN).conversations
    assert [(one.words, one.chosen) for one in shown] == [
        ("Review conversation, version 1.0.0", True),
        ("gone/2.0.0, which is not on this computer", False),
    ]


def test_each_organisation_says_whether_it_has_its_key():
    key = "age1" + "q" * 52 + "ending"
    keyed = replace(PROJECT, organisations=(replace(PROJECT.organisations[0], recovery_public=key),))
    assert "No key yet" in project_shown(SEEN).organisations[0].about
    assert "ending in ending." in project_shown(replace(SEEN, project=keyed)).organisations[0].about


def test_colleagues_are_named_so_that_they_can_be_read_out():
    [(key, name, _)] = project_shown(SEEN).colleagues
    assert (key, name) == ("aa11bb22cc33", "Coordinator aa11 bb22 cc33")
