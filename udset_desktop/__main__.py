"""Where both programs start: without arguments the window, with any argument the command line.

The installers and `python -m udset_desktop` call it.  It holds no rule and no sentence.
"""

from __future__ import annotations

import gc
import sys

_CANCELLED = 130  # as `cli.exit_codes` has it, which may not be read yet


def open_window() -> int:
    """The window, until it is closed; its exit code."""
    gc.disable()  # nothing that a start loads is garbage; `desktop.work.sweep` collects what comes later
    try:
        # late: Qt costs 0.2 s and is not installed where only the command line runs
        from udset_desktop.desktop.app import main as run_window  # noqa: PLC0415

        return run_window(sys.argv[1:])
    finally:
        gc.enable()


def main() -> int:
    """Pick the face by the arguments."""
    if len(sys.argv) == 1:
        return open_window()
    try:
        # late: the window must not pay for the command line
        from udset_desktop.cli.main import main as run_command  # noqa: PLC0415

        return run_command(sys.argv[1:])
    except KeyboardInterrupt:
        # Before the command line listens for it, while modules are still being read.
        return _CANCELLED


if __name__ == "__main__":
    sys.exit(main())
