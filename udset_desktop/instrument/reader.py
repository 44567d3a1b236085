"""A TOML folder turned into an Instrument, or all its findings at once.

`instrument.toml` holds the structure and no sentence, `text.<language>.toml` the words.  What the
pages share is said once in a block and spread over them.  Used for the program's own instruments
and for folders a coordinator hands out; both are input, and nothing in them is ever evaluated.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from udset_desktop.foundation.languages import BASE_LANGUAGE, flatten
from udset_desktop.foundation.problems import Finding, InstrumentRefused, has_refusal
from udset_desktop.instrument.checks import check_instrument
from udset_desktop.instrument.framework import Framework
from udset_desktop.instrument.framework_reader import find_framework
from udset_desktop.instrument.model import (
    ABOUT_WORK,
    Condition,
    Facet,
    Instrument,
    Item,
    Kind,
    Page,
    Privacy,
    Section,
)
from udset_desktop.instrument.tables import (
    ID_PATTERN,
    LONGEST_LIST,
    NAME_PATTERN,
    VERSION_PATTERN,
    FindingList,
    TableReader,
    parse_toml,
)
from udset_desktop.instrument.texts import spread

STRUCTURE_FILE = "instrument.toml"
LIMIT_BYTES = 500_000
MOST_ITEMS = 1_500
MOST_LANGUAGES = 40
_LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}")
_ITEM_PATTERN = re.compile(r"@[a-z_]{1,20}|\.[a-z0-9_]{1,40}|[a-z][a-z0-9_]{0,39}\.[a-z0-9_]{1,40}")
_VALUE_TESTS = ("is", "is_not", "at_least", "at_most")

FrameworkFinder = Callable[[str, str], "Framework | None"]


@dataclass(slots=True)
class _Shape:
    """What is known while the pages are read."""

    blocks: dict[str, tuple[TableReader, ...]]
    lists: dict[str, tuple[str, ...]]
    list_of: dict[str, str]  # item id -> the name of its list, for the words


def read_instrument(folder: Path, frameworks: FrameworkFinder = find_framework) -> Instrument:
    """The instrument of a folder; raises `InstrumentRefused` with every finding."""
    findings = FindingList()
    table = TableReader(
        parse_toml(folder / STRUCTURE_FILE, findings, limit_bytes=LIMIT_BYTES), STRUCTURE_FILE, findings
    )
    if findings.found:
        raise InstrumentRefused(findings.found)
    instrument = _instrument(table, folder)
    if not has_refusal(findings.found):
        framework = frameworks(instrument.framework_id, instrument.framework_version)
        findings.found.extend(check_instrument(instrument, framework))
    if has_refusal(findings.found):
        raise InstrumentRefused(_once(findings.found))
    return instrument


def find_all(folder: Path, frameworks: FrameworkFinder = find_framework) -> tuple[Finding, ...]:
    """Every finding of a folder, those that refuse nothing too; for an author to read."""
    try:
        instrument = read_instrument(folder, frameworks)
    except InstrumentRefused as refused:
        return refused.findings
    framework = frameworks(instrument.framework_id, instrument.framework_version)
    return check_instrument(instrument, framework)


def _once(findings: list[Finding]) -> list[Finding]:
    """Each finding once: a block's mistake comes up on every page that uses it."""
    return [finding for place, finding in enumerate(findings) if finding not in findings[:place]]


def digest_of(folder: Path, language: str = "en") -> str:
    """SHA-256 over the structure and the base language's words, the same with any line ends."""
    digest = hashlib.sha256()
    for name in (STRUCTURE_FILE, f"text.{language}.toml"):
        path = folder / name
        content = path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else b""
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _instrument(table: TableReader, folder: Path) -> Instrument:
    findings = table.findings
    shape = _Shape(blocks=_blocks(table), lists=_lists(table), list_of={})
    framework, about = table.table("framework"), table.word("about")
    needed = about not in ABOUT_WORK or table.has("framework")
    languages = table.words("languages", _LANGUAGE_PATTERN) or (BASE_LANGUAGE,)
    languages = tuple(dict.fromkeys((*languages, *_translated(folder))))
    instrument = Instrument(
        id=table.word("id", NAME_PATTERN),
        version=table.word("version", VERSION_PATTERN),
        framework_id=framework.word("id", needed=needed),
        framework_version=framework.word("version", VERSION_PATTERN, needed=needed),
        about=about,
        purpose=table.word("purpose"),
        sections=tuple(_section(part, shape) for part in table.tables("section")),
        languages=languages,
        digest=digest_of(folder, languages[0]),
        lists=shape.lists,
    )
    framework.close()
    table.close()
    items = [(item, shape.list_of.get(item.id, item.id.partition(".")[2])) for item in instrument.items()]
    if len(items) > MOST_ITEMS:
        findings.add("instrument.too_many_items", STRUCTURE_FILE, limit=MOST_ITEMS)
    texts = {
        language: spread(
            flatten(parse_toml(folder / f"text.{language}.toml", findings, limit_bytes=LIMIT_BYTES)), items
        )
        for language in languages
    }
    return replace(instrument, texts=texts)


