"""The log over the real verbs: what is written in it, that meddling shows, and that it can be handed out."""

import json
import os
import shutil
import subprocess

import pytest

from tests.kit.bundles import CANARY, record
from tests.kit.joined import put_on_file
from tests.kit.vaults import PASSPHRASE, new_workplace, unlocked_workplace
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused
from udset_desktop.sealing.chain import BEGINNING, chained
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.auditing import look_at_log, write_log
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.pin_locking import pin_lock, pin_unlock, set_pin
from udset_desktop.usecases.projects import revoke
from udset_desktop.usecases.unlocking import Which

NEW = "seal on the skerry"


@pytest.fixture
def opened(tmp_path):
    workplace, code = unlocked_workplace(tmp_path)
    yield workplace, code
    workplace.close()


def acts(workplace, which=Which.LAPTOP):
    return [line.what for line in look_at_log(workplace, which).lines]


def test_making_opening_and_the_wrong_tries_before_it_are_told(opened):
    workplace, _ = opened
    unlocking.lock(workplace)
    for _ in range(2):
        with pytest.raises(AccessRefused):
            unlocking.unlock(workplace, "three wrong guesses in a row")
    unlocking.unlock(workplace, PASSPHRASE)

    log = look_at_log(workplace)
    assert [line.what for line in log.lines] == ["vault_made", "unlocked"]
    assert log.lines[-1].sentence == "Unlocked. Wrong tries before it: 2."
    assert log.findings == ()


def test_every_change_of_a_key_is_told_also_where_the_vault_was_locked(opened):
    workplace, code = opened
    unlocking.change_passphrase(workplace, PASSPHRASE, NEW)
    unlocking.lock(workplace)
    unlocking.change_passphrase(workplace, NEW, PASSPHRASE)
    code = unlocking.recover(workplace, code, NEW)
    unlocking.renew_key(workplace, NEW, PASSPHRASE)

    assert acts(workplace) == [
        "vault_made",
        "passphrase_changed",
        "passphrase_changed",
        "recovered",
        "key_renewed",
    ]
    assert look_at_log(workplace).findings == ()


def test_no_key_changes_where_its_line_cannot_be_written(opened):
    workplace, _ = opened
    unlocking.lock(workplace)
    other = new_workplace(workplace.home.folder.parent)
    unlocking.unlock(other, PASSPHRASE)

    with pytest.raises(AccessRefused, match="vault_in_use"):
        unlocking.change_passphrase(workplace, PASSPHRASE, NEW)

    unlocking.lock(other)
    unlocking.unlock(other, PASSPHRASE)
    unlocking.lock(other)


def test_opening_with_the_pin_is_told(opened):
    workplace, _ = opened
    set_pin(workplace, "2468")
    pin_lock(workplace)
    with pytest.raises(AccessRefused, match="vault_locked"):
        look_at_log(workplace)
    pin_unlock(workplace, "2468")

    assert acts(workplace)[-1] == "unlocked_pin"


def test_a_log_that_was_meddled_with_says_so_here_and_in_the_check_of_the_vault(opened):
    workplace, _ = opened
    vault = workplace.require_vault()
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE audit SET at_utc = '2020-01-01T00:00:00+00:00'")

    assert [one.code for one in look_at_log(workplace).findings] == ["store.audit_changed"]
    assert [one.code for one in unlocking.check_vault(workplace).findings] == ["store.audit_changed"]


def test_what_left_and_what_was_taken_back_is_told_without_content(both, stick):
    put_on_file(both.laptop, record(1))
    (written,) = write_bundles(both.laptop, stick)
    withdraw(both.laptop, record(1).id)

    told = look_at_log(both.laptop)
    assert [line.what for line in told.lines] == ["vault_made", "pack_taken", "bundle_written", "taken_back"]
    assert told.lines[2].told == f"number={written.number} records=1"
    assert record(1).id not in str(told)
    assert CANARY not in str(told)


def test_the_desk_has_a_log_of_its_own(both):
    revoke(both.desk, both.enrolled.laptop, last_number=4)

    log = look_at_log(both.desk, Which.DESK)
    assert [line.what for line in log.lines] == [
        "vault_made",
        "project_begun",
        "settings_kept",
        "pack_written",
        "laptop_accepted",
        "laptop_revoked",
    ]
    assert log.lines[-1].sentence.startswith(f"Laptop {both.enrolled.laptop} is believed no longer")
    assert log.findings == ()


@pytest.mark.skipif(
    shutil.which("minisign") is None and "CI" not in os.environ, reason="the minisign tool is not installed"
)
def test_a_log_handed_out_can_be_followed_and_checked_without_this_program(both, tmp_path):
    written = write_log(both.laptop, tmp_path / "log.jsonl")

    before = BEGINNING
    lines = [json.loads(line) for line in written.file.read_text().splitlines()]
    for line in lines:
        assert line["chain"] == chained(before, (line["number"], line["at_utc"], line["what"], line["told"]))
        before = line["chain"]
    assert (lines[-1]["what"], len(lines)) == ("log_written", written.lines)
    checking = ("minisign", "-V", "-P", written.public, "-m", written.file)
    assert subprocess.run(checking, capture_output=True, check=False).returncode == 0
    written.file.write_text(written.file.read_text().replace("vault_made", "vault_lost"))
    assert subprocess.run(checking, capture_output=True, check=False).returncode != 0


def test_a_log_that_was_meddled_with_is_not_signed(both, tmp_path):
    with both.laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE number = 1")

    with pytest.raises(InputRefused, match="audit_missing"):
        write_log(both.laptop, tmp_path / "log.jsonl")
    assert list(tmp_path.glob("log*")) == []


def test_a_file_that_is_there_is_left_and_the_log_has_no_line_of_it(both, tmp_path):
    (tmp_path / "log.jsonl").write_text("mine")
    before = look_at_log(both.laptop)

    with pytest.raises(EnvironmentFailure):
        write_log(both.laptop, tmp_path / "log.jsonl")

    assert (tmp_path / "log.jsonl").read_text() == "mine"
    assert look_at_log(both.laptop) == before


def test_a_vault_that_joined_no_project_has_nothing_to_sign_with(opened, tmp_path):
    with pytest.raises(InputRefused, match="no_project"):
        write_log(opened[0], tmp_path / "log.jsonl")
