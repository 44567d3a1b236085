"""A lock where a code stands or is typed that opens everything: at the door itself, and at the end of first start."""

import shutil
import threading

import pytest
from PySide6.QtCore import Qt

from tests.kit.held_lane import HeldWork
from tests.kit.joined import PASSPHRASE, clock
from tests.kit.locked_windows import LOCKS, Sitting, in_sight, met_home
from udset_desktop.desktop.app import Program
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import unlocking

NEW = "seal on the skerry"


real_home = pytest.fixture(scope="module")(met_home)


@pytest.fixture
def lost(qtbot, real_home, tmp_path):
    """At the door of a laptop whose passphrase is forgotten, and its recovery code."""
    home = shutil.copytree(real_home.folder, tmp_path / "home")
    made = Sitting(qtbot, home)
    made.door = made.shell.flows["unlock"].view
    made.door.other.click()
    yield made, real_home.recovery_code
    made.program.end()


def recovered(lost):
    sitting, code = lost
    sitting.door.recover_asked.emit(code, NEW)
    sitting.qtbot.waitUntil(sitting.door.kept.isVisible, timeout=20_000)
    sitting.quiet("unlock")
    return sitting.door.kept.text()


def is_shut(sitting):
    """Nothing open, nothing of a code in sight, and the passphrase opens it."""
    sitting.quiet("unlock")
    assert sitting.shell.workplace.vault is None
    assert sitting.door.state.door == "passphrase"
    assert say("unlock.code_hidden") in in_sight()
    sitting.open(NEW)
    assert sitting.shell.bar.isHidden()


@pytest.mark.parametrize("kind", ["word before sleep", "waking", "system", "ctrl+l"])
def test_a_new_recovery_code_is_hidden_at_once_and_the_door_is_shut(lost, kind):
    sitting, code = lost[0], recovered(lost)
    assert code in in_sight()
    if kind == "ctrl+l":
        sitting.shell.lock()
    else:
        LOCKS[kind](sitting)
    assert code not in in_sight(), "hidden at once, whatever the disk does"
    is_shut(sitting)


def test_a_code_that_was_not_shown_yet_is_never_shown_behind_a_lock(lost, monkeypatch):
    sitting, code = lost
    seen, begun = [], HeldWork()
    flow, recover = sitting.shell.flows["unlock"], unlocking.recover

    def slowly(*told):
        started.set()
        return begun.wait_for(recover(*told))

    started = threading.Event()
    monkeypatch.setattr(unlocking, "recover", slowly)
    with begun:
        sitting.door.recover_asked.emit(code, NEW)
        assert started.wait(20)
        sitting.shell.lock()
        show = flow.view.show_state
        monkeypatch.setattr(flow.view, "show_state", lambda state: (seen.append(state.code), show(state)))
    is_shut(sitting)
    assert set(seen) == {""}


def test_a_recovery_that_had_not_begun_before_the_lock_never_begins(lost):
    sitting, code = lost
    with HeldWork() as before:
        sitting.program.runner.start(
            lambda _control: before.wait_for(None), lane=Lane.STORE, on_done=repr, on_problem=repr
        )
        sitting.door.recover_asked.emit(code, NEW)
        sitting.shell.lock()
    sitting.quiet("unlock")
    assert say("unlock.code_hidden") not in in_sight()
    sitting.open(PASSPHRASE)


def test_long_work_of_the_door_itself_tells_nothing_once_it_is_shut_again(lost):
    """As the organisation's answer that is being taken, which ends with a code on the screen."""
    sitting, code = lost
    held, came = HeldWork(), []
    with held:
        flow = sitting.shell.flows["unlock"]
        flow.run_long("Opening", lambda _control: held.wait_for(code), came.append)
        sitting.qtbot.waitUntil(sitting.shell.busy.isVisible)
        sitting.shell.lock()
        assert not sitting.shell.busy.isVisible()
    sitting.quiet("unlock")
    assert came == []
    assert sitting.shell.busy.is_idle


def test_a_code_that_is_being_typed_is_hidden_at_once(lost):
    sitting, code = lost
    sitting.qtbot.keyClicks(sitting.door.secret, code)
    assert code in in_sight()
    sitting.shell.lock()
    assert code not in in_sight()
    sitting.quiet("unlock")
    sitting.door.other.click()
    sitting.qtbot.keyClick(sitting.door.secret, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert code not in in_sight()
    assert say("unlock.code_hidden") not in in_sight()


def test_locked_while_it_opens_it_stays_shut(qtbot, real_home):
    sitting = Sitting(qtbot, real_home.folder)
    seen = []
    sitting.shell.stack.currentChanged.connect(lambda _at: seen.append(sitting.shell.place))
    sitting.shell.flows["unlock"].view.opened_asked.emit(PASSPHRASE, "")
    sitting.shell.lock()
    sitting.quiet("unlock")
    assert sitting.shell.workplace.vault is None
    assert "today" not in seen
    sitting.open(PASSPHRASE)
    sitting.program.end()


@pytest.mark.parametrize("kind", ["word before sleep", "ctrl+l"])
def test_what_first_start_tells_once_is_hidden_at_once_and_what_is_no_secret_is_told_again(
    qtbot, real_home, tmp_path, kind
):
    pack = real_home.pack
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    shell = program.shell
    program.show()
    qtbot.waitUntil(lambda: shell.place == "first_start" and program.runner.is_quiet, timeout=20_000)
    flow = shell.flows["first_start"]
    shell.lock()
    assert shell.place == "first_start", "there is nothing to lock yet"
    flow._on_pack(pack.file)
    flow.view.join_asked.emit(pack.code, PASSPHRASE, "")
    qtbot.waitUntil(lambda: flow.view.currentWidget() is flow.view.told, timeout=20_000)
    code, words = (flow.view.told_rows[key][1].text() for key in ("recovery_code", "words"))
    assert code in in_sight()
    shell.lock() if kind == "ctrl+l" else program.on_sleep()
    assert code not in in_sight(), "hidden at once, whatever the disk does"
    qtbot.waitUntil(lambda: program.runner.is_quiet, timeout=20_000)
    assert shell.workplace.vault is None
    shell.flows["unlock"].view.opened_asked.emit(PASSPHRASE, "")
    qtbot.waitUntil(lambda: shell.place == "first_start" and program.runner.is_quiet, timeout=20_000)
    assert words in in_sight()
    assert say("unlock.code_hidden") in in_sight()
    assert code not in in_sight()
    flow.view.go_on.click()
    qtbot.waitUntil(lambda: shell.place == "today" and program.runner.is_quiet, timeout=20_000)
    program.end()
