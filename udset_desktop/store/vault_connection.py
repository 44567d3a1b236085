"""One held connection to one vault, and the transactions on it.

The `vault_*` modules build on `VaultConnection`; the verbs see only `Vault`.  Every write is durable
when its outermost transaction ends, or has not happened; each has a number (`savings_count`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc
from sqlalchemy.engine import Connection, Engine

from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.store.engine import told_plainly
from udset_desktop.store.savings_count import (
    Saving,
    SavingsCount,
    Standing,
    driver_of,
    put_saving,
    saving_in,
)


class VaultConnection:
    """The connection, its lock against two threads at once, and its transactions."""

    def __init__(
        self,
        path: Path,
        engine: Engine,
        data_key: bytearray,
        *,
        count: SavingsCount,
        standing: Standing | None,
        clock: Clock,
    ) -> None:
        self._path = path
        self._engine = engine
        self._data_key = data_key
        self._count = count
        self._clock = clock
        self._standing = standing
        self._is_settled, self._settles = standing is None, False
        self._turn = threading.RLock()
        self._depth = 0
        with told_plainly(path):
            self._connection: Connection | None = engine.connect()

    @property
    def standing(self) -> Standing | None:
        """Where this vault and the count of its savings did not agree when it was opened; nothing where they did."""
        return self._standing

    @property
    def is_counted(self) -> bool:
        """Whether the last saving was noted beside the vault, so that its loss would be found out."""
        return self._is_settled and not self._count.has_failed

    def settle_count(self) -> None:
        """Count on from what the vault has, with the transaction in which it is told; until then nothing is counted."""
        with self.transaction():
            self._settles = not self._is_settled

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
                    before = _changes(connection)
                    yield connection
                    saving = self._number_saving(connection) if _changes(connection) != before else None
                    connection.commit()
                if saving is not None:
                    self._note_saved(saving)
            finally:
                self._depth, self._settles = 0, False

    def _number_saving(self, connection: Connection) -> Saving | None:
        """The saving that is about to be durable; nothing while a loss has not been told."""
        if not (self._is_settled or self._settles):
            return None
        standing = self._standing if self._settles else None
        counted = standing.counted.number if standing and standing.counted else 0
        return put_saving(connection, max(saving_in(connection).number, counted), self._clock)

    def _note_saved(self, saving: Saving) -> None:
        if self._settles:
            self._is_settled = True
            self._count.begin(saving)
        else:
            self._count.note(saving)

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
            self._count.forget()


def _changes(connection: Connection) -> int:
    """How many rows this connection has changed so far; what only looks is no saving."""
    return int(driver_of(connection).total_changes)
