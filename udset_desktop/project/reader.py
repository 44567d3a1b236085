"""A project file (TOML) to a project, with everything that is wrong with it at once.

Called by `udset project set`.  The id, the training mark and the name of the project's keys never
come from a file: they are kept from the project as it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.project.checks import check_project
from udset_desktop.project.model import Helpline, Locality, Organisation, Project, Service
from udset_desktop.project.switches import (
    MOST_MONTHS,
    Comparison,
    Decision,
    Linking,
    Switches,
    Words,
    day_of,
    months_after,
)

LIMIT_BYTES = 1_048_576

_KINDS: Mapping[str, type] = MappingProxyType({"str": str, "int": int, "bool": bool})
_LISTS: Mapping[str, tuple[str, type]] = MappingProxyType(
    {
        "service": ("services", Service),
        "locality": ("localities", Locality),
        "organisation": ("organisations", Organisation),
        "helpline": ("helplines", Helpline),
    }
)
_SWITCHES: Mapping[str, type[Decision]] = MappingProxyType(
    {"linking": Linking, "words": Words, "comparison": Comparison}
)
_TABLES = ("project", "switches", "notes", *_LISTS)
_KEPT = ("id", "training")
_TEXT_LISTS = ("instruments", "groups", "supports")


def read_project(content: bytes, standing: Project) -> Project:
    """The project a file describes, standing on `standing`; raises `InputRefused` with all findings.

    What a file does not name falls back to the default, not to what stands, so that a file is the
    whole of the settings; but for the wording, where another one has to be asked for by its name.
    """
    tables = _parse(content)
    findings: list[Finding] = [
        Finding(code="project.unknown_key", where=key) for key in sorted(set(tables) - set(_TABLES))
    ]
    values = _read_row("project", tables.get("project", {}), Project, findings)
    values.setdefault("wording", standing.wording)
    for table, (name, kind) in _LISTS.items():
        values[name] = _read_list(table, tables.get(table, []), kind, findings)
    values["switches"] = _read_switches(tables.get("switches", {}), standing.switches, findings)
    values["notes"] = _read_notes(tables.get("notes", {}), findings)
    if findings:
        raise InputRefused(findings)
    project = Project(id=standing.id, training=standing.training, **values)
    findings.extend(check_project(project))
    if findings:
        raise InputRefused(findings)
    return project


def _read_switches(table: Any, standing: Switches, findings: list[Finding]) -> Switches:  # noqa: ANN401
    """Each switch as `false` or as the table of its decision.

    A bare `true` may stand for one that is on from before decisions were kept, and for no other.
    """
    if not isinstance(table, dict):
        findings.append(Finding(code="project.wrong_type", where="switches", context={"kind": "table"}))
        return Switches()
    findings.extend(
        Finding(code="project.unknown_key", where=f"switches.{key}")
        for key in sorted(set(table) - set(_SWITCHES))
    )
    values: dict[str, Any] = {}
    for key in sorted(set(table) & set(_SWITCHES)):
        row = table[key]
        if row is False or (row is True and getattr(standing, key) is True):
            values[key] = row
        elif row is True:
            findings.append(Finding(code="project.switch_undecided", where=key))
        else:
            read = _read_row(f"switches.{key}", row, _SWITCHES[key], findings)
            values[key] = _with_an_end(_SWITCHES[key](**read))
    return Switches(**values)


def _with_an_end(decision: Decision) -> Decision:
    """The decision with the longest time there is, where it names no end."""
    began = day_of(decision.decided_on)
    if decision.until or began is None:
        return decision
    return replace(decision, until=months_after(began, MOST_MONTHS).isoformat())


def with_keys_of(project: Project, standing: Project) -> Project:
    """The project with the recovery keys of `standing` where the file names none."""
    known = {one.code: one.recovery_public for one in standing.organisations}
    return replace(
        project,
        organisations=tuple(
            replace(one, recovery_public=one.recovery_public or known.get(one.code, ""))
            for one in project.organisations
        ),
    )


def _parse(content: bytes) -> dict[str, Any]:
    if len(content) > LIMIT_BYTES:
        raise InputRefused(Finding(code="project.file_too_large", context={"limit_bytes": LIMIT_BYTES}))
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        raise InputRefused(Finding(code="project.no_toml")) from None


def _read_list(table: str, rows: Any, kind: type, findings: list[Finding]) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(rows, list):
        findings.append(Finding(code="project.wrong_type", where=table, context={"kind": "list of tables"}))
        return ()
    read = [_read_row(table, row, kind, findings) for row in rows]
    return tuple(_made(kind, row) for row in read)


def _made(kind: type, values: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the value types
    needed = {one.name for one in fields(kind) if one.default is MISSING}
    return kind(**values) if needed <= set(values) else None


def _read_row(table: str, row: Any, kind: type, findings: list[Finding]) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(row, dict):
        findings.append(Finding(code="project.wrong_type", where=table, context={"kind": "table"}))
        return {}
    wanted = {one.name: one for one in fields(kind) if _is_written(kind, one.name, str(one.type))}
    findings.extend(
        Finding(code="project.unknown_key", where=f"{table}.{key}") for key in sorted(set(row) - set(wanted))
    )
    values: dict[str, Any] = {}
    for key, one in wanted.items():
        where = f"{table}.{key}"
        if key not in row:
            if one.default is MISSING and one.default_factory is MISSING:
                findings.append(Finding(code="project.missing", where=where))
            continue
        read = _read_value(row[key], str(one.type))
        if read is None:
            context = {"kind": _shown_kind(str(one.type))}
            findings.append(Finding(code="project.wrong_type", where=where, context=context))
        else:
            values[key] = read
    return values


def _is_written(kind: type, name: str, declared: str) -> bool:
    if kind is not Project:
        return True
    return name not in _KEPT and (declared in _KINDS or name in _TEXT_LISTS)


def _shown_kind(declared: str) -> str:
    return {"str": "text", "int": "whole number", "bool": "true or false"}.get(declared, "list of texts")


def _read_value(value: Any, declared: str) -> Any:  # noqa: ANN401 - TOML is any value
    if type(value) is date:  # TOML has dates of its own
        value = value.isoformat()
    kind = _KINDS.get(declared)
    if kind is not None:
        return value if type(value) is kind else None
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return None


def _read_notes(table: Any, findings: list[Finding]) -> dict[str, str]:  # noqa: ANN401
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        findings.append(Finding(code="project.wrong_type", where="notes", context={"kind": "table of texts"}))
        return {}
    return dict(table)