def _translated(folder: Path) -> tuple[str, ...]:
    """Languages whose words lie beside a definition that was released before they were there."""
    names = (file.name.split(".")[1] for file in sorted(folder.glob("text.*.toml"))[:MOST_LANGUAGES])
    return tuple(name for name in names if _LANGUAGE_PATTERN.fullmatch(name))


def _blocks(table: TableReader) -> dict[str, tuple[TableReader, ...]]:
    """Patterns of items by block name; the readers are used again for every page."""
    block = table.table("block")
    return {name: block.tables(name) for name in block.keys()}  # noqa: SIM118 (not a mapping)


def _lists(table: TableReader) -> dict[str, tuple[str, ...]]:
    lists = table.table("list")
    return {name: lists.words(name) for name in lists.keys()}  # noqa: SIM118 (not a mapping)


def _section(table: TableReader, shape: _Shape) -> Section:
    section_id = table.word("id")
    pages = tuple(_page(part, section_id, shape) for part in table.tables("page"))
    table.close()
    return Section(id=section_id, pages=pages)


def _page(table: TableReader, section: str, shape: _Shape) -> Page:
    page_id, outcome = table.word("id"), table.word("outcome", needed=False)
    alone = table.flag("alone")
    patterns: list[TableReader] = []
    for name in table.words("blocks"):
        if name not in shape.blocks:
            table.findings.add("instrument.unknown_block", table.where, block=name)
        patterns.extend(shape.blocks.get(name, ()))
    patterns.extend(table.tables("item"))
    table.close()
    items = tuple(
        replace(_item(pattern, page_id, shape), section=section, outcome=outcome, alone=alone)
        for pattern in patterns
    )
    return Page(id=page_id, section=section, outcome=outcome, items=items)


def _item(table: TableReader, page: str, shape: _Shape) -> Item:
    part = table.word("id")
    item_id = f"{page}.{part}"
    kind, privacy = table.raw("kind"), table.raw("privacy")
    if kind not in tuple(Kind):  # by comparison: what stands there may be a list
        table.findings.add("instrument.unknown_word", table.where, key="kind")
        kind = Kind.NOTE
    if privacy not in tuple(Privacy):
        # No privacy word, no instrument: nothing may travel because somebody forgot to say.
        table.findings.add("instrument.no_privacy", table.where, item=item_id)
        privacy = Privacy.HIDDEN
    choices, list_name = _choices(table, shape)
    if list_name:
        shape.list_of[item_id] = list_name
    item = Item(
        id=item_id,
        kind=Kind(str(kind)),
        privacy=Privacy(str(privacy)),
        section="",
        facet=Facet(part) if part in set(Facet) else Facet.OWN,
        scale=table.word("scale", NAME_PATTERN, needed=False),
        choices=choices,
        choices_from=table.word("choices_from", needed=False),
        exclusive=table.words("exclusive"),
        asked_if=_condition(table.raw("asked_if"), page, table) if table.has("asked_if") else None,
        folded=table.flag("folded"),
        at_most=table.number("at_most"),
    )
    table.close()
    return item


def _choices(table: TableReader, shape: _Shape) -> tuple[tuple[str, ...], str]:
    """The choices, and the name of the shared list they come from."""
    entry = table.raw("choices")
    if isinstance(entry, str):
        if entry not in shape.lists:
            table.findings.add("instrument.unknown_list", table.where, list=entry)
        return shape.lists.get(entry, ()), entry
    return table.words("choices"), ""


def _condition(entry: object, page: str, table: TableReader) -> Condition:
    part = TableReader(entry, f"{table.where} asked_if", table.findings)
    condition = _test(part, page)
    if condition is None:
        table.findings.add("instrument.not_a_condition", part.where)
        return Condition(test="any")  # never holds; the finding refuses the file anyway
    part.close()
    return condition


def _test(table: TableReader, page: str) -> Condition | None:
    for test in ("all", "any"):
        if table.has(test):
            entry = table.raw(test)
            parts = entry if isinstance(entry, list) and 0 < len(entry) <= LONGEST_LIST else None
            if parts is None:
                return None
            return Condition(test=test, parts=tuple(_condition(part, page, table) for part in parts))
    if table.has("not"):
        return Condition(test="not", parts=(_condition(table.raw("not"), page, table),))
    return _item_test(table, page)


def _item_test(table: TableReader, page: str) -> Condition | None:
    item = table.word("item", _ITEM_PATTERN)
    if item.startswith("."):
        item = f"{page}{item}"
    if table.has("answered"):
        return Condition(test="answered", item=item) if table.flag("answered") else None
    if table.has("among"):
        values = table.words("among", ID_PATTERN)
        return Condition(test="among", item=item, values=values) if values else None
    for test in _VALUE_TESTS:
        if table.has(test):
            entry = table.raw(test)
            fits = isinstance(entry, str if test.startswith("is") else int) and not isinstance(entry, bool)
            return Condition(test=test, item=item, values=(entry,)) if fits else None  # type: ignore[arg-type]
    return None
