import sqlite3

import pytest
from sqlalchemy import create_engine, inspect

from tests.kit.pools import BINDING, new_pool
from udset_desktop.foundation.problems import EnvironmentFailure, Incompatible, InputRefused
from udset_desktop.store.migrations.pool import STEPS
from udset_desktop.store.pool import init_pool, open_pool
from udset_desktop.store.pool_schema import METADATA
from udset_desktop.store.pool_states import FIGURE_COLUMNS, POOL_SCHEMA


def shape(inspector):
    """Tables as they are: columns, keys, indexes, without what drivers call them."""
    return {
        table: (
            [(one["name"], str(one["type"]), one["nullable"]) for one in inspector.get_columns(table)],
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (one["constrained_columns"], one["referred_table"])
                for one in inspector.get_foreign_keys(table)
            ),
            sorted(one["name"] for one in inspector.get_indexes(table)),
            sorted((one["name"], one["sqltext"]) for one in inspector.get_check_constraints(table)),
            sorted(one["name"] for one in inspector.get_unique_constraints(table)),
        )
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_the_migrations_come_to_the_described_tables(tmp_path):
    described = create_engine(f"sqlite:///{tmp_path / 'described.sqlite'}")
    METADATA.create_all(described)
    pool = new_pool(tmp_path)
    assert shape(inspect(pool.engine)) == shape(inspect(described))
    assert tuple(METADATA.tables["figure"].columns.keys()) == FIGURE_COLUMNS


def test_what_figures_are_counted_from_tells_no_laptop(tmp_path):
    """Whoever may read these two tables and no other learns nothing of where a record came from."""
    inspector = inspect(new_pool(tmp_path).engine)
    for table in ("figure", "instrument"):
        columns = {column["name"] for column in inspector.get_columns(table)}
        told = {
            one
            for one in columns
            for word in ("laptop", "bundle", "signer", "giver", "moment")
            if word in one
        }
        assert columns
        assert told == set()
        assert not {key["referred_table"] for key in inspector.get_foreign_keys(table)} & {"bundle", "laptop"}


def test_making_a_pool_twice_leaves_it_as_it_is(tmp_path):
    new_pool(tmp_path).close()
    before = (tmp_path / "pool.sqlite").read_bytes()
    init_pool(str(tmp_path / "pool.sqlite"), BINDING).close()
    assert (tmp_path / "pool.sqlite").read_bytes() == before


@pytest.mark.parametrize("attempt", [open_pool, init_pool])
def test_a_newer_pool_is_left_as_it_is(tmp_path, attempt):
    new_pool(tmp_path).close()
    path = tmp_path / "pool.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(Incompatible, match=r"store\.pool_newer"):
        attempt(str(path), BINDING)


def test_another_database_is_no_pool(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE things (a)")
    connection.close()
    before = path.read_bytes()
    for attempt in (open_pool, init_pool):
        with pytest.raises(InputRefused, match=r"store\.not_a_pool"):
            attempt(str(path), BINDING)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_pool_asks_to_be_brought_up_to_date(tmp_path):
    new_pool(tmp_path).close()
    path = tmp_path / "pool.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_older"):
        open_pool(str(path), BINDING)


def test_a_pool_of_ours_writes_ahead(tmp_path):
    init_pool(str(tmp_path / "pool.sqlite"), BINDING).close()
    with sqlite3.connect(tmp_path / "pool.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_empty_file_is_a_pool_not_made(tmp_path):
    path = tmp_path / "empty.sqlite"
    path.touch()
    with pytest.raises(EnvironmentFailure, match=r"store\.pool_not_made"):
        open_pool(str(path), BINDING)


def test_steps_are_numbered_without_gaps_up_to_the_schema():
    assert [step.number for step in STEPS] == list(range(1, int(POOL_SCHEMA) + 1))
