"""A screen of its own for one test or measurement: Xvfb on a free display, openbox, and keys typed into it.

Used by the journeys on a real window, by `packaging/endure.py` and by `packaging/bench_window.py`.
Everything here ends only what it began.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

WIDTH, HEIGHT = 1366, 768
PATIENCE_S = 30.0


@dataclass(frozen=True)
class VirtualScreen:
    """A display that is there."""

    display: str

    def environment(self, **more: str) -> dict[str, str]:
        """What a program needs to open its window here and nowhere else."""
        kept = {name: text for name, text in os.environ.items() if name != "WAYLAND_DISPLAY"}
        kept |= {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        # Where no session is there, Qt begins a bus of its own, which would outlive the window.
        kept["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
        return {**kept, **more}

    def keys(self, *names: str) -> None:
        """Strike keys one after the other, as `Tab` or `ctrl+Return`."""
        self._do("key", "--delay", "1", *names)

    def write(self, text: str) -> None:
        """Type a text, key by key."""
        self._do("type", "--delay", "1", "--", text)

    def carry(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Take something up with the mouse, carry it along, and let it fall."""
        self.take_up(start, end)
        self.let_fall()

    def take_up(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Take something up with the mouse, carry it along, and hold it."""
        self._do("mousemove", *map(str, start), "mousedown", "1")
        for share in range(1, 9):
            x, y = (round(one + (other - one) * share / 8) for one, other in zip(start, end, strict=True))
            self._do("mousemove", "--sync", str(x), str(y))

    def let_fall(self) -> None:
        """Let the mouse go."""
        self._do("mouseup", "1")

    def _do(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self.environment(),
            check=True,
            timeout=PATIENCE_S,
            stdin=subprocess.DEVNULL,
        )


@contextmanager
def virtual_screen(
    *, managed: bool = True, width: int = WIDTH, height: int = HEIGHT
) -> Iterator[VirtualScreen]:
    """A screen of 1366×768 or as told, with a window manager unless `managed` is off; gone afterwards."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{width}x{height}x24"),
        ],
        pass_fds=(write_end,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    begun = [server]
    try:
        with os.fdopen(read_end) as told:
            number = told.readline().strip()  # ends without a line when the server could not start
        if not number:
            message = "Xvfb did not start"
            raise RuntimeError(message)
        screen = VirtualScreen(f":{number}")
        if managed:
            begun.append(_manager(screen))
        yield screen
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait(PATIENCE_S)


def _manager(screen: VirtualScreen) -> subprocess.Popen[bytes]:
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=screen.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until(lambda: _is_managed(screen), "a window manager")
    return manager


def _is_managed(screen: VirtualScreen) -> bool:
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"],
        env=screen.environment(),
        check=False,
        capture_output=True,
        timeout=PATIENCE_S,
    )
    return asked.returncode == 0


def until(ready: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Return once `ready`; raises `TimeoutError` naming what was waited for."""
    latest_s = time.monotonic() + patience_s
    while not ready():
        if time.monotonic() > latest_s:
            raise TimeoutError(what)
        time.sleep(0.01)
