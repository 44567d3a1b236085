"""Names say what a thing holds; the words that say nothing are not used for modules and classes."""

from __future__ import annotations

import ast
import re

from tests.kit.tree import ROOT, modules, statements

SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "handler",
    "data",
    "info",
    "base",
}
ALLOWED_MODULES = {"desktop/fields/base.py"}  # the one base class of all fields, design.md 5.1
TOP_FOLDERS = {"udset_desktop", "resources", "packaging", "tests"}
TOP_FILES = {
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "pyproject.toml",
}


def words_of(name):
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_module_has_a_name_that_says_nothing():
    bad = [
        module.name
        for module in modules()
        if module.name not in ALLOWED_MODULES and words_of(module.path.stem) & SAY_NOTHING
    ]
    assert bad == []


def test_no_class_has_a_name_that_says_nothing():
    bad = [
        f"{module.name}:{node.name}"
        for module in modules()
        for node in statements(module.tree)
        if isinstance(node, ast.ClassDef) and words_of(node.name) & SAY_NOTHING
    ]
    assert bad == []


def test_packaging_never_becomes_a_package():
    # it would hide the library `packaging`, which pytest and others import
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_module_hides_the_resources():
    assert not (ROOT / "udset_desktop" / "resources.py").exists()


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    from tests.kit.tree import tracked_files  # noqa: PLC0415 - asks git, which the other tests need not

    parts = {file.relative_to(ROOT).parts for file in tracked_files()}
    folders = {one[0] for one in parts if len(one) > 1 and not one[0].startswith(".")}
    files = {one[0] for one in parts if len(one) == 1 and not one[0].startswith(".")}
    assert folders == TOP_FOLDERS
    assert files == TOP_FILES
