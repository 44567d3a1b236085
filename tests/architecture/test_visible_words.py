"""Words the program never says to anybody: in the window, on paper, in a message, in the handbook, in any language.

And one word for one thing: a *conversation* is called so and nothing else; *talk* is what people do in it.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.kit.tree import RESOURCES, modules, strings

NEVER = re.compile(
    r"\b(scores?|results?|targets?|improved by|caused|KPIs?|forms?|submit(s|ted)?|attributable|higher is better)\b",
    re.IGNORECASE,
)
A_TALK = re.compile(
    r"\b(an?|the|this|that|these|those|each|every|no|any|own|next|last|first|another|one|two|many|most|few|your|their"
    r"|its|our|my|right|made-up|later|earlier|whole|per|of|about|held|holds?|holding|during|into|in)\s+talks?\b"
    r"|\btalks\s+(held|behind)\b|\btalk's\b|'s (own )?talks?\b",
    re.IGNORECASE,
)
"""The noun; to talk, to talk it over, the person talks: none of these is found."""

ALLOWED: frozenset[str] = frozenset()
"""Whole strings that were read and may stay, with the reason beside each."""

TEXTS = {".toml", ".md", ".txt", ".svg", ".qss"}
OTHERS = {".ttf", ".png"}
NEVER_SHOWN = {
    "fonts": "licences of others",
    "wordlists/en/asides": "what people say, looked for and never said",
    "wordlists/*/redaction": "what tells a name in a text, looked for and never said",
    "wordlists/README.md": "where the lists come from",
    "wordlists/en/plain.txt": "words that an instrument's author may use",
    "instruments/*/*/NOTES.md": "for authors",
    "pictures/README.md": "where the pictures come from",
}
"""Nobody who uses the program sees these."""

SAID_TO_THE_PERSON = {
    "instruments": "released, and said to people; their list of plain words has talk, and not conversation",
    "wording/*/1/permissions.toml": "what people said yes or no to stays as it was said",
    "simulation": "how made-up people speak",
}
"""Where the person's own word may stand for what everybody else calls a conversation."""


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


def matches(file: Path, resources: Path, patterns: Mapping[str, str]) -> bool:
    return stands_under(file.relative_to(resources), tuple(patterns))


@cache
def stands_under(file: Path, patterns: tuple[str, ...]) -> bool:
    return any(place.match(pattern) for place in (file, *file.parents) for pattern in patterns)


def is_shown(file: Path, resources: Path) -> bool:
    return not matches(file, resources, NEVER_SHOWN)


def texts_in(file: Path) -> Iterator[tuple[str, str]]:
    """Every string of a file and where it stands."""
    is_toml = file.suffix == ".toml"
    for key, told in texts_of(file.read_text(encoding="utf-8"), is_toml=is_toml):
        if not is_toml or " " in told or not holds_codes(file):
            yield key, told


@cache
def texts_of(text: str, *, is_toml: bool) -> tuple[tuple[str, str], ...]:
    """The strings of a text; taken apart once, for all but one file are the same wherever a word is planted."""
    if is_toml:
        return tuple(said(tomllib.loads(text)))
    return tuple((str(number), line) for number, line in enumerate(text.splitlines(), start=1))


def never_said_in(resources: Path) -> list[str]:
    """Every banned word in every text that somebody may see."""
    return [
        f"{file.relative_to(resources)} {where}: {hit.group()}"
        for file in sorted(resources.rglob("*"))
        if file.suffix in TEXTS and is_shown(file, resources)
        for where, text in texts_in(file)
        if text not in ALLOWED and (hit := NEVER.search(text))
    ]


def called_otherwise_in(resources: Path) -> list[str]:
    """Every text that calls a conversation a talk, but for what quotes a sentence said to the person."""
    permissions = (resources / "wording" / "en" / "1" / "permissions.toml").read_text(encoding="utf-8")
    quoted = {text for _, text in said(tomllib.loads(permissions))}
    return [
        f"{file.relative_to(resources)} {where}: {hit.group()}"
        for file in sorted(resources.rglob("*"))
        if file.suffix in TEXTS and is_shown(file, resources)
        if not matches(file, resources, SAID_TO_THE_PERSON)
        for where, text in texts_in(file)
        if text.strip("* ") not in quoted and (hit := A_TALK.search(text))
    ]


