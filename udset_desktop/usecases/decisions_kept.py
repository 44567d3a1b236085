"""What a desk saw of a pool, kept in its own vault: what came in and was decided there, by whichever desk.

Used by `usecases.taking_in` and `looking_in`, which remember, and by `looking_in`, which asks what the pool
has lost since.  Ids and digests only.
"""

from __future__ import annotations

from udset_desktop.merge.rules import DESK
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_decisions import load_decisions, load_last_numbers
from udset_desktop.store.vault import Vault
from udset_desktop.usecases.hearing import note_number
from udset_desktop.usecases.pool_values import LostDecisions

_ASIDE = "decided/aside"
_SETTLED = "decided/settled"


def remember_pool(vault: Vault, pool: Pool) -> None:
    """Remember what the pool has now; what it has lost stays remembered."""
    now = load_decisions(pool)
    aside, settled = _kept(vault, _ASIDE), _kept(vault, _SETTLED)
    for bundle, told in list(aside.items()):
        at = told.split(" ")[0]
        if bundle in now.standing and (bundle, at) in now.undone:  # taken back in since, by somebody's choice
            del aside[bundle]
    aside |= {bundle: f"{at} {number} {laptop}" for bundle, (laptop, number, at) in now.aside.items()}
    settled = {record: one for record, one in settled.items() if one not in now.aside} | now.settled
    with vault.transaction():
        for laptop, number in load_last_numbers(pool).items():
            note_number(vault, laptop, number)
        _keep(vault, _ASIDE, aside)
        _keep(vault, _SETTLED, settled)


def lost_decisions(vault: Vault, pool: Pool) -> LostDecisions:
    """What was decided, as far as this desk saw it, and the pool does not know any more."""
    now = load_decisions(pool)
    again: list[tuple[str, int]] = []
    choices = 0
    for bundle, told in _kept(vault, _ASIDE).items():
        at, number, laptop = told.split(" ")
        if bundle in now.standing and (bundle, at) not in now.undone:
            if laptop == DESK:
                choices += 1
            else:
                again.append((laptop, int(number)))
    for record, settlement in _kept(vault, _SETTLED).items():
        is_there = settlement in now.standing or settlement in now.aside
        choices += record in now.forked and not is_there
    return LostDecisions(again=tuple(sorted(again)), choices=choices)


def _kept(vault: Vault, name: str) -> dict[str, str]:
    told = vault.load_setting(name)
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _keep(vault: Vault, name: str, told: dict[str, str]) -> None:
    if told != _kept(vault, name):
        vault.save_setting(name, told)
