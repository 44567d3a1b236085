import subprocess
import sys
import threading

import pytest

from tests.kit.vaults import made_up_draft, made_up_person, new_vault
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.interview.answers import Answer
from udset_desktop.store.vault import open_vault


class Unexpected(Exception):
    pass


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


def test_transactions_inside_one_another_are_one(vault):
    def both():
        with vault.transaction():
            vault.save_person(made_up_person("Ann"))
            vault.save_person(made_up_person("Ben"))
            raise Unexpected

    with pytest.raises(Unexpected):
        both()

    assert vault.load_people() == ()


def test_inner_transaction_that_fails_undoes_the_outer_one(vault):
    def both():
        with vault.transaction():
            vault.save_person(made_up_person("Ann"))
            with vault.transaction():
                raise Unexpected

    with pytest.raises(Unexpected):
        both()

    assert vault.load_people() == ()


def test_after_an_undone_transaction_the_next_one_holds(vault):
    with pytest.raises(Unexpected), vault.transaction():
        raise Unexpected

    vault.save_person(made_up_person("Ann"))

    assert len(vault.load_people()) == 1


def test_connection_that_broke_is_made_anew(vault):
    vault.save_person(made_up_person("Ann"))

    def break_it():
        with vault.transaction() as connection:
            vault.save_person(made_up_person("Ben"))
            connection.connection.dbapi_connection.close()
            raise Unexpected

    with pytest.raises(Unexpected):
        break_it()

    assert [person.name for person in vault.load_people()] == ["Ann"]


def test_two_threads_take_turns(vault):
    def save(name):
        for _ in range(20):
            vault.save_person(made_up_person(name))

    threads = [threading.Thread(target=save, args=(name,)) for name in ("Ann", "Ben", "Cat")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [person.name for person in vault.load_people()] == ["Ann", "Ben", "Cat"]


def test_full_disk_is_said_plainly_and_loses_nothing(vault):
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person))
    with vault.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(EnvironmentFailure, match="disk_full"):
        vault.save_answer("interview-1", "safe.words", Answer(value="x" * 200_000))

    assert vault.load_draft("interview-1") == made_up_draft(person)
    vault.save_answer("interview-1", "safe.rating", Answer(value="yes", scale="fit-4"))


FILL_DISK = """
import pathlib, resource, signal, sys
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.interview.answers import Answer
from udset_desktop.store.vault import open_vault
vault = open_vault(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
saved = 0
try:
    while saved < 1000:
        vault.save_answer("interview-1", f"page{saved}.words", Answer(value="word " * 400))
        saved += 1
except EnvironmentFailure as problem:
    print(saved, problem.code, len(vault.load_draft("interview-1").answers))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_disk_that_stops_taking_bytes_keeps_every_answer_already_saved(tmp_path):
    vault, data_key = new_vault(tmp_path)
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person))
    vault.close()

    told = subprocess.run(
        [sys.executable, "-c", FILL_DISK, tmp_path, data_key.hex()],
        capture_output=True,
        text=True,
        check=True,
    )

    saved, code, kept = told.stdout.split()
    assert int(saved) > 10
    assert code in {"store.disk_failed", "store.disk_full"}
    assert kept == saved
    again = open_vault(tmp_path, data_key)
    assert len(again.load_draft("interview-1").answers) == int(saved)
    again.close()
