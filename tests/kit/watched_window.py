"""The real window as a program of its own that also writes down what it shows.

    python -m tests.kit.watched_window STATUS --home FOLDER [--held TIME]

Nothing of the program is changed or called: a timer looks at the widgets as a screen reader would,
and lays what it sees into the file STATUS.  `WatchedWindow` is the other side of that file.  With
`--held` the window is handed a clock that stands still until a line in the file TIME moves it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.kit import canaries
from tests.kit.held_time import HeldTime
from tests.kit.selections import selections_on
from tests.kit.virtual_screen import PATIENCE_S, VirtualScreen, until
from udset_desktop.foundation.places import Home

LOOK_EVERY_MS = 8
LOOKED_WRONG = 99  # what the program ends with where the looking itself is broken


def seen_in(shell: Any) -> dict[str, object]:
    """What somebody in front of the window could tell."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - the other side of the file needs no Qt
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    from udset_desktop.desktop.work.windows_over import is_carrying  # noqa: PLC0415

    focused = QApplication.focusWidget()
    face = QAccessible.queryAccessibleInterface(focused) if focused else None
    seen: dict[str, object] = {
        "place": shell.place,
        "quiet": shell.runner.is_quiet,
        "saved": shell.saved_corner.text(),
        "told": shell.bar.isVisible(),
        "line": shell.bar.words.text() if shell.bar.isVisible() else "",
        "cover": shell.cover.isVisible(),
        "focus": face.text(QAccessible.Text.Name) if face else "",
        "called": focused.objectName() if focused else "",
        "active": shell.isActiveWindow(),
        "popup": QApplication.activePopupWidget() is not None,
        "asked": shell.stack.currentWidget() is shell.question,
        "enabled": shell.stack.currentWidget().isEnabled(),
        "whole": shell.screen().availableGeometry().contains(shell.frameGeometry()) and _fills(shell),
    }
    turned = shell.findChild(QWidget, "turned_screen")
    seen["turned"] = turned is not None and turned.isVisible() and shell.isFullScreen()
    seen["behind"] = shell.centralWidget().isVisible()
    seen["carried"] = is_carrying()
    seen |= _seen_of_the_talk(shell)
    if shell.place == "sheet":
        seen["pages"] = len(shell.flows["sheet"].view.paper.pages)
    return seen


def _seen_of_the_talk(shell: Any) -> dict[str, object]:
    flow = shell.flows.get("conversation")
    if shell.place != "conversation" or flow is None or flow.view.state is None:
        return {}
    view = flow.view
    return {
        "stage": str(view.state.stage),
        "page": view.page.page_id,
        "letters": {row.letter: row.page for row in view.map.rows.rows if row.letter},
        "jots": [list(jot.laid) for jot in flow.session.jots] if flow.session else [],
        "minutes": view.minutes.text(),
        "covered": view.desk.covered,
        "spots": _spots_in(view) if view.desk.covered else {},
    }


def _fills(shell: Any) -> str:
    return "the screen" if shell.isMaximized() else "a part of it"


def _spots_in(view: Any) -> dict[str, tuple[int, int]]:
    """Where on the screen the outcomes of a map and the first jot are, for a mouse."""
    from PySide6.QtWidgets import QAbstractButton, QListView  # noqa: PLC0415 - as in `seen_in`

    middles = {
        node.objectName(): node.mapToGlobal(node.rect().center())
        for node in view.desk.findChildren(QAbstractButton)
        if node.objectName().startswith("map_") and node.isVisible()
    }
    jots = view.desk.findChild(QListView, "jot_list")
    if jots is not None and jots.isVisible() and jots.model().rowCount():
        row = jots.visualRect(jots.model().index(0, 0))
        middles["jot"] = jots.viewport().mapToGlobal(row.center())
    return {name: (middle.x(), middle.y()) for name, middle in middles.items()}


