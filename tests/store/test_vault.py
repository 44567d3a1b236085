import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.vaults import CANARY, files_holding, made_up_draft, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.interview.answers import Answer
from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.vault import (
    VAULT_NAME,
    create_vault,
    has_vault,
    open_vault,
    opens_with,
    rekey_vault,
)


def test_what_was_saved_is_there_when_the_vault_opens_again(tmp_path):
    vault, data_key = new_vault(tmp_path)
    person = made_up_person()
    vault.save_person(person)
    vault.close()

    again = open_vault(tmp_path, data_key)

    assert again.load_person(person.id) == person
    again.close()


def test_closed_vault_takes_and_gives_nothing(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.close()
    vault.close()

    assert not vault.is_open
    with pytest.raises(AccessRefused, match="vault_closed"):
        vault.load_people()


def test_closing_zeroes_the_key(tmp_path):
    vault, data_key = new_vault(tmp_path)
    assert bytes(vault._data_key) == data_key

    vault.close()

    assert bytes(vault._data_key) == bytes(32)


HOLDS = """
import os, pathlib, sys
from udset_desktop.store.vault import open_vault, rekey_vault
given, new = bytearray(32), bytearray(32)
os.readv(0, [given, new])
folder = pathlib.Path(sys.argv[1])
vault = open_vault(folder, given)
vault.load_people()
os.write(1, b"+")
os.read(0, 1)
vault.close()
rekey_vault(folder, given, new)
given[:] = new[:] = bytes(32)
os.write(1, b"-")
os.read(0, 1)
"""


def in_memory(process, key):
    """How often a key lies in the memory of a program, as it is, and any quarter of it in letters."""
    raw = letters = 0
    quarters = [key[at : at + 8].hex() for at in range(0, 32, 8)]
    with Path(f"/proc/{process.pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8").splitlines():
            low, high = (int(one, 16) for one in line.split()[0].split("-"))
            try:
                memory.seek(low)
                page = memory.read(high - low)
            except (OSError, OverflowError, ValueError):
                continue  # the system's own
            raw += page.count(key)
            letters += sum(page.count(one.encode()) + page.count(one.upper().encode()) for one in quarters)
    return raw, letters


@pytest.mark.skipif(sys.platform != "linux", reason="where a program's memory can be read")
def test_no_key_stays_in_the_memory_of_a_program_that_closed_its_vault(tmp_path):
    vault, key = new_vault(tmp_path)
    vault.close()
    new_key = new_data_key()
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=root,
        bufsize=0,
    ) as holding:
        holding.stdin.write(key + new_key)
        assert holding.stdout.read(1) == b"+"
        raw, letters = in_memory(holding, key)
        assert raw, "else this test would see nothing"
        assert letters == 0
        holding.stdin.write(b"+")
        assert holding.stdout.read(1) == b"-"
        assert in_memory(holding, key) == in_memory(holding, new_key) == (0, 0)
        holding.stdin.write(b"-")


def test_two_programs_cannot_have_one_vault_open(tmp_path):
    vault, data_key = new_vault(tmp_path)

    with pytest.raises(AccessRefused, match="vault_in_use"):
        open_vault(tmp_path, data_key)
    vault.close()
    open_vault(tmp_path, data_key).close()


