"""A printer for tests: CUPS itself, with one queue that prints into a file, on a socket of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.kit import canaries
from tests.kit.virtual_screen import PATIENCE_S, until

QUEUE = "kitchen"
_ANYBODY = (
    "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n"
)


@dataclass(frozen=True)
class Printer:
    """A spooler that is there, and what it holds."""

    socket: Path
    spool: Path

    def jobs(self) -> list[Path]:
        """The pages of every job it took, as files."""
        return sorted(file for file in self.spool.glob("d*") if file.stat().st_size)

    def told(self) -> bytes:
        """What the spooler was told of its jobs: their names and whose they are."""
        return b"".join(file.read_bytes() for file in sorted(self.spool.glob("c*")))


@contextmanager
def printer(folder: Path) -> Iterator[Printer]:
    """CUPS serving one queue, its files under `folder`; a name there may be long, its socket's may not."""
    for name in ("spool", "cache", "state", "tmp", "ppd"):
        (folder / name).mkdir(parents=True)
    made = Printer(socket=folder / "cups", spool=folder / "spool")
    canaries.chosen(made.spool)
    paper = folder / "paper.prn"
    paper.touch()
    places = "".join(
        f"{key} {folder / name}\n"
        for key, name in {
            "ServerRoot": "",
            "RequestRoot": "spool",
            "CacheDir": "cache",
            "StateDir": "state",
            "TempDir": "tmp",
            "AccessLog": "access.log",
            "ErrorLog": "error.log",
            "PageLog": "page.log",
        }.items()
    )
    own = "User lp\nGroup lp\n" if os.geteuid() == 0 else ""
    (folder / "files.conf").write_text(f"FileDevice Yes\n{places}{own}")
    (folder / "cupsd.conf").write_text(f"Listen {made.socket}\nDefaultAuthType None\n{_ANYBODY}")
    command = ["cupsd", "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
    search = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin", "CUPS_SERVER": str(made.socket)}
    server = subprocess.Popen(command, env=search, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: made.socket.exists() or server.poll() is not None, "a spooler")
        queue = ["lpadmin", "-p", QUEUE, "-E", "-v", f"file:{paper}", "-m", "raw"]
        subprocess.run(queue, env=search, check=True, capture_output=True, timeout=PATIENCE_S)
        yield made
    finally:
        server.terminate()
        server.wait(PATIENCE_S)
