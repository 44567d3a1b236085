import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.kit.vaults import (
    CANARY,
    CHEAP,
    PASSPHRASE,
    files_holding,
    made_up_draft,
    made_up_person,
    made_up_record,
    new_workplace,
    unlocked_workplace,
)
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused
from udset_desktop.interview.answers import Answer
from udset_desktop.sealing import slots
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.passphrase import new_recovery_code
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.pin_locking import set_pin
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state

NEW = "seal on the skerry"


@pytest.fixture
def opened(tmp_path):
    workplace, code = unlocked_workplace(tmp_path)
    yield workplace, code
    workplace.close()


def test_vault_is_none_then_open_then_locked(tmp_path):
    workplace = new_workplace(tmp_path)
    assert vault_state(workplace) is VaultState.NONE

    unlocking.create_vault(workplace, PASSPHRASE, parameters=CHEAP)
    assert vault_state(workplace) is VaultState.OPEN

    unlocking.lock(workplace)
    unlocking.lock(workplace)
    assert vault_state(workplace) is VaultState.LOCKED


def test_vault_opens_by_passphrase_and_by_recovery_code(opened):
    workplace, code = opened
    workplace.require_vault().save_person(made_up_person())
    for secret in (PASSPHRASE, code, code.lower().replace("-", " ")):
        unlocking.lock(workplace)
        unlocking.unlock(workplace, secret)
        assert len(workplace.require_vault().load_people()) == 1
    unlocking.unlock(workplace, "not looked at while open")


def test_wrong_passphrase_is_refused_and_changes_nothing(opened):
    workplace, _ = opened
    unlocking.lock(workplace)

    with pytest.raises(AccessRefused, match="wrong_passphrase"):
        unlocking.unlock(workplace, "not the passphrase")

    assert vault_state(workplace) is VaultState.LOCKED
    unlocking.unlock(workplace, PASSPHRASE)


def test_wrong_tries_make_one_wait_also_after_a_restart(tmp_path):
    workplace, _ = unlocked_workplace(tmp_path)
    unlocking.lock(workplace)
    for _ in range(3):
        with pytest.raises(AccessRefused, match="wrong_passphrase"):
            unlocking.unlock(workplace, "not the passphrase")
    restarted = new_workplace(tmp_path)

    assert unlocking.wait_s(restarted) == 5
    with pytest.raises(AccessRefused, match="wait"):
        unlocking.unlock(restarted, PASSPHRASE)
    restarted.clock.advance(5)
    unlocking.unlock(restarted, PASSPHRASE)

    assert unlocking.wait_s(restarted) == 0
    restarted.close()


def test_weak_passphrase_makes_no_vault(tmp_path):
    workplace = new_workplace(tmp_path)

    with pytest.raises(InputRefused, match="passphrase_short"):
        unlocking.create_vault(workplace, "short")

    assert vault_state(workplace) is VaultState.NONE
    assert not workplace.home.folder.exists()


def test_second_vault_in_one_place_is_refused(opened):
    workplace, _ = opened

    with pytest.raises(InputRefused, match="vault_there"):
        unlocking.create_vault(workplace, NEW)


def test_where_only_a_laptop_is_a_desk_is_not_told_as_nothing_at_all(opened):
    workplace, _ = opened

    with pytest.raises(AccessRefused, match="no_desk"):
        unlocking.unlock(workplace, PASSPHRASE, Which.DESK)


def test_there_is_nothing_to_unlock_where_there_is_no_vault(tmp_path):
    with pytest.raises(AccessRefused, match="no_vault"):
        unlocking.unlock(new_workplace(tmp_path), PASSPHRASE)


def test_changed_passphrase_opens_and_the_old_one_does_not(opened):
    workplace, code = opened
    unlocking.change_passphrase(workplace, PASSPHRASE, NEW)
    unlocking.lock(workplace)

    with pytest.raises(AccessRefused):
        unlocking.unlock(workplace, PASSPHRASE)
    unlocking.unlock(workplace, NEW)
    unlocking.lock(workplace)
    unlocking.unlock(workplace, code)


def test_passphrase_is_not_changed_by_somebody_who_does_not_know_it(opened):
    workplace, _ = opened

    with pytest.raises(AccessRefused, match="wrong_passphrase"):
        unlocking.change_passphrase(workplace, "not the passphrase", NEW)
    with pytest.raises(InputRefused, match="passphrase_short"):
        unlocking.change_passphrase(workplace, PASSPHRASE, "short")

    unlocking.lock(workplace)
    unlocking.unlock(workplace, PASSPHRASE)


