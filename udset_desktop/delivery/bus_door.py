"""The door of a message bus of this computer, knocked at to learn whether anybody answers there.

A file of this computer and no network.  It stands here because this is the only place that opens a
socket (`desktop.work.bus` says why a bus is knocked at).
"""

from __future__ import annotations

import os
import socket
from urllib.parse import unquote

SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket;unix:path=/var/run/dbus/system_bus_socket"
"""Where Linux has its own, as D-Bus writes it."""

_MUCH = 4096


class BusDoor:
    """One door that was knocked at: `address` as D-Bus writes it, `number` for whoever waits for an answer."""

    def __init__(self, address: str, door: socket.socket) -> None:
        self.address = address
        self._door = door

    @property
    def number(self) -> int:
        """The open file that can be read from as soon as somebody answers or hangs up; -1 once closed."""
        return self._door.fileno()

    def is_answered(self) -> bool:
        """Whether a word came, a refusal too; never waits.  Takes the word away."""
        try:
            return bool(self._door.recv(_MUCH))
        except OSError:
            return False

    def close(self) -> None:
        """Wait for no answer any more."""
        self._door.close()


def knock(addresses: str) -> BusDoor | None:
    """Say the first line of D-Bus at the first of `addresses` that opens; never waits.

    `None` where nobody listens at any, or so many wait already that it hangs.
    """
    for address in addresses.split(";"):
        place = _place_of(address)
        if place is not None and (door := _opened(place)) is not None:
            return BusDoor(address, door)
    return None


def _opened(place: str) -> socket.socket | None:
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    door.settimeout(0)
    try:
        door.connect(place)
        door.sendall(b"\0AUTH EXTERNAL %s\r\n" % str(os.getuid()).encode().hex().encode())
    except OSError:
        door.close()
        return None
    return door


def _place_of(address: str) -> str | None:
    """Where a `unix:` address lies, a name without a file written as Linux has it; `None` for any other."""
    kind, _, rest = address.partition(":")
    told = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
    if kind != "unix":
        return None
    if "path" in told:
        return unquote(told["path"])
    return "\0" + unquote(told["abstract"]) if "abstract" in told else None
