"""A real window on a laptop that has talked with somebody, every way to lock it, and all that is in sight then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.kit.held_lane import HeldWork
from tests.kit.joined import clock
from tests.kit.real_homes import real_river
from tests.kit.talks import begun_talk, finished_talk
from udset_desktop.desktop.app import Program
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.places import Home
from udset_desktop.record.model import Record
from udset_desktop.usecases.projects import WrittenPack

NAME = "Heatherbell Muckle"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetHome:
    """The folder of a laptop, shut, with what opens it beside the passphrase."""

    folder: Path
    record: Record
    recovery_code: str
    pack: WrittenPack


def met_home(tmp_path_factory):
    """A laptop that has talked with somebody: a fixture for whoever names it."""
    folder = tmp_path_factory.mktemp("real")
    river = real_river(folder)
    record = finished_talk(river.laptop, NAME)
    river.close()
    return MetHome(
        folder=folder / "laptop-home",
        record=record,
        recovery_code=river.enrolled.recovery_code,
        pack=river.pack,
    )


class Sitting:
    """One window, from the door to Today and on."""

    def __init__(self, qtbot, home):
        self.qtbot, self.program = qtbot, Program(Home(folder=home), clock=clock())
        self.program.show()
        self.quiet("unlock")

    @property
    def shell(self):
        return self.program.shell

    def quiet(self, place):
        self.qtbot.waitUntil(
            lambda: self.shell.place == place and self.program.runner.is_quiet, timeout=20_000
        )

    def open(self, secret, pin="", *, place="today"):
        self.shell.flows["unlock"].view.opened_asked.emit(secret, pin)
        self.quiet(place)

    def go(self, place, **handed):
        self.shell.go(place, **handed)
        self.quiet(place)

    def talk(self):
        self.go("conversation", session=begun_talk(self.shell.workplace, NAME))

    def run_late(self, gives, **told):
        """Work of the place in front that is over only after the lock; `gives` is what it comes to."""
        held = HeldWork()
        self.shell.flows[self.shell.place].run(lambda _control: held.wait_for(gives), lane=Lane.PURE, **told)
        return held


def in_sight():
    """All that anybody could see or have read out, of every window of the program."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    words = []
    for one in QApplication.allWidgets():
        if one.isVisible() and (face := QAccessible.queryAccessibleInterface(one)):
            words += [face.text(kind) for kind in kinds]
            words += [face.child(at).text(kinds[0]) for at in range(face.childCount()) if face.child(at)]
            words += [one.windowTitle(), one.toolTip()]
    return "\n".join(words)


def windows(shell):
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not shell]


def press_the_key(sitting):
    (over,) = windows(sitting.shell)
    over.activateWindow()
    sitting.qtbot.waitUntil(over.isActiveWindow)
    sitting.qtbot.keyClick(over, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def sleep_unheard(sitting):
    sitting.shell.workplace.clock.advance(900)
    sitting.program.sleep.tick()


def lie_still(sitting):
    sitting.shell._watch.idle.emit()


LOCKS = {
    "key": press_the_key,
    "button": lambda sitting: sitting.shell.top.lock_button.click(),
    "word before sleep": lambda sitting: sitting.program.on_sleep(),
    "waking": sleep_unheard,
    "system": lambda sitting: sitting.program.lock_once(),
    "idle": lie_still,
}
