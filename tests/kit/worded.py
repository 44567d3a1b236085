"""A project whose words leave, and lines of words made as a laptop makes them."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace

from tests.kit.bundles import PROJECT, shareable, user_review
from tests.kit.decided import WORDS
from udset_desktop.bundle.opened import OpenedWords
from udset_desktop.bundle.shareable import Words, line_of, pin_of
from udset_desktop.project.model import Project
from udset_desktop.sealing.digest import sha256_hex


def worded(project: Project = PROJECT, **rule: bool) -> Project:
    """The project with its words let go; `rule` as `bundle.words_rule.WordsRule`."""
    return replace(project, switches=replace(project.switches, words=replace(WORDS, **rule)))


def text_number(number: int) -> str:
    return str(uuid.UUID(int=number, version=4))


def loose(number: int, text: str = "We had soup.", **changes: str) -> Words:
    told = {
        "instrument": "",
        "item": "",
        "outcome": "things_to_do",
        "record": "",
        "text": text,
        "who": "user",
        "words": text_number(number),
    }
    return Words(**told | changes)


def attached(number: int, text: str = "We had soup.", *, seed: int = 1, **changes: str) -> Words:
    review = user_review()
    told = {
        "instrument": pin_of(review.id, review.version, review.digest),
        "item": "things_to_do.words",
        "record": shareable(seed).record,
    }
    return loose(number, text, **told | changes)


def spelled(**told: object) -> bytes:
    """A line in the house's spelling, of whatever it is told."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def opened_words(words: Words) -> OpenedWords:
    line = line_of(words)
    return OpenedWords(words, sha256_hex(line), line)
