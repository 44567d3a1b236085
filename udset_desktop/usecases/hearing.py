"""What a desk remembers of each laptop it took bundles from, wherever the pool lies.

Used by `usecases.taking_in` and `coordinating`, which note, and by `pool_desk`, `kept_pool` and `overseeing`,
which ask.
"""

from __future__ import annotations

from udset_desktop.store.vault import Vault

_PACK = "heard/"
_NUMBER = "heard_number/"
_BUNDLES = "heard_bundles/"
_AT_END = "heard_at_end/"
_LATE = "late/"


def note_bundle(vault: Vault, *, laptop: str, number: int, pack: int, bundle: str = "") -> None:
    """Remember a bundle that is in; an old one taken in late is remembered by its number alone."""
    told = bundles_heard(vault, laptop)
    if bundle and bundle not in told.get(number, ()):
        told[number] = (*told.get(number, ()), bundle)
        vault.save_setting(_BUNDLES + laptop, {str(one): " ".join(ids) for one, ids in told.items()})
    note_number(vault, laptop, number)
    if pack > pack_heard(vault, laptop):
        vault.save_setting(_PACK + laptop, pack)


def note_number(vault: Vault, laptop: str, number: int) -> None:
    """Remember that a bundle of this number is in a pool; a lower one than before changes nothing."""
    if number > number_heard(vault, laptop):
        vault.save_setting(_NUMBER + laptop, number)


def number_heard(vault: Vault, laptop: str) -> int:
    """The highest number among its bundles that came in at this desk, or was seen in its pool; 0 for none."""
    return _noted(vault, _NUMBER + laptop)


def bundles_heard(vault: Vault, laptop: str) -> dict[int, tuple[str, ...]]:
    """By number, the bundles of a laptop that came in at this desk; more than one where there were two of a number."""
    told = vault.load_setting(_BUNDLES + laptop)
    found = told.items() if isinstance(told, dict) else ()
    return {int(number): tuple(ids.split()) for number, ids in found}


def note_end(vault: Vault, laptop: str, newest: int) -> None:
    """Remember the highest number that had come when a laptop was believed no longer; the first time counts."""
    if vault.load_setting(_AT_END + laptop) is None:
        vault.save_setting(_AT_END + laptop, newest)


def newest_at_end(vault: Vault, laptop: str) -> int | None:
    """That number; None where another desk ended its trust, or a program that did not note it."""
    told = vault.load_setting(_AT_END + laptop)
    return told if isinstance(told, int) else None


def note_late(vault: Vault, laptop: str, number: int) -> None:
    """Remember that somebody said of a late bundle that it had been on its way."""
    numbers = sorted({*late_numbers(vault, laptop), number})
    vault.save_setting(_LATE + laptop, [str(one) for one in numbers])


def late_numbers(vault: Vault, laptop: str) -> frozenset[int]:
    """The numbers of which somebody said so."""
    told = vault.load_setting(_LATE + laptop)
    return frozenset(int(one) for one in told) if isinstance(told, list) else frozenset()


def pack_heard(vault: Vault, laptop: str) -> int:
    """The pack its latest bundle was written under, 0 for not known."""
    return _noted(vault, _PACK + laptop)


def _noted(vault: Vault, name: str) -> int:
    told = vault.load_setting(name)
    return told if isinstance(told, int) else 0
