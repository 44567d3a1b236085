"""Questions about a wording: whether to ask any, and how often each kind was put aside.

Called by the window.  What is kept is one number for each of the five checks on this laptop: never
where, when, about whom or by whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from udset_desktop.interview.asides import Check, load_lists
from udset_desktop.usecases.settings import load_settings

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

_PUT_ASIDE = "asides/put_aside"


def make_ready(workplace: Workplace, language: str) -> bool:
    """Read the word lists once; whether this laptop's user wants to be asked."""
    load_lists(language)
    return load_settings(workplace).asides


def note_put_aside(workplace: Workplace, check: Check | str) -> None:
    """One more question of a kind that was put aside."""
    kind = Check(check).value
    vault = workplace.require_vault()
    with vault.transaction():
        counts = {**_counts(workplace)}
        counts[kind] = counts.get(kind, 0) + 1
        vault.save_setting(_PUT_ASIDE, {kind: str(count) for kind, count in sorted(counts.items())})


def put_aside_so_far(workplace: Workplace) -> Mapping[str, int]:
    """How many questions of each kind were put aside on this laptop."""
    return {check.value: _counts(workplace).get(check.value, 0) for check in Check}


def _counts(workplace: Workplace) -> Mapping[str, int]:
    kept = workplace.require_vault().load_setting(_PUT_ASIDE)
    if not isinstance(kept, dict):
        return {}
    return {kind: int(count) for kind, count in kept.items() if count.isdecimal()}
