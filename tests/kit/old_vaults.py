"""Vaults of earlier schemas, made by the program's own steps and told in the SQL of their time."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection

from udset_desktop.sealing.slots import new_data_key
from udset_desktop.store.migrate import vault_connection
from udset_desktop.store.migrations.steps import take_steps
from udset_desktop.store.migrations.vault import STEPS
from udset_desktop.store.vault import VAULT_NAME

SOMEBODY = "INSERT INTO person (id, folded, link, body) VALUES ('p', '', '', '{}')"
TALK_UNDER_WAY = (
    "INSERT INTO draft (id, person, instrument, header, permissions, together, begun_utc)"
    " VALUES ('i1', 'p', '{}', '{}', '{}', '{}', '2026-05-04')"
)


def old_vault(folder: Path, schema: int, *statements: str | tuple[str, tuple]) -> tuple[Path, bytes]:
    """A vault of this schema with somebody in it, and what these statements put there; its path and key."""
    path, data_key = folder / VAULT_NAME, new_data_key()
    with vault_connection(path, data_key) as connection:
        take_steps(connection, STEPS[:schema])
        connection.exec_driver_sql("INSERT INTO schema_version (one, number) VALUES (1, ?)", (schema,))
        for one in (SOMEBODY, *statements):
            connection.exec_driver_sql(*((one,) if isinstance(one, str) else one))
        connection.commit()
    return path, data_key


def laid_out(connection: Connection) -> list[tuple[str, str, str]]:
    """Every table and index as it stands, white space apart."""
    rows = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    )
    return sorted((kind, name, " ".join(sql.split())) for kind, name, sql in rows)
