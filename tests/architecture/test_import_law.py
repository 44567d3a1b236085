"""The import contracts forget no package; `packaging/check.py` runs them with import-linter."""

from __future__ import annotations

import tomllib

import pytest

from tests.kit.tree import ROOT, SOURCE

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
PACKAGES = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
MAY = {
    "PySide6": {"desktop"},
    "sqlalchemy": {"store"},
    "cryptography": {"sealing"},
    "reportlab": {"document", "summary", "report"},
    "pandas": {"report"},
    "paramiko": {"delivery"},
}
"""Which packages may reach a library; every other one must be named in its contract."""


def contract_on(library):
    return next(one for one in LINTER["contracts"] if library in one.get("forbidden_modules", []))


@pytest.mark.parametrize("library", MAY)
def test_a_contract_on_a_library_names_every_package_that_may_not_use_it(library):
    named = {one.removeprefix("udset_desktop.") for one in contract_on(library)["source_modules"]}
    assert named == PACKAGES - MAY[library]


def test_the_order_of_the_river_names_every_package():
    layers = next(one for one in LINTER["contracts"] if one["name"] == "Imports point upstream")["layers"]
    named = {part.strip() for layer in layers for part in layer.split("|")}
    assert named - {"__main__"} == PACKAGES


def test_library_imports_inside_a_package_stay_in_their_modules():
    allowed = {
        "reportlab": ("document/", "summary/pdf.py", "report/pdf.py"),
        "pandas": ("report/",),
    }
    found = [
        f"{path.relative_to(SOURCE).as_posix()} imports {library}"
        for library, places in allowed.items()
        for path in SOURCE.rglob("*.py")
        if not path.relative_to(SOURCE).as_posix().startswith(places)
        if f"import {library}" in (text := path.read_text(encoding="utf-8")) or f"from {library}" in text
    ]
    assert found == []
