"""What is left on a laptop once a sheet was printed: the spooler's own, and nothing else.

The window is a program of its own, the spooler is CUPS with a queue of its own.
"""

from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.journeys.test_an_hour_by_keyboard import save_sheet
from tests.kit import canaries
from tests.kit.joined import PASSPHRASE, workplace_in
from tests.kit.printers import Printer, printer
from tests.kit.real_homes import real_river
from tests.kit.talks import finished_talk
from tests.kit.vaults import files_holding
from tests.kit.virtual_screen import VirtualScreen, until
from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.auditing import look_at_log

pytestmark = [pytest.mark.screen, pytest.mark.skipif(sys.platform != "linux", reason="what Linux keeps")]

NAME = "Heatherbell Muckle"
A_LINE = 500
"""Fewer points than a word has; a blinking caret has about twenty."""

PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


@dataclass
class Place:
    """A window at work, the spooler, and every folder that a program may write to."""

    window: WatchedWindow
    printer: Printer
    folder: Path

    def strangers(self) -> list[str]:
        """The files that lie where no file of ours should."""
        places = (self.folder / name for name in ("person", "tmp", "run"))
        return [str(file.relative_to(self.folder)) for place in places for file in left_in(place)]


def left_in(folder: Path) -> list[Path]:
    """The files under a folder, but for what Qt and its drawing keep of fonts and of themselves."""
    return [
        file
        for file in sorted(folder.rglob("*"))
        if stat.S_ISREG(file.lstat().st_mode) and not {"fontconfig", "mesa_shader_cache"} & set(file.parts)
    ]


def picture_of(screen: VirtualScreen, file: Path) -> QImage:
    subprocess.run([sys.executable, "-c", PICTURE, str(file)], env=screen.environment(), check=True)
    return QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)


def unlike(one: QImage, other: QImage) -> int:
    """How many of the two pictures' points differ."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(a != b for a, b in pairs) // 3


def unlock(window: WatchedWindow) -> None:
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    window.write(PASSPHRASE)
    window.keys("Return")
    window.at("today")


def open_sheet(window: WatchedWindow) -> None:
    """The one that is owed; its button names whose it is as well."""
    for _ in range(60):
        if window.keys("Tab")["focus"].startswith(say("today.deed.sheet")) and NAME in window.now()["focus"]:
            break
    window.keys("space")
    window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"] and seen["pages"], "the sheet")


def print_sheet(place: Place) -> None:
    """The sheet that is owed, by keys, through the system's own print window."""
    window = place.window
    open_sheet(window)
    window.press(say("sheet.safe.yes"))
    window.press("print_button")
    window.until(lambda seen: not seen["active"], "the system's window for printing")
    window.screen.keys("Return")
    window.until(
        lambda seen: seen["active"] and seen["line"] == say("sheet.printed"), "the line that says so"
    )


@pytest.fixture
def place(tmp_path, screen):
    river = real_river(tmp_path)
    finished_talk(river.laptop, NAME)
    river.close()
    for name in ("person", "tmp", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    with printer(tmp_path / "cups") as made:
        window = WatchedWindow(
            screen,
            tmp_path,
            "--home",
            str(tmp_path / "laptop-home"),
            HOME=str(tmp_path / "person"),
            **{f"XDG_{name}_HOME": str(tmp_path / "person" / name) for name in ("CONFIG", "DATA", "CACHE")},
            TMPDIR=str(tmp_path / "tmp" / "not there"),  # who lays scratch files there fails
            XDG_RUNTIME_DIR=str(tmp_path / "run"),
            CUPS_SERVER=str(made.socket),
        )
        try:
            yield Place(window, made, tmp_path)
        finally:
            window.kill()


def test_a_printed_sheet_is_left_with_the_spooler_and_a_saved_one_where_it_was_saved(place):
    unlock(place.window)
    print_sheet(place)
    until(lambda: len(place.printer.jobs()) == 1, "the job in the spooler")
    (job,) = place.printer.jobs()
    assert job.read_bytes().startswith(b"%PDF")
    assert NAME.encode() not in place.printer.told()
    assert place.strangers() == []
    copy = place.folder / "copy.pdf"
    save_sheet(place.window, copy)
    assert copy.read_bytes().startswith(b"%PDF")
    assert files_holding(place.folder / "laptop-home", NAME, "%PDF") == []
    assert place.window.close() == 0
    assert place.strangers() == []
    laptop = workplace_in(place.folder / "laptop-home")
    unlocking.unlock(laptop, PASSPHRASE)
    told = [line.what for line in look_at_log(laptop).lines]
    laptop.close()
    assert told[-4:-1] == ["unlocked", "sheet_printed", "sheet_saved"]
    canaries.logged(told)


def test_the_locked_window_is_the_door_that_it_was_before_anybody_was_seen(place):
    window, screen = place.window, place.window.screen
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    door = picture_of(screen, place.folder / "door.png")
    unlock(window)
    open_sheet(window)
    assert unlike(door, picture_of(screen, place.folder / "sheet.png")) > A_LINE
    window.keys("ctrl+l")
    window.until(lambda seen: seen["place"] == "unlock" and seen["called"] == "secret", "the door again")
    assert unlike(door, picture_of(screen, place.folder / "locked.png")) < A_LINE


def test_no_memory_of_the_window_is_ever_written_down(place):
    unlock(place.window)
    limits = Path(f"/proc/{place.window.process.pid}/limits").read_text(encoding="ascii")
    (core,) = [line.split() for line in limits.splitlines() if line.startswith("Max core file size")]
    assert core[4:6] == ["1", "1"]  # too little for a file, and a sign to make none elsewhere
