"""The vault's fourth step on a vault with a conversation and a jot in it, told in the SQL of the third."""

import pytest
from sqlalchemy import text

from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.migrate import bring_up_to_date, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.store.vault_jots import jots_of

BEFORE, FOURTH = STEPS[:3], STEPS[3]


@pytest.fixture
def old(tmp_path):
    """A vault of the third schema with two jots of one conversation."""
    path, data_key = tmp_path / VAULT_NAME, new_data_key()
    with vault_connection(path, data_key) as connection:
        take_steps(connection, BEFORE)
        connection.execute(text("INSERT INTO schema_version (one, number) VALUES (1, 3)"))
        connection.execute(text("INSERT INTO person (id, folded, link, body) VALUES ('p', '', '', '{}')"))
        connection.execute(
            text(
                "INSERT INTO draft (id, person, instrument, header, permissions, together, begun_utc)"
                " VALUES ('i1', 'p', '{}', '{}', '{}', '{}', '2026-05-04')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO jot (draft, text, laid) VALUES ('i1', 'the bus', ''), ('i1', 'the nights', 'safe.words')"
            )
        )
        connection.commit()
    return path, data_key


def laid_out(connection):
    rows = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    )
    return sorted((kind, name, " ".join(sql.split())) for kind, name, sql in rows)


def test_jots_that_are_there_are_carried_over(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    with vault_connection(path, data_key) as connection:
        jots = jots_of(connection, "i1")
        assert connection.exec_driver_sql("SELECT count(*) FROM remark").scalar() == 0
    assert [(jot.number, jot.text, jot.laid) for jot in jots] == [
        (1, "the bus", ()),
        (2, "the nights", ("safe",)),
    ]


def test_up_then_down_leaves_schema_and_jots_as_they_were(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)
        rows = connection.execute(text("SELECT * FROM jot ORDER BY id")).all()

        take_steps(connection, (FOURTH,))
        assert laid_out(connection) != before
        take_steps(connection, (FOURTH,), down=True)

        assert laid_out(connection) == before
        assert connection.execute(text("SELECT * FROM jot ORDER BY id")).all() == rows
