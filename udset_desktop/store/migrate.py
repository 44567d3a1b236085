"""Vaults made by an older program, brought up to date inside this one at unlocking.

Called by `store.vault`.  A copy is made and opened before anything changes; the steps run in one
transaction; the result is looked over before it counts, and the copy put back if it does not hold.
A vault made by a newer program is left exactly as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc, inspect, text
from sqlalchemy.engine import Connection

from udset_desktop.foundation.atomic import failure_of, write_file
from udset_desktop.foundation.problems import EnvironmentFailure, Incompatible
from udset_desktop.store.engine import run_outside, told_plainly, vault_engine
from udset_desktop.store.migrations.steps import (
    Step,
    has_lost_rows,
    row_counts,
    steps_between,
    take_steps,
)
from udset_desktop.store.vault_schema import SCHEMA


def bring_up_to_date(
    path: Path, data_key: bytes, *, steps: Sequence[Step] | None = None, newest: int = SCHEMA
) -> None:
    """The vault at `path` at schema `newest`.

    Raises `Incompatible` for a newer one, untouched, and `EnvironmentFailure` when the upgrade did
    not hold: the vault is then as it was before.
    """
    found = read_schema(path, data_key)
    if found > newest:
        raise Incompatible("store.vault_newer", found=found, known=newest)
    if found == newest:
        return
    todo = steps_between(_all_steps() if steps is None else steps, found, newest)
    copy = path.with_name(f"{path.name}.before-{newest}")
    _copy_whole(path, copy, data_key, found)
    try:
        with told_plainly(path), vault_connection(path, data_key) as connection:
            before = row_counts(connection)
            take_steps(connection, todo)
            connection.execute(text("UPDATE schema_version SET number = :number"), {"number": newest})
            _require_sound(connection, before)
            connection.commit()
    except (exc.SQLAlchemyError, EnvironmentFailure, ValueError, KeyError) as problem:
        _put_back(copy, path)
        raise EnvironmentFailure("store.upgrade_failed", found=found, known=newest) from problem


def read_schema(path: Path, data_key: bytes) -> int:
    """The number of the schema of the vault at `path`; changes nothing."""
    with told_plainly(path), vault_connection(path, data_key) as connection:
        if inspect(connection).has_table("schema_version"):
            number = connection.exec_driver_sql("SELECT number FROM schema_version").scalar()
            if isinstance(number, int):
                return number
    raise EnvironmentFailure("store.vault_damaged", name=path.name)


@contextmanager
def vault_connection(path: Path, data_key: bytes) -> Iterator[Connection]:
    """A connection fit for changing tables: foreign keys off, or a batch change would delete children."""
    key = bytearray(data_key)
    engine = vault_engine(path, key, foreign_keys=False)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
        key[:] = bytes(len(key))


def _all_steps() -> Sequence[Step]:
    # late: the steps bring alembic with them, which only an upgrade pays
    from udset_desktop.store.migrations.vault import STEPS  # noqa: PLC0415

    return STEPS


def _copy_whole(path: Path, copy: Path, data_key: bytes, number: int) -> None:
    """A copy of the database file that has been opened to prove it.

    Copying beside an open log loses what is in the log, so the log is emptied first.
    """
    with told_plainly(path), vault_connection(path, data_key) as connection:
        run_outside(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise failure_of(problem, path) from problem
    write_file(copy, content)
    with told_plainly(copy), vault_connection(copy, data_key) as connection:
        sound = connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        told = connection.exec_driver_sql("SELECT number FROM schema_version").scalar()
    if not sound or told != number:
        raise EnvironmentFailure("store.vault_damaged", name=path.name)


def _require_sound(connection: Connection, before: dict[str, int]) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    if broken is not None or not sound or has_lost_rows(before, row_counts(connection)):
        raise EnvironmentFailure("store.upgrade_failed", found=0, known=0)


def _put_back(copy: Path, path: Path) -> None:
    # The transaction was undone already; the copy is put back in case the disk failed at committing.
    for beside in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        beside.unlink(missing_ok=True)
    write_file(path, copy.read_bytes())
