"""How a conversation came here from laptop to laptop: the signed statements of every step before this one.

Each giver signs for its own step, and a desk believes a taker once it knows all of them.  Whoever handed
somebody on may never send another bundle, so the statements travel with the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from udset_desktop.bundle.shareable import Handover, line_of
from udset_desktop.usecases.standing import own_ids

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault

_EARLIER = "handed/earlier"


def keep_earlier(vault: Vault, statements: Iterable[Handover]) -> None:
    """Keep the steps before the one by which conversations came here; each was checked."""
    kept = dict.fromkeys((*_kept(vault), *(line_of(one).decode() for one in statements)))
    vault.save_setting(_EARLIER, list(kept))


def earlier_steps(vault: Vault) -> Mapping[str, tuple[Handover, ...]]:
    """By conversation, the steps before the one by which it came here."""
    steps: dict[str, tuple[Handover, ...]] = {}
    for line in _kept(vault):
        one = msgspec.json.decode(line, type=Handover)
        steps[one.record] = (*steps.get(one.record, ()), one)
    return steps


def all_steps(vault: Vault) -> Mapping[str, tuple[Handover, ...]]:
    """By conversation, every step that led here, for whoever takes it next."""
    steps, own = dict(earlier_steps(vault)), own_ids(vault)
    for one in vault.load_handed():
        if one.taker in own:
            step = Handover(giver=one.giver, record=one.record, signature=one.signature, taker=one.taker)
            steps[one.record] = tuple(dict.fromkeys((*steps.get(one.record, ()), step)))
    return steps


def _kept(vault: Vault) -> list[str]:
    kept = vault.load_setting(_EARLIER)
    return kept if isinstance(kept, list) else []
