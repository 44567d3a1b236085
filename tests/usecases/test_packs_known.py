"""Two holders who write packs without each other's: what either believes no longer is believed by nobody who heard it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.kit.bundles import record
from tests.kit.joined import Joined, joined, put_on_file, workplace_in
from udset_desktop.foundation.problems import BundleRefused, InputRefused
from udset_desktop.project.pack import parse_pack
from udset_desktop.usecases import standing
from udset_desktop.usecases.enrolling import Enrolled, enrol, pack_in_force, update
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import hand_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.overseeing import change_project, oversight
from udset_desktop.usecases.projects import (
    accept_card,
    add_coordinator,
    catch_up,
    hand_root_key,
    join_as_coordinator,
    known_laptops,
    revoke,
    take_root_key,
    write_pack,
)
from udset_desktop.usecases.workplace import Workplace


@dataclass
class Two:
    """Two desks that sign packs and both know pack 3, their laptop, and one that is lost."""

    first: Joined
    second: Workplace
    lost: Workplace
    lost_laptop: Enrolled
    folder: Path
    words: str = ""  # of the latest pack
    ends: Path = Path()
    four: Path = Path()
    five: Path = Path()

    def pack(self, desk, name):
        written = write_pack(desk, self.folder / f"{name}.udsetpack")
        self.words = written.code
        return written.file


@pytest.fixture
def two(tmp_path):
    first = joined(tmp_path)
    second, lost = workplace_in(tmp_path / "second-home"), workplace_in(tmp_path / "lost-home")
    card = join_as_coordinator(second, first.pack.file, first.pack.code, passphrase="")
    add_coordinator(first.desk, card.file, card.code)
    gone = enrol(lost, first.pack.file, first.pack.code, passphrase="")
    accept_card(first.desk, gone.card, gone.code)
    made = Two(first, second, lost, gone, tmp_path)
    made.pack(first.desk, "two")
    update(second, made.pack(first.desk, "three"))
    update(lost, tmp_path / "three.udsetpack")
    update(first.laptop, tmp_path / "three.udsetpack")
    hand_root_key(first.desk, card.coordinator, tmp_path / "root.udsetroot")
    take_root_key(second, tmp_path / "root.udsetroot")
    yield made
    for one in (first, second, lost):
        one.close()


@pytest.fixture
def apart(two):
    """The second desk revoked the lost laptop in its pack 4; the first wrote a 4 and a 5 without knowing."""
    revoke(two.second, two.lost_laptop.laptop, last_number=0)
    two.ends = two.pack(two.second, "ends")
    two.four = two.pack(two.first.desk, "four")
    two.five = two.pack(two.first.desk, "five")
    return two


def last_numbers(desk):
    return {one.laptop: one.last_number for one in known_laptops(desk)}


def give(two, tmp_path):
    return hand_over(two.first.laptop, two.lost_laptop.card, [record(1).person], tmp_path / "x.udsethandover")


def test_a_later_pack_that_leaves_a_revocation_out_does_not_undo_it_on_a_laptop(apart, tmp_path):
    laptop = apart.first.laptop
    put_on_file(laptop, record(1))
    update(laptop, apart.ends)
    with pytest.raises(InputRefused, match="taker_not_fit"):
        give(apart, tmp_path)
    assert update(laptop, apart.five) == 5
    with pytest.raises(InputRefused, match="taker_not_fit"):
        give(apart, tmp_path)
    trust = standing.trust_at_laptop(laptop.require_vault())
    assert trust.last_number(apart.lost_laptop.laptop) == 0


@pytest.mark.parametrize(("first", "code"), [("four", "pack_twin"), ("five", "pack_not_newer")])
def test_a_laptop_learns_a_revocation_also_from_a_pack_that_it_refuses(apart, tmp_path, first, code):
    laptop = apart.first.laptop
    put_on_file(laptop, record(1))
    update(laptop, getattr(apart, first))
    with pytest.raises(BundleRefused, match=rf"project\.{code}"):
        update(laptop, apart.ends)
    assert pack_in_force(laptop) == (4 if first == "four" else 5)
    with pytest.raises(InputRefused, match="taker_not_fit"):
        give(apart, tmp_path)


def test_the_very_pack_that_is_in_force_is_not_another(apart):
    update(apart.first.laptop, apart.four)
    with pytest.raises(BundleRefused, match=r"project\.pack_not_newer"):
        update(apart.first.laptop, apart.four)


def test_a_desk_tells_a_pack_beside_its_own_and_takes_in_what_it_says_more(apart, tmp_path):
    desk = apart.first.desk
    with pytest.raises(InputRefused, match=r"project\.pack_beside"):
        update(desk, apart.ends)
    assert last_numbers(desk)[apart.lost_laptop.laptop] is None

    done = catch_up(desk, apart.ends)
    assert done.number == 5
    assert [(one.code, one.context) for one in done.told] == [
        ("project.beside_learnt", {"number": 4, "laptops": 0, "revoked": 1})
    ]
    assert last_numbers(desk)[apart.lost_laptop.laptop] == 0
    assert not oversight(desk).pack_is_current

    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(desk, pool)
    put_on_file(apart.lost, record(2))
    (tmp_path / "stick").mkdir()
    [bundle] = write_bundles(apart.lost, tmp_path / "stick")
    [outcome] = merge_files(desk, pool, [bundle.file]).files
    assert [one.code for one in outcome.findings] == ["bundle.laptop_revoked"]

    union = apart.pack(desk, "six")
    assert parse_pack(union.read_bytes()).trust_list().last_number(apart.lost_laptop.laptop) == 0
    assert update(apart.second, union) == 6
    assert oversight(apart.second).pack_is_current
    assert standing.trust_at_desk(desk) == standing.trust_at_desk(apart.second)


def test_a_laptop_that_only_the_other_accepted_is_in_the_next_pack(two, tmp_path):
    spare = workplace_in(tmp_path / "spare-home")
    card = enrol(spare, tmp_path / "three.udsetpack", two.words, passphrase="")
    accept_card(two.second, card.card, card.code)
    beside = two.pack(two.second, "theirs")
    two.pack(two.first.desk, "ours")
    [learnt] = catch_up(two.first.desk, beside).told
    assert learnt.context == {"number": 4, "laptops": 1, "revoked": 0}
    told = parse_pack(two.pack(two.first.desk, "union").read_bytes()).trust_list()
    assert told.laptop(card.laptop) is not None
    spare.close()


def test_a_desk_that_takes_a_newer_pack_without_its_own_revocation_has_one_to_write(apart):
    update(apart.second, apart.five)
    assert last_numbers(apart.second)[apart.lost_laptop.laptop] == 0
    assert not oversight(apart.second).pack_is_current
    told = parse_pack(apart.pack(apart.second, "six").read_bytes()).trust_list()
    assert told.last_number(apart.lost_laptop.laptop) == 0


def test_a_bundle_under_a_colleagues_newer_pack_asks_for_that_pack_and_speaks_of_no_backup(two, tmp_path):
    put_on_file(two.first.laptop, record(1), record(2))
    newer = two.pack(two.first.desk, "four")
    update(two.first.laptop, newer)
    bundles = [one.file for one in write_bundles(two.first.laptop, tmp_path)]
    put_on_file(two.first.laptop, record(3))
    bundles += [one.file for one in write_bundles(two.first.laptop, tmp_path)]
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(two.second, pool)

    told = [finding for one in merge_files(two.second, pool, bundles).files for finding in one.findings]
    assert [(one.code, one.context) for one in told] == [
        ("merge.colleague_wrote", {"number": 4, "known": 3}),
        ("project.desk_lacks_pack", {"number": 4}),
    ]
    assert oversight(two.second).lacked_pack == 4
    catch_up(two.second, newer)
    assert (oversight(two.second).behind_since, oversight(two.second).lacked_pack) == ("", 0)
    assert merge_files(two.second, pool, bundles).numbers["new"] == 3


def test_settings_and_readers_that_differ_are_told_and_stay(two):
    change_project(two.second, replace(two.second.require_settings(), name="Another name"))
    third = workplace_in(two.folder / "third-home")
    card = join_as_coordinator(third, two.folder / "three.udsetpack", two.words, passphrase="")
    add_coordinator(two.second, card.file, card.code)
    beside, own = two.pack(two.second, "theirs"), two.first.desk.require_settings()
    two.pack(two.first.desk, "ours")
    told = catch_up(two.first.desk, beside).told
    assert [one.code for one in told] == [
        "project.beside_learnt",
        "project.beside_coordinators",
        "project.beside_settings",
    ]
    assert two.first.desk.require_settings() == own
    third.close()


def test_one_laptop_accepted_in_two_ways_is_told_and_the_revocations_are_learnt(apart, tmp_path):
    spare = workplace_in(tmp_path / "spare-home")
    card = enrol(spare, tmp_path / "three.udsetpack", apart.words, passphrase="")
    accept_card(apart.second, card.card, card.code, replaces=apart.lost_laptop.laptop)
    accept_card(apart.first.desk, card.card, card.code, replaces=apart.first.enrolled.laptop)
    beside = apart.pack(apart.second, "theirs")
    told = catch_up(apart.first.desk, beside).told
    assert [one.code for one in told] == ["project.beside_learnt", "project.beside_clash"]
    assert last_numbers(apart.first.desk)[apart.lost_laptop.laptop] == 0
    spare.close()


def test_whom_a_laptop_stands_in_for_said_later_reaches_the_other_desk_and_the_pool(two, tmp_path):
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(two.first.desk, pool)
    spare = workplace_in(tmp_path / "spare-home")
    card = enrol(spare, tmp_path / "three.udsetpack", two.words, passphrase="")
    accept_card(two.first.desk, card.card, card.code)
    init_pool(two.first.desk, pool)
    update(two.second, two.pack(two.first.desk, "four"))

    accept_card(two.first.desk, card.card, card.code, replaces=two.lost_laptop.laptop)

    init_pool(two.first.desk, pool)
    update(two.second, two.pack(two.first.desk, "five"))
    for desk in (two.first.desk, two.second):
        told = {one.laptop: one.replaces for one in known_laptops(desk)}
        assert told[card.laptop] == two.lost_laptop.laptop
    update(two.first.laptop, two.pack(two.second, "six"))
    said = parse_pack((tmp_path / "six.udsetpack").read_bytes()).trust
    assert sum(card.laptop in entry for entry in said) == 1
    spare.close()


def test_the_day_of_a_colleagues_newer_pack_is_the_day_it_was_taken_in(two):
    two.first.desk.clock.advance(3 * 86_400)
    update(two.first.desk, two.pack(two.second, "theirs"))
    seen = oversight(two.first.desk)
    assert (seen.pack_number, seen.pack_on, seen.pack_is_taken) == (4, "2026-06-04", True)
    two.first.desk.clock.advance(86_400)
    two.pack(two.first.desk, "ours")
    seen = oversight(two.first.desk)
    assert (seen.pack_number, seen.pack_on, seen.pack_is_taken) == (5, "2026-06-05", False)
