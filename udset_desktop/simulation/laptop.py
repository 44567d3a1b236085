"""One made-up laptop filled: people, conversations, offers, words, withdrawals, and its bundles.

The making is cut into blocks, seeded by laptop, block and person, so that the same seed gives the
same records in one process or in many (`simulation.side_by_side`).  The vault is written 500 records at a time; entry checks, completion, codec,
privacy and bundle writer are the real ones.  Never works in a home with a real project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import TypeAlias

from udset_desktop.foundation.clock import FixedClock, quarter_of
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL, Control, Part
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.person import Person
from udset_desktop.project.model import Project
from udset_desktop.record.marks import is_counted
from udset_desktop.record.model import Record
from udset_desktop.simulation.conversation import Sitting, hold
from udset_desktop.simulation.interviewers import MadeUpInterviewer, interviewers_of
from udset_desktop.simulation.material import SALT, load_material
from udset_desktop.simulation.people import MadeUp, make_person
from udset_desktop.simulation.voice import Memory, Voice
from udset_desktop.simulation.word_readers import let_words_go
from udset_desktop.usecases.exporting import withdraw, write_bundles
from udset_desktop.usecases.standing import catalogue_of
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import Workplace, open_workplace, require_training

FIRST_ON, LAST_ON = date(2024, 7, 1), date(2026, 6, 30)
"""When made-up conversations were held: fixed, so that the same seed gives the same quarters."""

NOW_UTC = datetime(2026, 7, 1, 9, tzinfo=UTC)
AT_ONCE = 500
MAKING_SHARE, NOTICES_SHARE = 0.8, 0.9
"""How much of filling a laptop is done when bundles, and then notices, are still to be written."""

_INSTRUMENTS = {"user": "user-review/1.0.1", "carer": "carer-review/1.0.1"}
_ONE_TAKES_BACK_IN = 150  # conversations; at least one on every laptop that holds a few


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopPlan:
    """What one laptop is to be filled with; goes to another process as it is."""

    home: Path
    number: int  # its folder in the home
    place: int  # its place among the laptops of this run, from 1: the seed hangs on it
    laptops: int
    interviews: int
    seed: int
    out: Path  # where bundles go


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLaptop:
    """What became of it."""

    number: int
    people: int
    records: int
    bundles: tuple[Path, ...]
    sent: int  # records that left in the bundles


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a laptop's plan that can be made by itself, anywhere."""

    plan: LaptopPlan
    number: int  # from 0
    interviews: int
    project: Project


MadeBlock: TypeAlias = tuple[tuple[Person, tuple[Record, ...]], ...]
MakeBlocks: TypeAlias = Callable[[tuple[Block, ...]], Iterable[MadeBlock]]


@dataclass(slots=True)
class _Tally:
    """Counts along the way."""

    people: int = 0
    records: int = 0
    takes_back: list[tuple[RecordId, str | tuple[str, ...]]] = field(default_factory=list)


def fixed_clock() -> FixedClock:
    """The clock of everything made up."""
    return FixedClock(NOW_UTC)


def fill_laptop(
    plan: LaptopPlan, control: Control = NO_CONTROL, make: MakeBlocks | None = None
) -> FilledLaptop:
    """The laptop of a plan filled, its bundles written; raises `InputRefused` in a real home.

    `make` makes the blocks of the plan, in their order; by itself this process makes them.
    """
    home = Home(folder=plan.home)
    require_training(home)
    workplace = open_workplace(home, laptop=plan.number, clock=fixed_clock())
    try:
        unlock(workplace)
        _require_made_up(workplace)
        blocks = blocks_of(plan, workplace.require_project())
        filling = Part(control, 0, MAKING_SHARE)
        made = make(blocks) if make else (make_block(block, filling) for block in blocks)
        tally = _fill(workplace, plan, made, filling)
        for record in let_words_go(workplace, f"{plan.seed}/{plan.place}")[:1]:
            if record not in {one for one, _ in tally.takes_back}:
                tally.takes_back.append((record, "words"))
        files = list(write_bundles(workplace, plan.out, Part(control, MAKING_SHARE, NOTICES_SHARE)))
        for record, items in tally.takes_back:
            withdraw(workplace, record, items)
        if tally.takes_back:
            # Somebody thought better of it after the bundle had gone: the notice follows.
            files += write_bundles(workplace, plan.out, Part(control, NOTICES_SHARE, 1))
    finally:
        workplace.close()
    return FilledLaptop(
        number=plan.number,
        people=tally.people,
        records=tally.records,
        bundles=tuple(one.file for one in files),
        sent=sum(one.records for one in files),
    )


