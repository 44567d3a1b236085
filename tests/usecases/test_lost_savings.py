"""Savings that were lost behind the program's back are in the log and in a sentence."""

import os

import pytest

from tests.kit.cut_logs import lose_last_saving
from tests.kit.small_disk import fill, make_room, small_disk
from tests.kit.vaults import PASSPHRASE, START_UTC, unlocked_workplace
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.store.savings_count import COUNT_NAME
from udset_desktop.usecases import backing_up, restoring, unlocking
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.lost_savings import lost_savings
from udset_desktop.usecases.old_copies import copies_beside

DAY_S = 24 * 3600


@pytest.fixture
def workplace(tmp_path):
    made, _ = unlocked_workplace(tmp_path)
    yield made
    made.close()


def acts(workplace):
    return [line.what for line in look_at_log(workplace).lines]


def test_nothing_is_told_where_nothing_is_lost(workplace):
    unlocking.lock(workplace)
    assert lost_savings(workplace) is None

    unlocking.unlock(workplace, PASSPHRASE)

    assert lost_savings(workplace) is None
    assert acts(workplace) == ["vault_made", "unlocked"]


def test_a_lost_saving_is_told_with_its_time_and_the_way_back_and_is_in_the_log(workplace):
    lose_last_saving(workplace)

    unlocking.unlock(workplace, PASSPHRASE)

    told = lost_savings(workplace)
    assert told.code == "usecases.savings_lost_kept"
    assert told.context["savings"] == 1
    assert told.context["since"].startswith("2026-05-04 ")
    (sentence,) = [sentence_of_finding(finding) for finding in told.findings]
    (copy,) = copies_beside(workplace)
    assert copy.file in sentence
    assert acts(workplace) == ["vault_made", "savings_lost", "unlocked"]
    assert workplace.require_vault().load_setting("made/up") == "kept"
    assert unlocking.check_vault(workplace).findings == ()


def test_a_laptop_that_lacks_savings_is_not_behind_like_a_desk(workplace):
    lose_last_saving(workplace)
    unlocking.unlock(workplace, PASSPHRASE)
    assert workplace.require_vault().load_setting("desk/behind_since") is None


def test_it_is_told_once_and_the_copy_goes_in_time(workplace):
    lose_last_saving(workplace)
    unlocking.unlock(workplace, PASSPHRASE)
    unlocking.lock(workplace)
    (kept,) = workplace.vault_folder.glob("*.lost-*")
    os.utime(kept, (START_UTC.timestamp(),) * 2)
    workplace.clock.advance(89 * DAY_S)
    unlocking.unlock(workplace, PASSPHRASE)
    assert [copy.goes_on for copy in copies_beside(workplace)] == ["2026-08-02"]
    unlocking.lock(workplace)
    workplace.clock.advance(DAY_S)

    unlocking.unlock(workplace, PASSPHRASE)

    assert lost_savings(workplace) is None
    assert acts(workplace).count("savings_lost") == 1
    assert copies_beside(workplace) == ()


def test_a_log_that_is_gone_is_told_without_a_copy(workplace):
    lose_last_saving(workplace)
    (workplace.vault_folder / "vault.db-wal").unlink()

    unlocking.unlock(workplace, PASSPHRASE)

    assert lost_savings(workplace).code == "usecases.savings_lost"
    assert lost_savings(workplace).context["savings"] == 2


def test_a_count_that_is_gone_is_a_line_in_the_log_and_no_more(workplace):
    unlocking.lock(workplace)
    (workplace.vault_folder / COUNT_NAME).unlink()

    unlocking.unlock(workplace, PASSPHRASE)

    assert lost_savings(workplace) is None
    assert acts(workplace) == ["vault_made", "count_begun", "unlocked"]
    assert unlocking.check_vault(workplace).findings == ()


def test_a_count_that_cannot_be_written_is_told_by_the_check(workplace):
    count = workplace.vault_folder / COUNT_NAME
    count.unlink()
    count.mkdir()

    workplace.require_vault().save_setting("made/up", "kept")

    (found,) = unlocking.check_vault(workplace).findings
    assert found.code == "store.saving_not_counted"


def test_a_new_key_tells_what_was_lost_under_the_old_one(workplace):
    lose_last_saving(workplace)

    unlocking.renew_key(workplace, PASSPHRASE, "gannet on the skerry at dusk")

    assert lost_savings(workplace).context["savings"] == 1
    assert "savings_lost" in acts(workplace)
    assert copies_beside(workplace) == ()  # it was under the key that is let go


def test_a_restored_vault_lacks_nothing(workplace, tmp_path):
    (tmp_path / "stick").mkdir()
    made = backing_up.back_up(workplace, tmp_path / "stick")
    workplace.require_vault().save_setting("made/up", "later")

    restoring.restore(workplace, made.file, PASSPHRASE, set_aside=True)

    assert lost_savings(workplace) is None
    assert {"savings_lost", "count_begun"}.isdisjoint(acts(workplace))
    assert unlocking.check_vault(workplace).findings == ()


def test_on_a_full_disk_it_is_told_at_each_opening_until_there_is_room(tmp_path):
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        workplace, _ = unlocked_workplace(tmp_path / "disk")
        lose_last_saving(workplace)
        (workplace.vault_folder / "vault.db-wal").unlink()  # else its going makes room
        fill(tmp_path / "disk")
        for _ in range(2):
            unlocking.unlock(workplace, PASSPHRASE)
            assert lost_savings(workplace).context["savings"] == 2
            unlocking.lock(workplace)
        make_room(tmp_path / "disk")
        unlocking.unlock(workplace, PASSPHRASE)
        assert lost_savings(workplace).context["savings"] == 2
        assert acts(workplace).count("savings_lost") == 1
        workplace.close()
