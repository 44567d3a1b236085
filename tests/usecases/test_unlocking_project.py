"""Unlocking gives the project back: from the pack on a laptop, from the desk vault at a desk."""

import os
from datetime import timedelta

import pytest

from tests.kit.vaults import PASSPHRASE, START_UTC, new_workplace
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.usecases import enrolling, projects, unlocking
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state


@pytest.fixture
def joined(tmp_path):
    desk, laptop = new_workplace(tmp_path / "desk"), new_workplace(tmp_path / "laptop")
    projects.new_project(desk, "Glen and Strath", passphrase=PASSPHRASE)
    pack = projects.write_pack(desk, tmp_path / "project.udsetpack")
    enrolling.enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
    unlocking.lock(desk)
    unlocking.lock(laptop)
    yield desk, laptop
    desk.close()
    laptop.close()


def test_unlocked_laptop_knows_its_project(joined):
    _, laptop = joined
    assert laptop.project is None

    unlocking.unlock(laptop, PASSPHRASE)

    assert laptop.require_project().name == "Glen and Strath"


def test_unlocked_desk_knows_its_project(joined):
    desk, _ = joined

    unlocking.unlock(desk, PASSPHRASE, Which.DESK)

    assert desk.require_project().name == "Glen and Strath"


def test_pack_that_is_no_longer_what_it_was_leaves_the_vault_locked(joined):
    _, laptop = joined
    unlocking.unlock(laptop, PASSPHRASE)
    with laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql("UPDATE pack SET content = CAST('{}' AS BLOB)")
    unlocking.lock(laptop)

    with pytest.raises(UdsetError):
        unlocking.unlock(laptop, PASSPHRASE)

    assert vault_state(laptop) is VaultState.LOCKED
    with pytest.raises(UdsetError):  # and not: in use
        unlocking.unlock(laptop, PASSPHRASE)


def test_old_copies_go_at_unlocking_and_one_that_stays_shuts_nobody_out(joined):
    _, laptop = joined
    copy, stuck = (laptop.vault_folder / f"{VAULT_NAME}.before-{number}" for number in (2, 3))
    copy.write_bytes(b"x")
    stuck.mkdir()
    long_ago_s = (START_UTC - timedelta(days=400)).timestamp()
    for path in (copy, stuck):
        os.utime(path, (long_ago_s, long_ago_s))

    unlocking.unlock(laptop, PASSPHRASE)

    assert vault_state(laptop) is VaultState.OPEN
    assert (copy.exists(), stuck.exists()) == (False, True)
