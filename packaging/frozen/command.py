"""Where the frozen `udset` starts."""

from __future__ import annotations

import multiprocessing
import sys

from udset_desktop.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process starts here too
    sys.exit(main())
