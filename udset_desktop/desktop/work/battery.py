"""How full the battery is, as the system tells it, and one quiet word when it runs low.

Read off the window's thread, once a minute.  Nothing is said of a laptop at the mains, of one without
a battery, nor where the system does not tell.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from udset_desktop.desktop.work.runner import Lane, StartsJobs
from udset_desktop.foundation.problems import UdsetError

LEVELS = (20, 10)
"""Per cent at which the window says so, each once until the laptop has been at the mains again."""

_POWER_FOLDER = Path("/sys/class/power_supply")
_EVERY_MS = 60_000
_UNKNOWN = 255
_POWER_STATUS = struct.Struct("<4B2L")  # Windows' SYSTEM_POWER_STATUS


@dataclass(frozen=True, slots=True)
class Charge:
    """What the system says."""

    percent: int
    running_down: bool


def read_charge() -> Charge | None:
    """The battery as this system tells of it; `None` where there is none or nothing is told."""
    if sys.platform == "win32":
        return _windows_charge()
    if sys.platform == "darwin":
        return mac_charge(_mac_words())
    return linux_charge(_POWER_FOLDER)


def linux_charge(folder: Path) -> Charge | None:
    """The first battery among the kernel's files."""
    for battery in sorted(folder.glob("BAT*")):
        try:
            percent = int((battery / "capacity").read_text(encoding="ascii"))
            status = (battery / "status").read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
        return Charge(percent, running_down=status == "Discharging")
    return None


def mac_charge(words: str) -> Charge | None:
    """What `pmset -g batt` says: ``…; 18%; discharging; …``."""
    parts = [part.split()[-1] if part.split() else "" for part in words.split(";")]
    percent = next((part.removesuffix("%") for part in parts if part.endswith("%")), "")
    return Charge(int(percent), running_down="discharging" in parts) if percent.isdigit() else None


def _mac_words() -> str:
    # late: only macOS is asked this way, and the first painting must not wait for it
    import subprocess  # noqa: PLC0415

    try:
        told = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout


def _windows_charge() -> Charge | None:
    # late: only Windows is asked this way, and the first painting must not wait for it
    import ctypes  # noqa: PLC0415

    told = ctypes.create_string_buffer(_POWER_STATUS.size)
    if not ctypes.windll.kernel32.GetSystemPowerStatus(told):  # type: ignore[attr-defined,unused-ignore]
        return None
    at_mains, _flag, percent, _saver, _left_s, _full_s = _POWER_STATUS.unpack(told.raw)
    if percent == _UNKNOWN:
        return None
    return Charge(int(percent), running_down=at_mains == 0)


class BatteryWatch(QObject):
    """Says once when the battery falls to a level.

    Signals: `low(percent)`.
    """

    low = Signal(int)

    def __init__(
        self,
        runner: StartsJobs,
        read: Callable[[], Charge | None] = read_charge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._read = runner, read
        self._said: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and once a minute from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Read the battery on a lane of its own."""
        self._runner.start(
            lambda _control: self._read(), lane=Lane.PURE, on_done=self._on_read, on_problem=self._on_problem
        )

    def _on_read(self, charge: Charge | None) -> None:
        if charge is None or not charge.running_down:
            self._said.clear()
            return
        reached = {level for level in LEVELS if charge.percent <= level}
        if reached - self._said:
            self._said |= reached
            self.low.emit(charge.percent)

    def _on_problem(self, _problem: UdsetError) -> None:
        """A battery that cannot be read is no trouble of the user's."""
