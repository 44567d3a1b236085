"""What every carrier can do, and how a file is taken somewhere so that half of it never counts.

A carrier puts one file in whole or not at all.  `put_whole` then fetches what lies there and compares
it byte for byte; only that counts as delivered.  Each carrier turns what its library says into the
codes of this package, and lets no word of the server through.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol

from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused, UdsetError
from udset_desktop.foundation.progress import Control, Part
from udset_desktop.sealing.digest import require_same, sha256_hex

NAME_TAKEN = "delivery.name_taken"
PART = ".part"
"""The end of a name under which a file is not whole yet; nobody takes such a file for a bundle."""
PATIENCE_S = 20.0
"""How long a server may say nothing."""
_MOST_NAMES = 100
_FETCHED_FROM = 0.6  # of the way: the file is there, and is fetched to be compared


class Carrier(Protocol):
    """One open way to one place."""

    def put(self, name: str, content: bytes, control: Control) -> None:
        """The whole file under `name`, or nothing there; code `delivery.name_taken` where there is one."""
        ...

    def get(self, name: str, *, limit_bytes: int, control: Control) -> bytes | None:
        """What lies under `name`, `None` where nothing does; raises `InputRefused` past the limit."""
        ...

    def names(self, control: Control) -> tuple[str, ...]:
        """The names of the files there, in order."""
        ...

    def remove(self, name: str) -> None:
        """Nothing under `name` any more."""
        ...

    def close(self) -> None:
        """Let go of it; safe to call again."""
        ...


def name_beside(name: str) -> str:
    """A name for a file that is not whole yet; another at every try, since a server may still hold the one before."""
    return f"{name}.{os.urandom(4).hex()}{PART}"


def clear_beside(carrier: Carrier, name: str, control: Control) -> None:
    """Take away what tries of this file left behind, as far as the server lets go of it."""
    for one in carrier.names(control):
        if one.startswith(name) and one.endswith(PART):
            with contextlib.suppress(UdsetError):
                carrier.remove(one)


def put_whole(carrier: Carrier, name: str, content: bytes, control: Control) -> str:
    """The file at its place, proved by fetching it; the name it has there.

    A file that is there already counts when it is the same one, as after a send whose answer was
    lost.  Another file keeps its name, and ours gets a number behind its own.
    """
    for place in _names_for(name):
        there = _lying_there(carrier, place, len(content), Part(control, 0, 0.1))
        if there == content:
            return place
        if there is not None:
            continue
        try:
            carrier.put(place, content, Part(control, 0.1, _FETCHED_FROM))
        except EnvironmentFailure as problem:
            if problem.code == NAME_TAKEN:  # by somebody else, just now
                continue
            raise
        _require_there(carrier, place, content, Part(control, _FETCHED_FROM, 1))
        return place
    raise EnvironmentFailure(NAME_TAKEN, name=name)


def _require_there(carrier: Carrier, name: str, content: bytes, control: Control) -> None:
    there = _lying_there(carrier, name, len(content), control)
    try:
        require_same(sha256_hex(content), sha256_hex(there or b""), "delivery.not_as_sent")
    except InputRefused:
        if there is not None:
            carrier.remove(name)
        raise EnvironmentFailure("delivery.not_as_sent", name=name) from None


def _lying_there(carrier: Carrier, name: str, limit_bytes: int, control: Control) -> bytes | None:
    try:
        return carrier.get(name, limit_bytes=limit_bytes, control=control)
    except InputRefused:  # longer than ours, so another file
        return b""


def _names_for(name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    yield name
    yield from (f"{path.stem}-{number}{path.suffix}" for number in range(2, _MOST_NAMES))
