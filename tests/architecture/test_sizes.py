"""No file over 400 lines, no function over 40: what grows past that holds two ideas."""

from __future__ import annotations

import ast
import re

from tests.kit.tree import ROOT, modules, statements

FILE_LINES = 400
FUNCTION_LINES = 40


def everywhere():
    return (*modules(), *modules(ROOT / "tests"), *modules(ROOT / "packaging"))


def is_history(module):
    # A migration step is a page of history: one table after another, never touched again.
    return "migrations" in module.path.parts and re.match(r"v\d{4}_", module.path.name) is not None


def place_of(path):
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_the_cap():
    long = {place_of(one.path): len(one.text.splitlines()) for one in everywhere()}
    assert {name: lines for name, lines in long.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_the_cap():
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = {
        f"{place_of(one.path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for one in everywhere()
        if not is_history(one)
        for node in statements(ast.parse(one.text))  # not kept: of the tests nobody asks more
        if isinstance(node, functions)
    }
    assert {name: lines for name, lines in long.items() if lines > FUNCTION_LINES} == {}
