"""Bundles taken apart before they leave, where something in them may not leave any more.

Called by the verbs that take something back, and before anything is sent.  Only bundles whose bytes
have never been offered to any place are taken apart; after that the notice follows them instead.
Light to import.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.usecases import journal
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault_values import Export, Outgoing, PassedText


def take_apart(workplace: Workplace, also: Collection[RecordId] = (), texts: Collection[str] = ()) -> int:
    """How many waiting bundles were taken apart: the first that may not leave as it is, and those after it.

    A bundle may not leave where one of its records or texts may not, nor where the project's switches, its
    places or what somebody said to linking have changed so that it would be made otherwise today.  `also`
    names records, and `texts` numbers of texts, that may not leave for a reason of the caller's.  What was in the bundles is ready to leave
    again, as far as it may.  Nothing where a later one has left.
    """
    # late: the database layer
    from udset_desktop.usecases.offering import OFFERS_SENT  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        first = _first_untouched(vault.load_outgoing())
        waiting = [one for one in vault.load_exports() if one.number >= first]
        inside = [one for one in vault.load_passed() if one.bundle is not None and one.bundle >= first]
        if not inside and not any(one.lines for one in waiting):
            return 0
        stale = _first_stale(workplace, waiting, inside, (frozenset(also), frozenset(texts)))
        if stale is None:
            return 0
        vault.undo_exports(stale)
        vault.save_setting(OFFERS_SENT, {})  # the counts are totals: they go again with the next bundle
        count = sum(1 for one in waiting if one.number >= stale)
        journal.log(workplace, "bundles_taken_apart", count=count)
    return count


def _first_stale(
    workplace: Workplace,
    waiting: list[Export],
    texts: list[PassedText],
    refused: tuple[frozenset[RecordId], frozenset[str]],
) -> int | None:
    """The number of the first bundle that may not leave as it is; `texts` are the words in them.

    `refused` are the records and the texts that may not leave for a reason of the caller's.
    """
    # late: msgspec, pyrage, minisign and the database layer
    from udset_desktop.record.marks import is_counted  # noqa: PLC0415
    from udset_desktop.usecases.allowed_today import first_outdated  # noqa: PLC0415
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    vault, (also, unread) = workplace.require_vault(), refused
    heads = vault.load_records()
    told = {one.record for one in vault.load_withdrawals(waiting_only=True)}
    still = {one.id for one in vault.load_people() if one.on_hold_since}
    kept = {one.id for one in heads if one.person in still or not is_counted(one)}
    stopped = told | kept | also
    stale = [one.number for one in waiting if any(line.record in stopped for line in one.lines)]
    over = unread | (frozenset(words_now(workplace, heads).going_back()) if texts else frozenset())
    resting = {one.id for one in heads if one.person in still} | also
    stale += [one.bundle for one in texts if one.bundle and (one.number in over or one.record in resting)]
    before = [one for one in waiting if not stale or one.number < min(stale)]
    outdated = first_outdated(workplace, before, texts, heads)
    return min(stale, default=None) if outdated is None else outdated


def _first_untouched(bundles: tuple[Outgoing, ...]) -> int:
    """The number from which on no bundle has been offered to any place."""
    first = bundles[-1].number + 1 if bundles else 1
    for one in reversed(bundles):
        if not one.is_here or one.copied_utc or one.tried_utc or one.delivered_utc:
            break
        first = one.number
    return first
