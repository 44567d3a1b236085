"""Nothing that the person may see or hear calls them what they would mind (`practice.md` 21)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.kit.tree import RESOURCES
from udset_desktop.instrument.catalogue import list_instruments, load_instrument

MINDED = re.compile(
    r"\b(carers?|prox(y|ies)|review(s|ed|ing)?|her|his|hers|next steps?|made worse|clients?|service users?)\b",
    re.IGNORECASE,
)
NAMES_OF_THINGS = re.compile(
    r"adult carer support plan|young carer statement|young carers' lead|a carers' group|carers' centre",
    re.IGNORECASE,
)
"""What the law and the town call a thing: the person has to be able to ask for it by that name."""

WORKERS_OWN = re.compile(r".*\.why|.*\.guidance(\..*)?")
"""Texts of an instrument that stand behind F1 and are never read out."""

SEEN_OF_SHEETS = ("training", "person", "doer", "why", "paper", "date", "list")
"""Parts of `sheets.toml` on paper that the person holds; the others are the worker's and the file's."""

AT_THE_DESK = {
    "words": {"measures", "missed", "passing"},
    "messages": {"measures", "cli", "switch_samples", "instrument", "project"},
}
"""Files for what is done without the person: figures, the working list, the reading of words, definitions."""

WORDING = RESOURCES / "wording" / "en"


def newest() -> list[str]:
    """The newest of each conversation with a person, of those that differ in words alone."""
    found = {one.key.rpartition(".")[0]: one.key for one in list_instruments()}
    return [key for key in found.values() if load_instrument(*key.split("/")).is_held]


def of_instrument(key: str) -> Iterator[tuple[str, str]]:
    for name, text in load_instrument(*key.split("/")).texts["en"].items():
        if not WORKERS_OWN.fullmatch(name):
            yield f"{key} {name}", text


def flat(table, lead: str = "") -> Iterator[tuple[str, str]]:
    for name, inner in table.items():
        if isinstance(inner, dict):
            yield from flat(inner, f"{lead}{name}.")
        else:
            yield f"{lead}{name}", "\n".join(inner) if isinstance(inner, list) else str(inner)


def of_wording() -> Iterator[tuple[str, str]]:
    sheets = tomllib.loads((WORDING / "sheets.toml").read_text("utf-8"))
    yield from flat({part: sheets[part] for part in SEEN_OF_SHEETS})
    for file in sorted(WORDING.glob("*/*.toml")):
        if file.stem in {"begin", "conversation", "permissions", "person_view"}:
            yield from flat(tomllib.loads(file.read_text("utf-8")), f"{file.stem}.")


def of_window(kind: str) -> Iterator[tuple[str, str]]:
    """What the window may draw or say while the person sits beside it, from `words` or `messages`."""
    for file in sorted((RESOURCES / kind / "en").glob("*.toml")):
        if file.stem not in AT_THE_DESK[kind]:
            yield from flat(tomllib.loads(file.read_text("utf-8")), f"{file.stem}.")


def minded(texts) -> dict[str, str]:
    return {name: text for name, text in texts if MINDED.search(NAMES_OF_THINGS.sub("", text))}


@pytest.mark.parametrize("key", newest())
def test_no_conversation_names_the_person_by_what_they_are_to_others(key):
    assert minded(of_instrument(key)) == {}


def test_nor_does_paper_or_a_sentence_that_is_read_out():
    assert minded(of_wording()) == {}


@pytest.mark.parametrize("kind", AT_THE_DESK)
def test_nor_does_the_window_beside_them(kind):
    assert minded(of_window(kind)) == {}


@pytest.mark.parametrize("kind", AT_THE_DESK)
def test_every_file_left_to_the_desk_is_there_and_needs_to_be_left(kind):
    for stem in AT_THE_DESK[kind]:
        texts = flat(tomllib.loads((RESOURCES / kind / "en" / f"{stem}.toml").read_text("utf-8")))
        assert minded(texts), stem


def test_such_a_word_is_found_where_it_is_planted():
    assert minded(of_instrument("carer-review/1.0.0"))
    assert minded([("one", "Ask her carer about it.")])
    assert not minded([("one", "Ask for a young carer statement.")])
