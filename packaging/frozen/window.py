"""Where the frozen `udset-desktop` starts."""

from __future__ import annotations

import multiprocessing
import sys

from udset_desktop.__main__ import open_window

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process starts here too
    sys.exit(open_window())
