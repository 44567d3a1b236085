"""Clearing: people whose conversations were signed for and whose time here is over, told first, then let go.

Called by the faces.  Somebody goes whole or not at all: as long as one conversation, sheet, review or note
of theirs is still needed, all of them wait, and the list says why.  What stays is the number of each record
and the chain of the lines that left, so that a notice still finds it and a late file makes no second one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.usecases import journal
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.clearing_values import Cleared, ClearPlan
from udset_desktop.usecases.clock_told import jumped_since
from udset_desktop.usecases.old_copies import copies_beside
from udset_desktop.usecases.people import find_record
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault


def clear_plan(workplace: Workplace) -> ClearPlan:
    """Who may go now and who waits; nothing changes.  Raises `InputRefused` before the laptop joined."""
    # late: the backup's own modules, msgspec and the database layer
    from udset_desktop.record.marks import reporting_year  # noqa: PLC0415
    from udset_desktop.usecases.backups_known import known_backups  # noqa: PLC0415
    from udset_desktop.usecases.standing import project_today  # noqa: PLC0415
    from udset_desktop.usecases.waiting_for import people_standing  # noqa: PLC0415

    vault, project = workplace.require_vault(), project_today(workplace)
    with vault.transaction():
        standing = people_standing(workplace, project.retention_days)
        last_days = vault.load_last_days(one.person for one in standing)
    may_go = tuple(one for one in standing if not one.waits)
    year = reporting_year(workplace.clock.today_on(), project.year_starts_month)
    days = (date.fromisoformat(last_days[one.person]) for one in may_go if one.person in last_days)
    return ClearPlan(
        today_on=workplace.clock.today_on().isoformat(),
        retention_days=project.retention_days,
        may_go=may_go,
        waiting=tuple(one for one in standing if one.waits),
        this_year=sum(1 for day in days if reporting_year(day, project.year_starts_month) == year),
        backups=tuple((one.file, one.goes_on) for one in known_backups(workplace)),
        old_copies=copies_beside(workplace),
        jumped_since=jumped_since(workplace),
    )


def clear(workplace: Workplace, people: Collection[PersonId], *, date_is_right: bool = False) -> Cleared:
    """Of these people those who still may go, gone from every page of the vault with all that is theirs.

    Asked again in the same transaction, so that what came up since the list was shown keeps somebody here.
    Notes for when somebody may come to harm stay.  Whole or not; raises as any saving does for the disk, and
    `InputRefused` where today is far beyond the last day known here, unless somebody said the `date_is_right`.
    """
    vault = workplace.require_vault()
    with vault.transaction():
        plan = clear_plan(workplace)
        going = {one.person for one in plan.may_go} & set(people)
        records = 0
        if going:
            _require_day(workplace, plan, date_is_right=date_is_right)
            _keep_what_stays(workplace, vault, going)
            notices = [one.id for one in vault.load_withdrawals()]  # they name a record, and nothing of it
            records = vault.clear_people(going, keep=notices, keep_texts=True)
            journal.log(workplace, "cleared", people=len(going), records=records)
    vault.overwrite_cleared()  # also after a kill that came between
    return Cleared(people=len(going), records=records)


def record_meant(workplace: Workplace, told: str) -> RecordId:
    """The record of a conversation by its own or its record's id, also where it was cleared.

    Raises `InputRefused` for one that was never here.
    """
    return workplace.require_vault().find_cleared(told) or find_record(workplace, told).id


def _require_day(workplace: Workplace, plan: ClearPlan, *, date_is_right: bool) -> None:
    """Nothing for a day that follows on what was done here; another one only by somebody's word, which is logged."""
    since = plan.jumped_since
    if not since:
        return
    if not date_is_right:
        raise InputRefused(
            Finding(code="clearing.date_unsure", context={"on": plan.today_on, "since": since})
        )
    note_act(workplace.require_vault(), workplace.clock, Act.DATE_SAID_RIGHT, before=since)


def _keep_what_stays(workplace: Workplace, vault: Vault, people: Collection[PersonId]) -> None:
    # late: msgspec and the database layer
    from udset_desktop.sealing.digest import sha256_hex  # noqa: PLC0415
    from udset_desktop.store.vault_values import ClearedRow  # noqa: PLC0415
    from udset_desktop.usecases.what_left import lines_that_left  # noqa: PLC0415

    lines, on = lines_that_left(vault), workplace.clock.today_on().isoformat()
    vault.save_cleared(
        ClearedRow(
            record=head.record,
            interview=sha256_hex(head.interview.encode()),
            instrument=f"{head.instrument}/{head.version}",
            lines=lines.get(head.record, ()),
            cleared_on=on,
        )
        for head in vault.load_heads()
        if head.person in people
    )
