"""A pool whose log was cut off behind the program's back: told by what the desk remembers, and whole again."""

import contextlib
import os
import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from tests.kit.joined import joined
from tests.kit.talks import finished_talk
from udset_desktop.usecases import overseeing
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.hearing import number_heard
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.merging import merge_files, pool_digest, pool_status
from udset_desktop.usecases.receipting import SUFFIX

CUTS = 5
FORGETFUL = """CREATE TRIGGER forgetful BEFORE INSERT ON setting WHEN NEW.name LIKE 'heard_number/%'
BEGIN SELECT RAISE(ABORT, 'not noted'); END"""


def rows_in(file):
    with contextlib.closing(sqlite3.connect(file)) as pool:
        tables = [name for (name,) in pool.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, pool.execute(f'SELECT * FROM "{name}"'))) for name in tables}


class River:
    """Two bundles merged while somebody else looks on, so that the pool's log is there as after a kill."""

    def __init__(self, folder):
        self.made = joined(folder)
        self.files = []
        for name in ("Agnes", "Isla"):
            finished_talk(self.made.laptop, name)
            self.files += [one.file for one in write_bundles(self.made.laptop, folder)]
        self.address = require_pool(self.made.desk)
        self.pool = Path(self.address.place)
        self.log = self.pool.with_name(f"{self.pool.name}-wal")
        self.ends = []
        with contextlib.closing(sqlite3.connect(self.pool)) as looking_on:
            looking_on.execute("SELECT count(*) FROM bundle").fetchall()
            for file in self.files:
                merge_files(self.made.desk, self.address, [file])
                self.ends.append(self.log.stat().st_size)
            self.was = {file: file.read_bytes() for file in (self.pool, self.log)}
        self.wanted = rows_in(self.pool)

    def cut(self, length):
        for ending in ("-wal", "-shm"):
            self.pool.with_name(self.pool.name + ending).unlink(missing_ok=True)
        for file, content in self.was.items():
            file.write_bytes(content)
        os.truncate(self.log, length)

    def gone(self):
        (line,) = pool_status(self.made.desk, self.address).laptops
        (heard,) = overseeing.oversight(self.made.desk).laptops
        assert (line.gone, line.missing, line.bundles) == (heard.gone, heard.missing, heard.bundles)
        assert heard.newest == 2
        return line.gone


@pytest.fixture
def river(tmp_path):
    made = River(tmp_path)
    yield made
    made.made.close()


def test_a_pool_that_lost_its_last_merge_is_told_and_ends_with_the_same_rows_once_it_takes_it_in_again(river):
    assert river.gone() == ()
    chance = random.Random(20261127)
    first, both = river.ends
    for length in [first, both - 1, *(chance.randrange(first, both) for _ in range(CUTS))]:
        river.cut(length)
        assert river.gone() == (2,)
        (again,) = merge_files(river.made.desk, river.address, river.files[1:]).files
        assert (again.state, again.number) == ("merged", 2)
        assert river.gone() == ()
        assert rows_in(river.pool) == river.wanted


def test_a_pool_that_lost_all_of_a_laptop_still_names_it(river):
    digest = pool_digest(river.made.desk, river.address)
    river.cut(river.ends[0] - 1)
    assert river.gone() == (1, 2)
    again = merge_files(river.made.desk, river.address, [*river.files, river.files[0]])
    assert [one.state for one in again.files] == ["merged", "merged", "again"]
    assert river.gone() == ()
    assert pool_digest(river.made.desk, river.address) == digest


def test_a_pool_that_cannot_be_asked_has_lost_nothing_that_anybody_knows_of(river):
    river.pool.write_bytes(b"no pool at all" * 4096)
    (heard,) = overseeing.oversight(river.made.desk).laptops
    assert (heard.is_known, heard.gone, heard.newest) == (False, (), 2)


def test_a_bundle_is_remembered_before_its_receipt_is_written(tmp_path):
    made = joined(tmp_path)
    finished_talk(made.laptop, "Agnes")
    (bundle,) = write_bundles(made.laptop, tmp_path)
    address, vault = require_pool(made.desk), made.desk.require_desk().vault
    with vault.transaction() as saving:
        saving.exec_driver_sql(FORGETFUL)
    with pytest.raises(DatabaseError):
        merge_files(made.desk, address, [bundle.file])
    assert not list(tmp_path.glob(f"*{SUFFIX}"))  # nobody was told that it is here

    with vault.transaction() as saving:
        saving.exec_driver_sql("DROP TRIGGER forgetful")
    (again,) = merge_files(made.desk, address, [bundle.file]).files
    assert (again.state, again.receipt.is_file()) == ("again", True)
    assert number_heard(vault, again.laptop) == again.number
    made.close()
