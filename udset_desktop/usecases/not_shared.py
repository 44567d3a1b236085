"""How many conversations wait to be shared: what would leave next time, told from columns wherever it can be.

Called by Today.  Only those corrected since a line of them left are opened, because a correction of words or
of something that never leaves changes no line.  Light to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def count_not_shared(workplace: Workplace) -> int:
    """How many conversations would leave next time as they stand, for the first time or corrected."""
    vault = workplace.require_vault()
    waiting = vault.load_waiting()
    if not waiting:
        return 0
    gone = {one.record for one in vault.load_withdrawals() if one.items == "all"}
    still = {one.id for one in vault.load_people() if one.on_hold_since}
    came = {one.record for one in vault.load_handed()}
    there = [pair for pair in waiting if pair[0].record not in gone and pair[0].person not in still]
    # What came from another laptop, or went to one, may have left from there.
    to_open = {one.person for one, has_left in there if has_left or one.record in came}
    if not to_open:
        return len(there)
    # late: msgspec, pyrage and minisign
    from udset_desktop.usecases.outgoing import lines_leaving_of  # noqa: PLC0415

    first = sum(1 for one, _ in there if one.person not in to_open)
    asked = {one.record for one, _ in there}
    return first + sum(1 for one in lines_leaving_of(workplace, to_open) if one.record in asked)
