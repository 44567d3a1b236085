"""The window's start and orderly end.

`run` is called by `__main__` alone.  Only Qt's widgets, the look and the first page are imported
here; everything else comes in on the store lane after the first painting.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from udset_desktop import APP_ID, __version__
from udset_desktop.desktop.look.theme import Theme, load_fonts
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.look.words import load_qt_words, say
from udset_desktop.desktop.shell import Shell
from udset_desktop.desktop.shell_parts import load_other_verbs, other_places
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView
from udset_desktop.desktop.work.lock import SleepWatch
from udset_desktop.desktop.work.runner import Lane, Runner
from udset_desktop.desktop.work.sweep import Sweep
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.languages import BASE_LANGUAGE, speak, spoken
from udset_desktop.foundation.places import Home, default_home
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.foundation.shielding import keep_memory_off_the_disk, scratch_in_memory
from udset_desktop.usecases.door_name import read_door_name
from udset_desktop.usecases.workplace import HomeKind, home_kind, open_workplace

if TYPE_CHECKING:
    from udset_desktop.desktop.flows.sending_watch import SendingWatch
    from udset_desktop.desktop.work.power import PowerWatch

CRASHED = 70
WINDOW, NARROWEST = (1366, 768), 1024
"""How large the window opens, and the width of a screen under which it is no laptop's."""
QUIET = frozenset({"today", "missed", "sharing", "project", "take_in", "measures", "settings"})
"""The places with nobody sitting opposite: only there anything is sent by itself."""


