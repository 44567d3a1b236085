"""Framework files read into every version they hold, crosswalks checked.

Called by the catalogue and by the reader of instruments; never reaches outside the file it is given
and the program's own `resources/frameworks`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from udset_desktop.foundation.problems import InstrumentRefused
from udset_desktop.foundation.resources import resource_path
from udset_desktop.instrument.framework import (
    Category,
    Crosswalk,
    CrosswalkKind,
    CrosswalkRow,
    Framework,
    Group,
    Outcome,
)
from udset_desktop.instrument.tables import VERSION_PATTERN, FindingList, TableReader, parse_toml

LIMIT_BYTES = 200_000
_SIDES = {
    CrosswalkKind.SAME: (1, 1),
    CrosswalkKind.RENAMED: (1, 1),
    CrosswalkKind.CHANGED: (1, 1),
    CrosswalkKind.DROPPED: (1, 0),
    CrosswalkKind.ADDED: (0, 1),
}


def read_frameworks(path: Path) -> tuple[Framework, ...]:
    """Every version in one file; raises `InstrumentRefused` with every finding."""
    findings = FindingList()
    table = TableReader(parse_toml(path, findings, limit_bytes=LIMIT_BYTES), path.name, findings)
    framework_id, about = table.word("id"), table.word("about")
    frameworks = tuple(_version(part, framework_id, about) for part in table.tables("version"))
    crosswalks = tuple(_crosswalk(part) for part in table.tables("crosswalk"))
    table.close()
    for crosswalk in crosswalks:
        _check_crosswalk(crosswalk, frameworks, findings, path.name)
    if findings.found:
        raise InstrumentRefused(findings.found)
    return tuple(
        replace(
            framework,
            crosswalks=tuple(walk for walk in crosswalks if framework.version in {walk.before, walk.after}),
        )
        for framework in frameworks
    )


@cache
def own_frameworks() -> tuple[Framework, ...]:
    """All the program's own frameworks."""
    folder = resource_path("frameworks")
    return tuple(framework for file in sorted(folder.glob("*.toml")) for framework in read_frameworks(file))


def find_framework(framework_id: str, version: str) -> Framework | None:
    """One of the program's own frameworks, if there is such a version."""
    return next((one for one in own_frameworks() if (one.id, one.version) == (framework_id, version)), None)


def _version(table: TableReader, framework_id: str, about: str) -> Framework:
    version, names = table.word("version", VERSION_PATTERN), table.texts("name")
    groups: list[Group] = []
    outcomes: list[Outcome] = []
    for part in table.tables("group"):
        group = Group(id=part.word("id"), names=part.texts("name"))
        groups.append(group)
        outcomes.extend(_outcome(line, group.id) for line in part.tables("outcome"))
        part.close()
    table.close()
    for outcome, times in Counter(outcome.id for outcome in outcomes).items():
        if times > 1:
            table.findings.add("instrument.outcome_twice", table.where, outcome=outcome)
    return Framework(
        id=framework_id,
        version=version,
        about=about,
        names=names,
        groups=tuple(groups),
        outcomes=tuple(outcomes),
    )


def _outcome(table: TableReader, group: str) -> Outcome:
    category = table.raw("category")
    if category not in set(Category):
        table.findings.add("instrument.unknown_word", table.where, key="category")
        category = Category.MAINTENANCE
    code = table.raw("code")
    if not isinstance(code, str) or not code:
        table.findings.add("instrument.not_an_id", table.where, key="code")
    outcome = Outcome(
        id=table.word("id"),
        code=str(code),
        group=group,
        category=Category(str(category)),
        names=table.texts("name"),
    )
    table.close()
    return outcome


def _crosswalk(table: TableReader) -> Crosswalk:
    before, after = table.word("before", VERSION_PATTERN), table.word("after", VERSION_PATTERN)
    rows = tuple(_row(part) for part in table.tables("row"))
    table.close()
    return Crosswalk(before=before, after=after, rows=tuple(row for row in rows if row is not None))


def _row(table: TableReader) -> CrosswalkRow | None:
    kind, before, after = table.raw("kind"), table.words("before"), table.words("after")
    table.close()
    if kind not in set(CrosswalkKind):
        table.findings.add("instrument.unknown_word", table.where, key="kind")
        return None
    row = CrosswalkRow(kind=CrosswalkKind(str(kind)), before=before, after=after)
    if not _sides_fit(row):
        table.findings.add("instrument.crosswalk_row", table.where, kind=row.kind.value)
    return row


def _sides_fit(row: CrosswalkRow) -> bool:
    counts = (len(row.before), len(row.after))
    match row.kind:
        case CrosswalkKind.MERGED:
            return counts[0] > 1 and counts[1] == 1
        case CrosswalkKind.SPLIT:
            return counts[0] == 1 and counts[1] > 1
        case kind:
            return counts == _SIDES[kind]


def _check_crosswalk(
    crosswalk: Crosswalk, frameworks: tuple[Framework, ...], findings: FindingList, where: str
) -> None:
    for side in ("before", "after"):
        version = getattr(crosswalk, side)
        framework = next((one for one in frameworks if one.version == version), None)
        if framework is None:
            findings.add("instrument.unknown_version", where, version=version)
            continue
        told = Counter(outcome for row in crosswalk.rows for outcome in getattr(row, side))
        for outcome in {one.id for one in framework.outcomes} ^ set(told) | {
            o for o, n in told.items() if n > 1
        }:
            findings.add("instrument.crosswalk_outcome", where, outcome=outcome, version=version)
