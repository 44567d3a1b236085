"""Words before they leave: what a record knows of names, and any text looked over without a vault.

Called by `udset redact` and by whoever reads the texts of a record.  Keeps nothing, logs nothing of a
text, and refuses a bad line by its number, never by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.foundation.strict_json import JsonLimits, parse_json
from udset_desktop.redaction.known import kind_of_name
from udset_desktop.redaction.model import Kind, KnownName, TextFinding
from udset_desktop.redaction.search import find_in
from udset_desktop.redaction.substitutes import Substitutes, put_in
from udset_desktop.usecases.hidden_names import hidden_names
from udset_desktop.usecases.known_later import names_in

if TYPE_CHECKING:
    from udset_desktop.record.model import Record
    from udset_desktop.usecases.workplace import Workplace

FILE_AT_MOST_BYTES = 64 * 1024 * 1024
TEXT_AT_MOST = 1024 * 1024
_LINE_LIMITS = JsonLimits(size_bytes=8 * TEXT_AT_MOST, depth=8, controls=True)
_BOM = b"\xef\xbb\xbf"
_KNOWN_AT_MOST = 500
_READ = frozenset({"id", "text", "known"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextToRedact:
    """One text handed in, with the names that its sender says it may hold."""

    id: str | int
    text: str
    known: tuple[KnownName, ...] = ()
    line: int = 0  # of the file it came in; 0 for none
    has_more: bool = False  # something stood beside it that is not read: a misspelt "known" names nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedText:
    """What was found in one text, and what would be left when all of it is accepted."""

    id: str | int
    redacted: str
    findings: tuple[TextFinding, ...]


def known_names(
    workplace: Workplace, record: Record, added: Iterable[KnownName] = ()
) -> tuple[KnownName, ...]:
    """Every name this laptop knows about one record: what was `added` by whoever reads its words as well.

    The person, whom they look after, whoever is named in answers about people and in steps, what the
    person's other conversations call them, what was hidden by hand in any of them, and the project's
    services, places and supports by name.
    """
    vault = workplace.require_vault()
    person = vault.load_person(record.person)
    names = [KnownName(person.name), KnownName(person.looks_after), *added]
    names += hidden_names(workplace, record.person)
    for one in vault.load_records(record.person):
        names += names_in(workplace, one)
    names += names_in(workplace, record)
    project = workplace.require_project()
    named = [one.name for one in project.services] + [one.name for one in project.organisations]
    names += (KnownName(name, Kind.ORGANISATION) for name in (*named, *project.supports))
    names += (KnownName(one.name, Kind.PLACE) for one in project.localities)
    return tuple(dict.fromkeys(one for one in names if one.name.strip()))


def redact(one: TextToRedact) -> RedactedText:
    """One text looked over; what is left is as if every finding were accepted."""
    found = find_in(one.text, one.known)
    substitutes = Substitutes()
    instead = {(finding.start, finding.end): substitutes.of(one.text, finding) for finding in found}
    return RedactedText(id=one.id, redacted=put_in(one.text, instead), findings=found)


def redact_all(texts: tuple[TextToRedact, ...], control: Control = NO_CONTROL) -> Iterator[RedactedText]:
    """Many texts looked over, one after the other."""
    for number, one in enumerate(texts):
        control.checkpoint(number / len(texts))
        yield redact(one)


def plain_text(content: bytes, text_id: str) -> TextToRedact:
    """A whole file as one text; raises `InputRefused` where it is none, or far too long for one."""
    if len(content) > 4 * TEXT_AT_MOST:
        raise InputRefused(_too_large())
    text = _decoded(content)
    if len(text) > TEXT_AT_MOST:
        raise InputRefused(_too_large())
    return TextToRedact(id=text_id, text=text)


def text_lines(content: bytes) -> tuple[TextToRedact, ...]:
    """One text a line; raises `InputRefused` with all that is wrong, by the number of each line."""
    if len(content) > FILE_AT_MOST_BYTES:
        raise InputRefused(_too_large())
    texts: list[TextToRedact] = []
    found: list[Finding] = []
    for number, line in enumerate(content.removeprefix(_BOM).split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            texts.append(_of_line(parse_json(line, where=where, limits=_LINE_LIMITS), where, number))
        except InputRefused as problem:
            found += problem.findings
    if found:
        raise InputRefused(found)
    return tuple(texts)


def _of_line(told: object, where: str, number: int) -> TextToRedact:
    if not isinstance(told, dict):
        raise InputRefused(Finding(code="redacting.not_an_object", where=where))
    text, known, own_id = told.get("text"), told.get("known") or [], told.get("id", str(number))
    found = []
    if not isinstance(text, str):
        found.append(Finding(code="redacting.no_text", where=where))
    elif len(text) > TEXT_AT_MOST:
        found.append(_too_large(where))
    if isinstance(own_id, bool) or not isinstance(own_id, str | int):
        found.append(Finding(code="redacting.no_id", where=where))
    if (
        not isinstance(known, list)
        or not all(isinstance(name, str) for name in known)
        or len(known) > _KNOWN_AT_MOST
    ):
        found.append(Finding(code="redacting.not_names", where=where))
    if found:
        raise InputRefused(found)
    return TextToRedact(
        id=own_id,
        text=str(text),
        known=tuple(_known(name) for name in known if name.strip()),
        line=number,
        has_more=not told.keys() <= _READ,
    )


def _known(name: str) -> KnownName:
    return KnownName(name, kind_of_name(name))


def _decoded(content: bytes) -> str:
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise InputRefused(Finding(code="redacting.not_utf8")) from problem


def _too_large(where: str = "") -> Finding:
    return Finding(
        code="redacting.too_large",
        where=where,
        context={"at_most": FILE_AT_MOST_BYTES, "text_at_most": TEXT_AT_MOST},
    )
