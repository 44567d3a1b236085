"""The window's start and orderly end.

`run` is called by `__main__` alone.  Only Qt's widgets, the look and the first page are imported
here; everything else comes in on the store lane after the first painting.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from udset_desktop import APP_ID, __version__
from udset_desktop.desktop.look.theme import Theme, load_fonts
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.shell import Shell
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView
from udset_desktop.desktop.work.runner import Runner
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.places import Home, default_home
from udset_desktop.usecases.workplace import HomeKind, home_kind, open_workplace

_log = logging.getLogger(__name__)
CRASHED = 70


def new_application(argv: Sequence[str]) -> QApplication:
    """The one QApplication, dressed; one that is there already is dressed again."""
    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else QApplication([APP_ID, *argv])
    application.setApplicationName(APP_ID)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_ID)
    application.setStyle("Fusion")
    load_fonts()
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
    door.show_state(UnlockState(door="opening" if training else "passphrase", ready=False))
    return door


class Program:
    """The window with its lanes; made by `run` and by the tests of the whole window."""

    def __init__(self, home: Home, laptop: int = 1, clock: Clock | None = None) -> None:
        self.runner = Runner()
        self.shell = Shell(open_workplace(home, laptop=laptop, clock=clock), self.runner, first_view(home))
        self.runner.crashed.connect(self.on_crash)
        self.code = 0

    def show(self) -> None:
        """Paint first, load afterwards."""
        self.shell.resize(1366, 768)
        self.shell.show()
        QTimer.singleShot(0, self.shell.begin)

    def on_crash(self, bug: object) -> None:
        """A defect: said without a word of anybody, and nothing that was saved is lost."""
        self.code = CRASHED
        # The message of an unexpected error may hold what was typed; only its kind is noted.
        _log.error("unexpected %s", type(bug).__name__)
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
        self.runner.end(self.shell.workplace.close)
        self.shell.deleteLater()


def run(home: Home, laptop: int = 1, argv: Sequence[str] = ()) -> int:
    """Show the window until it is closed; gives the exit code."""
    application = new_application(argv)
    program = Program(home, laptop)

    def caught(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if os.environ.get("UDSET_TRACE"):
            sys.__excepthook__(kind, bug, trace)
        program.on_crash(bug)

    sys.excepthook = caught
    program.show()
    application.exec()
    program.end()
    return program.code


def main(argv: Sequence[str]) -> int:
    """The program `udset-desktop`: the window on the platform's home, or on `--home DIR`."""
    parser = argparse.ArgumentParser(prog="udset-desktop")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--laptop", type=int, default=1)
    chosen, rest = parser.parse_known_args(argv)
    home = Home(folder=chosen.home) if chosen.home else default_home()
    return run(home, chosen.laptop, rest)
