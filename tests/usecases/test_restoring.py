"""A vault put back from a backup opens by each of its ways in, and is a laptop of its own from then on."""

import os
import stat
from datetime import timedelta

import pytest

from tests.kit.bundles import record
from tests.kit.joined import PASSPHRASE, joined, put_on_file, workplace_in
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused
from udset_desktop.store import backup as backups
from udset_desktop.usecases import recovering, removing, restoring, unlocking
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.backing_up import back_up, try_backup
from udset_desktop.usecases.backups_known import known_backups
from udset_desktop.usecases.copies_out import copies_made
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.offering import note_offer
from udset_desktop.usecases.outgoing import ready_of
from udset_desktop.usecases.projects import accept_card
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state

NEW = "seal on the skerry"


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    put_on_file(made.laptop, record(1), record(2))
    yield made
    made.close()


@pytest.fixture
def backup(river, stick):
    return back_up(river.laptop, stick).file


@pytest.fixture
def other(tmp_path):
    """Another computer, with nothing on it."""
    workplace = workplace_in(tmp_path / "other-home")
    yield workplace
    workplace.close()


def records_in(workplace):
    return [one.id for one in workplace.require_vault().load_records()]


@pytest.mark.skipif(os.name != "posix", reason="rights are told another way there")
def test_every_file_of_a_home_is_this_user_s_alone_also_after_restoring(tmp_path, stick):
    before = os.umask(0)  # nothing but the program itself takes rights away
    try:
        river, other = real_river(tmp_path), workplace_in(tmp_path / "other-home")
        restoring.restore(other, back_up(river.laptop, stick).file, PASSPHRASE)
        homes = [one.home.folder for one in (river.laptop, river.desk, other)]
        files = [one for home in homes for one in home.rglob("*") if one.is_file()]
        assert {"vault.db", "vault.slots", "vault.count", "vault.tries"} <= {one.name for one in files}
        assert [one.name for one in files if one.stat().st_mode & 0o077] == []
        assert {stat.S_IMODE(home.stat().st_mode) for home in homes} == {0o700}
        other.close()
        river.close()
    finally:
        os.umask(before)


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_everything_is_there_again_on_another_computer(river, backup, other, way):
    secret = PASSPHRASE if way == "passphrase" else river.enrolled.recovery_code

    done = restoring.restore(other, backup, secret)

    assert done.records == 2
    assert records_in(other) == records_in(river.laptop)
    assert other.project == river.laptop.project
    assert unlocking.check_vault(other).findings == ()
    told = [one.what for one in look_at_log(other).lines]
    assert told[-1] == "restored_as"
    assert ("code_replaced" in told, bool(done.recovery_code)) == (way == "code", way == "code")
    unlocking.lock(other)
    unlocking.unlock(other, PASSPHRASE)


def test_a_recovery_code_that_put_a_backup_back_is_replaced_there(river, backup, other):
    used = river.enrolled.recovery_code
    new = restoring.restore(other, backup, used).recovery_code

    unlocking.lock(other)
    with pytest.raises(AccessRefused):
        unlocking.unlock(other, used)
    unlocking.unlock(other, new)
    assert try_backup(other, backup, used).records == 2  # what SECURITY.md says of a backup from before


def test_it_is_a_laptop_of_its_own_whose_card_stands_in_for_the_old_one(river, backup, other):
    done = restoring.restore(other, backup, PASSPHRASE)

    assert done.before == river.enrolled.laptop != done.laptop
    assert done.card.parent == backup.parent
    assert accept_card(river.desk, done.card, done.code, replaces=done.before) == done.laptop
    old = river.laptop.require_vault().load_key("laptop/signing")
    assert other.require_vault().load_key("laptop/signing").public != old.public


def test_the_organisation_opens_it_where_passphrase_and_code_are_lost(river, backup, other, tmp_path):
    words = restoring.ask_restore(other, backup, NEW, tmp_path / "request")
    recovering.answer_recovery(tmp_path / "request", river.key_file, words, tmp_path / "answer")

    done = restoring.restore_answered(other, backup, tmp_path / "answer", NEW)

    assert records_in(other) == records_in(river.laptop)
    assert "recovered_by_organisation" in [one.what for one in look_at_log(other).lines]
    for secret in (NEW, done.recovery_code):
        unlocking.lock(other)
        unlocking.unlock(other, secret)
    unlocking.lock(other)
    with pytest.raises(AccessRefused):
        unlocking.unlock(other, PASSPHRASE)
    with pytest.raises(AccessRefused, match="nothing_asked"):
        restoring.restore_answered(other, backup, tmp_path / "answer", NEW)


def test_the_backup_it_came_from_is_known_and_named_before_anybody_is_deleted(river, backup, other):
    restoring.restore(other, backup, PASSPHRASE)

    (known,) = known_backups(other)
    assert (known.file, known.made_on.isoformat()) == (backup, "2026-06-01")
    (there, _) = other.require_vault().load_records()
    assert removing.would_go(other, there.person).backups == ((backup, known.goes_on),)

    other.clock.advance(timedelta(days=91).total_seconds())
    assert back_up(other, other.home.folder.parent).gone == (backup,)


