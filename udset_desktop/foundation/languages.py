"""Which language words are said in, and where they come from when one is missing.

Every sentence lies under `resources/<room>/<language>/`.  English is whole; another language may be
on its way, so each missing string falls back by itself.  One language is made up: `en-XA` draws
every English string with accents, in brackets and four tenths longer, so that a string nobody can
translate, and a place with no room for a longer one, are seen.  Never decides what is said.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache

from udset_desktop.foundation.resources import read_resource_text, resource_path, resources_folder

BASE_LANGUAGE = "en"
PSEUDO_LANGUAGE = "en-XA"
LONGER = 1.4
"""How much longer the made-up language is than English: what a translation commonly asks for."""

_SLOT = re.compile(r"(\{[^{}]*\})")
_WORD_END = re.compile(r"[^\W\d_](?!\w)")
_ACCENTS = str.maketrans("aeiouyAEIOUYnsc", "àéîöûýÀÉÎÖÛÝñšç")
_UNTOUCHED = re.compile(r"`[^`]*`|\]\([^)]*\)")
"""Of a line of Markdown: what is typed as it stands, and where a link or a picture leads."""

_HELD = re.compile(r"\{(\d+)\}")
_MARKER = re.compile(r"\s*(?:#+\s+|[-*]\s+|\d+\.\s+|>\s+)?")
_FENCE = "```"
_VOWELS = frozenset("àéîöûýÀÉÎÖÛÝ")
_NAME = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_spoken: list[str] = []


def speak(language: str) -> None:
    """Say everything in `language` from now on, English where nobody has words in it."""
    there = language in languages_there() or language == PSEUDO_LANGUAGE
    _spoken[:] = [language if there else BASE_LANGUAGE]


def spoken() -> str:
    """The language the window or the command line speaks; at first what `UDSET_LANGUAGE` says."""
    if not _spoken:
        speak(os.environ.get("UDSET_LANGUAGE", BASE_LANGUAGE))
    return _spoken[0]


@cache
def languages_there(room: str = "words") -> tuple[str, ...]:
    """The languages the window has words in, English first; the made-up one is not among them.

    Of another room, such as `wording` with the lines of the sheets, those of that room.
    """
    folders = sorted(one.name for one in (resources_folder() / room).iterdir() if one.is_dir())
    return (BASE_LANGUAGE, *(one for one in folders if one != BASE_LANGUAGE and _NAME.fullmatch(one)))


@cache
def load_texts(room: str, language: str, *place: str) -> Mapping[str, str]:
    """Every string of one file, or of all `.toml` files of one folder, as `a.b.c` keys.

    What `language` lacks stands there in English; what only `language` has is left out.  Raises
    `EnvironmentFailure` where English itself is not there.
    """
    base = _read(room, BASE_LANGUAGE, place)
    if language == PSEUDO_LANGUAGE:
        return {key: pseudo(text) for key, text in base.items()}
    if language == BASE_LANGUAGE or not resources_folder().joinpath(room, language, *place).exists():
        return base
    own = _read(room, language, place)
    return {key: own.get(key) or text for key, text in base.items()}


def _read(room: str, language: str, place: tuple[str, ...]) -> dict[str, str]:
    path = resource_path(room, language, *place)
    if path.is_file():
        return flatten(tomllib.loads(read_resource_text(room, language, *place)))
    texts: dict[str, str] = {}
    for file in sorted(path.glob("*.toml")):
        texts.update(flatten(tomllib.loads(read_resource_text(room, language, *place, file.name))))
    return texts


def flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """A text table as `a.b.c` keys; lists of strings become lines.

    Anything else than strings, lists of strings and tables is left out, for the checks to miss.
    """
    texts: dict[str, str] = {}
    for key, entry in table.items():
        name = f"{prefix}{key}"
        if isinstance(entry, str):
            texts[name] = entry.strip()
        elif isinstance(entry, Mapping):
            texts.update(flatten(entry, f"{name}."))
        elif isinstance(entry, list) and all(isinstance(line, str) for line in entry):
            texts[name] = "\n".join(entry)
    return texts


@cache
def pseudo(text: str) -> str:
    """`text` in the made-up language, its `{slots}`, its lines and its number of words as they were."""
    return "\n".join(_pseudo_line(line) for line in text.split("\n"))


def _pseudo_line(line: str) -> str:
    if not re.search(r"[^\W\d_]", _SLOT.sub("", line)):
        return line
    parts = [part if _SLOT.fullmatch(part) else _doubled(part) for part in _SLOT.split(line)]
    missing = max(0, round(len(line) * LONGER) - sum(map(len, parts)) - 2)
    open_parts = [place for place, part in enumerate(parts) if not _SLOT.fullmatch(part)]
    ends = sum(len(_WORD_END.findall(parts[place])) for place in open_parts)
    shares = iter([missing // ends + (number < missing % ends) for number in range(ends)])
    for place in open_parts:
        # Each word grows a little: no language has one word of forty letters in every sentence.
        parts[place] = _WORD_END.sub(lambda found: found.group() * (1 + next(shares)), parts[place])
    return f"[{''.join(parts)}]"


def _doubled(text: str) -> str:
    """Accents on, every vowel twice: long words grow, as they do in a translation."""
    return "".join(
        letter * 2 if letter in _VOWELS and place % 2 else letter
        for place, letter in enumerate(text.translate(_ACCENTS))
    )


def pseudo_page(text: str) -> str:
    """A page of Markdown in the made-up language: what marks it up, leads on or is to be typed stays."""
    lines, inside = [], False
    for line in text.split("\n"):
        edge = line.lstrip().startswith(_FENCE)
        inside ^= edge
        lines.append(line if inside or edge else _pseudo_markdown(line))
    return "\n".join(lines)


def _pseudo_markdown(line: str) -> str:
    marker = _MARKER.match(line)
    start = marker.group() if marker else ""
    kept: list[str] = []

    def held(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"{{{len(kept) - 1}}}"  # a slot is the one thing that the made-up language lets be

    told = _UNTOUCHED.sub(held, line[len(start) :])
    cells = [pseudo(cell.strip()).join(_sides(cell)) for cell in told.split("|")]
    return start + _HELD.sub(lambda found: kept[int(found[1])], "|".join(cells))


def _sides(text: str) -> tuple[str, str]:
    """The room before a text and after it."""
    bare = text.strip()
    before, _, after = text.partition(bare) if bare else (text, "", "")
    return before, after
