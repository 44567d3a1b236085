"""A log that was handed out is checked by somebody else, and a whole log that was put back is found out by it."""

import json
import shutil
from dataclasses import replace

import pytest

from tests.kit.acted import acted
from tests.kit.joined import PASSPHRASE, workplace_in
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import BundleRefused, EnvironmentFailure, InputRefused
from udset_desktop.sealing.chain import BEGINNING, chained
from udset_desktop.sealing.keys import new_signing_key, sign
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.auditing import look_at_log, write_log
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.log_checking import check_log, hold_log, lines_here, require_goes_on, rows_of
from udset_desktop.usecases.projects import new_project
from udset_desktop.usecases.restoring import restore
from udset_desktop.usecases.unlocking import Which

DAY_S = 86_400


@pytest.fixture
def copy(both, tmp_path):
    acted(both.laptop, 3)
    return write_log(both.laptop, tmp_path / "log.jsonl")


def test_the_desk_tells_whose_log_it_is_and_the_laptop_that_it_is_its_own(both, copy):
    at_desk = check_log(copy.file, workplace=both.desk, which=Which.DESK)
    assert (at_desk.signer, at_desk.is_own, len(at_desk.lines)) == (both.enrolled.laptop, False, copy.lines)
    at_home = check_log(copy.file, workplace=both.laptop)
    assert (at_home.signer, at_home.is_own) == (both.enrolled.laptop, True)


def test_the_desk_s_own_log_is_signed_by_a_coordinator_and_the_laptop_knows_it(both, tmp_path):
    written = write_log(both.desk, tmp_path / "desk.jsonl", Which.DESK)
    assert check_log(written.file, workplace=both.desk, which=Which.DESK).is_own
    told = check_log(written.file, workplace=both.laptop)
    assert (told.signer, told.is_own) == ("coordinator", False)


def test_whoever_has_the_key_alone_needs_no_vault(copy):
    assert check_log(copy.file, key=copy.public).signer == "key"
    with pytest.raises(BundleRefused, match="signed_by_nobody"):
        check_log(copy.file, key=new_signing_key().public)
    with pytest.raises(BundleRefused, match="signed_by_nobody"):
        check_log(copy.file)


def test_a_stranger_s_signature_and_a_changed_byte_are_refused(both, copy):
    content = copy.file.read_bytes()
    copy.signature.write_bytes(sign(content, new_signing_key(), "udset log of 6 lines"))
    with pytest.raises(BundleRefused, match="signed_by_nobody"):
        check_log(copy.file, workplace=both.desk, which=Which.DESK)


def test_a_changed_file_is_refused(both, copy):
    copy.file.write_bytes(copy.file.read_bytes().replace(b"sheet_printed", b"sheet_painted", 1))
    with pytest.raises(BundleRefused, match="signed_by_nobody"):
        check_log(copy.file, workplace=both.desk, which=Which.DESK)


def test_a_log_without_its_signature_says_which_file_is_not_there(both, copy):
    copy.signature.unlink()
    with pytest.raises(EnvironmentFailure):
        check_log(copy.file, workplace=both.desk, which=Which.DESK)


@pytest.mark.parametrize(
    ("meddle", "code"),
    [
        (lambda rows: rows[1:], "changed"),  # the beginning cut off
        (lambda rows: [rows[0], *rows[2:]], "changed"),
        (lambda rows: [rows[1], rows[0], *rows[2:]], "changed"),
        (lambda rows: [{**rows[0], "what": "unlocked"}, *rows[1:]], "changed"),
        (lambda rows: [{**rows[0], "more": 1}, *rows[1:]], "no_log"),
        (lambda rows: [{**rows[0], "number": True}, *rows[1:]], "no_log"),
        (lambda rows: [[], *rows], "no_log"),
    ],
)
def test_also_of_a_believed_signer_the_lines_have_to_hang_together(tmp_path, copy, meddle, code):
    key, out = new_signing_key(), tmp_path / "other.jsonl"
    rows = meddle([json.loads(line) for line in copy.file.read_text().splitlines()])
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    out.write_bytes(content)
    (tmp_path / "other.jsonl.minisig").write_bytes(sign(content, key, ""))
    with pytest.raises((BundleRefused, InputRefused), match=rf"log_checking\.{code}"):
        check_log(out, key=key.public)


def test_the_log_goes_on_from_a_copy_that_was_handed_out(both, copy, tmp_path):
    acted(both.laptop, 2)
    here = lines_here(both.laptop)
    assert require_goes_on(check_log(copy.file, key=copy.public).lines, here) == 2
    later = write_log(both.laptop, tmp_path / "later.jsonl")
    earlier = check_log(copy.file, key=copy.public).lines
    assert require_goes_on(earlier, check_log(later.file, key=later.public).lines) == 3


def test_a_copy_is_held_against_the_vault_whose_own_it_is_or_against_an_earlier_copy(both, copy, tmp_path):
    acted(both.laptop, 2)
    both.laptop.desk = both.desk.desk  # a laptop of the coordinator's own
    desk = write_log(both.desk, tmp_path / "desk.jsonl", Which.DESK)
    everything = {"workplace": both.laptop, "which": (Which.LAPTOP, Which.DESK)}
    try:
        assert (hold_log(copy.file, **everything).since, hold_log(desk.file, **everything).since) == (2, 0)
    finally:
        both.laptop.desk = None
    later = write_log(both.laptop, tmp_path / "later.jsonl")
    at_desk = {"workplace": both.desk, "which": (Which.DESK,)}
    assert hold_log(later.file, **at_desk).since is None
    assert hold_log(later.file, earlier=copy.file, **at_desk).since == 3
    with pytest.raises(InputRefused, match="another"):
        hold_log(copy.file, earlier=later.file, **at_desk)