def new_application(argv: Sequence[str]) -> QApplication:
    """The one QApplication, dressed; one that is there already is dressed again."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        application = there
        application.setStyle("Fusion")
    else:
        # As an option: `setStyle` gives the style back, and Python would make a class of it first, 6 ms.
        application = QApplication([APP_ID, *argv, "-style", "Fusion"])
    application.setApplicationName(APP_ID)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_ID)
    load_fonts()
    if spoken() != BASE_LANGUAGE:
        load_qt_words(application, spoken())
    Theme(ThemeName.LIGHT, 100).apply(application)
    return application


def first_view(home: Home) -> QWidget:
    """What is painted before anything is loaded: the door, or three ways to begin."""
    if home_kind(home) is HomeKind.EMPTY:
        # late: only a new home needs it, so that the usual start does not pay for it.
        from udset_desktop.desktop.views.first_start_view import FirstStartView  # noqa: PLC0415

        view: QWidget = FirstStartView()
        view.setEnabled(False)
        return view
    door = UnlockView()
    training = home_kind(home) is HomeKind.TRAINING
    shut = "opening" if training else "passphrase"
    door.show_state(UnlockState(door=shut, ready=False, project=read_door_name(home)))
    return door


class Program:
    """The window with its lanes; made by `run` and by the tests of the whole window."""

    def __init__(self, home: Home, laptop: int = 1, clock: Clock | None = None) -> None:
        self.runner = Runner()
        self.shell = Shell(open_workplace(home, laptop=laptop, clock=clock), self.runner, first_view(home))
        self.shell.language_asked.connect(self.on_language)
        self.runner.crashed.connect(self.on_crash)
        self.runner.settled.connect(self.on_settled)
        # Of no shell: another language puts a new one in its place, and the old one goes.
        self.sleep = SleepWatch(self.shell.workplace.clock, self.runner)
        self.sleep.slept.connect(self.lock_once)
        self.power: PowerWatch | None = None
        self.sending: SendingWatch | None = None
        self.code = 0

    def show(self) -> None:
        """Paint first, load afterwards; on a screen that is no larger than the window it takes all of it."""
        room, size = self.shell.screen().availableSize(), QSize(*WINDOW)
        is_small = room.width() <= size.width() or room.height() <= size.height()
        fills = is_small and room.width() >= NARROWEST
        self.shell.resize(size.boundedTo(room) if fills else size)
        self.shell.show()
        self.shell.painted.connect(self.shell.begin)
        self.shell.painted.connect(let_controls_speak)
        self.shell.painted.connect(show_the_focus)
        self.shell.painted.connect(hold_still)
        if fills:
            # Not before: it would have the focus before it is painted, and a screen reader would ask too soon.
            self.shell.painted.connect(self.shell.showMaximized)

    def on_settled(self) -> None:
        """The first place stands and nothing is waited for: the other places are brought in."""
        self.runner.settled.disconnect(self.on_settled)
        self.runner.start(
            load_other_verbs,
            lane=Lane.PURE,
            on_done=lambda _none: self._bring_next(other_places()),
            on_problem=self.shell.tell_problem,
        )

    def _bring_next(self, places: Iterator[str]) -> None:
        """One file a turn of the loop: what somebody types comes between."""
        if not isValid(self.shell):  # shut meanwhile
            return
        if next(places, ""):
            QTimer.singleShot(0, self.runner, partial(self._bring_next, places))
        else:
            self.listen_for_sleep()
            self.send_when_due()

    def send_when_due(self) -> None:
        """From now on what waits goes by itself, if its user has planned so, wherever the window is quiet."""
        # late: it brings the verbs, which are there by now
        from udset_desktop.desktop.flows.sending_watch import SendingWatch  # noqa: PLC0415

        self.sending = SendingWatch(
            lambda: self.shell, self.is_quiet, is_busy=lambda: not self.shell.busy.is_idle
        )
        self.sending.sent.connect(self._on_sent)
        self._tell_sending()
        self.sending.start()

    def _tell_sending(self) -> None:
        """The window tells whoever sends by itself that another page, or other work, comes first."""
        if self.sending is not None:
            self.shell.stack.currentChanged.connect(self.sending.give_way)
            self.shell.busy.begun.connect(self.sending.on_busy)

    def is_quiet(self) -> bool:
        """Whether a laptop's vault is open, nobody sits opposite, and nothing is hidden or locked."""
        workplace = self.shell.workplace
        is_hidden = workplace.pin is not None and workplace.pin.is_shut
        return self.shell.place in QUIET and workplace.vault is not None and not is_hidden

    def _on_sent(self) -> None:
        if self.is_quiet():
            self.shell.flows[self.shell.place].freshen()

    def listen_for_sleep(self) -> None:
        """From now on the system's word before a sleep locks the window, not only the waking."""
        # late: the library of the bus is more than the start needs
        from udset_desktop.desktop.work.power import PowerWatch  # noqa: PLC0415

        self.power = PowerWatch()
        self.power.sleeping.connect(self.on_sleep)
        self.power.lock_asked.connect(self.lock_once)
        self.power.start()

    def lock_once(self) -> None:
        """As `Ctrl+L` does, but a door that is shut stays as it is: sleep never takes the PIN away."""
        door = self.shell.flows.get(self.shell.place)
        if self.shell.place != "unlock" or (door is not None and door.stands_open):
            self.shell.lock()

    def on_sleep(self) -> None:
        """What is typed is saved, everything hidden, and only then may the laptop sleep.

        One worker owns the vault: when it comes to the last job, all that was said before is on the disk.
        """
        self.lock_once()
        if self.shell.place in self.shell.flows:  # a laptop for trying out has no lock
            self.shell.flows[self.shell.place].put_down()
        self.shell.repaint()  # what the screen wakes up with

        def may_sleep(_none: object) -> None:
            if self.power is not None:
                self.power.let_sleep()

        self.runner.start(
            lambda _control: None, lane=Lane.STORE, on_done=may_sleep, on_problem=may_sleep, keep=True
        )

    def on_language(self, language: str) -> None:
        """Everything said in another language: a new window on the same workplace, the old one gone."""
        before, there = self.shell, QApplication.instance()
        speak(language)
        before.workplace.language = spoken()
        if isinstance(there, QApplication):
            load_qt_words(there, spoken())
        self.shell = Shell(before.workplace, self.runner, QWidget())
        self.shell.language_asked.connect(self.on_language)
        self._tell_sending()
        self.shell.take_over(before, before.place)
        self.shell.show()
        before.hide()
        before.deleteLater()

    def on_crash(self, bug: object) -> None:
        """A defect: said without a word of anybody, and nothing that was saved is lost."""
        self.code = CRASHED
        # A home made since the start has a log by now.  The filter keeps the places in the code and
        # loses the words: the message of an unexpected error may hold what was typed.
        # late: only for a crash
        from udset_desktop.desktop.views.ask_view import Question  # noqa: PLC0415
        from udset_desktop.foundation.logs import log_event  # noqa: PLC0415

        ready_logs(self.shell.workplace.home)
        log_event("desktop.crash", logging.ERROR, bug=bug if isinstance(bug, BaseException) else None)
        question = Question(
            title=say("shell.crash_title"),
            lead=say("shell.crash_lead"),
            deeds=(("close", say("shell.crash_close")),),
        )
        self.shell.ask(question, self._on_crash_read)

    def _on_crash_read(self, _deed: str, _reason: str) -> None:
        self.shell.close()

    def end(self) -> None:
        """What is on its way is written, the vault shut in its own lane, the lanes joined."""
        self.shell.close()
        self.sleep.deleteLater()
        if self.power is not None:
            self.power.stop()
            self.power.deleteLater()
        if self.sending is not None:
            self.sending.deleteLater()
        self.runner.end(self.shell.workplace.close)
        self.shell.deleteLater()