def test_another_process_is_refused_too(tmp_path):
    vault, data_key = new_vault(tmp_path)
    program = (
        "import sys, pathlib\n"
        "from udset_desktop.store.vault import open_vault\n"
        "from udset_desktop.foundation.problems import UdsetError\n"
        "try: open_vault(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "except UdsetError as problem: print(problem.code)\n"
    )

    told = subprocess.run(
        [sys.executable, "-c", program, tmp_path, data_key.hex()], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "store.vault_in_use"
    vault.close()


def test_wrong_key_is_refused_and_nothing_is_said_on_standard_error(tmp_path, capfd):
    vault, _ = new_vault(tmp_path)
    vault.close()

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        open_vault(tmp_path, new_data_key())

    assert capfd.readouterr() == ("", "")


def test_refused_opening_lets_go_of_the_lock(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()
    with pytest.raises(EnvironmentFailure):
        open_vault(tmp_path, new_data_key())

    open_vault(tmp_path, data_key).close()


def test_what_a_kill_left_beside_the_vault_is_gone_with_the_next_opening(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()
    for name in ("vault.tries", "vault.slots.copy"):
        (tmp_path / f".{name}.0a1b2c3d.part").write_bytes(b"x")
    open_vault(tmp_path, data_key).close()
    assert list(tmp_path.glob("*.part")) == []


def test_vault_is_never_made_over_another(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()

    with pytest.raises(EnvironmentFailure, match="vault_there"):
        create_vault(tmp_path, data_key)


def test_there_is_no_vault_where_none_was_made(tmp_path):
    assert not has_vault(tmp_path)
    with pytest.raises(EnvironmentFailure, match="no_vault"):
        open_vault(tmp_path, new_data_key())


def test_half_made_vault_left_by_a_kill_is_in_nobodys_way(tmp_path):
    (tmp_path / f"{VAULT_NAME}.new").write_bytes(b"half")
    (tmp_path / f"{VAULT_NAME}.new-wal").write_bytes(b"half")

    vault, _ = new_vault(tmp_path)

    assert vault.count_records() == 0
    assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name) == []
    vault.close()


def test_every_file_of_a_vault_is_private_and_none_is_readable(tmp_path):
    vault, _ = new_vault(tmp_path / "v")
    person = made_up_person(CANARY)
    vault.save_person(person)
    vault.save_draft(made_up_draft(person, answers={"safe.words": Answer(value=CANARY)}))
    vault.save_typing("interview-1", "safe.words", CANARY * 50)
    vault.save_record(made_up_record(person, answers={"safe.words": Answer(value=CANARY)}))

    names = {path.name for path in (tmp_path / "v").iterdir()}
    assert {VAULT_NAME, f"{VAULT_NAME}-wal"} <= names  # the log really is there to be searched
    assert files_holding(tmp_path, CANARY, "SQLite format 3", "safe.words") == []
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.rglob("*"))

    vault.close()
    assert files_holding(tmp_path, CANARY, "SQLite format 3", "safe.words") == []


def test_deleted_words_are_gone_from_the_pages_too(tmp_path):
    vault, _ = new_vault(tmp_path)
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person, answers={"safe.words": Answer(value=CANARY)}))

    vault.delete_draft("interview-1")

    with vault.transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM draft_answer").scalar() == 0
    vault.close()


def test_vault_is_as_careful_as_promised(tmp_path):
    vault, _ = new_vault(tmp_path)
    promised = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "temp_store": 2,
        "locking_mode": "exclusive",
    }

    with vault.transaction() as connection:
        kept = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in promised}

    assert kept == promised
    vault.close()


def test_current_vault_opens_without_the_migration_tool(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()
    program = (
        "import sys, pathlib\n"
        "from udset_desktop.store.vault import open_vault\n"
        "open_vault(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close()\n"
        "print('alembic' in sys.modules)\n"
    )

    told = subprocess.run(
        [sys.executable, "-c", program, tmp_path, data_key.hex()], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "False"


def test_rekeyed_vault_opens_with_the_new_key_alone(tmp_path):
    vault, data_key = new_vault(tmp_path)
    person = made_up_person(CANARY)
    vault.save_person(person)
    vault.close()
    new_key = new_data_key()

    rekey_vault(tmp_path, data_key, new_key)

    assert not opens_with(tmp_path, data_key)
    assert opens_with(tmp_path, new_key)
    again = open_vault(tmp_path, new_key)
    assert again.load_people() == (person,)
    with pytest.raises(AccessRefused, match="vault_in_use"):
        opens_with(tmp_path, new_key)
    again.close()
    assert files_holding(tmp_path, CANARY) == []


def test_vault_under_another_key_is_not_rekeyed(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        rekey_vault(tmp_path, new_data_key(), new_data_key())

    assert opens_with(tmp_path, data_key)


def test_folder_that_cannot_take_a_vault_is_said_plainly(tmp_path):
    (tmp_path / f"{VAULT_NAME}.new").mkdir()

    with pytest.raises(EnvironmentFailure, match="foundation"):
        create_vault(tmp_path, new_data_key())


def test_asking_for_a_key_makes_no_vault(tmp_path):
    with pytest.raises(EnvironmentFailure, match="no_vault"):
        opens_with(tmp_path, new_data_key())

    assert list(tmp_path.iterdir()) == []


def test_copies_that_a_cut_off_program_left_go_at_the_next_opening(tmp_path):
    vault, data_key = new_vault(tmp_path)
    vault.close()
    left = [tmp_path / f".{VAULT_NAME}.{name}" for name in ("1a.prove", "1a.prove-wal", "before-8.2b.part")]
    mine = tmp_path / "notes.txt"
    for file in (*left, mine):
        file.write_bytes(b"x")
    open_vault(tmp_path, data_key).close()
    assert [file.name for file in (*left, mine) if file.exists()] == ["notes.txt"]
