"""The vault's second step on a vault with people and records in it, told in the SQL of the first."""

import json

import pytest
from sqlalchemy import text

from tests.kit.old_vaults import laid_out, old_vault
from udset_desktop.foundation.problems import EnvironmentFailure, Incompatible
from udset_desktop.store import migrate
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import Step, take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import VAULT_NAME
from udset_desktop.store.vault_schema import SCHEMA

SECOND = STEPS[1]
NEXT = SCHEMA + 1


def body(**other):
    said = {"talk": "yes", "figures": "yes", "contact": "not_asked", "given_by": "person"}
    record = {"interview": "i1", "void": "", "permissions": said, "together": {"review_on": ""}}
    return json.dumps(record | other, separators=(",", ":"), sort_keys=True).encode()


def said(**other):
    return {"talk": "yes", "figures": "yes", "contact": "not_asked", "given_by": "person"} | other


@pytest.fixture
def old(tmp_path):
    """A vault of the first schema: four records, one of them revised."""
    rows = (
        ("r1", 1, "2026-01-05", body(void="begun twice")),
        ("r1", 2, "2026-01-06", body(together={"review_on": "2026-07-01"})),
        ("r2", 1, "2026-02-01", body(interview="i2", void="begun twice")),
        ("r3", 1, "2026-03-01", body(interview="i3", permissions=said(figures="no", contact="no"))),
        ("r4", 1, "2026-04-01", body(interview="i4", permissions=said(given_by="nobody"))),
    )
    put = (
        "INSERT INTO record (id, revision, person, instrument, held_on, digest, body)"
        " VALUES (?, ?, 'p', 'user-review/1.0.0', ?, ?, ?)"
    )
    records = (
        (put, (record, revision, held_on, f"{record}/{revision}", content))
        for record, revision, held_on, content in rows
    )
    return old_vault(tmp_path, 1, *records)


def test_records_on_file_get_their_heads(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    with vault_connection(path, data_key) as connection:
        heads = connection.execute(text("SELECT * FROM head ORDER BY record")).all()
    assert [tuple(head) for head in heads] == [
        ("r1", 2, "p", "i1", "user-review/1.0.0", "2026-01-06", 0, 1, "not_asked", "2026-07-01"),
        ("r2", 1, "p", "i2", "user-review/1.0.0", "2026-02-01", 1, 0, "not_asked", ""),
        ("r3", 1, "p", "i3", "user-review/1.0.0", "2026-03-01", 0, 0, "no", ""),
        ("r4", 1, "p", "i4", "user-review/1.0.0", "2026-04-01", 0, 0, "not_asked", ""),
    ]


def test_up_then_down_leaves_schema_and_records_as_they_were(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (SECOND,))
        take_steps(connection, (SECOND,), down=True)

        assert laid_out(connection) == before
        assert connection.execute(text("SELECT count(*) FROM record")).scalar() == 5


def test_a_newer_vault_is_refused_and_left_alone(old):
    path, data_key = old
    bring_up_to_date(path, data_key)
    with vault_connection(path, data_key) as connection:
        connection.execute(text("UPDATE schema_version SET number = :number"), {"number": NEXT})
        connection.commit()
    content = path.read_bytes()

    with pytest.raises(Incompatible):
        bring_up_to_date(path, data_key)

    assert path.read_bytes() == content


def test_a_record_that_cannot_be_read_leaves_the_vault_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        connection.execute(text("UPDATE record SET body = 'not a record' WHERE id = 'r4'"))
        connection.commit()

    with pytest.raises(EnvironmentFailure) as refused:
        bring_up_to_date(path, data_key)

    assert refused.value.code == "store.upgrade_failed"
    assert read_schema(path, data_key) == 1
    with vault_connection(path, data_key) as connection:
        assert "head" not in {name for _, name, _ in laid_out(connection)}


def test_a_step_that_fails_after_the_heads_leaves_the_vault_as_it_was(old):
    path, data_key = old

    def fail(_op):
        raise ValueError

    last = Step(number=NEXT, upgrade=fail, downgrade=fail)
    with pytest.raises(EnvironmentFailure):
        bring_up_to_date(path, data_key, steps=(*STEPS, last), newest=NEXT)

    assert read_schema(path, data_key) == 1
    assert migrate.read_schema(path.with_name(f"{VAULT_NAME}.before-{NEXT}"), data_key) == 1
