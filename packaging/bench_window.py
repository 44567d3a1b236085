"""Start and page turn of the real window on a screen of its own, beside a bare PySide6 window.

Run by `bench.py`, or alone: `python3 packaging/bench_window.py`.  Every start is a process of its own,
ours and the bare one by turns; the page turns go from the key event to the end of painting, ours and
a bare page of as many widgets by turns in one process.  Medians and percentiles, and peak memory.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from peak import peak_mb
from window_timing import (
    BOUND_MS,
    holds,
    on_today,
    open_talk,
    painted_ms,
    tell,
    tell_load,
    timed,
    wait,
)

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

STARTS = 9
WARM, TURNS = 50, 500
START_BOUND = 2.0
PAGES = 20  # so far forward, and back again
PASSPHRASE = "a heron stands in the burn"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from udset_desktop.desktop.app import Program

if len(sys.argv) == 1:  # the windows that are timed bring nothing but themselves
    from tests.kit.virtual_screen import VirtualScreen, virtual_screen
    from udset_desktop.foundation.places import Home
    from udset_desktop.interview.begin import BeginChoice
    from udset_desktop.interview.header import About, Header, Interviewer
    from udset_desktop.interview.permission import Reply
    from udset_desktop.usecases import enrolling, interviewing, projects
    from udset_desktop.usecases.workplace import open_workplace


# ---- in the processes that are timed ------------------------------------------------------------


def start(what: str, home: str, began_s: str) -> None:
    """Open one window, tell when it was usable and how much memory it took, and end."""
    if what == "bare":
        start_bare(float(began_s))
    # As `udset_desktop.__main__` does it, with somebody looking on.
    gc.disable()
    from udset_desktop.desktop import app  # noqa: PLC0415 - importing is part of what is timed
    from udset_desktop.foundation.places import Home  # noqa: PLC0415

    app.run(
        Home(folder=Path(home)),
        opened=lambda program: tell_when(usable(program, what), float(began_s), program.shell),
    )


def start_bare(began_s: float) -> None:
    """The same for a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - as above

    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    tell_when(window.windowHandle().isExposed, began_s, window)
    application.exec()


