import os
import socket
import subprocess
import sys

import pytest

from tests.kit.logind import bus_in, logind_on
from udset_desktop.desktop.work.logind import LogindWatch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a logind")


LISTENS = """
from PySide6.QtCore import QCoreApplication, QTimer
from udset_desktop.desktop.work.logind import LogindWatch

loop = QCoreApplication([])
watch = LogindWatch("UDSET", "saves")
QTimer.singleShot(0, watch.start)
QTimer.singleShot(100, lambda: (print("the loop goes on"), watch.stop(), loop.quit()))
loop.exec()
"""


@pytest.fixture
def bus(tmp_path, monkeypatch):
    with bus_in(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.delenv("XDG_SESSION_ID", raising=False)
        yield address


@pytest.fixture
def watch():
    made = LogindWatch("UDSET", "saves")
    yield made
    made.stop()


def held(qtbot, logind):
    qtbot.waitUntil(lambda: logind.has_said("Inhibit sleep | UDSET | saves | delay"), timeout=20_000)


def test_sleep_is_held_up_until_it_is_let_go_and_the_next_one_too(qtbot, bus, watch):
    with logind_on(bus) as logind:
        watch.start()
        held(qtbot, logind)
        for _ in range(2):
            with qtbot.waitSignal(watch.sleeping, timeout=20_000):
                logind.tell("sleep")
            logind.tell("still held")
            qtbot.waitUntil(lambda: logind.has_said("still held"), timeout=20_000)
            assert not logind.has_said("let go")
            watch.let_sleep()
            qtbot.waitUntil(lambda: logind.has_said("let go"), timeout=20_000)
            logind.said.clear()
            logind.tell("wake")
            held(qtbot, logind)


def test_the_session_s_lock_is_heard_and_not_another_s(qtbot, bus, watch, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "gone")
    heard = []
    watch.lock_asked.connect(lambda: heard.append("lock"))
    with logind_on(bus) as logind:
        watch.start()

        def told():
            logind.tell("lock")  # again and again: who says it cannot know when somebody listens
            return bool(heard)

        qtbot.waitUntil(told, timeout=20_000)
        assert logind.has_said("GetSession gone")
        assert logind.has_said("GetSession auto")
        until_nothing_is_under_way(qtbot, logind, watch)
        heard.clear()
        logind.tell("lock another")
        until_nothing_is_under_way(qtbot, logind, watch)
        assert heard == []


def until_nothing_is_under_way(qtbot, logind, watch):
    """What was said before has been heard: signals of one sender come in their order."""
    with qtbot.waitSignal(watch.sleeping, timeout=20_000):
        logind.tell("sleep")


def test_a_logind_that_lets_nobody_hold_it_up_is_heard_all_the_same(qtbot, bus, watch):
    with logind_on(bus, "refusing") as logind:
        watch.start()
        held(qtbot, logind)
        with qtbot.waitSignal(watch.sleeping, timeout=20_000):
            logind.tell("sleep")
        watch.let_sleep()


def test_an_end_of_the_program_holds_nothing_up(qtbot, bus, watch):
    with logind_on(bus) as logind:
        watch.start()
        with qtbot.waitSignal(watch.sleeping, timeout=20_000):
            held(qtbot, logind)
            logind.tell("sleep")
        watch.stop()
        qtbot.waitUntil(lambda: logind.has_said("let go"), timeout=20_000)


def test_where_there_is_no_bus_nothing_happens(qtbot, tmp_path, monkeypatch, watch):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    with qtbot.assertNotEmitted(watch.sleeping):
        watch.start()
        watch.let_sleep()


def test_a_bus_that_hangs_keeps_nobody_waiting(tmp_path):
    """In a program of its own: whoever joins such a bus never comes back, and stops all of Python."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        silent.settimeout(60)
        run = subprocess.run(
            [sys.executable, "-c", LISTENS],
            env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/bus"},
            timeout=60,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode, run.stdout) == (0, "the loop goes on\n"), run.stderr
        with silent.accept()[0] as inside:
            assert inside.recv(100).startswith(b"\0AUTH"), "it was there to be joined"


def test_a_bus_without_a_logind_is_no_trouble(qtbot, bus, watch):
    with qtbot.assertNotEmitted(watch.sleeping, wait=200):
        watch.start()
