"""TOML taken in strictly: every key asked for by name, every other one a finding.

Used by the readers of instruments and frameworks, for files that may come from outside.  Collects
findings and goes on, so that an author sees everything wrong at once; never raises for bad content.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from udset_desktop.foundation import atomic
from udset_desktop.foundation.problems import Finding

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,39}")
NAME_PATTERN = re.compile(r"[a-z][a-z0-9_-]{0,39}")  # instruments and scales may have hyphens
VERSION_PATTERN = re.compile(r"[0-9a-z]{1,10}(\.[0-9]{1,4}){0,2}")
DEEPEST = 16
LONGEST_LIST = 400
LONGEST_TEXT = 1200


class FindingList:
    """Findings as they come up."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def add(self, code: str, where: str, **context: str | int) -> None:
        """Note one thing that refuses the file."""
        self.found.append(Finding(code=code, where=where, context=context))


def parse_toml(path: Path, findings: FindingList, *, limit_bytes: int) -> dict[str, object]:
    """The tables of one file; empty, with a finding, where there is no file or no TOML in it."""
    if not path.is_file():
        findings.add("instrument.no_file", path.name)
        return {}
    if path.stat().st_size > limit_bytes:
        findings.add("instrument.file_too_large", path.name, limit=limit_bytes)
        return {}
    content = atomic.read_file(path, limit_bytes=limit_bytes)
    try:
        table = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        findings.add("instrument.not_utf8", path.name)
        return {}
    except (tomllib.TOMLDecodeError, RecursionError):
        # The parser's own message quotes the file; which line is wrong is for the author's editor.
        findings.add("instrument.not_toml", path.name)
        return {}
    if _depth(table) > DEEPEST:
        findings.add("instrument.too_deep", path.name, deepest=DEEPEST)
        return {}
    return table


def _depth(entry: object) -> int:
    """How deep tables and lists lie in each other, found without recursion."""
    deepest, waiting = 0, [(entry, 1)]
    while waiting:
        current, depth = waiting.pop()
        inner: list[object] = []
        if isinstance(current, Mapping):
            inner = list(current.values())
        elif isinstance(current, list):
            inner = current
        deepest = max(deepest, depth if inner else depth - 1)
        waiting.extend((part, depth + 1) for part in inner)
    return deepest


class TableReader:
    """One table, read key by key; `close` names the keys nobody asked for."""

    def __init__(self, table: object, where: str, findings: FindingList) -> None:
        self.where = where
        self.findings = findings
        self._asked: set[str] = set()
        self._table: Mapping[str, object] = table if isinstance(table, Mapping) else {}
        if not isinstance(table, Mapping):
            findings.add("instrument.not_a_table", where)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._table

    def raw(self, key: str) -> object:
        """Whatever stands under the key, or None."""
        self._asked.add(key)
        return self._table.get(key)

    def word(self, key: str, pattern: re.Pattern[str] = ID_PATTERN, *, needed: bool = True) -> str:
        """An id; "" with a finding when it is missing or not one."""
        entry = self.raw(key)
        if entry is None and not needed:
            return ""
        if not isinstance(entry, str) or not pattern.fullmatch(entry):
            self.findings.add("instrument.not_an_id", self.where, key=key)
            return ""
        return entry

    def flag(self, key: str) -> bool:
        """True or false; false when it is not there."""
        entry = self.raw(key)
        if entry is not None and not isinstance(entry, bool):
            self.findings.add("instrument.not_a_flag", self.where, key=key)
        return entry is True

    def number(self, key: str) -> int | None:
        """A whole number from 0, or None."""
        entry = self.raw(key)
        if entry is None:
            return None
        if isinstance(entry, bool) or not isinstance(entry, int) or entry < 0:
            self.findings.add("instrument.not_a_number", self.where, key=key)
            return None
        return entry

    def words(self, key: str, pattern: re.Pattern[str] = ID_PATTERN) -> tuple[str, ...]:
        """A list of ids, empty when it is not there; no id twice."""
        entry = self.raw(key)
        if entry is None:
            return ()
        if not isinstance(entry, list) or len(entry) > LONGEST_LIST:
            self.findings.add("instrument.not_a_list", self.where, key=key)
            return ()
        words = tuple(word for word in entry if isinstance(word, str) and pattern.fullmatch(word))
        if len(words) != len(entry):
            self.findings.add("instrument.not_an_id", self.where, key=key)
        elif len(set(words)) != len(words):
            self.findings.add("instrument.twice_in_list", self.where, key=key)
        return words

    def texts(self, key: str) -> Mapping[str, str]:
        """A table of short texts, by language."""
        entry = self.raw(key)
        if not isinstance(entry, Mapping) or not all(isinstance(text, str) for text in entry.values()):
            self.findings.add("instrument.not_texts", self.where, key=key)
            return {"en": ""}
        return {"en": ""} | dict(entry)

    def tables(self, key: str) -> tuple[TableReader, ...]:
        """A list of tables, empty when it is not there."""
        entry = self.raw(key)
        if entry is None:
            return ()
        if not isinstance(entry, list) or len(entry) > LONGEST_LIST:
            self.findings.add("instrument.not_a_list", self.where, key=key)
            return ()
        return tuple(
            TableReader(part, f"{self.where} {key} {place}", self.findings)
            for place, part in enumerate(entry, start=1)
        )

    def table(self, key: str) -> TableReader:
        """One table; an empty one when it is not there."""
        entry = self.raw(key)
        return TableReader({} if entry is None else entry, f"{self.where} {key}", self.findings)

    def keys(self) -> tuple[str, ...]:
        """All keys, in the file's order; asking for them makes them known."""
        self._asked.update(self._table)
        return tuple(self._table)

    def close(self) -> None:
        """Name what is in the table and has no meaning here."""
        for key in self._table:
            if key not in self._asked:
                self.findings.add("instrument.unknown_key", self.where, key=key)
