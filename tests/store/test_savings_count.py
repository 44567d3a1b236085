"""Savings are counted beside the vault, and a vault that lacks some is found out."""

import os
import shutil
import sys
from datetime import datetime, timedelta

import pytest

from tests.kit.vaults import CANARY, START_UTC, files_holding, made_up_person
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.savings_count import COUNT_NAME, Saving, SavingsCount, saving_in
from udset_desktop.store.vault import VAULT_NAME, create_vault, open_vault, rekey_vault

LOG = f"{VAULT_NAME}-wal"
KEY = new_data_key()


@pytest.fixture
def clock():
    return FixedClock(START_UTC)


@pytest.fixture
def folder(tmp_path, clock):
    """A vault with three people in it as a killed program leaves it: its log is still there."""
    vault = create_vault(tmp_path / "open", KEY, clock)
    for name in ("Ann", "Ben", "Cat"):
        vault.save_person(made_up_person(name))
        clock.advance(60)
    shutil.copytree(tmp_path / "open", tmp_path / "killed")
    vault.close()
    return tmp_path / "killed"


def names(vault):
    return [person.name for person in vault.load_people()]


def cut(folder, short_bytes=1):
    log = folder / LOG
    os.truncate(log, log.stat().st_size - short_bytes)


def number_in(folder):
    with vault_connection(folder / VAULT_NAME, KEY) as connection:
        return saving_in(connection).number


def test_every_saving_has_a_number_and_what_only_looks_has_none(tmp_path, clock):
    vault = create_vault(tmp_path, KEY, clock)
    vault.save_person(made_up_person("Ann"))
    vault.load_people()
    with vault.transaction():
        vault.save_person(made_up_person("Ben"))
        vault.save_person(made_up_person("Cat"))
    vault.close()

    assert number_in(tmp_path) == 2
    assert SavingsCount(tmp_path, KEY).read().number == 2


