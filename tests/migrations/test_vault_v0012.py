"""The vault's twelfth step on a vault that handed somebody over and took them back, told in the SQL of the eleventh."""

import pytest

from tests.kit.old_vaults import TALK_UNDER_WAY, laid_out, old_vault
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.store.migrate import bring_up_to_date, read_schema, vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import open_vault
from udset_desktop.store.vault_schema import SCHEMA

TWELFTH = STEPS[11]


def handed(record, person, file, giver, taker, at_utc):
    statement = (
        "INSERT INTO handed (record, person, giver, taker, file, signature, lines, at_utc)"
        " VALUES (?, ?, ?, ?, ?, 's', '[]', ?)"
    )
    return statement, (record, person, giver, taker, file, at_utc)


@pytest.fixture
def old(tmp_path):
    """A vault of the eleventh schema: `p` went and came back, `q` went with two conversations."""
    return old_vault(
        tmp_path,
        11,
        TALK_UNDER_WAY,
        ("INSERT INTO setting (key, value) VALUES ('laptop/id', ?)", (b'"here"',)),
        handed("r1", "p", "z", "here", "there", "2026-05-04"),
        handed("r1", "p", "a", "there", "here", "2026-05-05"),
        handed("r2", "q", "b", "here", "there", "2026-05-06"),
        handed("r3", "q", "b", "here", "there", "2026-05-06"),
    )


def test_whose_they_are_is_as_it_was_and_nothing_is_known_of_bundles(old):
    path, data_key = old

    bring_up_to_date(path, data_key)

    assert read_schema(path, data_key) == SCHEMA
    vault = open_vault(path.parent, data_key)
    told = [(one.person, one.file, one.taker) for one in vault.load_handed_people()]
    assert told == [("p", "z", "there"), ("p", "a", "here"), ("q", "b", "there")]
    assert [one.record for one in vault.load_handed()] == ["r1", "r1", "r2", "r3"]
    assert {one.sent for one in vault.load_handed()} == {()}
    vault.require_here("p")
    with pytest.raises(InputRefused, match="handed_over"):
        vault.require_here("q")
    vault.close()


def test_up_then_down_leaves_the_schema_as_it_was(old):
    path, data_key = old
    with vault_connection(path, data_key) as connection:
        before = laid_out(connection)

        take_steps(connection, (TWELFTH,))
        assert laid_out(connection) != before
        take_steps(connection, (TWELFTH,), down=True)

        assert laid_out(connection) == before
