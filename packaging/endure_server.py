"""The merge into a pool on a PostgreSQL server, as one job of `endure_faults.py` that is also cut off from it.

The server is the one named in the surroundings (`own_postgres.py`).  The pool before the job is a database
of its own there, and each case works on a copy of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from endure_jobs import (
    SERVER_NAME,
    Job,
    deliver,
    make_waiting,
    merge,
    merge_whole,
    merged,
    opened,
    pool_at,
)
from own_postgres import ADDRESS

from udset_desktop.usecases import merging
from udset_desktop.usecases.unlocking import Which

DATABASE, BEFORE = f"endure_{os.getpid()}", f"endure_before_{os.getpid()}"


@contextlib.contextmanager
def server() -> Iterator[Any]:
    """A connection to the server's own database."""
    import psycopg  # noqa: PLC0415 - late: only this job wants a server

    plain = os.environ[ADDRESS].replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(plain, autocommit=True) as connection:
        yield connection


def address_of(database: str) -> str:
    """Where a database of that server is."""
    head, _, query = os.environ[ADDRESS].partition("?")
    return head.rsplit("/", 1)[0] + f"/{database}" + (f"?{query}" if query else "")


def make_on_server(folder: Path) -> None:
    """Bundles at their place, and a pool without them on the server."""
    drop()
    with server() as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    make_waiting(folder)
    deliver(folder)
    (folder / SERVER_NAME).write_text(address_of(DATABASE))
    with opened(folder / "desk", Which.DESK) as desk:
        merging.init_pool(desk, pool_at(folder))
    with server() as connection:
        connection.execute(f"CREATE DATABASE {BEFORE} TEMPLATE {DATABASE}")


def anew(_folder: Path) -> None:
    """The pool as it was before the job."""
    with server() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE {BEFORE}")


def drop() -> None:
    """Both databases gone."""
    with server() as connection:
        for name in (DATABASE, BEFORE):
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def cut() -> bool:
    """Whether somebody worked on the pool, and was cut off from the server."""
    with server() as connection:
        found = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (DATABASE,)
        ).fetchall()
    return bool(found)


SERVER_JOB = Job(make=make_on_server, do=merge, look=merged, whole=merge_whole, ready=anew, cut=cut)