class WatchedWindow:
    """A window under way on a virtual screen, worked by its keyboard alone."""

    def __init__(
        self,
        screen: VirtualScreen,
        folder: Path,
        *words: str,
        under: tuple[str, ...] = (),
        held: bool = False,
        **environment: str,
    ) -> None:
        self.screen = screen
        self.status = folder / "status.json"
        self._time, self._times = folder / "time", 0
        if held:
            words = (*words, "--held", str(self._time))
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "tests.kit.watched_window", str(self.status), *words],
            env=screen.environment(**environment),
            cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # so that the window dies with what watches it
        )
        canaries.own(self.status, self.status.with_suffix(".new"), self._time)
        canaries.running(self.process.pid)

    def now(self) -> dict[str, Any]:
        """What the window shows at this moment."""
        if self.process.poll() is not None:
            message = f"the window ended by itself with {self.process.returncode}"
            raise RuntimeError(message)
        try:
            return dict(json.loads(self.status.read_bytes()))
        except FileNotFoundError:
            return {"keys": 0}

    def until(self, shows: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """What the window shows once it shows that; raises with what it showed instead."""
        try:
            until(lambda: shows(self.now()), what)
        except TimeoutError:
            message = f"waited for {what}; the window shows {self.now()}"
            raise TimeoutError(message) from None
        return self.now()

    def at(self, place: str) -> dict[str, Any]:
        """What the window shows once a place is in front and nothing is under way."""
        seen = self.until(
            lambda seen: seen.get("place") == place and seen["quiet"] and seen["active"] and seen["enabled"],
            place,
        )
        canaries.step()
        return seen

    def keys(self, *names: str) -> dict[str, Any]:
        """Strike keys, and see what they did at once."""
        felt = self.now()["keys"] + len(names)
        self.screen.keys(*names)
        return self.until(lambda seen: seen["keys"] >= felt, f"the keys {names}")

    def write(self, text: str) -> dict[str, Any]:
        """Type a text where the focus is."""
        felt = self.now()["keys"] + len(text)
        (canaries.chosen if text.startswith(os.sep) else canaries.heard)(text)
        self.screen.write(text)
        seen = self.until(lambda seen: seen["keys"] >= felt, f"a text of {len(text)} keys")
        canaries.step()
        return seen

    def let_pass(self, seconds: int, *, asleep: bool = False) -> dict[str, Any]:
        """Let time go by while nobody touches anything, or the lid is shut; only with held time."""
        with self._time.open("a", encoding="ascii") as told:
            told.write(f"{'sleep' if asleep else 'pass'} {seconds}\n")
        self._times += 1
        return self.until(lambda seen: seen["times"] == self._times and seen["quiet"], f"{seconds} s to pass")

    def go_to(self, name: str, *, onward: bool = False, at_most: int = 90) -> None:
        """Press Tab until the focus has this name, spoken or its own; with `onward` at least once."""
        seen = self.now()
        for _ in range(at_most):
            if name in {seen["focus"], seen["called"]} and not onward:
                return
            onward = False
            seen = self.keys("Tab")
        message = f"no way by Tab to {name!r}; the window shows {seen}"
        raise AssertionError(message)

    def press(self, name: str, *, onward: bool = False) -> dict[str, Any]:
        """Go to a control and press it with Space."""
        self.go_to(name, onward=onward)
        seen = self.keys("space")
        canaries.step()
        return seen

    def close(self) -> int:
        """Close the window as its user does, and give its exit code."""
        canaries.require_clean("a selection", *selections_on(self.screen))
        self.screen.keys("alt+F4")
        code = self.process.wait(PATIENCE_S)
        canaries.require_clean("a selection left behind", *selections_on(self.screen))
        canaries.step()
        return code

    def kill(self) -> None:
        """End it the hard way; nothing, where it has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE_S)


def _told(shell: Any, keys: int, held: HeldTime | None) -> bytes:
    try:
        if held is not None:
            held.look(shell)
        return json.dumps({"keys": keys, "times": held.done if held else 0, **seen_in(shell)}).encode()
    except Exception:  # noqa: BLE001 - else the window would stand there, never seen again
        traceback.print_exc()
        os._exit(LOOKED_WRONG)


def _watch(status: Path, application: Any, held: HeldTime | None) -> object:
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: PLC0415 - as in `seen_in`
    from PySide6.QtGui import QWindow  # noqa: PLC0415

    from udset_desktop.desktop.shell import Shell  # noqa: PLC0415

    modifiers = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}

    class Watch(QObject):
        """Counts the keys let go, and looks again and again."""

        def __init__(self) -> None:
            super().__init__()
            self.keys, self.last = 0, b""
            self.timer = QTimer(self)
            self.timer.timeout.connect(self.look)
            self.timer.start(LOOK_EVERY_MS)
            application.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            # A key that a shortcut takes is never pressed as far as Qt tells, but always let go.
            if event.type() == QEvent.Type.KeyRelease and isinstance(watched, QWindow):
                self.keys += event.key() not in modifiers  # type: ignore[attr-defined]
            return False

        def look(self) -> None:
            shell = next((one for one in application.topLevelWidgets() if isinstance(one, Shell)), None)
            if shell is None:
                return
            seen = _told(shell, self.keys, held)
            if seen != self.last:
                self.last = seen
                fresh = status.with_suffix(".new")
                fresh.write_bytes(seen)
                fresh.replace(status)

    return Watch()


def main(status: str, *words: str) -> int:
    """Run the window until it is closed."""
    from udset_desktop.desktop import app  # noqa: PLC0415 - as in `seen_in`

    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path)
    parser.add_argument("--held", type=Path)
    chosen, _ = parser.parse_known_args(words)
    held = HeldTime(chosen.held) if chosen.held else None
    watching = _watch(Path(status), app.new_application([]), held)
    code = app.run(Home(folder=chosen.home), clock=held.clock) if held else app.main(words)
    del watching
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