def test_a_saving_that_was_undone_is_not_counted(tmp_path):
    vault = create_vault(tmp_path, KEY)

    def undone():
        with vault.transaction():
            vault.save_person(made_up_person("Ann"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    vault.close()

    assert number_in(tmp_path) == 0
    assert SavingsCount(tmp_path, KEY).read() == Saving()


def test_a_kill_between_a_saving_and_its_count_is_no_loss(folder):
    SavingsCount(folder, KEY).begin(Saving(number=2, minute=1))

    vault = open_vault(folder, KEY)

    assert vault.standing is None
    assert names(vault) == ["Ann", "Ben", "Cat"]
    assert SavingsCount(folder, KEY).read().number == 3
    vault.close()


def test_savings_that_a_cut_log_has_lost_are_told_with_their_number_and_time(folder):
    cut(folder)

    vault = open_vault(folder, KEY)

    assert names(vault) == ["Ann", "Ben"]
    assert vault.standing.lost == 1
    assert vault.standing.found.at_utc == START_UTC + timedelta(minutes=1)
    assert vault.standing.counted.at_utc == START_UTC + timedelta(minutes=2)
    vault.close()


def test_the_damaged_log_is_kept_as_it_was(folder):
    cut(folder)
    was = (folder / LOG).read_bytes()

    vault = open_vault(folder, KEY)
    vault.close()

    assert (folder / vault.standing.kept).read_bytes() == was
    assert files_holding(folder, "Ann", "Cat", CANARY) == []
    assert not (folder / LOG).exists()


def test_a_log_that_is_gone_leaves_nothing_to_keep(folder):
    (folder / LOG).unlink()

    vault = open_vault(folder, KEY)

    assert (vault.standing.lost, vault.standing.kept) == (3, "")
    vault.close()


def test_a_loss_is_told_at_each_opening_until_it_is_settled(folder, clock):
    cut(folder)
    kept = open_vault(folder, KEY)
    kept.save_person(made_up_person("Dan"))
    kept.close()

    again = open_vault(folder, KEY, clock)
    assert again.standing == kept.standing
    with again.transaction():
        again.save_person(made_up_person("Eve"))
        again.settle_count()
    again.close()

    settled = open_vault(folder, KEY)
    assert settled.standing is None
    assert names(settled) == ["Ann", "Ben", "Dan", "Eve"]
    assert number_in_open(settled) == 4  # the lost number is not given again
    settled.close()


def number_in_open(vault):
    with vault.transaction() as connection:
        return saving_in(connection).number


def test_a_settling_that_is_undone_settles_nothing(folder):
    cut(folder)
    vault = open_vault(folder, KEY)

    def undone():
        with vault.transaction():
            vault.save_person(made_up_person("Dan"))
            vault.settle_count()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert not vault.is_counted
    vault.close()

    again = open_vault(folder, KEY)
    assert again.standing.lost == 1
    again.close()


def test_an_older_copy_of_the_vault_is_found_out(folder, tmp_path):
    open_vault(folder, KEY).close()
    shutil.copy(folder / VAULT_NAME, tmp_path / "older")
    vault = open_vault(folder, KEY)
    vault.save_person(made_up_person("Dan"))
    vault.close()
    shutil.copy(tmp_path / "older", folder / VAULT_NAME)

    old = open_vault(folder, KEY)

    assert old.standing.lost == 1
    old.close()


@pytest.mark.parametrize("content", [b"", b"x" * 48, None])
def test_a_count_that_cannot_be_read_is_begun_anew_once_that_is_told(folder, content):
    (folder / COUNT_NAME).unlink()
    if content is not None:
        (folder / COUNT_NAME).write_bytes(content)

    vault = open_vault(folder, KEY)
    assert vault.standing.counted is None
    assert vault.standing.lost == 0
    with vault.transaction():
        vault.save_person(made_up_person("Dan"))
        vault.settle_count()
    vault.close()

    assert SavingsCount(folder, KEY).read().number == 4


@pytest.mark.parametrize("half", [0, 1])
def test_a_write_cut_off_leaves_the_number_before(folder, half):
    content = bytearray((folder / COUNT_NAME).read_bytes())
    content[half * 24 + 3] ^= 1
    (folder / COUNT_NAME).write_bytes(content)

    assert SavingsCount(folder, KEY).read().number == (3 if half == 0 else 2)


def test_a_vault_from_before_there_were_counts_is_given_one(folder):
    (folder / COUNT_NAME).unlink()
    with vault_connection(folder / VAULT_NAME, KEY) as connection:
        connection.exec_driver_sql("PRAGMA user_version = 0")
        connection.commit()

    vault = open_vault(folder, KEY)

    assert vault.standing is None
    assert SavingsCount(folder, KEY).read().number == 0
    vault.close()


def test_another_key_goes_on_counting(folder):
    new_key = new_data_key()

    rekey_vault(folder, KEY, new_key)

    assert SavingsCount(folder, new_key).read().number == 3
    vault = open_vault(folder, new_key)
    assert vault.standing is None
    vault.close()


def test_a_loss_that_nobody_was_told_is_told_under_another_key(folder):
    cut(folder)
    new_key = new_data_key()

    rekey_vault(folder, KEY, new_key)

    vault = open_vault(folder, new_key)
    assert vault.standing.lost == 1
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in the place of a file")
def test_a_count_that_cannot_be_written_keeps_nobody_from_saving(tmp_path, clock):
    vault = create_vault(tmp_path, KEY, clock)
    (tmp_path / COUNT_NAME).unlink()
    (tmp_path / COUNT_NAME).mkdir()

    vault.save_person(made_up_person("Ann"))

    assert names(vault) == ["Ann"]
    assert not vault.is_counted
    (tmp_path / COUNT_NAME).rmdir()
    vault.save_person(made_up_person("Ben"))
    assert vault.is_counted
    vault.close()
    assert SavingsCount(tmp_path, KEY).read().number == 2


def test_nothing_about_the_count_can_be_read_beside_the_vault(folder):
    content = (folder / COUNT_NAME).read_bytes()

    assert len(content) == 48
    assert (3).to_bytes(8, "big") not in content
    assert (folder / COUNT_NAME).stat().st_mode & 0o077 == 0


def test_a_clock_that_is_out_by_centuries_counts_all_the_same(tmp_path):
    vault = create_vault(tmp_path, KEY, FixedClock(datetime.fromisoformat("1901-01-01T00:00:00+00:00")))
    vault.save_person(made_up_person("Ann"))
    vault.close()

    assert SavingsCount(tmp_path, KEY).read() == Saving(number=1, minute=0)
