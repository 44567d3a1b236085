"""Counted codes to rows that may be told: what counts, what is left out, what is hidden.

Called by `usecases.reporting`.  Pure: the same counts give the same rows wherever they were counted.
Nothing leaves this module that `measures.disclosure` has not passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from udset_desktop.measures.classify import Classifier
from udset_desktop.measures.disclosure import Key, Number, hide
from udset_desktop.measures.intervals import SMALLEST_BASE, share_of
from udset_desktop.measures.mix import BY
from udset_desktop.measures.model import (
    HELD_BY,
    Count,
    CountedRow,
    Measure,
    MeasureRow,
    MeasureSet,
    Voice,
)
from udset_desktop.measures.tally import (
    LEFT,
    SHORT,
    Tally,
    numbers_of,
    sums_of,
)

FLAGGED_PER_CENT = 20
"""From this share of records left out a measure is flagged as incomplete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a table is made for, and how careful it must be."""

    by: str = ""
    from_quarter: str = ""
    to_quarter: str = ""
    threshold: int = 5
    unit: str = "first_of_year"


def counts_for(measures: MeasureSet, asked: Asked) -> tuple[Count, ...]:
    """What the store has to count: one look at each kind of instrument."""
    wanted: dict[str, dict[str, None]] = {}
    for measure in measures.measures:
        for source in measure.sources:
            wanted.setdefault(source.instrument, {}).update(dict.fromkeys(source.items))
    return tuple(
        Count(
            instrument=instrument,
            items=tuple(items),
            by=asked.by,
            from_quarter=asked.from_quarter,
            to_quarter=asked.to_quarter,
        )
        for instrument, items in wanted.items()
    )


def rows_of(
    measures: MeasureSet, counted: Sequence[tuple[Count, Iterable[CountedRow]]], asked: Asked
) -> tuple[MeasureRow, ...]:
    """The rows of every measure, in the order of the definition; groups after the row of all."""
    tally = Tally(grouped=bool(asked.by))
    classifier = Classifier(measures)
    for count, rows in counted:
        for row in rows:
            classifier.add(tally, count, row)
    numbers = numbers_of(tally, measures, asked.threshold)
    hidden = hide(numbers, sums_of(tally, measures), asked.threshold)
    shown = {key: one.value for key, one in numbers.items() if one.printed and key not in hidden}
    table = _Table(measures, numbers, shown, asked, tally.groups, tally.held_by)
    return tuple(
        _row(_Place(measure, whose, voice, group), table)
        for measure in measures.measures
        for group in ("", *tally.groups)
        for whose in whose_of(measure)
        for voice in Voice
    )


def whose_of(measure: Measure) -> tuple[str, ...]:
    """The lines of a measure: one for each source and both, or one for each item and both."""
    if len(measure.sources[0].items) > 1:
        return ("a", "b", "both")
    whose = tuple(source.whose for source in measure.sources)
    return (*whose, "both") if len(whose) > 1 else whose


@dataclass(frozen=True, slots=True)
class _Place:
    measure: Measure
    whose: str
    voice: Voice
    group: str

    def key(self, part: str, *, voiced: bool = True) -> Key:
        return (self.measure.id, self.whose, self.group, self.voice.value if voiced else "", part)


@dataclass(frozen=True, slots=True)
class _Table:
    measures: MeasureSet
    numbers: Mapping[Key, Number]
    shown: Mapping[Key, int]
    asked: Asked
    groups: tuple[str, ...]
    kinds: tuple[str, ...]  # types of interviewers that came up

    def told(self, keys: Mapping[str, Key]) -> tuple[dict[str, int], bool]:
        """What may be told of these by name, leaving out noughts; and whether some may not be."""
        told = {name: self.shown[key] for name, key in keys.items() if key in self.shown}
        return {name: value for name, value in told.items() if value}, len(told) < len(keys)


def _row(place: _Place, table: _Table) -> MeasureRow:
    shown = table.shown
    n, base, yes = (shown.get(place.key(part)) for part in ("n", "base", "yes"))
    is_hidden = n is None or base is None
    if is_hidden:
        n = base = yes = None
    share = None if n is None or base is None else share_of(n, base)
    yes_share = None if yes is None or base is None else share_of(yes, base)
    left_out, left_hidden = _left_out(place, table)
    held_by, held_by_hidden = table.told(_held_by(place, table))
    scales, scales_hidden = table.told(_scales(place, table.measures))
    notes = _notes(base, left_out, some_not_told=left_hidden)
    return MeasureRow(
        measure=place.measure.id,
        line=f"{place.whose}.{place.voice}",
        whose=place.whose,
        voice=place.voice.value,
        labels=place.measure.labels,
        rule=place.measure.rule_of(place.whose),
        unit=table.asked.unit,
        group=place.group,
        n=n,
        base=base,
        share=share.share if share else None,
        low=share.low if share else None,
        high=share.high if share else None,
        yes_share=yes_share.share if yes_share else None,
        short_n=shown.get(place.key(f"{SHORT}n")),
        short_base=shown.get(place.key(f"{SHORT}base")),
        left_out=left_out,
        left_out_hidden=left_hidden,
        held_by=held_by,
        held_by_hidden=held_by_hidden,
        scales=scales,
        scales_hidden=scales_hidden,
        hidden=is_hidden,
        why_hidden=("measures.hidden_to_protect",) if is_hidden else (),
        notes=notes,
    )


def _left_out(place: _Place, table: _Table) -> tuple[dict[str, int], bool]:
    """Why records are left out, as far as it may be told; and whether some of it may not."""
    reasons: dict[str, Key] = {}
    for key, number in table.numbers.items():
        measure, whose, group, voice, part = key
        if (measure, whose, group) != (place.measure.id, place.whose, place.group):
            continue
        if part.startswith(LEFT) and voice in {"", place.voice.value} and number.printed:
            reasons[part.removeprefix(LEFT)] = key
    return table.told(dict(sorted(reasons.items())))


def _scales(place: _Place, measures: MeasureSet) -> dict[str, Key]:
    """Where it stands how many answered in which scale: the ones that count, and those beside."""
    return {
        "/".join(measures.favourable): place.key("base"),
        "/".join(measures.beside): place.key(f"{SHORT}base"),
    }


def _held_by(place: _Place, table: _Table) -> dict[str, Key]:
    """Where it stands who held the talks behind a figure; broken down by them, in the rows of the groups."""
    if table.asked.by != HELD_BY:
        return {kind: place.key(BY + kind) for kind in table.kinds}
    groups = (place.group,) if place.group else table.groups
    return {group: replace(place, group=group).key("base") for group in groups}


def _notes(base: int | None, left_out: Mapping[str, int], *, some_not_told: bool) -> tuple[str, ...]:
    if base is None:
        return ()
    notes: list[str] = []
    if base < SMALLEST_BASE:
        notes.append("measures.base_too_small")
    # A proxy's answer is no gap on the person's own line: it stands on the line beside.
    missing = sum(count for reason, count in left_out.items() if reason != "proxy")
    if 100 * missing > FLAGGED_PER_CENT * (base + missing):
        notes.append("measures.incomplete")
    elif some_not_told:
        notes.append("measures.completeness_not_told")
    return tuple(notes)
