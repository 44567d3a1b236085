"""The handbook names everything a user can meet, and every link in it leads somewhere."""

from __future__ import annotations

import argparse
import re
import tomllib

import pytest

from tests.kit.tree import RESOURCES
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.main import build_parser
from udset_desktop.foundation import problems
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.measures.model import BREAKDOWNS

FOLDER = RESOURCES / "handbook" / "en"
PAGES = sorted(FOLDER.glob("*.md"))
LONGEST_LINE = 330  # a line is a sentence or two, so that a change shows as a change


def page(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


NEWEST = {one.key.rpartition(".")[0]: load_instrument(one.id, one.version) for one in list_instruments()}
"""The newest of each conversation and note, of those that differ in words alone."""


def title(instrument):
    return instrument.words("instrument.title", "en")


def names_what_is_old(text):
    """The titles and versions in a text that the newest of their line no longer have."""
    now = {title(one).casefold() for one in NEWEST.values()}
    ever = {title(load_instrument(one.id, one.version)).casefold() for one in list_instruments()}
    versions = set(re.findall(r"\b\d+\.\d+\.\d+\b", text)) - {one.version for one in NEWEST.values()}
    return sorted(versions | {old for old in ever - now if old in text.casefold()})


def verbs(parser=None, lead="udset"):
    for action in (parser or build_parser())._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                deeper = list(verbs(inner, f"{lead} {name}"))
                yield from deeper or [f"{lead} {name}"]


@pytest.mark.parametrize("verb", list(verbs()))
def test_every_command_is_named(verb):
    assert re.search(rf"`{re.escape(verb)}[ `]", page("commands"))


def test_no_command_is_named_that_is_not_there():
    known = set(verbs()) | {" ".join(verb.split()[:size]) for verb in verbs() for size in (2, 3)}
    named = {
        " ".join(re.match(r"udset(?: [a-z][a-z-]*)+", text).group().split())
        for text in re.findall(r"`(udset [a-z][^`]*)`", "\n".join(one.read_text("utf-8") for one in PAGES))
    }
    assert named <= known


@pytest.mark.parametrize("code", [*ExitCode])
def test_every_way_to_end_is_named(code):
    assert f"| {code.value} |" in page("problems")


def test_every_family_of_errors_is_named():
    families = [
        name
        for name, one in vars(problems).items()
        if isinstance(one, type) and issubclass(one, problems.UdsetError) and one is not problems.UdsetError
    ]
    assert [name for name in families if f"`{name}`" not in page("problems")] == []


def test_every_measure_rule_and_breakdown_is_named():
    told = tomllib.loads((RESOURCES / "measures" / "national.toml").read_text(encoding="utf-8"))
    names = [one["id"] for one in told["measure"]] + [one["rule"] for one in told["measure"]]
    assert [name for name in names if f"`{name}`" not in page("measures")] == []
    assert [name for name in BREAKDOWNS if name not in page("measures")] == []


@pytest.mark.parametrize(
    "file", [one for one in PAGES if one.stem != "whats_new"], ids=lambda file: file.stem
)
def test_a_conversation_is_named_as_begin_names_it_now(file):
    assert names_what_is_old(file.read_text(encoding="utf-8")) == []


def test_an_old_title_or_version_is_found_where_it_is_planted():
    assert names_what_is_old("The Carer's plan, and 2.1.0.") == ["2.1.0", "carer's plan"]


def test_every_conversation_with_a_person_is_named():
    held = {title(one) for one in NEWEST.values() if one.is_held}
    assert [name for name in held if f"*{name}*" not in page("visit")] == []


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_links_lead_somewhere_and_every_page_can_be_reached(file):
    linked = set(re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8")))
    assert all((FOLDER / target).is_file() for target in linked)
    assert file.stem == "contents" or file.name in page("contents")


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_each_sentence_has_its_own_line(file):
    long = [line for line in file.read_text(encoding="utf-8").splitlines() if len(line) > LONGEST_LINE]
    assert long == []
