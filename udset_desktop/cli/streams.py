"""Standard output and standard error as the program finds them: closed, full, or of another alphabet.

Called by `cli.main`.  Nothing a terminal cannot show, and no pipe that is gone, ends in an error of ours.
"""

from __future__ import annotations

import io
import os
import sys


def ready_streams() -> None:
    """Put something that swallows in place of a closed stream, and let no letter be too strange to print."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def speak_utf8() -> None:
    """JSON is UTF-8 whatever the terminal's alphabet is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


def finish_output() -> None:
    """Put out what still waits; where that fails, let go of it, so that Python does not complain at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        # `udset … | head` closed the pipe, or the disk behind it is full.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the program runs
