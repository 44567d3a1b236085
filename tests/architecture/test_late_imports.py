"""Imports that cost are late, marked with their reason, and only where the law allows them."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.kit.tree import ROOT, modules, statements

MAY_IMPORT_LATE = ("usecases/", "simulation/", "desktop/", "__main__.py")
"""Where a function may import: the verbs, for their heavy parts, and what stands above them."""

HEAVY = (
    "pandas",
    "reportlab",
    "alembic",
    "sqlalchemy",
    "sqlcipher3",
    "cryptography",
    "pyrage",
    "msgspec",
    "scipy",
)
LINES_ABOVE = 4


def late_imports():
    for module in modules():
        if module.name.startswith("store/migrations/"):
            continue
        for function in statements(module.tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in statements(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield module, node


def test_functions_import_only_where_the_law_allows_it():
    elsewhere = [
        f"{module.name}:{node.lineno}"
        for module, node in late_imports()
        if not module.name.startswith(MAY_IMPORT_LATE)
        and "late:"
        not in "\n".join(module.text.splitlines()[max(0, node.lineno - LINES_ABOVE) : node.end_lineno])
    ]
    assert elsewhere == []


def test_every_late_import_says_why():
    silent = []
    for module, node in late_imports():
        lines = module.text.splitlines()
        # One reason may stand over a block of imports.
        first = node.lineno
        while lines[first - 2].lstrip().startswith(("from ", "import ", ")")) or lines[first - 2].startswith(
            " " * 8
        ):
            first -= 1
        if not any("late:" in line for line in lines[max(0, first - LINES_ABOVE) : node.end_lineno]):
            silent.append(f"{module.name}:{node.lineno}")
    assert silent == []


@pytest.mark.qt
def test_the_window_starts_without_the_heavy_libraries():
    script = (
        f"import sys, udset_desktop.desktop.app\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "[]"


def test_a_command_starts_without_what_only_others_need():
    script = (
        "import sys, udset_desktop.cli.main as start\nstart.build_parser()\n"
        f"heavy = [*{HEAVY!r}, 'udset_desktop.simulation', 'multiprocessing', 'PySide6']\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
