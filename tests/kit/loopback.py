"""Where the guard against sockets looks, for tests that speak to servers of their own on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_HERE = {"127.0.0.1", "::1", "localhost"}
_allowed: list[bool] = []


@contextmanager
def allowed() -> Iterator[None]:
    """Inside, this process may speak to this very machine and to nothing else."""
    _allowed.append(True)
    try:
        yield
    finally:
        _allowed.pop()


def is_allowed(place: object) -> bool:
    """Whether this place, an address or its host, may be spoken to now."""
    return bool(_allowed) and (place[0] if isinstance(place, tuple) else place) in _HERE
