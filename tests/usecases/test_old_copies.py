"""Copies from before an upgrade: named for as long as they are there, and gone in time."""

import os
from datetime import timedelta

import pytest

from tests.kit.vaults import PASSPHRASE, START_UTC, unlocked_workplace
from udset_desktop.store.upkeep import PROVEN_DAYS
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.store.vault_schema import SCHEMA
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.old_copies import copies_beside


@pytest.fixture
def workplace(tmp_path):
    made, _ = unlocked_workplace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def copy(workplace):
    """A copy that an upgrade made this moment."""
    made = workplace.vault_folder / f"{VAULT_NAME}.before-{SCHEMA}"
    made.write_bytes(b"the vault of yesterday")
    os.utime(made, (START_UTC.timestamp(),) * 2)
    return made


def opened_after(workplace, days):
    unlocking.lock(workplace)
    workplace.clock.advance(days * 86_400)
    unlocking.unlock(workplace, PASSPHRASE)


def test_a_copy_is_named_with_its_place_and_last_day_until_it_goes(workplace, copy):
    [told] = copies_beside(workplace)
    assert told.file == str(copy)
    assert told.goes_on == (START_UTC + timedelta(days=PROVEN_DAYS)).date().isoformat()
    opened_after(workplace, PROVEN_DAYS - 1)
    assert copies_beside(workplace) == (told,)
    opened_after(workplace, 1)
    assert copies_beside(workplace) == ()
    assert not copy.exists()


def test_nothing_is_named_while_everything_is_locked(workplace, copy):
    unlocking.lock(workplace)
    assert copies_beside(workplace) == ()
    assert copy.exists()


def test_a_new_key_takes_the_copies_under_the_former_one_along(workplace, copy):
    unlocking.renew_key(workplace, PASSPHRASE, "seal on the skerry")
    assert not copy.exists()
