"""The carrier for an address; each library is brought in only by the carrier that needs it."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.delivery.address import Address
from udset_desktop.delivery.carrier import Carrier
from udset_desktop.delivery.folder import FolderCarrier


def open_carrier(address: Address) -> Carrier:
    """A carrier to the place, open; raises what keeps it from being reached."""
    return FolderCarrier(Path(address.folder))