def test_recovery_gives_a_new_passphrase_and_a_new_code(opened):
    workplace, code = opened
    workplace.require_vault().save_person(made_up_person())
    unlocking.lock(workplace)

    next_code = unlocking.recover(workplace, code, NEW)

    for old in (PASSPHRASE, code):
        with pytest.raises(AccessRefused):
            unlocking.unlock(workplace, old)
    unlocking.unlock(workplace, NEW)
    assert len(workplace.require_vault().load_people()) == 1
    unlocking.lock(workplace)
    unlocking.unlock(workplace, next_code)


@pytest.mark.parametrize(
    "code", [new_recovery_code(), "mistyped", PASSPHRASE], ids=["another", "mistyped", "passphrase"]
)
def test_recovery_with_another_code_is_refused(opened, code):
    workplace, _ = opened
    unlocking.lock(workplace)

    with pytest.raises(AccessRefused):
        unlocking.recover(workplace, code, NEW)

    unlocking.unlock(workplace, PASSPHRASE)


def test_organisation_can_open_the_slot_made_for_it_and_nobody_elses(tmp_path):
    organisation = new_age_key()
    workplace, _ = unlocked_workplace(tmp_path, recipient=organisation.recipient)
    found = slots.read_slots(workplace.vault_folder).slots
    workplace.close()

    assert len(slots.open_by_organisation(found, organisation.secret)) == 32
    with pytest.raises(AccessRefused):
        slots.open_by_organisation(found, new_age_key().secret)


def test_damaged_copy_of_the_slots_is_told_and_mended_at_unlocking(opened):
    workplace, _ = opened
    copy = workplace.vault_folder / slots.COPY_NAME
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-3])
    codes = [finding.code for finding in unlocking.check_vault(workplace).findings]
    assert codes == ["sealing.slots_copy_damaged"]
    unlocking.lock(workplace)

    unlocking.unlock(workplace, PASSPHRASE)

    assert copy.read_bytes() == whole
    assert unlocking.check_vault(workplace).findings == ()


def test_check_counts_what_is_there_and_finds_nothing_wrong(opened):
    workplace, _ = opened
    vault, person = workplace.require_vault(), made_up_person()
    vault.save_person(person)
    vault.save_record(made_up_record(person))
    vault.save_draft(made_up_draft(person))

    checked = unlocking.check_vault(workplace)

    assert (checked.findings, checked.records, checked.drafts) == ((), 1, 1)


def test_check_finds_a_page_altered_on_disk(opened):
    workplace, _ = opened
    vault, person = workplace.require_vault(), made_up_person()
    vault.save_person(person)
    vault.save_records(made_up_record(person) for _ in range(100))
    unlocking.lock(workplace)
    path = workplace.vault_folder / VAULT_NAME
    content = bytearray(path.read_bytes())
    content[-1000] ^= 1
    path.write_bytes(content)
    unlocking.unlock(workplace, PASSPHRASE)

    codes = [finding.code for finding in unlocking.check_vault(workplace).findings]

    assert codes == ["store.pages_damaged"]


def test_desk_vault_is_another_vault_with_its_own_passphrase(opened):
    workplace, _ = opened
    unlocking.create_vault(workplace, NEW, which=Which.DESK)
    assert vault_state(workplace, Which.DESK) is VaultState.OPEN
    unlocking.lock(workplace)

    with pytest.raises(AccessRefused):
        unlocking.unlock(workplace, PASSPHRASE, Which.DESK)
    unlocking.unlock(workplace, NEW, Which.DESK)

    assert workplace.require_desk().load_project() is None
    assert unlocking.check_vault(workplace, Which.DESK).findings == ()
    assert vault_state(workplace) is VaultState.LOCKED


def test_training_home_opens_without_a_passphrase(tmp_path):
    workplace = new_workplace(tmp_path)

    assert unlocking.create_vault(workplace, training=True) == ""
    unlocking.lock(workplace)

    assert workplace.is_training
    assert vault_state(workplace) is VaultState.TRAINING
    unlocking.unlock(workplace)
    assert unlocking.check_vault(workplace).findings == ()
    for verb in (unlocking.change_passphrase, unlocking.recover):
        with pytest.raises(AccessRefused, match="training_has_none"):
            verb(workplace, "x", NEW)
    workplace.close()


