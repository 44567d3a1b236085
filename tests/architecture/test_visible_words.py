"""Words the program never says to anybody, in the window, on paper or in a message."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

import pytest

from tests.kit.tree import RESOURCES

NEVER = re.compile(
    r"\b(scores?|results?|targets?|improved by|caused|KPIs?|forms?|submit(s|ted)?|attributable|higher is better)\b",
    re.IGNORECASE,
)
ALLOWED: frozenset[str] = frozenset()
"""Whole strings that were read and may stay, with the reason beside each."""

PLACES = ("messages", "words", "wording", "instruments", "frameworks", "measures", "guidance", "simulation")


def said(value, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from said(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, key)
    elif isinstance(value, str):
        yield key, value


def holds_codes(file) -> bool:
    """Whether single words of a file are codes that nobody sees, and not words on a button."""
    return file.name == "instrument.toml" or file.parent.name in {"frameworks", "measures"}


@pytest.mark.parametrize("place", [one for one in PLACES if (RESOURCES / one).exists()])
def test_the_words_are_never_said(place):
    found = [
        f"{file.relative_to(RESOURCES)} {key}: {hit.group()}"
        for file in sorted((RESOURCES / place).rglob("*.toml"))
        for key, text in said(tomllib.loads(file.read_text(encoding="utf-8")))
        if (" " in text or not holds_codes(file)) and text not in ALLOWED and (hit := NEVER.search(text))
    ]
    assert found == []


def test_the_handbook_does_not_say_them_either():
    found = [
        f"{file.relative_to(RESOURCES)}: {hit.group()}"
        for file in sorted((RESOURCES / "handbook").rglob("*.md"))
        if (hit := NEVER.search(file.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_every_allowed_string_is_still_there():
    everything = {
        text
        for file in RESOURCES.rglob("*.toml")
        for _, text in said(tomllib.loads(file.read_text(encoding="utf-8")))
    }
    assert everything >= ALLOWED
