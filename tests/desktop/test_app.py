import json
import logging
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.kit.bundles import record
from tests.kit.joined import clock, joined, put_on_file
from udset_desktop.desktop.app import Program, first_view, hold_still, new_application
from udset_desktop.desktop.views.first_start_view import FirstStartView
from udset_desktop.desktop.views.unlock_view import UnlockView
from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, pseudo, speak
from udset_desktop.foundation.logs import stop_logs
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import settings
from udset_desktop.usecases.carrying import keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.pin import PinLock
from udset_desktop.usecases.sending_plan import plan_sending


def test_a_new_home_is_painted_as_first_start(qtbot, tmp_path):
    view = first_view(Home(folder=tmp_path))
    qtbot.addWidget(view)
    assert isinstance(view, FirstStartView)


def test_a_door_is_painted_with_the_name_of_its_project(qtbot, tmp_path):
    joined(tmp_path).close()
    view = first_view(Home(folder=tmp_path / "laptop-home"))
    qtbot.addWidget(view)
    assert isinstance(view, UnlockView)
    assert view.project.text() == "Machair conversations"


def test_the_window_starts_and_ends_in_order(qtbot, tmp_path):
    new_application([])
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    try:
        program.show()
        qtbot.waitUntil(lambda: program.shell.place == "first_start", timeout=20_000)
        assert program.shell.windowTitle() == "UDSET Desktop"
    finally:
        program.end()
    assert program.code == 0


START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from udset_desktop.desktop import app
from udset_desktop.desktop.views.ask_view import AskView

def close():
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AskView))
    print(page.title.text())
    print(page.lead.text())
    page.buttons["close"].click()

made = app.new_application([])
QTimer.singleShot(0, close)
sys.exit(app.main(["--home", sys.argv[1]]))
"""


def started(home):
    return subprocess.run(
        [sys.executable, "-c", START, str(home)], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("marker", "number", "said"),
    [
        (json.dumps({"format": 99, "kind": "real"}), 5, "newer"),
        ("{", 6, "home.json"),
    ],
)
def test_where_it_cannot_open_a_calm_page_says_why(tmp_path, marker, number, said):
    (tmp_path / "home.json").write_text(marker, encoding="utf-8")
    ended = started(tmp_path)
    assert ended.returncode == number
    assert "UDSET Desktop cannot open here" in ended.stdout
    assert said in ended.stdout
    assert "Traceback" not in ended.stderr


PAINTED = """
import os, sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
from udset_desktop.desktop import app
from udset_desktop.foundation.places import Home
from udset_desktop.usecases.carrying import keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.pin import PinLock
from udset_desktop.usecases.sending_plan import plan_sending

def look(program):
    program.shell.painted.disconnect()
    program.shell.painted.connect(tell)

def tell():
    modules = {"sqlalchemy", "msgspec", "logging.handlers", "concurrent.futures"} & set(sys.modules)
    modules |= {"PySide6.QtDBus"} & set(sys.modules)
    classes = {"QStyle", "QFileDialog", "QAbstractItemView", "QAccessible"} & {*vars(QtGui), *vars(QtWidgets)}
    print(sorted(modules | classes), flush=True)
    os._exit(0)