def let_controls_speak() -> None:
    """From the first page after the door on, a screen reader hears our own controls as what they are."""
    # late: it makes a class of Qt's that the first painting has no need of
    from udset_desktop.desktop.look.spoken import speak_of_controls  # noqa: PLC0415

    speak_of_controls()


def show_the_focus() -> None:
    """From the first page after the door on, what has the focus is in sight, and words have their ring."""
    # late: as above
    from udset_desktop.desktop.look.focus_ring import follow_focus  # noqa: PLC0415
    from udset_desktop.desktop.look.in_sight import keep_focus_in_sight  # noqa: PLC0415

    application = QApplication.instance()
    if isinstance(application, QApplication):
        follow_focus(application)
        keep_focus_in_sight(application)


def hold_still() -> None:
    """Nothing slides or fades, whatever the system likes: some people cannot bear what moves."""
    effects = Qt.UIEffect
    for effect in (
        effects.UI_AnimateMenu,
        effects.UI_FadeMenu,
        effects.UI_AnimateCombo,
        effects.UI_AnimateTooltip,
        effects.UI_FadeTooltip,
        effects.UI_AnimateToolBox,
    ):
        QApplication.setEffectEnabled(effect, False)  # noqa: FBT003 -- Qt's own signature


def ready_logs(home: Home) -> None:
    """What goes wrong is noted in the home's log, filtered; without a home nothing is noted anywhere."""
    # late: a log is more than the first painting needs
    from udset_desktop.foundation.logs import set_up_logs  # noqa: PLC0415

    hush_logs()
    with contextlib.suppress(EnvironmentFailure, OSError):
        if home.folder.is_dir():
            set_up_logs(home)


def hush_logs() -> None:
    """Without a log file Python would print warnings with their words; they go nowhere instead."""
    logging.lastResort = logging.NullHandler()


def run(
    home: Home,
    laptop: int = 1,
    argv: Sequence[str] = (),
    opened: Callable[[Program], None] = lambda _program: None,
    clock: Clock | None = None,
) -> int:
    """Show the window until it is closed; gives the exit code.  Who measures it is told when it is `opened`.

    Another `clock` than the laptop's is for Python alone: no word of a command line and no environment gives one.
    """
    hush_logs()
    application = new_application(argv)
    try:
        program = Program(home, laptop, clock)
    except UdsetError as problem:
        ready_logs(home)
        return tell_why(application, problem)

    def caught(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if os.environ.get("UDSET_TRACE"):
            sys.__excepthook__(kind, bug, trace)
        program.on_crash(bug)

    sys.excepthook = caught
    sweep = Sweep()
    program.shell.painted.connect(partial(ready_logs, home))
    program.shell.painted.connect(leave_nothing_behind)
    program.show()
    opened(program)
    application.exec()
    program.end()
    sweep.stop()
    return program.code


def leave_nothing_behind() -> None:
    """What Qt and the system would keep of this program beside its own files; before anything is unlocked."""
    keep_memory_off_the_disk()
    scratch_in_memory()
    # Qt's own file window writes down which folders were visited: into no file.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def tell_why(application: QApplication, problem: UdsetError) -> int:
    """A calm page in place of the window that cannot open; gives the exit code, as the command line has it."""
    # late: the usual start needs none of them
    from udset_desktop.desktop.views.ask_view import AskView, Question  # noqa: PLC0415
    from udset_desktop.foundation.exit_codes import exit_code_of  # noqa: PLC0415
    from udset_desktop.foundation.logs import log_event  # noqa: PLC0415
    from udset_desktop.foundation.wording import sentence_of  # noqa: PLC0415

    log_event(problem.code, logging.ERROR, kind=type(problem).__name__)
    page = AskView()
    page.setWindowTitle(say("shell.title"))
    page.show_question(
        Question(
            title=say("shell.cannot_open"),
            lead="\n".join(sentence_of(one.code, one.context) for one in problem.findings),
            deeds=(("close", say("shell.crash_close")),),
        )
    )
    page.answered.connect(page.close)
    page.resize(900, 500)
    page.show()
    application.exec()
    page.deleteLater()
    return int(exit_code_of(problem))


def main(argv: Sequence[str]) -> int:
    """The program `udset-desktop`: the window on the platform's home, or on `--home DIR`."""
    parser = argparse.ArgumentParser(prog="udset-desktop")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--laptop", type=int, default=1)
    chosen, rest = parser.parse_known_args(argv)
    home = Home(folder=chosen.home) if chosen.home else default_home()
    return run(home, chosen.laptop, rest)