def test_a_conversation_is_called_by_one_word():
    assert called_otherwise_in(RESOURCES) == []
    assert not A_TALK.search((RESOURCES.parent / "README.md").read_text(encoding="utf-8"))


def test_the_words_are_never_said():
    assert never_said_in(RESOURCES) == []


def test_nothing_that_is_shipped_is_of_a_kind_not_looked_through():
    kinds = {file.suffix for file in RESOURCES.rglob("*") if file.is_file()}
    assert kinds <= TEXTS | OTHERS


def test_no_string_of_the_program_itself_says_them():
    found = [
        f"{module.name}:{text.lineno}: {hit.group()}"
        for module in modules()
        for text in strings(module)
        if " " in text.value.strip() and (hit := NEVER.search(text.value))
    ]
    assert found == []


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Everything that is shipped, to plant words in."""
    folder = tmp_path_factory.mktemp("planted") / "resources"
    shutil.copytree(RESOURCES, folder, ignore=shutil.ignore_patterns("*.ttf", "*.png"))
    assert never_said_in(folder) == []
    return folder


PLANTED = {
    "words/en/today.toml": 'planted = "Submit"',
    "words/gd/today.toml": 'begin = "Your score"',
    "wording/en/sheets.toml": '[planted]\nask = "What are the results?"',
    "messages/en/interview.toml": 'planted = "The form is not whole."',
    "guidance/en/pages.toml": '[planted]\nwhy = ["One.", "This improved by half."]',
    "instruments/user-review/1.0.0/text.en.toml": '[planted]\nask = "What caused it?"',
    "frameworks/users.toml": 'planted = "A target of ours"',
    "measures/national.toml": 'planted = "Higher is better here"',
    "simulation/sayings.toml": 'planted = ["I filled in a form."]',
    "wordlists/en/telephone.txt": "target",
    "handbook/en/visit.md": "Each KPI has its page.",
    "pictures/answer-yes.svg": "<!-- --><title>A score</title>",
}
"""One place of every kind, and a translation there is none of yet."""


@pytest.mark.parametrize("place", PLANTED)
def test_a_word_that_is_planted_is_found(planted, place):
    file = planted / place
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    toml = file.suffix == ".toml"
    file.write_text(
        f"{PLANTED[place]}\n{before}" if toml else f"{before}\n{PLANTED[place]}\n", encoding="utf-8"
    )
    try:
        (found,) = never_said_in(planted)
    finally:
        file.write_text(before, encoding="utf-8")
    assert found.startswith(place)


def test_one_word_of_every_room_is_planted():
    rooms = {file.relative_to(RESOURCES).parts[0] for file in RESOURCES.rglob("*") if file.is_file()}
    assert {place.split("/")[0] for place in PLANTED} == rooms - {"fonts", "styles"}


def test_every_allowed_string_is_still_there():
    everything = {text for file in RESOURCES.rglob("*.toml") for _, text in texts_in(file)}
    assert everything >= ALLOWED


TALKED_OF = {
    "words/en/today.toml": 'planted = "Begin a talk"',
    "wording/en/sheets.toml": '[planted]\nask = "Who held the talk?"',
    "messages/en/interview.toml": 'planted = "The talks are kept."',
    "guidance/en/pages.toml": '[planted]\nways = ["How was the first talk?"]',
    "handbook/en/visit.md": "- Somebody else's talk goes on.",
}


@pytest.mark.parametrize("place", TALKED_OF)
def test_another_word_for_a_conversation_is_found(planted, place):
    file = planted / place
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{TALKED_OF[place]}\n{before}", encoding="utf-8")
    try:
        (found,) = called_otherwise_in(planted)
    finally:
        file.write_text(before, encoding="utf-8")
    assert found.startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        "Talk it over in the team",
        "the person talks",
        "All right to talk?",
        "We talked on Monday",
        "to talk about it",
    ],
)
def test_what_people_do_is_not_found(text):
    assert not A_TALK.search(text)


def test_every_place_left_to_the_person_is_there_and_needs_to_be_left():
    for pattern in SAID_TO_THE_PERSON:
        files = [
            file
            for file in RESOURCES.rglob("*")
            if file.suffix in TEXTS and matches(file, RESOURCES, {pattern: ""})
        ]
        assert any(A_TALK.search(text) for file in files for _, text in texts_in(file)), pattern
