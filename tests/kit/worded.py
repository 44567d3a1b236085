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
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import reading


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


def opened_texts(*made: Words) -> tuple[OpenedWords, ...]:
    """The same of several."""
    return tuple(opened_words(one) for one in made)


def standing_words(pool: Pool) -> list[tuple[str, str]]:
    """Number and text of every text that counts in a pool; of one number the smallest digest."""
    with reading(pool.engine, pool.place) as link:
        rows = link.rows(
            "SELECT w.number, w.content FROM words w JOIN words_brought x ON x.digest = w.digest"
            " JOIN bundle b ON b.seq = x.bundle WHERE b.aside = 0 AND w.content <> ''"
            " ORDER BY w.number, w.digest DESC"
        )
    return sorted(dict(rows).items())


def kept_words(pool: Pool) -> set[str]:
    """Every text that lies in a pool, whether it counts or not."""
    with reading(pool.engine, pool.place) as link:
        return {content for (content,) in link.rows("SELECT content FROM words WHERE content <> ''")}