def blocks_of(plan: LaptopPlan, project: Project) -> tuple[Block, ...]:
    """The plan in parts of `AT_ONCE` interviews, the last with what is left."""
    return tuple(
        Block(
            plan=plan,
            number=number,
            interviews=min(AT_ONCE, plan.interviews - first),
            project=project,
        )
        for number, first in enumerate(range(0, plan.interviews, AT_ONCE))
    )


def make_block(block: Block, control: Control = NO_CONTROL) -> MadeBlock:
    """Everybody of a block with their conversations; `control` is asked after each person."""
    made = []
    for one in make_conversations(block):
        made.append(one)
        control.checkpoint()
    return tuple(made)


def make_conversations(block: Block) -> Iterator[tuple[Person, tuple[Record, ...]]]:
    """Person after person with their conversations, until the block's number is reached."""
    plan, catalogue = block.plan, catalogue_of(Home(folder=block.plan.home))
    instruments = {about: catalogue.by_key(key) for about, key in _INSTRUMENTS.items()}
    pages = {about: tuple(page.id for page in one.pages()) for about, one in instruments.items()}
    everybody = interviewers_of(plan.seed, plan.place, plan.laptops)
    # What was said is remembered block by block: who is made must not hang on who makes the others.
    memory, left = Memory(), block.interviews
    for number in count(1):
        if left <= 0:
            return
        # Made-up people need no secret; the seed is the point.
        draw = Random(f"{SALT}/{plan.seed}/{plan.place}/{_numbered(block, number)}")  # noqa: S311
        person = make_person(draw, block.project, tuple(dict.fromkeys((*pages["user"], *pages["carer"]))))
        voice = Voice(material=load_material(), draw=draw, tags=person.tags, own=person.own, memory=memory)
        records: list[Record] = []
        for held_on in _dates(draw, person)[:left]:
            sitting = Sitting(
                person=person,
                interviewer=draw.choice(everybody),
                voice=voice,
                draw=draw,
                instrument=instruments[person.about],
                project=block.project,
                held_on=held_on,
                today_on=fixed_clock().today_on(),
                before=records[-1] if records else None,
            )
            records.append(hold(sitting))
        left -= len(records)
        yield person.kept(), tuple(records)


def _numbered(block: Block, number: int) -> str:
    return f"{block.number}/{number}" if block.number else str(number)


def _dates(draw: Random, person: MadeUp) -> list[date]:
    """When the person's conversations were held, the first first; three to eleven months apart."""
    on = FIRST_ON + timedelta(days=draw.randrange((LAST_ON - FIRST_ON).days))
    dates = [on]
    while len(dates) < person.visits:
        on += timedelta(days=draw.randint(90, 330))
        if on > LAST_ON:
            break
        dates.append(on)
    return dates


def _fill(workplace: Workplace, plan: LaptopPlan, made: Iterable[MadeBlock], control: Control) -> _Tally:
    tally = _Tally()
    offers = Random(f"{SALT}/{plan.seed}/{plan.place}/offers")  # noqa: S311 (as above)
    types = {one.ref: one for one in interviewers_of(plan.seed, plan.place, plan.laptops)}
    for block in made:
        for _, records in block:
            _choose_takers_back(records, tally, plan)
            tally.people += 1
            tally.records += len(records)
        _save(workplace, block, types, offers)
        control.checkpoint(tally.records / plan.interviews)
    return tally


def _choose_takers_back(records: tuple[Record, ...], tally: _Tally, plan: LaptopPlan) -> None:
    """Every so often a record, or one answer of it, is taken back after it has left."""
    few = min(_ONE_TAKES_BACK_IN, max(1, plan.interviews // 2))
    if (tally.records + len(records)) // few == tally.records // few or not is_counted(records[-1]):
        return
    record = records[-1]
    rated = [item for item in record.answers if item.endswith(f".{Facet.RATING}")]
    one = tuple(rated[:1])
    tally.takes_back.append((record.id, one if len(tally.takes_back) % 2 and one else "all"))


def _save(
    workplace: Workplace, block: MadeBlock, types: dict[str, MadeUpInterviewer], offers: Random
) -> None:
    vault = workplace.require_vault()
    records = [record for _, conversations in block for record in conversations]
    with vault.transaction():
        vault.save_people(person for person, _ in block)
        vault.save_records(records)
        for record in records:
            interviewer = types[record.interviewers[0].ref]
            quarter = quarter_of(date.fromisoformat(record.held_on))
            for said in (*interviewer.refusals(offers), "accepted"):
                vault.save_offer(interviewer.type, quarter, said)


def _require_made_up(workplace: Workplace) -> None:
    if not workplace.require_project().training:
        raise InputRefused(Finding(code="simulation.real_project"))
