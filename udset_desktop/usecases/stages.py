"""How far each conversation on file has come: here, handed over, made into a bundle, delivered, received or held.

One that was taken over may have left from where it came from: then that is said, and not that it is here alone.

Beside it stands what was taken back since.  Called by the lists of conversations, Today and the page on which
something is taken back.  Light to import.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault


class Stage(StrEnum):
    """The furthest that is known of the last line of a record that was made to leave."""

    HERE = "here"  # none was made
    HANDED_OVER = "handed_over"  # none was made here: the laptop that they were handed to sends it
    ELSEWHERE = "elsewhere"  # one left from the laptop it came from, which has the receipt
    MADE = "made"  # it waits, or went by hand
    DELIVERED = "delivered"  # it lies whole at its place
    HELD = "held"  # a coordinator has it, and it waits at the desk
    RECEIVED = "received"  # a coordinator has signed that it is in


class TakenBack(StrEnum):
    """How much of a record was taken back once it was on file."""

    PART = "part"
    WHOLE = "whole"


def taken_back(workplace: Workplace) -> Mapping[RecordId, TakenBack]:
    """Every record of which something was taken back, whether or not anybody had to be told."""
    found: dict[RecordId, TakenBack] = {}
    for notice in workplace.require_vault().load_withdrawals():
        is_whole = notice.items == "all" or found.get(notice.record) is TakenBack.WHOLE
        found[notice.record] = TakenBack.WHOLE if is_whole else TakenBack.PART
    return found


def stage_of(workplace: Workplace, record: RecordId) -> Stage:
    """How far one record has come."""
    return stages(workplace, record).get(record, Stage.HERE)


def stages(workplace: Workplace, record: RecordId | None = None) -> Mapping[RecordId, Stage]:
    """How far every record has come of which a line was made to leave, or only one."""
    vault = workplace.require_vault()
    delivered = {one.number for one in vault.load_outgoing() if one.delivered_utc}
    handed = [one for one in vault.load_handed() if record in {None, one.record}]
    away = _handed_away(vault) if handed else frozenset()
    found = {one.record: Stage.HANDED_OVER for one in handed if one.person in away}
    found |= {one.record: Stage.ELSEWHERE for one in handed if one.lines}
    for one in vault.load_landings(record):  # the last bundle last
        if one.outcome:
            found[one.record] = Stage.HELD if one.outcome == "held" else Stage.RECEIVED
        else:
            found[one.record] = Stage.DELIVERED if one.number in delivered else Stage.MADE
    return found


def _handed_away(vault: Vault) -> frozenset[PersonId]:
    """Everybody who went last to another laptop."""
    # late: cryptography
    from udset_desktop.usecases.standing import own_ids  # noqa: PLC0415

    own = own_ids(vault)
    last = {one.person: one.taker for one in vault.load_handed_people()}
    return frozenset(person for person, taker in last.items() if taker not in own)
