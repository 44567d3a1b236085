"""A pool's steps on both databases: from nothing, with data, back again, a newer pool, one that fails."""

import pytest
import sqlalchemy as sa
from sqlalchemy import inspect

from tests.kit.pools import BINDING, bundle_of, digest, merge, record_of
from udset_desktop.foundation.problems import EnvironmentFailure, Incompatible
from udset_desktop.store.migrations.pool import STEPS
from udset_desktop.store.migrations.steps import Step, take_steps
from udset_desktop.store.pool import init_pool, open_pool
from udset_desktop.store.pool_engine import PoolLink, reading, writing
from udset_desktop.store.pool_migrate import changing_tables, schema_of, upgrade_pool
from udset_desktop.store.pool_schema import METADATA
from udset_desktop.store.pool_states import POOL_SCHEMA

NEXT = "9001"


def widen(op):
    """Drops and makes the table of bundles again, which others point at: what a batch change does on SQLite."""
    with op.batch_alter_table("bundle") as batch:
        batch.add_column(sa.Column("mood", sa.Text, nullable=False, server_default=""))


def widen_and_fail(op):
    widen(op)
    op.execute("SELECT nothing FROM nowhere")


def widen_and_lose(op):
    widen(op)
    op.execute("DELETE FROM brought")


def narrow(op):
    with op.batch_alter_table("bundle") as batch:
        batch.drop_column("mood")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def pool(request, tmp_path):
    """A pool with two bundles in it."""
    if request.param == "sqlite":
        address = str(tmp_path / "pool.sqlite")
    else:
        address = request.getfixturevalue("postgres_url")
    pool = init_pool(address, BINDING)
    merge(pool, bundle_of(record_of("r1"), record_of("r2"), number=1))
    merge(pool, bundle_of(record_of("r3"), number=2))
    yield pool
    pool.close()


def steps_with(upgrade=widen):
    return (*STEPS, Step(number=int(NEXT), upgrade=upgrade, downgrade=narrow))


def laid_out(connection):
    look = inspect(connection)
    return {
        table: (
            [(one["name"], str(one["type"]), one["nullable"]) for one in look.get_columns(table)],
            look.get_pk_constraint(table)["constrained_columns"],
            sorted((one["name"], one["referred_table"]) for one in look.get_foreign_keys(table)),
            sorted(str(one["name"]) for one in look.get_indexes(table)),
            sorted(one["name"] for one in look.get_check_constraints(table)),
        )
        for table in look.get_table_names()
    }


def rows_in(pool):
    with reading(pool.engine, pool.place) as link:
        return {
            name: sorted(link.rows(f"SELECT * FROM {name}"))
            for name in METADATA.tables
            if name != "bundle"  # which the step makes wider
        }


def shape_of(pool):
    with reading(pool.engine, pool.place) as link:
        return laid_out(link.connection)


def test_the_first_step_makes_every_table(pool):
    assert shape_of(pool).keys() == {*METADATA.tables, "alembic_version"}
    assert schema_of(pool.engine, pool.place) == POOL_SCHEMA


def test_an_upgrade_keeps_every_row_and_the_digest(pool):
    before, kept = digest(pool), rows_in(pool)

    upgrade_pool(pool.engine, pool.place, steps=steps_with(), newest=NEXT)

    assert schema_of(pool.engine, pool.place) == NEXT
    assert digest(pool) == before
    assert rows_in(pool) == kept
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT mood FROM bundle") == [("",), ("",)]


def test_up_then_down_leaves_the_tables_as_they_were(pool):
    before = shape_of(pool)
    upgrade_pool(pool.engine, pool.place, steps=steps_with(), newest=NEXT)
    assert shape_of(pool) != before

    with changing_tables(pool.engine, pool.place) as connection:
        take_steps(connection, steps_with()[-1:], down=True)

    assert shape_of(pool) == before


def test_every_step_can_be_taken_back(pool):
    with writing(pool.engine, pool.place) as link:
        for table in reversed(METADATA.sorted_tables):
            link.run(f"DELETE FROM {table.name}")
        take_steps(link.connection, STEPS, down=True)

    assert shape_of(pool).keys() == {"alembic_version"}


def test_the_fourth_step_keeps_what_was_called_back_and_forgets_which_bundle_did(pool):
    before = shape_of(pool)
    with changing_tables(pool.engine, pool.place) as connection:
        take_steps(connection, STEPS[3:], down=True)
        link = PoolLink(connection)
        seq = link.value("SELECT MAX(seq) FROM bundle")
        link.run("INSERT INTO words_back (number, laptop, bundle) VALUES ('n1', 'a', ?)", (seq,))
        link.run("UPDATE alembic_version SET version_num = '0003'")

    upgrade_pool(pool.engine, pool.place)

    assert shape_of(pool) == before
    assert "bundle" not in [name for name, *_ in shape_of(pool)["words_back"][0]]
    with reading(pool.engine, pool.place) as link:
        assert link.rows("SELECT * FROM words_back") == [("n1", "a")]


@pytest.mark.parametrize("then", [widen_and_fail, widen_and_lose])
def test_an_upgrade_that_fails_or_loses_rows_leaves_the_pool_as_it_was(pool, then):
    before, kept = digest(pool), shape_of(pool)

    with pytest.raises(Exception) as refused:  # noqa: PT011 - what the database says differs
        upgrade_pool(pool.engine, pool.place, steps=steps_with(then), newest=NEXT)

    assert schema_of(pool.engine, pool.place) == POOL_SCHEMA
    assert shape_of(pool) == kept
    assert digest(pool) == before
    if then is widen_and_lose:
        assert isinstance(refused.value, EnvironmentFailure)
        assert refused.value.code == "store.pool_upgrade_failed"


@pytest.mark.parametrize("attempt", [open_pool, init_pool])
def test_a_newer_pool_is_refused_and_left_alone(pool, attempt):
    upgrade_pool(pool.engine, pool.place, steps=steps_with(), newest=NEXT)
    before = shape_of(pool)
    address = str(pool.place.path or pool.engine.url.render_as_string(hide_password=False))

    with pytest.raises(Incompatible, match=r"store\.pool_newer"):
        attempt(address, BINDING)

    assert shape_of(pool) == before
