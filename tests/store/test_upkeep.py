import os
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.kit.vaults import made_up_person, made_up_record, new_vault
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.upkeep import (
    PROVEN_DAYS,
    OldCopy,
    check_soundness,
    let_copies_go,
    old_copies,
    remove_copies,
)
from udset_desktop.store.vault import VAULT_NAME, open_vault

NOW_UTC = datetime(2026, 5, 4, tzinfo=UTC)


def test_sound_vault_has_no_findings(tmp_path):
    vault, _ = new_vault(tmp_path)

    assert check_soundness(vault) == ()
    vault.close()


def test_page_altered_on_disk_is_found(tmp_path):
    vault, data_key = new_vault(tmp_path)
    person = made_up_person()
    vault.save_person(person)
    vault.save_records(made_up_record(person) for _ in range(100))
    vault.close()
    path = tmp_path / VAULT_NAME
    content = bytearray(path.read_bytes())
    content[-1000] ^= 1
    path.write_bytes(content)

    again = open_vault(tmp_path, data_key)

    assert "store.pages_damaged" in [finding.code for finding in check_soundness(again)]
    again.close()


def test_row_that_belongs_to_nothing_is_found(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()

    with vault_connection(tmp_path / VAULT_NAME, data_key) as connection:
        connection.exec_driver_sql("INSERT INTO draft_typing VALUES ('nobody', 'x', 'y')")
        connection.commit()
    again = open_vault(tmp_path, data_key)

    assert [finding.code for finding in check_soundness(again)] == ["store.links_damaged"]
    again.close()


@pytest.fixture
def beside(tmp_path):
    """A sound open vault, and a way to lay copies of some age beside it."""
    vault, data_key = new_vault(tmp_path)

    def lay(**ages):
        for name, days in ages.items():
            copy = tmp_path / f"{VAULT_NAME}.{name.replace('_', '-')}"
            copy.write_bytes(b"x")
            made_s = (NOW_UTC - timedelta(days=days)).timestamp()
            os.utime(copy, (made_s, made_s))

    yield vault, data_key, lay
    vault.close()


def left(folder):
    return sorted(path.name.partition(".db.")[2] for path in folder.glob(f"{VAULT_NAME}.before-*"))


def test_a_copy_goes_once_the_upgrade_has_proven_itself(beside, tmp_path):
    vault, _, lay = beside
    lay(before_2=PROVEN_DAYS, before_3=PROVEN_DAYS - 1)
    assert let_copies_go(vault, NOW_UTC, 90) == 1
    assert left(tmp_path) == ["before-3"]


def test_a_retention_time_that_is_shorter_lets_it_go_sooner(beside, tmp_path):
    vault, _, lay = beside
    lay(before_2=3, before_3=1)
    assert let_copies_go(vault, NOW_UTC, 2) == 1
    assert left(tmp_path) == ["before-3"]


def test_beside_a_damaged_vault_a_copy_stays_until_the_retention_time(beside, tmp_path):
    vault, data_key, lay = beside
    vault.close()
    with vault_connection(tmp_path / VAULT_NAME, data_key) as connection:
        connection.exec_driver_sql("INSERT INTO draft_typing VALUES ('nobody', 'x', 'y')")
        connection.commit()
    lay(before_2=90, before_3=89)
    damaged = open_vault(tmp_path, data_key)
    assert let_copies_go(damaged, NOW_UTC, 90) == 1
    assert left(tmp_path) == ["before-3"]
    damaged.close()


def test_a_copy_is_named_with_the_day_it_goes(beside, tmp_path):
    _, _, lay = beside
    lay(before_2=0)
    assert old_copies(tmp_path, 90) == (OldCopy(name=f"{VAULT_NAME}.before-2", goes_on=date(2026, 5, 11)),)
    assert old_copies(tmp_path, 2)[0].goes_on == date(2026, 5, 6)


def test_every_copy_can_be_let_go_at_once(beside, tmp_path):
    _, _, lay = beside
    lay(before_2=0, before_3=0)
    remove_copies(tmp_path)
    assert left(tmp_path) == []


def test_copy_that_cannot_be_removed_is_said_so(beside, tmp_path):
    vault, _, _ = beside
    (tmp_path / f"{VAULT_NAME}.before-2").mkdir()
    with pytest.raises(EnvironmentFailure):
        let_copies_go(vault, NOW_UTC + timedelta(days=9999), 90)
