"""A new data key: what an old copy of the slots is worth afterwards, and what a kill on the way costs."""

import shutil

import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE, made_up_person, unlocked_workplace
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.sealing import slots
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.store.vault import opens_with, rekey_vault
from udset_desktop.usecases import unlocking

NEW = "seal on the skerry"
ORGANISATION = new_age_key()


@pytest.fixture
def opened(tmp_path):
    workplace, code = unlocked_workplace(tmp_path, recipient=ORGANISATION.recipient)
    workplace.require_vault().save_person(made_up_person())
    yield workplace, code
    workplace.close()


def test_old_slots_open_nothing_after_a_renewal(opened, tmp_path):
    workplace, code = opened
    seen = tmp_path / "seen by others"
    shutil.copytree(workplace.vault_folder, seen)

    next_code = unlocking.renew_key(workplace, PASSPHRASE, NEW)

    old_key = slots.open_by_passphrase(slots.read_slots(seen).slots, PASSPHRASE)
    workplace.close()
    assert not opens_with(workplace.vault_folder, old_key)
    for secret in (PASSPHRASE, code):
        with pytest.raises(AccessRefused):
            unlocking.unlock(workplace, secret)
    for secret in (NEW, next_code):
        unlocking.unlock(workplace, secret)
        assert len(workplace.require_vault().load_people()) == 1
        unlocking.lock(workplace)
    found = slots.read_slots(workplace.vault_folder).slots
    assert found.former is None
    assert opens_with(workplace.vault_folder, slots.open_by_organisation(found, ORGANISATION.secret))


def test_renewal_wants_the_old_passphrase_and_a_strong_new_one(opened):
    workplace, _ = opened

    with pytest.raises(AccessRefused, match="wrong_passphrase"):
        unlocking.renew_key(workplace, "not the passphrase", NEW)
    with pytest.raises(InputRefused, match="passphrase_short"):
        unlocking.renew_key(workplace, PASSPHRASE, "short")

    assert len(workplace.require_vault().load_people()) == 1


@pytest.mark.parametrize("killed", ["before the file was written anew", "after it"])
def test_renewal_cut_off_by_a_kill_is_finished_at_unlocking(opened, killed):
    workplace, _ = opened
    workplace.close()
    folder = workplace.vault_folder
    before = slots.read_slots(folder).slots
    old_key, new_key = slots.open_by_passphrase(before, PASSPHRASE), slots.new_data_key()
    fresh = slots.new_slots(new_key, passphrase=NEW, recovery_code=new_recovery_code(), parameters=CHEAP)
    slots.write_slots(folder, slots.renewed(before, old_key, fresh, new_key))
    if killed == "after it":
        rekey_vault(folder, old_key, new_key)

    unlocking.unlock(workplace, NEW)

    assert len(workplace.require_vault().load_people()) == 1
    assert slots.read_slots(folder).slots.former is None
    workplace.close()
    assert opens_with(folder, new_key)
