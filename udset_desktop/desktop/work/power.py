"""The system's own word that the laptop is about to sleep, or that its screen is locked.

Imported late, after the first places stand.  Linux says it through logind, Windows by a message to every
window; elsewhere, and where nothing is said, the lock at waking stays (`lock.SleepWatch`).
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

from udset_desktop.desktop.look.words import say

if TYPE_CHECKING:
    from udset_desktop.desktop.work.logind import LogindWatch

_WM_POWERBROADCAST = 0x0218
_PBT_APMSUSPEND = 0x0004
_WINDOWS_WORDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class WindowsMessage(ctypes.Structure):
    """The head of Windows' `MSG`: as much of it as is read."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("which", ctypes.c_size_t),
    )


def says_suspend(kind: bytes, address: int) -> bool:
    """Whether a native message says that Windows is about to sleep; any other system's never does."""
    if kind not in _WINDOWS_WORDS or not address:
        return False
    told = WindowsMessage.from_address(address)
    return bool(told.message == _WM_POWERBROADCAST and told.which == _PBT_APMSUSPEND)


class PowerWatch(QObject):
    """Says that sleep is coming, before it comes.

    Who hears `sleeping` saves and hides, and then says `let_sleep`.

    Signals: `sleeping()`; `lock_asked()`, when the user has the system's own lock put on.
    """

    sleeping = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logind: LogindWatch | None = None
        self._windows: _WindowsEar | None = None

    def start(self) -> None:
        """Listen from now on, where this system tells."""
        if sys.platform == "win32":
            self._windows = _WindowsEar(self)
            _application().installNativeEventFilter(self._windows)
        elif sys.platform == "linux":
            # late: no other system has a bus, and its library with it
            from udset_desktop.desktop.work.logind import LogindWatch  # noqa: PLC0415

            self._logind = LogindWatch(say("shell.title"), say("shell.before_sleep"), self)
            self._logind.sleeping.connect(self.sleeping)
            self._logind.lock_asked.connect(self.lock_asked)
            self._logind.start()

    def let_sleep(self) -> None:
        """All is saved and hidden: the laptop may sleep."""
        if self._logind is not None:
            self._logind.let_sleep()

    def stop(self) -> None:
        """Listen no more."""
        if self._logind is not None:
            self._logind.stop()
        if self._windows is not None:
            _application().removeNativeEventFilter(self._windows)
        self._logind = self._windows = None


class _WindowsEar(QAbstractNativeEventFilter):
    """Hears Windows' word to every window; takes no message away."""

    def __init__(self, watch: PowerWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Windows goes on to sleep when this returns: what is saved is on its way by then."""
        if says_suspend(bytes(QByteArray(kind).data()), int(message)):
            self._watch.sleeping.emit()
        return False, 0


def _application() -> QCoreApplication:
    there = QCoreApplication.instance()
    if there is None:
        raise RuntimeError
    return there
