import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from tests.kit.pools import BINDING, bundle_of, merge, new_pool, record_of
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, UsageRefused
from udset_desktop.store import pool_engine as engines
from udset_desktop.store.pool import open_pool
from udset_desktop.store.pool_engine import pool_place, reading, rolling_back, told_plainly, writing


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://me:secret@server/pool", "store.password_in_address"),
        ("postgresql://me@server/pool?password=secret", "store.password_in_address"),
        ("mysql://server/pool", "store.pool_kind_unknown"),
        ("sqlite://", "store.pool_kind_unknown"),
        ("://", "store.pool_address_wrong"),
    ],
)
def test_addresses_that_are_refused(address, code):
    with pytest.raises(UsageRefused) as refused:
        pool_place(address)
    assert refused.value.code == code
    assert "secret" not in str(refused.value) + repr(refused.value.context)


def test_a_path_and_an_address_of_a_file_are_the_same(tmp_path):
    path = tmp_path / "pool.sqlite"
    assert pool_place(str(path)) == pool_place(f"sqlite:///{path}")


def test_a_server_that_does_not_answer_is_the_environment(tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_away"):
        open_pool(f"postgresql://nobody@/nothing?host={tmp_path}", BINDING)


@pytest.mark.parametrize(
    "said",
    ['FATAL:  password authentication failed for user "udset"', "fe_sendauth: no password supplied"],
)
def test_a_password_that_is_wrong_or_missing_is_said_so(tmp_path, said):
    pool = new_pool(tmp_path)
    server = replace(pool.place, path=None)
    with (
        pytest.raises(AccessRefused, match=r"store\.pool_password"),
        told_plainly(pool.engine, server),
    ):
        raise OperationalError("connect", {}, Exception(said))


def test_what_is_written_while_looking_or_rehearsing_does_not_stay(tmp_path):
    pool = new_pool(tmp_path)
    for look in (reading, rolling_back):
        with look(pool.engine, pool.place) as link:
            link.insert("trust_entry", ("digest", "entry"), [("d", "e")])
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT entry FROM trust_entry") == []


def test_a_transaction_that_fails_leaves_nothing(tmp_path):
    pool = new_pool(tmp_path)
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(pool)
    with reading(pool.engine, pool.place) as link:
        assert link.value("SELECT COUNT(*) FROM trust_entry") == 0
        assert link.rows_among("SELECT entry FROM trust_entry WHERE entry IN @names", []) == []


def test_a_pool_somebody_else_writes_to_is_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "WAIT_S", 0)
    pool = new_pool(tmp_path)
    other = sqlite3.connect(tmp_path / "pool.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(AccessRefused, match=r"store\.pool_in_use"):
        merge(pool, bundle_of(record_of("r1")))
    other.close()


def test_a_damaged_file_is_told_plainly(tmp_path):
    path = tmp_path / "pool.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_not_readable"):
        open_pool(str(path), BINDING)


def _write_and_fail(pool):
    with writing(pool.engine, pool.place) as link:
        link.insert("trust_entry", ("digest", "entry"), [("d", "e")])
        raise ZeroDivisionError
