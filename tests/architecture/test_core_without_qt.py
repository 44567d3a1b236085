"""The core runs where Qt is not installed: imported whole, and the river run by command line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.kit.tree import ROOT, SOURCE

WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"no module named {name}")

sys.meta_path.insert(0, NoQt())
"""
CORE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in SOURCE.rglob("*.py")
    if "__pycache__" not in path.parts
    and path.relative_to(SOURCE).parts[0] != "desktop"
    and "migrations" not in path.parts
)


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT + script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_planted_absence_is_real():
    assert "no module named PySide6" in run("import PySide6").stderr


def test_every_core_module_is_imported_without_qt():
    script = "import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)"
    told = run(script, *CORE)
    assert told.returncode == 0, told.stderr


@pytest.mark.slow
def test_the_whole_river_runs_without_qt():
    script = "from udset_desktop.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    told = run(script, "self-test")
    assert told.returncode == 0, told.stdout + told.stderr
