"""What a page says that nobody could translate: found by drawing it in the made-up language.

Every string of the program stands in brackets there.  Words outside are either what somebody typed
or called themselves, or a string that never went through the resources.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

_WORD = re.compile(r"(?=[A-Za-z]*[aeiouAEIOU])[A-Za-z]{2,}")
_NAMED = re.compile(
    r"[\w-]+\.(udset|udsetpack|udsetcard|udsetreceipt|pdf|txt)\b"  # files
    r"|\b[0-9a-f]{8}-[0-9a-f-]{27}\b"  # records
    r"|\b[0-9a-f]{32}\b|\b(?:[0-9a-f]{4} ){7}[0-9a-f]{4}\b"  # keys that stand for somebody
    r"|^([a-z]+ ){5}[a-z]+$"  # six words told by telephone
    r"|^… .*|.* …$"  # a line found in the handbook
    r"|American english"  # what the system calls the made-up language
)
_OWN_WORDS = {"stands"}
"""Widgets that hold what a person said and nothing of the program's."""

_ROOT = Path(__file__).resolve().parent.parent
_TOUR = tuple(sorted(path.name for path in (_ROOT / "packaging").glob("screens_*.py")))
_DATA = (
    "simulation/people.toml",
    "simulation/project.toml",
    "simulation/sayings.toml",
    "measures/national.toml",
)


def untranslated(shell: QWidget) -> Iterator[str]:
    """Every text in front with words outside the brackets that are no data."""
    for widget in shell.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if widget.objectName() in _OWN_WORDS:
            continue
        for text in dict.fromkeys(texts_of(widget)):
            plain = _WORD.findall(known_texts().sub(" ", _NAMED.sub(" ", outside(text))))
            if plain:
                yield f"not translated: {type(widget).__name__} {widget.objectName()} {text[:60]!r} ({plain[0]})"


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a widget says to eye or ear, what was typed left out."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTextBrowser):
        yield from _written(widget.document())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if widget.focusPolicy():
        yield widget.accessibleName()
        yield widget.accessibleDescription()
    yield widget.toolTip()


def _written(page: QTextDocument) -> Iterator[str]:
    """Every paragraph of a page but those that are to be typed as they stand."""
    block = page.begin()
    while block.isValid():
        if not block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
            yield block.text()
        block = block.next()


def outside(text: str) -> str:
    """What of a text stands in no brackets."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        kept.append(" " if depth or sign == "]" else sign)
    return "".join(kept)


@cache
def known_texts() -> re.Pattern[str]:
    """What made-up people are called and say, what the tour types, and what is never translated."""
    texts = {
        node.value
        for name in _TOUR
        for node in ast.walk(ast.parse((_ROOT / "packaging" / name).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for name in _DATA:
        texts |= set(_strings(tomllib.loads((_ROOT / "resources" / name).read_text(encoding="utf-8"))))
    texts |= {line for text in texts for line in text.splitlines()}
    found = sorted((text for text in texts if re.search("[A-Z]| ", text)), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in found))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
