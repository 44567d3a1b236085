"""What any other program on a screen can paste: its clipboard, and what is marked there."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.kit.virtual_screen import PATIENCE_S, VirtualScreen

_PROGRAM = """
import json
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
board = QGuiApplication.clipboard()
print(json.dumps([board.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]))
"""


def selections_on(screen: VirtualScreen) -> tuple[str, str]:
    """The text on the clipboard and the text marked, "" for none, as a program of its own gets them."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=screen.environment(),
        check=True,
        capture_output=True,
        timeout=PATIENCE_S,
        stdin=subprocess.DEVNULL,
    )
    board, marked = json.loads(done.stdout)
    return board, marked
