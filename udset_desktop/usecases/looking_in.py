"""A pool looked at, its forks settled, its merges set aside.

The work behind the smaller verbs of `usecases.merging`, imported late by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from udset_desktop.bundle.shareable import ShareableRecord
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.instrument.model import Instrument
from udset_desktop.merge.blanking import parse_kept
from udset_desktop.merge.rules import DESK
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_aside import Settlement, set_merge_aside, settle_fork
from udset_desktop.store.pool_links import count_links
from udset_desktop.store.pool_lists import (
    MergeRow,
    SideRow,
    digest_pool,
    load_forks,
    load_merges,
    load_numbers,
    load_waiting,
)
from udset_desktop.store.pool_merge import MergeMark
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.decisions_kept import lost_decisions, remember_pool
from udset_desktop.usecases.hearing import bundles_heard, number_heard
from udset_desktop.usecases.pool_desk import desk_at, opened_pool, replacements_in
from udset_desktop.usecases.pool_values import (
    Fork,
    ForkSide,
    HeldLine,
    LaptopLine,
    LostDecisions,
    MergeLine,
    PoolAddress,
    PoolStatus,
    gone_numbers,
    missing_numbers,
    twice_numbers,
)
from udset_desktop.usecases.standing import trust_at_desk
from udset_desktop.usecases.words_over import due_in
from udset_desktop.usecases.workplace import Workplace


def status_in(workplace: Workplace, pool: Pool) -> PoolStatus:
    """An open pool at a glance."""
    trust, vault = trust_at_desk(workplace), workplace.require_desk().vault
    believed = trust.accepted
    heirs = {one.laptop for one in believed if one.replaces}
    numbers = load_numbers(pool, replacements_in(trust))
    heard = {str(one.laptop): number_heard(vault, one.laptop) for one in believed}
    seen: dict[str, tuple[int, ...]] = {laptop: () for laptop, number in heard.items() if number}
    seen |= numbers.laptops
    is_on = bool(workplace.require_project().switches.linking)
    linked, unlinked = count_links(pool) if is_on else (0, 0)
    return PoolStatus(
        place=pool.place.shown,
        database=pool.database,
        project=pool.binding.project,
        training=pool.binding.training,
        kind=pool.binding.kind,
        schema=numbers.schema,
        records=numbers.records,
        revisions=numbers.revisions,
        forks=numbers.forks,
        held=numbers.held,
        withdrawals=numbers.withdrawals,
        feedback=numbers.feedback,
        words=numbers.words,
        words_due=due_in(workplace, pool),
        lost=lost_decisions(vault, pool),
        merges=numbers.merges,
        linked=linked,
        unlinked=unlinked,
        laptops=tuple(
            replace(
                _laptop_line(laptop, mine, heard.get(laptop, 0), is_heir=laptop in heirs),
                twice=twice_numbers(mine, bundles_heard(vault, laptop)),
            )
            for laptop, mine in sorted(seen.items())
        ),
    )


def _laptop_line(laptop: str, seen: tuple[int, ...], heard: int, *, is_heir: bool) -> LaptopLine:
    return LaptopLine(
        laptop=laptop,
        bundles=len(seen),
        last_number=max(seen, default=0),
        missing=missing_numbers(seen, is_heir=is_heir),
        gone=gone_numbers(seen, heard, is_heir=is_heir),
    )


def status_of(workplace: Workplace, address: PoolAddress) -> PoolStatus:
    """The pool at a glance."""
    with opened_pool(workplace, address) as pool:
        return status_in(workplace, pool)


def lost_of(workplace: Workplace, address: PoolAddress) -> LostDecisions:
    """What was decided in the pool and it has lost."""
    with opened_pool(workplace, address) as pool:
        return lost_decisions(workplace.require_desk().vault, pool)


def merges_of(workplace: Workplace, address: PoolAddress) -> tuple[MergeLine, ...]:
    """Every merge and settlement, the oldest first."""
    with opened_pool(workplace, address) as pool:
        return tuple(_merge_line(row) for row in load_merges(pool))


def _merge_line(row: MergeRow) -> MergeLine:
    return MergeLine(
        merge=row.merge,
        bundle=row.bundle,
        laptop=row.laptop,
        number=row.number,
        merged_at=row.merged_at,
        aside=row.aside,
        numbers=row.numbers,
    )


def held_in(workplace: Workplace, address: PoolAddress) -> tuple[HeldLine, ...]:
    """Every line that waits."""
    with desk_at(workplace, address) as desk:
        return tuple(
            HeldLine(merge=row.merge, line=row.line, record=row.record, code=row.code, context=row.context)
            for row in load_waiting(desk.pool, desk.replacements)
        )


def forks_in(workplace: Workplace, address: PoolAddress) -> tuple[Fork, ...]:
    """Every fork, with what its sides say differently."""
    with desk_at(workplace, address) as desk:
        rows = load_forks(desk.pool)
        return tuple(
            _fork(record, tuple(sides), desk.definitions)
            for record, sides in groupby(rows, key=lambda row: row.record)
        )


def _fork(record: str, sides: tuple[SideRow, ...], definitions: Mapping[str, Instrument]) -> Fork:
    told = [_told(parse_kept(side.line), definitions) for side in sides]
    names = sorted({name for one in told for name in one})
    apart = [name for name in names if len({one.get(name, "") for one in told}) > 1]
    return Fork(
        record=record,
        sides=tuple(
            ForkSide(
                digest=side.digest,
                revision=side.revision,
                laptops=side.laptops,
                differs={name: words.get(name, "") for name in apart},
            )
            for side, words in zip(sides, told, strict=True)
        ),
    )


def _told(record: ShareableRecord, definitions: Mapping[str, Instrument]) -> dict[str, str]:
    """Everything a record says, by item and field, in the words of the vocabularies."""
    instrument = definitions.get("/".join(record.instrument.split("/")[:2]))
    told = {
        "quarter": record.quarter,
        "respondent": record.respondent,
        "mode": record.mode,
        "group": record.about.group,
        "place": record.about.place,
        "service": record.about.service,
        "age": record.about.age,
        "again": str(record.again),
    }
    if instrument is None:  # a colleague's own, in a pool that both share
        return told | {"codes": record.codes}
    for cell in layout_of(instrument).cells:
        said = told_by(cell, record.codes[cell.at : cell.at + cell.width])
        value = " ".join(said.value) if isinstance(said.value, tuple) else said.value
        told[cell.item.id] = said.non_answer or value or ""
        if said.said:
            told[f"{cell.item.id} said_by"] = " ".join(said.said)
    return told


def settle(workplace: Workplace, address: PoolAddress, *, record: str, keep: str, by: str) -> str:
    """A fork settled by keeping one side; the digest of the revision that names them all."""
    with desk_at(workplace, address) as desk:
        mark = MergeMark(at=desk.at, who=by)
        digest = settle_fork(
            desk.pool, Settlement(record=record, keep=keep), desk.judging, mark, desk.replacements
        )
        note_act(workplace.require_desk().vault, workplace.clock, Act.FORK_SETTLED)
        remember_pool(workplace.require_desk().vault, desk.pool)
        return digest


def put_aside(workplace: Workplace, address: PoolAddress, merge: int | None) -> MergeLine:
    """A merge set aside."""
    with desk_at(workplace, address) as desk:
        done = set_merge_aside(desk.pool, merge, desk.judging, MergeMark(at=desk.at), desk.replacements)
        line = next(_merge_line(row) for row in load_merges(desk.pool) if row.merge == done)
        _note_aside(workplace, line)
        remember_pool(workplace.require_desk().vault, desk.pool)
        return line


def _note_aside(workplace: Workplace, line: MergeLine) -> None:
    vault = workplace.require_desk().vault
    if line.laptop == DESK:
        note_act(vault, workplace.clock, Act.SETTLEMENT_SET_ASIDE)
    else:
        note_act(vault, workplace.clock, Act.BUNDLE_SET_ASIDE, laptop=line.laptop, number=line.number)


def digest_of(workplace: Workplace, address: PoolAddress) -> tuple[str, int]:
    """The pool's digest, and how many records have a head."""
    with desk_at(workplace, address) as desk:
        return digest_pool(desk.pool, desk.replacements)
