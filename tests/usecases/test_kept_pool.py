"""The pool a desk goes by."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.joined import begun, joined
from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
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


def test_a_pool_that_was_named_and_is_away_is_never_made_anew(tmp_path):
    desk = begun(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    kept_pool.go_by_pool(desk, PoolAddress(place=str(stick / "pool.db")))
    for path in stick.iterdir():
        path.unlink()  # pulled out
    assert kept_pool.require_pool(desk) == PoolAddress(place=str(stick / "pool.db"))
    standing, merges = kept_pool.look_at_pool(desk)
    assert (standing.trouble.code, merges) == ("store.pool_not_made", ())
    assert list(stick.iterdir()) == []
    desk.close()


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("postgresql://me:secret@server/pool", "store.password_in_address"),
        ("mysql://server/pool", "store.pool_kind_unknown"),
        ("postgresql://nobody@/nothing?host=NOWHERE", "store.pool_away"),
        ("NOWHERE/no/pool.db", "store.pool_folder_missing"),
    ],
)
def test_a_pool_that_cannot_be_is_not_gone_by(tmp_path, place, code):
    desk = begun(tmp_path)
    before = kept_pool.pool_of(desk)
    with pytest.raises(UdsetError) as refused:
        kept_pool.go_by_pool(desk, PoolAddress(place=place.replace("NOWHERE", str(tmp_path))))
    assert refused.value.code == code
    assert kept_pool.pool_of(desk) == before
    desk.close()


def test_the_desks_own_file_can_be_gone_back_to(heard, tmp_path):
    both, files = heard
    own = kept_pool.require_pool(both.desk)
    merge_files(both.desk, own, files)
    kept_pool.go_by_pool(both.desk, PoolAddress(place=str(tmp_path / "other.db")))
    standing, merges = kept_pool.look_at_pool(both.desk)
    assert (standing.is_own, standing.is_server, standing.trouble, merges) == (False, False, None, ())
    kept_pool.go_by_own_pool(both.desk)
    standing, merges = kept_pool.look_at_pool(both.desk)
    assert (standing.is_own, standing.place, len(merges)) == (True, own.place, 2)


@pytest.mark.postgres
def test_a_server_is_gone_by_with_its_password_in_a_file(postgres_url, tmp_path):
    desk = begun(tmp_path)
    password = tmp_path / "password"
    password.write_text("unused where the server trusts\n")
    address = PoolAddress(place=postgres_url, password_file=password)
    assert kept_pool.go_by_pool(desk, address).database == "postgresql"
    assert kept_pool.pool_of(desk) == address
    standing, _ = kept_pool.look_at_pool(desk)
    assert (standing.is_server, standing.password_file, standing.trouble) == (True, "password", None)
    desk.close()
