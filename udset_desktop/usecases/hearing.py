"""What a desk remembers of each laptop it took bundles from, wherever the pool lies.

Used by `usecases.taking_in`, which notes, and by `kept_pool` and `overseeing`, which ask.
"""

from __future__ import annotations

from udset_desktop.store.vault import Vault

_PACK = "heard/"
_NUMBER = "heard_number/"


def note_bundle(vault: Vault, *, laptop: str, number: int, pack: int) -> None:
    """Remember a bundle that is in; an old one taken in late changes nothing."""
    if number > number_heard(vault, laptop):
        vault.save_setting(_NUMBER + laptop, number)
    if pack > pack_heard(vault, laptop):
        vault.save_setting(_PACK + laptop, pack)


def number_heard(vault: Vault, laptop: str) -> int:
    """The highest number among its bundles that came in at this desk, 0 for none."""
    return _noted(vault, _NUMBER + laptop)


def pack_heard(vault: Vault, laptop: str) -> int:
    """The pack its latest bundle was written under, 0 for not known."""
    return _noted(vault, _PACK + laptop)


def _noted(vault: Vault, name: str) -> int:
    told = vault.load_setting(name)
    return told if isinstance(told, int) else 0
