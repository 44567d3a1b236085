"""What the screens tour is told on its line."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.kit.tree import ROOT
from udset_desktop.desktop.flows.places import PLACES
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE

SCRIPT = ROOT / "packaging" / "screens.py"


@pytest.mark.parametrize("language", ["x-longer", "xx", "en-xa"])
def test_a_language_without_words_is_refused_and_nothing_is_drawn(language, tmp_path):
    told = subprocess.run(
        [sys.executable, SCRIPT, "--out", tmp_path / "out", "--language", language, "--only", "nothing"],
        env={**os.environ, "UDSET_SCREENS": "1"},
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
    )
    assert told.returncode == 2
    assert PSEUDO_LANGUAGE in told.stderr
    assert not (tmp_path / "out").exists()


def test_the_language_its_head_names_is_the_made_up_one():
    assert re.findall(r"--language ([\w-]+)", SCRIPT.read_text("utf-8").split('"""')[1]) == [PSEUDO_LANGUAGE]


TOUR = {file: ast.parse(file.read_text("utf-8")) for file in sorted(SCRIPT.parent.glob("screens*.py"))}


def names_in(*trees):
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


def test_every_screen_that_can_be_drawn_is_drawn():
    made = {
        node.name
        for tree in TOUR.values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("draw_")
    }
    assert len(made) > 35
    assert made - names_in(*TOUR.values()) == set()


def test_the_tour_comes_to_every_place_of_the_window():
    said = {node.value for tree in TOUR.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(PLACES) - said == set()


def test_what_every_check_draws_has_the_longer_language_the_small_screen_and_the_largest_text():
    (quick,) = [
        node.value
        for node in TOUR[SCRIPT].body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "QUICK"
    ]
    drawn = [ast.unparse(look) for look in quick.elts]
    assert [look for look in drawn if "PSEUDO_LANGUAGE" in look and "SMALL" in look and "200" in look]
    assert [look for look in drawn if "PSEUDO_LANGUAGE" in look and "100" in look]
    assert [look for look in drawn if "CONTRAST" in look and "200" in look]
