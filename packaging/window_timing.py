"""What the benches of the window share: from a key to the end of painting, and processes that are timed.

Read by `bench_window.py` and `bench_talk.py`, also in the processes that are timed: it brings nothing
in before it is used.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget

    from tests.kit.virtual_screen import VirtualScreen
    from udset_desktop.desktop.app import Program
    from udset_desktop.desktop.flows.conversation_flow import ConversationFlow

    Key = tuple[Qt.Key, Qt.KeyboardModifier]

PATIENCE_S = 60.0
QUIET_S = 1.5  # what a window just opened still does by itself is over
SHARES = (50, 95, 99)
BOUND_MS, BARE_MS = 16.0, 8.0


# ---- in the processes that are timed ------------------------------------------------------------


def open_talk(home: str) -> tuple[Program, ConversationFlow]:
    """The window on the conversation that waits in a training `home`, once it has nothing more to do."""
    from udset_desktop.desktop import app  # noqa: PLC0415 - the process that measures needs no Qt
    from udset_desktop.desktop.work.sweep import Sweep  # noqa: PLC0415
    from udset_desktop.foundation.places import Home  # noqa: PLC0415

    application = app.new_application([])
    program = app.Program(Home(folder=Path(home)))
    Sweep(application)  # as `app.run` does it; lives as long as the application
    program.show()
    shell = program.shell
    wait(application, lambda: on_today(program))
    shell.go("conversation", interview=shell.flows["today"].view.today.drafts[0].interview)
    flow = shell.flows["conversation"]
    wait(application, lambda: bool(flow.view.page.page_id) and shell.isActiveWindow())
    return program, flow


def on_today(program: Program) -> bool:
    """Whether Today is drawn with what it holds."""
    flow = program.shell.flows.get("today")
    return flow is not None and flow.view.isVisible() and flow.view.today is not None


Took = tuple[float, float]
"""Milliseconds on the clock, and of the processor's time for the window's thread.

The second hardly moves on a busy machine; it leaves out waiting for the lanes and for the screen.
"""


def painted_ms(window: QWidget, *key: object) -> Took:
    """From a key struck in `window` to the end of the last painting it brings."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    class Painting(QObject):
        """Notes that the window is about to paint."""

        seen = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            self.seen = self.seen or event.type() == QEvent.Type.UpdateRequest
            return False

    painting, focused = Painting(), QApplication.focusWidget() or window
    window.installEventFilter(painting)
    began_s = ended_s = time.perf_counter()
    began_cpu_s = ended_cpu_s = time.thread_time()
    QTest.keyPress(focused, *key)
    painted = False
    while not painted or painting.seen:
        painting.seen = False
        QApplication.processEvents()
        if painting.seen:
            painted, ended_s, ended_cpu_s = True, time.perf_counter(), time.thread_time()
        elif not painted and time.perf_counter() - began_s > PATIENCE_S:
            sys.exit("nothing was painted")
    window.removeEventFilter(painting)
    return (ended_s - began_s) * 1000, (ended_cpu_s - began_cpu_s) * 1000  # unit: seconds to milliseconds


def wait(application: QApplication, ready: Callable[[], bool]) -> None:
    """Let the window work until it is ready, and then until it has nothing more to do."""
    latest_s = time.monotonic() + PATIENCE_S
    while not ready():
        application.processEvents()
        if time.monotonic() > latest_s:
            sys.exit("the window never got ready")
        time.sleep(0.001)
    quiet_s = time.monotonic() + QUIET_S
    while time.monotonic() < quiet_s:
        application.processEvents()
        time.sleep(0.001)


# ---- in the process that measures ---------------------------------------------------------------


def timed(screen: VirtualScreen, file: str, *words: str) -> dict[str, Any]:
    """What one process told."""
    ran = subprocess.run(
        [sys.executable, file, *words],
        env=screen.environment(QT_ACCESSIBILITY="0"),
        capture_output=True,
        text=True,
        check=False,
        timeout=4 * PATIENCE_S,
    )
    if ran.returncode:
        sys.exit(f"{words[0]} {ran.returncode}: {ran.stdout}{ran.stderr}")
    return dict(json.loads(ran.stdout))


def tell(name: str, took: list[list[float]]) -> float:
    """Print what half, most and nearly all keep, on the clock and of the processor; gives nearly all's."""
    clock_ms, processor_ms = (
        [statistics.quantiles(times, n=100)[share - 1] for share in SHARES]
        for times in zip(*took, strict=True)
    )
    print(f"{name}: {_shares(clock_ms)} (of its thread's processor time {_shares(processor_ms)})")
    return clock_ms[-1]


def _shares(times_ms: list[float]) -> str:
    return ", ".join(f"{share} % {ms:.1f} ms" for share, ms in zip(SHARES, times_ms, strict=True))


def holds(nearly_all_ms: list[float], bare_ms: float) -> bool:
    """Whether every figure keeps the bound, or the machine cannot tell."""
    if bare_ms > BARE_MS:
        print(f"the bare page takes more than {BARE_MS:.0f} ms: the bound does not hold on this machine")
        return True
    return max(nearly_all_ms) <= BOUND_MS


def tell_load() -> None:
    """How busy the machine is."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
