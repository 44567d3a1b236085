"""Measure definitions: TOML in `resources/measures` to values, with every finding at once.

Called by `usecases.reporting`.  A definition says what counts, never what is good; the rules it may
name are the closed list here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.resources import read_resource_text
from udset_desktop.instrument.model import SCALES, Instrument, Kind
from udset_desktop.measures.model import Measure, MeasureSet, Source

RULES = {"two-favourable": 1, "both-favourable": 2}
"""The rules there are, and how many items each takes."""

FORMAT = 1
_WHOSE = frozenset({"users", "carers"})


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    instrument: str
    whose: str
    items: tuple[str, ...]


class _Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    rule: str
    labels: dict[str, str]
    source: tuple[_Source, ...]
    each: str = ""
    sensitive: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: int
    id: str
    favourable: dict[str, tuple[str, ...]]
    measure: tuple[_Measure, ...]
    beside: dict[str, tuple[str, ...]] = {}


@cache
def load_measures(name: str = "national") -> MeasureSet:
    """The measures of one file of the program's own; raises `InputRefused` with every finding."""
    return parse_measures(read_resource_text("measures", f"{name}.toml"), where=f"{name}.toml")


def parse_measures(text: str, *, where: str) -> MeasureSet:
    """Definitions from TOML; raises `InputRefused` with every finding."""
    try:
        told = msgspec.convert(tomllib.loads(text), _File)
    except tomllib.TOMLDecodeError:
        raise InputRefused(Finding(code="measures.not_toml", where=where)) from None
    except msgspec.ValidationError as problem:
        place = str(problem).partition("`$")[2].rstrip("`") or "."
        raise InputRefused(
            Finding(code="measures.not_understood", where=where, context={"place": place})
        ) from None
    findings = [*_scale_findings(told, where), *_measure_findings(told, where)]
    if told.format != FORMAT:
        findings.append(Finding(code="measures.other_format", where=where, context={"format": told.format}))
    if findings:
        raise InputRefused(findings)
    return MeasureSet(
        id=told.id,
        favourable=told.favourable,
        beside=told.beside,
        measures=tuple(
            Measure(
                id=one.id,
                labels=one.labels,
                rule=one.rule,
                sources=tuple(
                    Source(instrument=source.instrument, whose=source.whose, items=source.items)
                    for source in one.source
                ),
                each=one.each,
                sensitive=one.sensitive,
            )
            for one in told.measure
        ),
    )


def check_measures(measures: MeasureSet, instruments: Mapping[str, Instrument]) -> tuple[Finding, ...]:
    """What does not fit the instruments given by id: an item that is not there, or is no rating that travels."""
    findings: list[Finding] = []
    for measure in measures.measures:
        for source in measure.sources:
            instrument = instruments.get(source.instrument)
            for item_id in source.items if instrument else ():
                item = instrument.by_id.get(item_id) if instrument else None
                if item is None or item.kind is not Kind.RATING or not item.may_travel:
                    context = {"item": item_id, "instrument": source.instrument}
                    findings.append(Finding(code="measures.no_such_item", where=measure.id, context=context))
    return tuple(findings)


def _scale_findings(told: _File, where: str) -> list[Finding]:
    return [
        Finding(code="measures.no_such_word", where=where, context={"scale": scale, "word": word})
        for table in (told.favourable, told.beside)
        for scale, words in table.items()
        for word in words
        if word not in SCALES.get(scale, ())
    ] + [
        Finding(code="measures.scale_twice", where=where, context={"scale": scale})
        for scale in sorted(told.favourable.keys() & told.beside.keys())
    ]


def _measure_findings(told: _File, where: str) -> list[Finding]:
    findings: list[Finding] = []
    ids = [one.id for one in told.measure]
    for one in told.measure:
        place = f"{where} {one.id}"
        if ids.count(one.id) > 1:
            findings.append(Finding(code="measures.id_twice", where=place))
        if one.rule not in RULES:
            findings.append(Finding(code="measures.no_such_rule", where=place, context={"rule": one.rule}))
        elif any(len(source.items) != RULES[one.rule] for source in one.source):
            findings.append(
                Finding(code="measures.items_do_not_fit", where=place, context={"rule": one.rule})
            )
        # Each item of two has a line of its own, which needs a rule of its own; nothing else does.
        if RULES.get(one.each, 0) != (1 if RULES.get(one.rule, 1) > 1 else 0):
            findings.append(Finding(code="measures.each_wrong", where=place))
        whose = [source.whose for source in one.source]
        if not whose or len(set(whose)) < len(whose) or not set(whose) <= _WHOSE:
            findings.append(Finding(code="measures.whose_wrong", where=place))
        if len(one.source) > 1 and RULES.get(one.rule, 1) > 1:
            findings.append(
                Finding(code="measures.items_do_not_fit", where=place, context={"rule": one.rule})
            )
    return findings
