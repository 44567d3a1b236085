"""The window never waits and holds no rule: what no module of `desktop` may do."""

from __future__ import annotations

import ast
import re

import pytest

from tests.kit.tree import called_name, modules, strings

DESKTOP = [module for module in modules() if module.package == "desktop"]
OWN_LOOPS = {"exec", "exec_"}
LOOPS_ALLOWED = {"desktop/app.py"}  # QApplication.exec, once
FORBIDDEN_CALLS = {"processEvents", "sleep", "QThread", "msleep", "usleep"}
STATIC_DIALOGS = {"QMessageBox", "QInputDialog"}
FILES_ALLOWED = {"desktop/work/battery.py"}
"""Reads the kernel's own two numbers of the battery, and no file of anybody's."""

BOXES_MADE = {"desktop/look/box_door.py", "desktop/look/growing_box.py"}
"""Where the two boxes of the window are, one for a line and one for words."""

STILLNESS = "desktop/app.py"
"""The one place that knows whether motion is wanted: it is not (`hold_still`), whatever the system likes."""

MOVING = {
    "QAnimationGroup",
    "QGraphicsOpacityEffect",
    "QMovie",
    "QParallelAnimationGroup",
    "QPauseAnimation",
    "QPropertyAnimation",
    "QScroller",
    "QSequentialAnimationGroup",
    "QTimeLine",
    "QVariantAnimation",
}
"""What slides, fades, flickers or swings on by itself."""

THREADS_ALLOWED = {"desktop/work/runner.py"}
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s)", re.IGNORECASE
)


def calls(module):
    return [node for node in module.nodes if isinstance(node, ast.Call)]


def places(found):
    return [f"{module.name}:{node.lineno}" for module, node in found]


@pytest.fixture(autouse=True)
def desktop_is_there():
    assert DESKTOP


def test_no_dialog_runs_an_event_loop_of_its_own():
    found = [
        (module, node)
        for module in DESKTOP
        if module.name not in LOOPS_ALLOWED
        for node in calls(module)
        if called_name(node) in OWN_LOOPS
    ]
    assert places(found) == []


def test_nothing_waits_or_pumps_events():
    found = [
        (module, node) for module in DESKTOP for node in calls(module) if called_name(node) in FORBIDDEN_CALLS
    ]
    assert places(found) == []


def test_no_static_dialog_is_asked():
    found = [
        (module, node)
        for module in DESKTOP
        for node in calls(module)
        if isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in STATIC_DIALOGS
    ]
    assert places(found) == []


def test_threads_are_made_by_the_runner_only():
    names = {"Thread", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThreadPool", "QRunnable"}
    found = [
        (module, node)
        for module in DESKTOP
        if module.name not in THREADS_ALLOWED
        for node in calls(module)
        if called_name(node) in names
    ]
    assert places(found) == []


def test_no_sql_is_spoken():
    found = [
        (module, literal) for module in DESKTOP for literal in strings(module) if SQL.search(literal.value)
    ]
    assert places(found) == []


def test_no_file_is_opened():
    found = [
        (module, node)
        for module in DESKTOP
        if module.name not in FILES_ALLOWED
        for node in calls(module)
        if (isinstance(node.func, ast.Name) and node.func.id == "open")
        or called_name(node) in {"read_text", "write_text", "read_bytes", "write_bytes"}
    ]
    assert places(found) == []


def test_no_widget_draws_in_the_colours_of_good_and_bad():
    named = re.compile(r"\b(red|green)\b", re.IGNORECASE)
    found = [
        (module, literal) for module in DESKTOP for literal in strings(module) if named.search(literal.value)
    ]
    assert places(found) == []


def test_every_box_to_write_in_is_the_houses_own():
    """Qt's own take ten megabytes, cut at a length without a word, and keep marks nobody sees."""
    kinds = {
        "QLineEdit",
        "QTextEdit",
        "QPlainTextEdit",
        "QDateEdit",
        "QDateTimeEdit",
        "QSpinBox",
        "setEditable",
    }
    made = [(module, node) for module in DESKTOP for node in calls(module) if called_name(node) in kinds]
    derived = [
        (module, node)
        for module in DESKTOP
        if module.name not in BOXES_MADE
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
        and kinds & {ast.unparse(base).split(".")[-1] for base in node.bases}
    ]
    assert places([*made, *derived]) == []


def moved(tree):
    """Where a module lets something move, or has a say in whether Qt's own controls do."""
    return [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in MOVING)
        or (isinstance(node, ast.Attribute) and node.attr in MOVING)
        or (isinstance(node, ast.alias) and node.name in MOVING)
        or (isinstance(node, ast.Call) and called_name(node) in {"setAnimated", "setEffectEnabled"})
    ]


def test_nothing_moves_and_one_place_says_so():
    """Some people cannot bear what moves: whoever wants motion asks in `hold_still` first, and then here."""
    found = [(module, node) for module in DESKTOP if module.name != STILLNESS for node in moved(module.tree)]
    assert places(found) == []
    (home,) = (module for module in DESKTOP if module.name == STILLNESS)
    assert {called_name(node) for node in moved(home.tree)} == {"setEffectEnabled"}
    assert not [node for node in moved(home.tree) if not off(node)]


def off(node):
    """Whether the effect is put out, not on."""
    last = node.args[-1]
    return isinstance(last, ast.Constant) and last.value is False


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtCore import QPropertyAnimation as Slide",
        "QtCore.QVariantAnimation(self).start()",
        "QScroller.grabGesture(self)",
        "tree.setAnimated(True)",
        "QApplication.setEffectEnabled(effect, True)",
    ],
)
def test_the_law_sees_what_moves(line):
    assert moved(ast.parse(line))