def test_a_desks_backup_is_known_to_the_desk_that_came_from_it(river, stick, other):
    made = back_up(river.desk, stick, Which.DESK).file
    restoring.restore(other, made, PASSPHRASE)
    assert [one.file for one in known_backups(other, Which.DESK)] == [made]


def test_in_place_of_a_lost_vault_only_when_told_so_and_its_keys_are_moved_aside(river, backup):
    unlocking.lock(river.laptop)
    keys = (river.laptop.vault_folder / "vault.slots").read_bytes()
    (river.laptop.vault_folder / "vault.db").unlink()
    with pytest.raises(EnvironmentFailure, match="vault_lost"):
        restoring.restore(river.laptop, backup, PASSPHRASE)

    done = restoring.restore(river.laptop, backup, PASSPHRASE, set_aside=True)

    assert (done.aside / "vault.slots").read_bytes() == keys
    assert len(records_in(river.laptop)) == 2


def test_a_wrong_secret_puts_nothing_there(backup, other):
    with pytest.raises(AccessRefused):
        restoring.restore(other, backup, "three wrong guesses in a row")
    assert vault_state(other) is VaultState.NONE
    assert not other.home.folder.exists()


def test_a_vault_that_is_here_is_left_or_moved_aside_whole_and_never_lost(river, backup):
    put_on_file(river.laptop, record(3))
    with pytest.raises(InputRefused, match="vault_here"):
        restoring.restore(river.laptop, backup, PASSPHRASE)
    assert len(records_in(river.laptop)) == 3

    done = restoring.restore(river.laptop, backup, PASSPHRASE, set_aside=True)

    assert len(records_in(river.laptop)) == 2
    (there, _) = river.laptop.require_vault().load_records()
    copies = [(one.what, one.where) for one in copies_made(river.laptop, there.person)]
    assert copies == [("vault_set_aside", str(done.aside))]  # told before a deletion: it holds them too
    assert done.aside.name == "1.before-restore"
    again = workplace_in(river.laptop.home.folder)
    again.laptop = "1.before-restore"  # the folder of that name, opened as a laptop is
    unlocking.unlock(again, PASSPHRASE)
    assert len(records_in(again)) == 3
    again.close()
    twice = restoring.restore(river.laptop, backup, PASSPHRASE, set_aside=True)
    assert twice.aside.name == "1.before-restore-2"


@pytest.mark.parametrize(
    ("where", "step"), [(backups, "lay_out"), (restoring, "_new_self"), (backups, "move_in")]
)
def test_a_kill_on_the_way_leaves_no_laptop_with_the_old_number(backup, other, monkeypatch, where, step):
    real = getattr(where, step)

    def killed(*given, **named):
        if step != "move_in":
            real(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(where, step, killed)
    with pytest.raises(KeyboardInterrupt):
        restoring.restore(other, backup, PASSPHRASE)
    assert vault_state(other) is VaultState.NONE
    monkeypatch.undo()

    done = restoring.restore(other, backup, PASSPHRASE)

    assert done.records == 2
    assert not (other.home.folder / "laptops" / "1.restoring").exists()


def test_a_desk_comes_back_as_it_was(river, stick, other):
    file = back_up(river.desk, stick, Which.DESK).file

    done = restoring.restore(other, file, PASSPHRASE)

    assert (done.laptop, done.card, done.is_desk) == ("", None, True)
    assert other.require_desk().load_root_key() == river.desk.require_desk().load_root_key()
    assert look_at_log(other, Which.DESK).lines[-1].what == "restored"


def test_a_home_for_made_up_people_takes_no_real_vault(backup, tmp_path):
    (tmp_path / "training").mkdir()
    made_up = joined(tmp_path / "training")
    with pytest.raises(InputRefused, match="training_here"):
        restoring.restore(made_up.laptop, backup, PASSPHRASE, set_aside=True)
    made_up.close()


def test_offers_that_had_left_are_not_told_again_by_the_restored_laptop(river, stick, other):
    for _ in range(3):
        note_offer(river.laptop, "third_party", "said_no")
    write_bundles(river.laptop, stick)
    note_offer(river.laptop, "third_party", "said_no")
    note_offer(river.laptop, "third_party", "not_today")

    restoring.restore(other, back_up(river.laptop, stick).file, PASSPHRASE)

    left = {one.said: one.count for one in other.require_vault().load_offers()}
    assert left == {"said_no": 1, "not_today": 1}
    told = {one.said: one.count for one in ready_of(other).load.offers}
    assert told == left


@pytest.mark.parametrize("damaged", [("vault.db",), ("vault.slots", "vault.slots.copy")])
def test_a_damaged_vault_is_moved_aside_and_the_backup_stands_in_its_place(river, backup, damaged):
    unlocking.lock(river.laptop)
    for name in damaged:
        (river.laptop.vault_folder / name).write_bytes(b"\x00" * 9000)
    with pytest.raises(EnvironmentFailure):
        unlocking.unlock(river.laptop, PASSPHRASE)

    done = restoring.restore(river.laptop, backup, PASSPHRASE, set_aside=True)

    assert done.records == 2
    assert (done.aside / damaged[0]).read_bytes() == b"\x00" * 9000
