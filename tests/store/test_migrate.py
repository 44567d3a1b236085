import os

import pytest
from sqlalchemy import Column, Text

from tests.kit.vaults import made_up_draft, made_up_person, new_vault
from udset_desktop.foundation.problems import EnvironmentFailure, Incompatible
from udset_desktop.interview.answers import Answer
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import Step, take_steps
from udset_desktop.store.vault import VAULT_NAME, open_vault
from udset_desktop.store.vault_schema import SCHEMA

NEXT = SCHEMA + 1


def nothing(op):
    """No change."""


def step(upgrade):
    return [Step(number=NEXT, upgrade=upgrade, downgrade=nothing)]


@pytest.fixture
def old(tmp_path):
    vault, data_key = new_vault(tmp_path)
    person = made_up_person()
    vault.save_person(person)
    vault.save_draft(made_up_draft(person, answers={"safe.words": Answer(value="kept")}))
    vault.close()
    return tmp_path / VAULT_NAME, data_key


def widen(op):
    # A batch change drops and makes the parent table again: with foreign keys on, children would go.

    with op.batch_alter_table("draft", recreate="always") as batch:
        batch.add_column(Column("mood", Text, nullable=False, server_default=""))


def columns(path, data_key):
    with vault_connection(path, data_key) as connection:
        return [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(draft)")]


def test_current_vault_is_left_alone(old):
    path, data_key = old
    before = path.read_bytes()

    bring_up_to_date(path, data_key)

    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if "before" in one.name] == []


def test_upgrade_keeps_the_rows_of_child_tables(old):
    path, data_key = old

    bring_up_to_date(path, data_key, steps=step(widen), newest=NEXT)

    assert read_schema(path, data_key) == NEXT
    assert "mood" in columns(path, data_key)
    with vault_connection(path, data_key) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft_answer").scalar() == 1


def test_copy_from_before_the_upgrade_opens_and_is_encrypted(old):
    path, data_key = old

    bring_up_to_date(path, data_key, steps=step(widen), newest=NEXT)

    copy = path.with_name(f"{VAULT_NAME}.before-{NEXT}")
    assert read_schema(copy, data_key) == SCHEMA
    assert "mood" not in columns(copy, data_key)
    assert b"SQLite format 3" not in copy.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0


def half_then_fail(op):
    widen(op)
    op.execute("INSERT INTO no_such_table VALUES (1)")


def lose_rows(op):
    op.execute("DELETE FROM draft_answer")


def break_links(op):
    op.execute("UPDATE draft_answer SET draft = 'nobody'")


def stumble(op):
    op.execute("UPDATE draft SET place = 'half way'")
    message = "a step with a mistake in it"
    raise ValueError(message)


@pytest.mark.parametrize("upgrade", [half_then_fail, lose_rows, break_links, stumble])
def test_upgrade_that_does_not_hold_leaves_the_vault_as_it_was(old, upgrade):
    path, data_key = old

    with pytest.raises(EnvironmentFailure, match="upgrade_failed"):
        bring_up_to_date(path, data_key, steps=step(upgrade), newest=NEXT)

    assert read_schema(path, data_key) == SCHEMA
    assert "mood" not in columns(path, data_key)
    vault = open_vault(path.parent, data_key)
    draft = vault.load_draft("interview-1")
    assert (draft.answers["safe.words"].value, draft.place) == ("kept", "")
    vault.close()


def test_newer_vault_is_refused_byte_for_byte_untouched(old):
    path, data_key = old
    bring_up_to_date(path, data_key, steps=step(nothing), newest=NEXT)
    before = path.read_bytes()

    with pytest.raises(Incompatible, match="vault_newer"):
        open_vault(path.parent, data_key)

    assert path.read_bytes() == before


def test_database_that_is_no_vault_is_called_damaged(tmp_path):
    key = bytes(32)
    path = tmp_path / VAULT_NAME
    with vault_connection(path, key) as connection:
        connection.exec_driver_sql("CREATE TABLE other (x)")
        connection.commit()

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        read_schema(path, key)


def test_cut_vault_is_called_damaged(old):
    path, data_key = old
    os.truncate(path, 2000)

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        read_schema(path, data_key)


def test_steps_can_be_taken_back_in_reverse(old):
    path, data_key = old
    taken = []
    steps = [
        Step(number=n, upgrade=nothing, downgrade=lambda _op, n=n: taken.append(n)) for n in (NEXT, NEXT + 1)
    ]

    with vault_connection(path, data_key) as connection:
        take_steps(connection, steps, down=True)

    assert taken == [NEXT + 1, NEXT]


def test_damaged_vault_is_not_upgraded(old):
    path, data_key = old
    content = bytearray(path.read_bytes())
    content[-1000] ^= 1
    path.write_bytes(content)

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        bring_up_to_date(path, data_key, steps=step(widen), newest=NEXT)

    assert path.read_bytes() == content


def test_vault_without_its_number_is_called_damaged(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        connection.exec_driver_sql("DELETE FROM schema_version")
        connection.commit()

    with pytest.raises(EnvironmentFailure, match="vault_damaged"):
        read_schema(path, data_key)


def test_steps_of_the_program_are_those_taken_when_none_are_handed_in(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        connection.exec_driver_sql("UPDATE schema_version SET number = 0")
        connection.commit()

    with pytest.raises(EnvironmentFailure, match="upgrade_failed"):  # the first step finds its tables there
        bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == 0
