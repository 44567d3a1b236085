import os
from datetime import UTC, datetime, timedelta

import pytest

from tests.kit.vaults import made_up_person, made_up_record, new_vault
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.upkeep import check_soundness, remove_old_copies
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
def copies(tmp_path):
    for name, days in (("before-2", 100), ("before-3", 10)):
        copy = tmp_path / f"{VAULT_NAME}.{name}"
        copy.write_bytes(b"x")
        made_s = (NOW_UTC - timedelta(days=days)).timestamp()
        os.utime(copy, (made_s, made_s))
    return tmp_path


def test_copies_older_than_the_retention_time_go(copies):
    assert remove_old_copies(copies, NOW_UTC, 90) == 1

    assert [path.name for path in copies.iterdir()] == [f"{VAULT_NAME}.before-3"]


def test_copy_that_cannot_be_removed_is_said_so(tmp_path):
    (tmp_path / f"{VAULT_NAME}.before-2").mkdir()

    with pytest.raises(EnvironmentFailure):
        remove_old_copies(tmp_path, NOW_UTC + timedelta(days=9999), 90)