def test_of_two_vaults_the_one_that_knows_the_signer_says_what_is_wrong(both, tmp_path):
    elsewhere = workplace_in(tmp_path / "elsewhere")
    new_project(elsewhere, "Elsewhere", passphrase="", training=True)
    out = tmp_path / "none.jsonl"
    out.write_bytes(b"no log\n")
    key = elsewhere.require_desk().load_receipt_key()
    (tmp_path / "none.jsonl.minisig").write_bytes(sign(b"no log\n", key, ""))
    elsewhere.vault = both.laptop.vault  # which knows no such key
    with pytest.raises(BundleRefused, match=r"log_checking\.no_log"):
        hold_log(out, workplace=elsewhere, which=(Which.LAPTOP, Which.DESK))
    elsewhere.vault = None
    elsewhere.close()


def test_an_older_copy_of_the_whole_folder_put_back_is_found_out_by_the_copy(both, tmp_path):
    """What neither the chain nor the count of savings shows: log, vault and count go back together."""
    laptop, home, kept = both.laptop, both.laptop.home.folder, tmp_path / "kept"
    unlocking.lock(laptop)
    shutil.copytree(home, kept)
    unlocking.unlock(laptop, "")
    acted(laptop, 3)
    copy = write_log(laptop, tmp_path / "log.jsonl")
    unlocking.lock(laptop)
    shutil.rmtree(home)
    shutil.copytree(kept, home)

    again = workplace_in(home)
    again.clock.advance(3600)
    unlocking.unlock(again, "")
    acted(again, 9)
    assert look_at_log(again).findings == ()  # nothing in the vault says so
    with pytest.raises(InputRefused, match=r"log_checking\.another") as refused:
        require_goes_on(check_log(copy.file, workplace=again).lines, lines_here(again))
    context = refused.value.findings[0].context
    assert (context["lines"], context["number"]) == (
        copy.lines,
        3,
    )  # from the unlocking after the older copy on
    again.close()


def test_the_end_cut_off_a_log_with_its_counter_is_found_out_by_the_copy(both, copy):
    """Whoever has the key and a program of their own can make the vault's own check say that all is well."""
    with both.laptop.require_vault().transaction() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE number > 2")
        connection.exec_driver_sql("UPDATE counter SET value = 2 WHERE name = 'audit'")
    assert look_at_log(both.laptop).findings == ()
    with pytest.raises(InputRefused, match=r"log_checking\.another"):
        require_goes_on(check_log(copy.file, key=copy.public).lines, lines_here(both.laptop))


def test_a_log_written_anew_and_one_of_another_vault_are_found_out_by_the_copy(both, copy):
    lines, before = [], BEGINNING
    for one in check_log(copy.file, key=copy.public).lines:
        chain = chained(before, (one.number, one.at_utc, "unlocked", ""))
        lines.append(replace(one, what="unlocked", told="", chain=chain))
        before = chain
    with pytest.raises(InputRefused, match=r"log_checking\.another"):
        require_goes_on(check_log(copy.file, key=copy.public).lines, lines)
    with pytest.raises(InputRefused, match=r"log_checking\.another"):
        require_goes_on(check_log(copy.file, key=copy.public).lines, lines_here(both.desk, Which.DESK))


def test_a_clock_set_back_is_named_and_changes_nothing_else(both, tmp_path):
    laptop = both.laptop
    laptop.clock.advance(3 * DAY_S)
    acted(laptop)
    laptop.clock.advance(-240)  # a clock that was put right
    acted(laptop)
    laptop.clock.advance(-2 * DAY_S)
    acted(laptop)
    log = look_at_log(laptop)
    assert log.findings == ()
    assert log.back == (log.lines[-1].number,)
    written = write_log(laptop, tmp_path / "log.jsonl")
    assert check_log(written.file, key=written.public).back == log.back


def test_lines_come_with_their_sentences(copy):
    rows = rows_of(check_log(copy.file, key=copy.public).lines, "en")
    assert rows[-1]["done"] == f"This log was handed out. Lines before that: {copy.lines - 1}."


def test_a_laptop_put_back_knows_the_copies_it_handed_out_before_also_twice_over(tmp_path):
    """Its only pack is from before its card was accepted, so that no trust list names its former keys."""
    river = real_river(tmp_path)
    early = write_log(river.laptop, tmp_path / "early.jsonl")
    backup, new = back_up(river.laptop, tmp_path).file, workplace_in(tmp_path / "new-home")
    first = restore(new, backup, PASSPHRASE)

    held = hold_log(early.file, workplace=new)

    assert (held.log.signer, held.log.is_own) == (first.before, True)
    assert held.since is not None and held.since > 0  # noqa: PT018
    middle = write_log(new, tmp_path / "middle.jsonl")
    (tmp_path / "later").mkdir()
    again = restore(new, back_up(new, tmp_path / "later").file, PASSPHRASE, set_aside=True)
    assert check_log(early.file, workplace=new).signer == first.before
    assert check_log(middle.file, workplace=new).signer == again.before == first.laptop
    new.close()
    river.close()
