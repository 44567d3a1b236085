"""Every module has its tests where one looks for them, and no test file outlives its module."""

from __future__ import annotations

import ast

import pytest

from tests.kit.tree import SOURCE, TESTS, modules, statements

TESTED_ELSEWHERE = {
    "__main__.py": "tests/test_main.py, because two leading underscores read badly",
}
"""Modules whose tests lie under another name, with the reason."""

BESIDE_THE_MIRROR = {"kit", "architecture", "hostile", "journeys", "migrations", "past", "packaging"}


def holds_behaviour(module) -> bool:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, functions) for node in statements(module.tree))


def mirrored(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/test_{file}" if folder else f"test_{file}"


WITH_TESTS = [
    module.name
    for module in modules()
    if holds_behaviour(module)
    and not module.name.startswith("store/migrations/")
    and module.name not in TESTED_ELSEWHERE
]


@pytest.mark.parametrize("name", WITH_TESTS)
def test_each_module_with_behaviour_has_its_test_file(name):
    assert (TESTS / mirrored(name)).is_file(), f"tests/{mirrored(name)} is missing"


def module_of(test):
    """The module a test file speaks about: `test_x.py` of `x.py`; `test_x_topic.py` too, where there is no other."""
    words = test.stem.removeprefix("test_").split("_")
    folder = SOURCE / test.relative_to(TESTS).parent
    names = ("_".join(words[:count]) for count in range(len(words), 0, -1))
    return next((folder / f"{name}.py" for name in names if (folder / f"{name}.py").is_file()), None)


def test_no_test_file_outlives_its_module():
    orphans = [
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("test_*.py")
        if path.relative_to(TESTS).parts[0] not in BESIDE_THE_MIRROR
        and len(path.relative_to(TESTS).parts) > 1
        and module_of(path) is None
    ]
    assert orphans == []


def test_a_test_file_may_take_one_topic_of_its_module():
    assert module_of(TESTS / "usecases" / "test_unlocking_renewal.py") == SOURCE / "usecases" / "unlocking.py"
    assert module_of(TESTS / "usecases" / "test_gone_renewal.py") is None


def test_the_exceptions_are_still_modules():
    assert all((SOURCE / name).is_file() for name in TESTED_ELSEWHERE)
