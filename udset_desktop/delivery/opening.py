"""The carrier for an address; each library is brought in only for the kind of place that needs it."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.delivery.address import Address, Kind
from udset_desktop.delivery.carrier import Carrier
from udset_desktop.delivery.folder import FolderCarrier
from udset_desktop.foundation.problems import EnvironmentFailure


def open_carrier(address: Address) -> Carrier:
    """A carrier to the place, open; raises what keeps it from being reached."""
    if address.kind is Kind.FOLDER:
        return FolderCarrier(Path(address.folder))
    try:
        return _over_a_network(address)
    except ModuleNotFoundError:
        raise EnvironmentFailure("delivery.no_library") from None


def _over_a_network(address: Address) -> Carrier:
    if address.kind is Kind.SFTP:
        # late: the libraries are an extra, and cost a third of a second
        from udset_desktop.delivery.sftp import SftpCarrier  # noqa: PLC0415

        return SftpCarrier(address)
    # late: as above
    from udset_desktop.delivery.object_stores import StoreCarrier  # noqa: PLC0415

    return StoreCarrier(address)
