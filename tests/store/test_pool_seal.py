"""A plain pool becomes a sealed one with everything in it, or stays as it was."""

from __future__ import annotations

import pytest
import sqlcipher3.dbapi2

from tests.kit.pools import BINDING, PROJECT, bundle_of, digest, merge, new_pool, record_of
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.store.pool import Binding, init_pool, open_pool
from udset_desktop.store.pool_seal import seal_file

KEY = bytes(range(32))
LINKED = Binding(project=PROJECT, training=False, kind="pseudonymised")


@pytest.fixture
def plain(tmp_path):
    pool = new_pool(tmp_path)
    merge(pool, bundle_of(record_of("r1"), record_of("r2")))
    told = digest(pool)
    pool.close()
    return tmp_path / "pool.sqlite", told


def test_a_plain_pool_of_the_project_is_sealed_with_what_it_has(plain):
    path, told = plain
    pool = init_pool(str(path), LINKED, key=KEY)
    assert (pool.database, pool.binding.kind, digest(pool)) == ("sqlcipher", "pseudonymised", told)
    merge(pool, bundle_of(record_of("r3", link="f" * 32), number=2, kind="pseudonymised"))
    pool.close()
    names = {file.name for file in path.parent.iterdir()}
    assert names <= {"pool.sqlite", "pool.sqlite-wal", "pool.sqlite-shm"}
    assert not any(b"older_people" in file.read_bytes() for file in path.parent.iterdir())
    again = open_pool(str(path), BINDING, key=KEY)
    assert again.binding.kind == "pseudonymised"
    again.close()


def test_a_sealed_pool_stays_what_it_is(plain):
    path, told = plain
    init_pool(str(path), LINKED, key=KEY).close()
    pool = init_pool(str(path), LINKED, key=KEY)
    assert digest(pool) == told
    pool.close()


def test_another_projects_pool_is_refused_and_left_alone(plain):
    path, _ = plain
    before = path.read_bytes()
    with pytest.raises(InputRefused, match="another_project"):
        init_pool(str(path), Binding(project="other", training=False, kind="pseudonymised"), key=KEY)
    assert path.read_bytes() == before


def test_a_pool_that_is_open_elsewhere_is_left_as_it_was(plain):
    path, told = plain
    # The same library as the one that seals: locks of two in one process do not see each other.
    busy = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    busy.execute("BEGIN")
    busy.execute("SELECT COUNT(*) FROM revision").fetchall()
    with pytest.raises(EnvironmentFailure, match="pool_not_sealed"):
        seal_file(path, KEY)
    busy.close()
    pool = open_pool(str(path), BINDING)
    assert digest(pool) == told
    pool.close()
    assert [file.name for file in path.parent.iterdir() if "sealing" in file.name] == []
