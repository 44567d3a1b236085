"""The pool a desk goes by."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.joined import begun, joined
from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases import kept_pool
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, undo_merge
from udset_desktop.usecases.projects import revoke


def test_the_pool_lies_in_the_desks_folder_until_another_is_kept(tmp_path):
    desk = begun(tmp_path)
    own = desk.home.desk_folder / "pool.db"
    assert kept_pool.pool_of(desk) == PoolAddress(place=str(own))
    assert not kept_pool.has_pool(desk)
    kept_pool.require_pool(desk)
    assert own.exists()
    inside = PoolAddress(place=str(desk.home.folder / "demo" / "pool.db"))
    kept_pool.keep_pool(desk, inside)
    assert kept_pool.pool_of(desk) == inside
    server = PoolAddress(place="postgresql://here/pool", password_file=Path("/keys/pool"))
    kept_pool.keep_pool(desk, server)
    assert kept_pool.pool_of(desk) == server
    assert kept_pool.has_pool(desk)
    desk.close()


def test_a_pool_inside_the_home_is_found_again_when_the_home_moves(tmp_path):
    desk = begun(tmp_path)
    kept_pool.keep_pool(desk, PoolAddress(place=str(desk.home.folder / "demo" / "pool.db")))
    moved = replace(desk, home=replace(desk.home, folder=tmp_path / "elsewhere"))
    assert kept_pool.pool_of(moved).place == str(tmp_path / "elsewhere" / "demo" / "pool.db")
    desk.close()


@pytest.fixture
def heard(tmp_path):
    """A desk, a laptop, and two bundles of it that came in."""
    both = joined(tmp_path)
    files = []
    for name in ("Agnes", "Isla"):
        finished_talk(both.laptop, name)
        files += [one.file for one in write_bundles(both.laptop, tmp_path)]
    yield both, files
    both.close()


def test_the_last_bundle_of_a_laptop_is_known_wherever_it_was_taken_in(heard, tmp_path):
    both, files = heard
    laptop = both.enrolled.laptop
    assert kept_pool.last_taken_in(both.desk, laptop) == 0
    elsewhere = PoolAddress(place=str(tmp_path / "elsewhere.db"))
    init_pool(both.desk, elsewhere)
    merge_files(both.desk, elsewhere, files[:1])
    assert kept_pool.last_taken_in(both.desk, laptop) == 1
    kept_pool.keep_pool(both.desk, elsewhere)
    merge_files(both.desk, elsewhere, files)
    both.desk.require_desk().vault.save_setting(f"heard_number/{laptop}", 0)  # taken in by a colleague
    assert kept_pool.last_taken_in(both.desk, laptop) == 2
    assert kept_pool.last_taken_in(both.desk, "somebody-else") == 0


def test_a_pool_that_is_away_gives_no_number_rather_than_one_too_low(heard, tmp_path):
    both, _ = heard
    for place in (tmp_path / "stick" / "pool.db", f"postgresql://nobody@/nothing?host={tmp_path}"):
        kept_pool.keep_pool(both.desk, PoolAddress(place=str(place)))
        with pytest.raises(EnvironmentFailure, match=r"usecases\.last_bundle_unknown"):
            kept_pool.last_taken_in(both.desk, both.enrolled.laptop)


def test_a_laptop_ended_without_a_number_keeps_what_came_in_and_adds_nothing(heard):
    both, files = heard
    pool = kept_pool.require_pool(both.desk)
    merge_files(both.desk, pool, files[:1])
    assert revoke(both.desk, both.enrolled.laptop) == 1
    outcome = merge_files(both.desk, pool, files)
    assert [one.state for one in outcome.files] == ["again", "refused"]
    assert [one.code for one in outcome.files[1].findings] == ["bundle.laptop_revoked"]
    undo_merge(both.desk, pool)
    assert merge_files(both.desk, pool, files[:1]).files[0].state == "merged"