def test_training_and_real_vaults_never_share_a_home(opened, tmp_path):
    workplace, _ = opened
    workplace.laptop = 2
    with pytest.raises(InputRefused, match="real_project_here"):
        unlocking.create_vault(workplace, training=True, which=Which.DESK)

    training = new_workplace(tmp_path / "other")
    unlocking.create_vault(training, training=True)
    with pytest.raises(InputRefused, match="training_here"):
        unlocking.create_vault(training, PASSPHRASE, which=Which.DESK)
    training.close()


def test_nothing_readable_lies_in_the_home_after_any_verb(opened):
    workplace, code = opened
    vault, person = workplace.require_vault(), made_up_person(CANARY)
    secrets = (CANARY, PASSPHRASE, NEW, code, "2468", "SQLite format 3")

    def is_clean():
        return files_holding(workplace.home.folder, *secrets) == []

    steps = [
        lambda: vault.save_person(person),
        lambda: vault.save_draft(made_up_draft(person)),
        lambda: vault.save_answer("interview-1", "safe.words", Answer(value=CANARY)),
        lambda: vault.save_typing("interview-1", "safe.words", CANARY),
        lambda: vault.save_record(made_up_record(person, reason=CANARY)),
        lambda: vault.delete_draft("interview-1"),
        lambda: set_pin(workplace, "2468"),
        lambda: unlocking.check_vault(workplace),
        lambda: unlocking.change_passphrase(workplace, PASSPHRASE, NEW),
        lambda: unlocking.lock(workplace),
        lambda: unlocking.recover(workplace, code, PASSPHRASE),
        lambda: unlocking.unlock(workplace, PASSPHRASE),
    ]
    for step in steps:
        step()
        assert is_clean()


READ_ONLY = """
import pathlib, sys, os
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace
import udset_desktop.sealing.slots, udset_desktop.store.vault  # before: Python itself may lie out of reach
if os.getuid() == 0: os.setuid(65534)
try: unlock(open_workplace(Home(folder=pathlib.Path(sys.argv[1]))), sys.argv[2])
except UdsetError as problem: print(type(problem).__name__, problem.code)
"""


@pytest.fixture
def open_air():
    # Not under pytest's own folder, which another user may not even look into.
    folder = Path(tempfile.mkdtemp(prefix="udset-read-only-"))
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_read_only_folder_is_said_plainly_and_left_as_it_was(open_air):
    workplace, _ = unlocked_workplace(open_air)
    unlocking.lock(workplace)
    folder = workplace.vault_folder
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in (open_air, *open_air.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    told = subprocess.run(
        [sys.executable, "-c", READ_ONLY, workplace.home.folder, PASSPHRASE],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )

    assert told.stdout.split() == ["EnvironmentFailure", "foundation.not_allowed"], told.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_both_slots_copies_damaged_is_a_clear_refusal(opened):
    workplace, _ = opened
    unlocking.lock(workplace)
    for name in (slots.SLOTS_NAME, slots.COPY_NAME):
        (workplace.vault_folder / name).write_bytes(b"x")

    with pytest.raises(EnvironmentFailure, match="slots_damaged"):
        unlocking.unlock(workplace, PASSPHRASE)


def guessed(workplace):
    unlocking.lock(workplace)
    for _ in range(2):
        with pytest.raises(AccessRefused, match="wrong_passphrase"):
            unlocking.unlock(workplace, "a wrong guess in the kitchen")


def told(workplace):
    return [(line.what, line.told) for line in look_at_log(workplace).lines]


@pytest.mark.parametrize("what", ["passphrase_changed", "recovered", "key_renewed"])
def test_wrong_tries_before_a_change_of_keys_are_in_the_log(opened, what):
    workplace, code = opened
    guessed(workplace)
    if what == "passphrase_changed":
        unlocking.change_passphrase(workplace, PASSPHRASE, NEW)
    elif what == "recovered":
        unlocking.recover(workplace, code, NEW)
    else:
        unlocking.renew_key(workplace, PASSPHRASE, NEW)
    unlocking.unlock(workplace, NEW)

    lines = told(workplace)
    at = [name for name, _ in lines].index(what)
    assert lines[at - 1] == ("wrong_tries", "count=2")
    unlocking.change_passphrase(workplace, NEW, PASSPHRASE)
    assert [name for name, _ in told(workplace)].count("wrong_tries") == 1
