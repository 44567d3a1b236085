"""The list of what was wanted and not there: looked at, printed, and whom to tell when it comes.

Called by the window on its store lane.  Counts are closed codes; names are for the unlocked laptop,
and only of people who may be reminded and did not say no to being asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from udset_desktop.document.raster import PageImage, render_pages
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.person import Person
from udset_desktop.record.marks import reporting_year
from udset_desktop.record.model import Record
from udset_desktop.record.wants import Missed, MissedRow, count_missed, missed_in
from udset_desktop.usecases import journal
from udset_desktop.usecases.people import may_look_back

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

__all__ = [
    "ABOUT",
    "MissedList",
    "NamedMiss",
    "PageImage",
    "list_missed",
    "log_missed_printed",
    "missed_pages",
]

ABOUT = ("", "user", "carer")
"""Whose wants: everybody's, those of people who use services, those of carers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMiss:
    """Somebody to tell when it is there after all; for the unlocked window, never printed."""

    name: str
    held_on: str
    what: str
    record: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedList:
    """The list over one span of time; `since` is "" for everything on this laptop."""

    since: str
    until: str
    about: str
    conversations: int  # looked through, whether anything was missed or not
    rows: tuple[MissedRow, ...] = ()
    named: Mapping[str, tuple[NamedMiss, ...]] = field(default_factory=dict)  # by what was wanted


def list_missed(
    workplace: Workplace, *, this_year: bool = True, about: str = "", control: Control = NO_CONTROL
) -> MissedList:
    """What was wanted and not there in the reporting year, or in all conversations on this laptop."""
    vault, today_on = workplace.require_vault(), workplace.clock.today_on()
    people = {person.id: person for person in vault.load_people()}
    since = _year_begins(workplace, today_on).isoformat() if this_year else ""
    missed: list[Missed] = []
    named: dict[str, list[NamedMiss]] = {}
    conversations = 0
    for record in vault.load_records():
        control.checkpoint()
        person = people[record.person]
        if record.void or record.held_on < since or about not in ("", person.about):
            continue
        conversations += 1
        found = missed_in(record)
        missed += found
        if found and _may_be_told(workplace, person, record):
            for one in found:
                named.setdefault(one.wanted, []).append(_named(person, one))
    return MissedList(
        since=since,
        until=today_on.isoformat(),
        about=about,
        conversations=conversations,
        rows=count_missed(missed),
        named={wanted: tuple(rows) for wanted, rows in named.items()},
    )


def missed_pages(workplace: Workplace, shown: MissedList, *, dpi: int) -> tuple[PageImage, ...]:
    """The list as it would print, in memory only: codes in words and counts, nobody named."""
    # late: 250 ms of PDF library and fonts, only where paper is wanted
    from udset_desktop.summary.missed_paper import MissedPaper, render_missed  # noqa: PLC0415

    project = workplace.require_project()
    paper = MissedPaper(
        rows=shown.rows,
        since=shown.since,
        until=shown.until,
        about=shown.about,
        conversations=shown.conversations,
        wording=project.wording,
        language=workplace.language,
        training=project.training,
    )
    return render_pages(render_missed(paper), dpi=dpi)


def log_missed_printed(workplace: Workplace) -> None:
    """Keep that the list went to the system's printer."""
    journal.log(workplace, "missed_printed")


def _year_begins(workplace: Workplace, on: date) -> date:
    month = workplace.require_project().year_starts_month
    return date(reporting_year(on, month), month, 1)


def _may_be_told(workplace: Workplace, person: Person, record: Record) -> bool:
    return may_look_back(workplace, person) and record.permissions.contact is not Reply.NO


def _named(person: Person, one: Missed) -> NamedMiss:
    return NamedMiss(name=person.name, held_on=one.held_on, what=one.what, record=one.record)
