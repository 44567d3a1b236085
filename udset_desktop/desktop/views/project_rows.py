"""The lists of a project as lines to edit, and back; a new line gets its code from its name.

Pure.  A code that is there stays, whatever the name becomes: records that left carry it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from udset_desktop.project.model import Helpline, Locality, Organisation, Project, Service

Rows = tuple[Mapping[str, str], ...]
NOT_A_NUMBER = -1
_LONGEST = 40


def rows_of(project: Project) -> dict[str, Rows]:
    """Every list of the project as lines."""
    return {
        "services": tuple(
            {"code": one.code, "name": one.name, "people": str(one.people), "locality": one.locality}
            for one in project.services
        ),
        "localities": tuple(
            {"code": one.code, "name": one.name, "people": str(one.people)} for one in project.localities
        ),
        "organisations": tuple(
            {
                "code": one.code,
                "name": one.name,
                "third_party": "yes" if one.third_party else "",
                "recovery_public": one.recovery_public,
            }
            for one in project.organisations
        ),
        "helplines": tuple(
            {"name": one.name, "number": one.number, "for_whom": one.for_whom} for one in project.helplines
        ),
        "supports": tuple({"name": one} for one in project.supports),
    }


def services_of(rows: Rows) -> tuple[Service, ...]:
    """Lines of services; a number that is none becomes one that the checks refuse."""
    return tuple(
        Service(code=code, name=row["name"], people=_number(row["people"]), locality=row.get("locality", ""))
        for code, row in _coded(rows)
    )


def localities_of(rows: Rows) -> tuple[Locality, ...]:
    """Lines of localities."""
    return tuple(
        Locality(code=code, name=row["name"], people=_number(row["people"])) for code, row in _coded(rows)
    )


def organisations_of(rows: Rows) -> tuple[Organisation, ...]:
    """Lines of organisations, each with the recovery key it had."""
    return tuple(
        Organisation(
            code=code,
            name=row["name"],
            third_party=bool(row.get("third_party")),
            recovery_public=row.get("recovery_public", ""),
        )
        for code, row in _coded(rows)
    )


def helplines_of(rows: Rows) -> tuple[Helpline, ...]:
    """Lines of numbers to ring."""
    return tuple(
        Helpline(name=row["name"], number=row["number"], for_whom=row["for_whom"]) for row in _written(rows)
    )


def supports_of(rows: Rows) -> tuple[str, ...]:
    """Lines of community supports."""
    return tuple(row["name"] for row in _written(rows))


def notes_with(notes: Mapping[str, str], key: str, text: str) -> Mapping[str, str]:
    """The project's notes with one of them as it is written now; none where nothing is written."""
    if text.strip() == notes.get(key, "").strip():
        return notes
    others = {other: kept for other, kept in notes.items() if other != key}
    return {**others, key: text.strip()} if text.strip() else others


def code_from(name: str, taken: set[str]) -> str:
    """A code for a name, other than those that are taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    first = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[: _LONGEST - 3] or "place"
    code, number = first, 2
    while code in taken:
        code, number = f"{first}_{number}", number + 1
    return code


def _written(rows: Rows) -> Rows:
    """The lines in which anything typed stands; what is chosen by itself does not count."""
    return tuple(row for row in rows if row.get("name") or row.get("number") or row.get("people"))


def _coded(rows: Rows) -> tuple[tuple[str, Mapping[str, str]], ...]:
    written = _written(rows)
    taken = {row["code"] for row in written if row.get("code")}
    coded = []
    for row in written:
        code = row.get("code") or code_from(row["name"], taken)
        taken.add(code)
        coded.append((code, row))
    return tuple(coded)


def _number(text: str) -> int:
    plain = text.replace(",", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdigit() else 0 if not plain else NOT_A_NUMBER