app.run(Home(folder=Path(sys.argv[1])), opened=look)
"""


def test_the_door_is_painted_before_what_nobody_needs_there(tmp_path):
    (tmp_path / "home.json").write_text(json.dumps({"format": 1, "kind": "real"}), encoding="utf-8")
    painted = subprocess.run(
        [sys.executable, "-c", PAINTED, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert painted.stdout.strip() == "[]", painted.stderr


def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path):
    ended = started(tmp_path / ("x" * 300))
    assert ended.returncode == 6
    assert "cannot be used" in ended.stdout


@pytest.mark.expects_log("desktop.crash")
def test_a_crash_is_noted_without_a_word_of_anybody(qtbot, tmp_path):
    new_application([])
    home = Home(folder=tmp_path / "home")
    program = Program(home, clock=clock())
    try:
        home.folder.mkdir()
        program.on_crash(ValueError("Morag said so"))
        noted = next(home.logs_folder.iterdir()).read_text(encoding="utf-8")
    finally:
        stop_logs()
        program.end()
    assert program.code == 70
    assert "desktop.crash" in noted
    assert "ValueError" in noted
    assert "Morag" not in noted
    assert isinstance(logging.lastResort, logging.NullHandler)


def test_what_was_planned_goes_by_itself_and_not_while_it_is_locked(qtbot, tmp_path):
    both, place = joined(tmp_path), tmp_path / "place"
    place.mkdir()
    keep_carrier(both.laptop, parse_address(str(place)))
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)
    plan_sending(both.laptop, "00:00")
    both.close()
    program = Program(both.laptop.home, clock=clock())
    try:
        program.show()
        qtbot.waitUntil(lambda: program.shell.place == "today", timeout=30_000)
        qtbot.waitUntil(lambda: bool(list(place.iterdir())), timeout=30_000)
        qtbot.waitUntil(lambda: program.runner.is_quiet, timeout=30_000)
        assert program.is_quiet()
        program.shell.go("handbook")  # perhaps in the middle of a conversation
        assert not program.is_quiet()
        program.shell.go("sharing")
        qtbot.waitUntil(lambda: "today" in program.shell.flows["sharing"].view.schedule.last.text())
        program.shell.workplace.pin = PinLock("1234")
        program.shell.workplace.pin.shut(0.0)
        assert not program.is_quiet()
        program.shell.workplace.close()
        assert not program.is_quiet()
    finally:
        program.end()


def test_another_language_is_spoken_by_a_new_window_on_the_same_workplace(qtbot, tmp_path):
    new_application([])
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    try:
        program.show()
        qtbot.waitUntil(lambda: program.shell.place == "first_start", timeout=20_000)
        program.shell.flows["first_start"].view.way_buttons["try"].click()
        qtbot.waitUntil(lambda: program.shell.place == "today", timeout=30_000)
        before = program.shell
        before.go("settings")
        before.speak(PSEUDO_LANGUAGE)
        assert program.shell is not before
        assert program.shell.place == "settings"
        assert program.shell.flows["settings"].view.title.text() == pseudo("Settings")
        assert program.shell.workplace.vault is not None
        assert program.shell.workplace.language == PSEUDO_LANGUAGE
        assert program.shell.isVisible()
        assert not before.isVisible()
    finally:
        program.end()
        speak(BASE_LANGUAGE)


def test_after_another_language_a_sleep_still_locks_and_the_window_ends_in_order(qtbot, tmp_path):
    both = joined(tmp_path)
    kept = settings.load_settings(both.laptop)
    settings.save_settings(both.laptop, replace(kept, language=PSEUDO_LANGUAGE))
    both.close()
    new_application([])
    program = Program(both.laptop.home, clock=clock())
    first = program.shell
    try:
        program.show()
        qtbot.waitUntil(lambda: program.shell is not first and program.shell.place == "today", timeout=30_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(first)
        qtbot.waitUntil(lambda: program.power is not None and program.sending is not None, timeout=30_000)

        slept = []
        program.sleep.slept.connect(lambda: slept.append(True))
        program.shell.workplace.clock.advance(3600)
        program.sleep.tick()
        assert slept == [True]
    finally:
        program.end()
        speak(BASE_LANGUAGE)
    assert program.code == 0
    assert program.shell.workplace.vault is None


def test_a_language_nobody_has_words_in_changes_nothing(qtbot, tmp_path):
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    try:
        before = program.shell
        before.speak("en")
        assert program.shell is before
    finally:
        program.end()


def test_nothing_slides_or_fades(qtbot):
    effects = [one for one in Qt.UIEffect if one.name != "UI_General"]
    for effect in effects:
        QApplication.setEffectEnabled(effect, True)  # noqa: FBT003 -- Qt's own signature
    hold_still()
    assert [one.name for one in effects if QApplication.isEffectEnabled(one)] == []
