"""One held connection to one vault, and the transactions on it.

The `vault_*` modules build on `VaultConnection`; the verbs see only `Vault`.  Every write is durable
when its outermost transaction ends, or has not happened.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc
from sqlalchemy.engine import Connection, Engine

from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.store.engine import told_plainly


class VaultConnection:
    """The connection, its lock against two threads at once, and its transactions."""

    def __init__(self, path: Path, engine: Engine, data_key: bytearray) -> None:
        self._path = path
        self._engine = engine
        self._data_key = data_key
        self._turn = threading.RLock()
        self._depth = 0
        with told_plainly(path):
            self._connection: Connection | None = engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Everything saved inside becomes durable together, or not at all.

        Transactions inside one another are one: the outermost decides.
        """
        with self._turn:
            connection = self._open_connection()
            if self._depth:
                yield connection
                return
            self._depth = 1
            try:
                with told_plainly(self._path), self._undone_on_problem(connection):
                    yield connection
                    connection.commit()
            finally:
                self._depth = 0

    @contextmanager
    def _undone_on_problem(self, connection: Connection) -> Iterator[None]:
        try:
            yield
        except BaseException:
            try:
                connection.rollback()
            except exc.DBAPIError:  # the disk is gone: what was begun is undone at the next opening
                connection.invalidate()
            raise

    def _open_connection(self) -> Connection:
        if self._connection is None:
            raise AccessRefused("store.vault_closed")
        return self._connection

    def _shut(self) -> None:
        with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                with told_plainly(self._path):
                    connection.close()
                self._engine.dispose()
            # What Python lets us zero, we zero; the driver's own copy goes with the connection.
            for place in range(len(self._data_key)):
                self._data_key[place] = 0
