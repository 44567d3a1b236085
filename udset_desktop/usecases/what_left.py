"""What of the conversations here has left, and what may have left without this laptop's knowing.

Asked by whatever leaves next, and by whatever takes something back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from udset_desktop.usecases.standing import came_back

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault


def lines_that_left(vault: Vault) -> dict[str, tuple[str, ...]]:
    """By record, the digests of its lines that left, the first first: here, and from whom it came.

    A bundle holds at most one line of a record, so the bundles' order is the chain's.
    """
    chains: dict[str, dict[str, None]] = {}
    for one in vault.load_handed():
        chains.setdefault(one.record, {}).update(dict.fromkeys(one.lines))
    for export in vault.load_exports():
        for line in export.lines:
            chains.setdefault(line.record, {})[line.digest] = None
    return {record: tuple(digests) for record, digests in chains.items()}


def records_out(vault: Vault, lines: Mapping[str, tuple[str, ...]] | None = None) -> frozenset[str]:
    """The records that a line of has left, and those of which nobody here can know it; `lines` are known already."""
    chains = lines_that_left(vault) if lines is None else lines
    return came_back(vault).union(record for record, digests in chains.items() if digests)
