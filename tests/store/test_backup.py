"""A backup read from bytes is the backup that was made, or refused: changed, cut, or somebody else's."""

import random

import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE, made_up_person
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.sealing import slots
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.store import backup as backups
from udset_desktop.store.vault import VAULT_NAME, create_vault
from udset_desktop.store.vault_schema import SCHEMA

CASES = 400


@pytest.fixture
def made(tmp_path):
    """A vault with its slots, its key, and its backup's bytes."""
    key = slots.new_data_key()
    vault = create_vault(tmp_path / "1", key)
    slots.write_slots(
        vault.folder,
        slots.new_slots(key, passphrase=PASSPHRASE, recovery_code=new_recovery_code(), parameters=CHEAP),
    )
    vault.save_person(made_up_person())
    head = backups.BackupHead(made_utc="2026-05-04T09:30:00+00:00", project="p", role="laptop", schema=SCHEMA)
    yield vault, key, backups.render_backup(vault, head)
    vault.close()


def test_it_comes_back_as_it_was_and_opens(made, tmp_path):
    vault, key, content = made
    found = backups.read_backup(content)
    assert found.database == (vault.folder / VAULT_NAME).read_bytes()
    assert backups.prove(found, key, tmp_path) == backups.Proof(records=0, drafts=0)
    assert slots.open_by_passphrase(found.slots, PASSPHRASE) == key
    assert [path.name for path in tmp_path.iterdir()] == ["1"]  # nothing of the proof stays


def test_changed_or_cut_it_is_the_same_or_refused(made):
    _, _, content = made
    whole = backups.read_backup(content)
    chance = random.Random(20261126)
    refused = 0
    for _ in range(CASES):
        changed, at = bytearray(content), chance.randrange(len(content))
        is_cut = chance.random() < 0.3
        if is_cut:
            del changed[at:]
        else:
            changed[at] ^= 1 << chance.randrange(8)
        try:
            assert backups.read_backup(bytes(changed)) == whole
        except UdsetError:
            refused += 1
        else:
            assert not is_cut
    # A bit may fall where packed bytes are filled up, and says nothing: once or twice, as the key is drawn.
    assert refused >= CASES - 2


def test_another_key_and_a_damaged_page_are_not_sound(made, tmp_path):
    _, key, content = made
    found = backups.read_backup(content)
    with pytest.raises(EnvironmentFailure, match="backup_not_sound"):
        backups.prove(found, slots.new_data_key(), tmp_path)
    page = bytearray(found.database)
    page[len(page) - 100] ^= 1
    damaged = backups.Backup(head=found.head, slots=found.slots, database=bytes(page))
    with pytest.raises(EnvironmentFailure, match="backup_not_sound"):
        backups.prove(damaged, key, tmp_path)


def test_a_folder_set_aside_never_takes_the_place_of_another(tmp_path):
    for number in (1, 2):
        (tmp_path / "1").mkdir()
        (tmp_path / "1" / "which").write_text(str(number))
        backups.set_aside(tmp_path / "1", "1.before-restore")
    assert (tmp_path / "1.before-restore" / "which").read_text() == "1"
    assert (tmp_path / "1.before-restore-2" / "which").read_text() == "2"