def tell_when(ready: Callable[[], bool], began_s: float, window: QWidget) -> None:
    """Look every millisecond whether it is `ready`; then say so and end at once."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above

    def look() -> None:
        if ready():
            told = {"usable_s": time.time() - began_s, "cpu_s": time.process_time(), "peak_mb": peak_mb()}
            print(json.dumps(told), flush=True)
            os._exit(0)  # ending in order is not what is timed

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(1)


def usable(program: Program, what: str) -> Callable[[], bool]:
    """Whether the door is painted and takes a passphrase, or Today is drawn with what it holds."""
    shell = program.shell

    def door() -> bool:
        secret = shell.stack.currentWidget().secret
        return shell.windowHandle().isExposed() and secret.isVisible() and secret.isEnabled()

    return door if what == "locked" else lambda: on_today(program)


def turn_pages(home: str) -> None:
    """Turn the pages of the conversation that waits in `home`; tell the times and how full a page is."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - only this process needs Qt
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415

    program, flow = open_talk(home)
    forward = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    back = (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    times = []
    for number in range(WARM + TURNS):
        before = flow.view.page.page_id
        times.append(painted_ms(program.shell, *(forward if number % (2 * PAGES) < PAGES else back)))
        if flow.view.page.page_id in {before, ""}:
            sys.exit(f"the page {before} was not turned")
    full = sum(one.isVisible() for one in program.shell.findChildren(QWidget))
    print(json.dumps({"took": times[WARM:], "widgets": full, "peak_mb": peak_mb()}), flush=True)
    program.end()


def turn_bare(widgets: int) -> None:
    """The same on a page of as many labels and buttons, with nobody's style and nothing saved."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QMainWindow, QPushButton, QWidget  # noqa: PLC0415

    application = QApplication([])
    page = QWidget()
    grid = QGridLayout(page)
    parts = [QLabel() if at % 2 else QPushButton() for at in range(widgets)]
    for at, part in enumerate(parts):
        grid.addWidget(part, at // 5, at % 5)

    class Bare(QMainWindow):
        """A window whose every key changes every word."""

        turned = 0

        def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
            self.turned += 1
            for at, part in enumerate(parts):
                part.setText(f"{self.turned} of {at}")

    window = Bare()
    window.setCentralWidget(page)
    window.resize(1366, 768)
    window.show()
    window.setFocus()
    wait(application, window.isActiveWindow)
    key = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    times = [painted_ms(window, *key) for _ in range(WARM + TURNS)]
    print(json.dumps({"took": times[WARM:], "peak_mb": peak_mb()}), flush=True)


# ---- the measurement ----------------------------------------------------------------------------


def make_homes(folder: Path) -> None:
    """A locked home, and one of made-up people with a conversation begun."""
    for name, passphrase, training in (("locked", PASSPHRASE, False), ("training", "", True)):
        desk_home = folder / ("desk" if name == "locked" else name)
        desk = open_workplace(Home(folder=desk_home))
        projects.new_project(desk, "Bench", passphrase=passphrase, training=training)
        pack = projects.write_pack(desk, folder / f"{name}.udsetpack")
        desk.close()
        laptop = open_workplace(Home(folder=folder / name))
        enrolling.enrol(laptop, pack.file, pack.code, passphrase=passphrase)
        interviewer = Interviewer(ref="i1", type="third_party")
        header = Header(about=About(group="older_people"), interviewers=(interviewer,))
        choice = BeginChoice(
            instrument="user-review/1.0.1", header=header, name="Morag", talk=Reply.YES, notice="read_out"
        )
        session = interviewing.begin(laptop, choice)
        interviewing.pause(laptop, session)
        laptop.close()


def starts(screen: VirtualScreen, folder: Path) -> bool:
    """Start to usable window, by turns; True where the locked home keeps the bound.

    The bound is the door's.  A training home is only told of: it opens a database and draws what it holds.
    """
    kinds = ("bare", "locked", "training")
    told: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
    for _ in range(STARTS):
        for kind in kinds:
            told[kind].append(timed(screen, __file__, "start", kind, str(folder / kind), repr(time.time())))
    medians = {
        kind: {what: statistics.median(one[what] for one in told[kind]) for what in ("usable_s", "cpu_s")}
        for kind in kinds
    }
    beside = {
        kind: {what: taken / medians["bare"][what] for what, taken in medians[kind].items()} for kind in kinds
    }
    for kind in kinds:
        peak = max(one["peak_mb"] for one in told[kind])
        print(
            f"start {kind}: {medians[kind]['usable_s']:.2f} s, {beside[kind]['usable_s']:.2f} times bare,"
            f" {beside[kind]['cpu_s']:.2f} times its processor time, peak {peak:.0f} MB"
        )
    return beside["locked"]["usable_s"] <= START_BOUND


def turns(screen: VirtualScreen, folder: Path) -> bool:
    """Page turns, and a bare page of as many widgets; True where the bound holds or the machine cannot tell."""
    ours = timed(screen, __file__, "turn", str(folder / "training"))
    bare = timed(screen, __file__, "turn_bare", str(ours["widgets"]))
    ours_ms = tell("page turn", ours["took"])
    bare_ms = tell(f"page turn, a bare page of {ours['widgets']} widgets", bare["took"])
    print(f"page turn: peak {ours['peak_mb']:.0f} MB, bare {bare['peak_mb']:.0f} MB")
    return holds([ours_ms], bare_ms)


def main() -> int:
    """1 when a bound was missed."""
    with tempfile.TemporaryDirectory(prefix="udset-bench-") as place, virtual_screen() as screen:
        make_homes(Path(place))
        tell_load()
        held = [starts(screen, Path(place)), turns(screen, Path(place))]
    print(
        f"bounds: start of a locked home at most {START_BOUND} times, 99 % of page turns at most {BOUND_MS:.0f} ms"
    )
    return 0 if all(held) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["start"]:
        start(*sys.argv[2:])
    elif sys.argv[1:2] == ["turn"]:
        turn_pages(sys.argv[2])
    elif sys.argv[1:2] == ["turn_bare"]:
        turn_bare(int(sys.argv[2]))
    else:
        sys.exit(main())
