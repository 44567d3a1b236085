"""Whether the system's own bus is well enough to be joined: asked by the window, which opens no socket."""

from __future__ import annotations

import os

from udset_desktop.delivery.bus_door import SYSTEM_BUS, BusDoor, knock

__all__ = ["BusDoor", "knock_at_system_bus"]


def knock_at_system_bus() -> BusDoor | None:
    """Knock where this system has its bus; `None` where nobody can be there.  Never waits."""
    return knock(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or SYSTEM_BUS)
