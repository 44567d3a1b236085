import sqlite3

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc

from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.sqlite_file import CAREFUL, code_of, file_engine, words_of


def begin(connection):
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def asked(engine, pragma):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()


@pytest.mark.parametrize("sealed", [True, False])
def test_every_connection_is_careful(tmp_path, sealed):
    engine = file_engine(
        tmp_path / "a.db",
        sqlcipher if sealed else sqlite3,
        pragmas=("foreign_keys = ON",),
        begin=begin,
        key=new_data_key() if sealed else None,
    )
    told = {
        name: asked(engine, name) for name in ("synchronous", "secure_delete", "temp_store", "foreign_keys")
    }
    assert told == {"synchronous": 2, "secure_delete": 1, "temp_store": 2, "foreign_keys": 1}
    assert asked(engine, "trusted_schema") == 0
    assert {one.partition(" ")[0] for one in CAREFUL} <= {*told, "trusted_schema"}


def test_a_sealed_file_opens_with_its_key_and_no_other(tmp_path):
    key = bytearray(new_data_key())
    engine = file_engine(tmp_path / "a.db", sqlcipher, pragmas=(), begin=begin, key=key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE a (b)")
    assert b"CREATE TABLE" not in (tmp_path / "a.db").read_bytes()
    key[:] = bytes(len(key))  # zeroed by its owner: read anew at each connecting
    with pytest.raises((exc.DatabaseError, sqlcipher.DatabaseError)), engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM a")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("file is not a database", "damaged"),
        ("database disk image is malformed", "damaged"),
        ("database or disk is full", "store.disk_full"),
        ("attempt to write a readonly database", "store.not_allowed"),
        ("unable to open database file", "store.not_allowed"),
        ("disk I/O error", "store.disk_failed"),
        ("no such table: a", None),
    ],
)
def test_what_sqlite_says_has_a_code_and_a_defect_of_ours_has_none(said, code):
    assert code_of(words_of(sqlite3.DatabaseError(said)), damaged="damaged") == code
