"""Every code that the program can show has its sentence, and every sentence has its code."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from functools import cache

import pytest

from tests.kit.tree import RESOURCES, SOURCE, called_name, modules, strings
from udset_desktop.foundation.wording import load_sentences

PACKAGES = {path.name for path in SOURCE.iterdir() if path.is_dir() and not path.name.startswith("_")}
PACKAGES |= {path.stem for path in (SOURCE / "usecases").glob("[a-z]*.py")}  # verbs speak for themselves
CODE = re.compile(rf"({'|'.join(sorted(PACKAGES))})\.[a-z0-9_]+\Z")
ERRORS = re.compile(r"(Refused|Failure|Incompatible|ForksRemain|NotThereYet)\Z")
NOT_MESSAGES = {
    "log_event", "getLogger",  # go to a log and are never shown
    "say", "say_all", "words", "_say",  # words of the window and of a questionnaire have files and laws of their own
    "ForeignKey", "ForeignKeyConstraint",  # columns
}  # fmt: skip
"""Calls whose dotted names are no codes of messages."""

FILES = (".toml", ".qss", ".pdf", ".csv", ".jsonl", ".json", ".md")


def codes_logged(module):
    return {
        id(argument)
        for node in module.nodes
        if isinstance(node, ast.Call) and called_name(node) in NOT_MESSAGES
        for argument in ast.walk(node)
    }


@cache
def codes_used():
    used: dict[str, str] = {}
    for module in modules():
        skipped = codes_logged(module)
        for literal in strings(module):
            if id(literal) in skipped or literal.value.endswith(FILES):
                continue
            if CODE.match(literal.value):
                used[literal.value] = f"{module.name}:{literal.lineno}"
    return used


@cache
def prefixes_used():
    """Beginnings of codes that are put together from a closed list: `f"measures.why_{reason}"`."""
    return {
        part.value
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.JoinedStr) and node.values
        for part in node.values[:1]
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if re.match(rf"({'|'.join(sorted(PACKAGES))})\.", part.value)
    }


def slots_of(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_has_its_sentence():
    sentences = load_sentences("en")
    missing = {code: where for code, where in codes_used().items() if code not in sentences}
    assert missing == {}


def test_every_sentence_has_its_code():
    used, prefixes = codes_used(), tuple(prefixes_used())
    left_over = [
        code
        for code in load_sentences("en")
        if code not in used and not (prefixes and code.startswith(prefixes))
    ]
    assert left_over == []


def test_every_slot_is_filled_where_an_error_is_raised():
    sentences = load_sentences("en")
    unfilled = []
    for module in modules():
        for node in module.nodes:
            if not (isinstance(node, ast.Call) and ERRORS.search(called_name(node)) and node.args):
                continue
            code = node.args[0]
            if not (isinstance(code, ast.Constant) and code.value in sentences):
                continue
            given = {one.arg for one in node.keywords}
            if None in given:  # handed on as a whole
                continue
            missing = slots_of(sentences[code.value]) - given
            if missing:
                unfilled.append(f"{module.name}:{node.lineno} {code.value} {sorted(missing)}")
    assert unfilled == []


def test_every_slot_is_filled_where_a_finding_is_made():
    sentences = load_sentences("en")
    unfilled = []
    for module in modules():
        for node in module.nodes:
            if not (isinstance(node, ast.Call) and called_name(node) == "Finding"):
                continue
            said = {one.arg: one.value for one in node.keywords}
            code, context = said.get("code"), said.get("context", ast.Dict(keys=[], values=[]))
            known = isinstance(code, ast.Constant) and code.value in sentences
            if not known or not isinstance(context, ast.Dict) or None in context.keys:
                continue
            given = {key.value for key in context.keys if isinstance(key, ast.Constant)}
            missing = slots_of(sentences[code.value]) - given
            if missing:
                unfilled.append(f"{module.name}:{node.lineno} {code.value} {sorted(missing)}")
    assert unfilled == []


@pytest.mark.parametrize(
    "file", sorted((RESOURCES / "messages" / "en").glob("*.toml")), ids=lambda one: one.name
)
def test_each_file_holds_sentences_of_packages_that_exist(file):
    assert set(tomllib.loads(file.read_text(encoding="utf-8"))) <= PACKAGES


def test_no_code_has_two_sentences():
    said = [
        f"{package}.{what}"
        for file in (RESOURCES / "messages" / "en").glob("*.toml")
        for package, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
        for what in rows
    ]
    assert sorted(set(said)) == sorted(said)
