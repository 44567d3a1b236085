"""A real bus with a made-up logind on it: what a laptop about to sleep says, and who holds it up."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading


class Logind:
    """The other end of the made-up logind: tells it what to say, and remembers what it said."""

    def __init__(self, process):
        self._process = process
        self._lines = queue.Queue()
        self.said = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._process.stdout:
            self._lines.put(line.strip())

    def has_said(self, word):
        """Whether it has said so by now; to be asked again and again while the window lives."""
        with contextlib.suppress(queue.Empty):
            while True:
                self.said.append(self._lines.get_nowait())
        return word in self.said

    def tell(self, word):
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()


@contextlib.contextmanager
def bus_in(folder):
    """A bus of its own; gives its address."""
    address = f"unix:path={folder}/bus"
    command = [
        "dbus-daemon",
        "--session",
        "--nofork",
        "--nopidfile",
        f"--address={address}",
        "--print-address",
    ]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert daemon.stdout.readline()
        yield address
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


@contextlib.contextmanager
def logind_on(address, *words):
    """A logind on the bus; `refusing` gives nobody a say in when the laptop sleeps."""
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.kit.made_up_logind", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout.readline().strip() == "ready"
        yield Logind(process)
    finally:
        process.stdin.close()
        process.wait(timeout=30)
        process.stdout.close()
