"""When to cover and when to lock: watches for keys and pointer, says when a silence is long.

A cover hides a conversation and drops nothing; any key lifts it.  A lock hides the window and is
left with the PIN of this sitting or the passphrase (`practice.md` 13).  The order of a lock is kept
by the shell: what is typed is saved first, then hidden, then the keys are dropped.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from udset_desktop.foundation.clock import Clock

PIN_TRIES = 3
PIN_LASTS_S = 4 * 60 * 60
PIN_AT_LEAST = 4
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says once that nobody has touched the laptop for a while.

    Signals: `idle()`.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every touch begins the wait again; no event is ever taken away."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return False


class Pin:
    """The short number of one sitting, kept only as a salted hash and only in memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._salt = b""
        self._digest = b""
        self._tries = 0
        self._set_s = 0.0

    def keep(self, digits: str) -> bool:
        """Use these digits in this sitting; fewer than four are not kept."""
        if not digits.isdecimal() or len(digits) < PIN_AT_LEAST:
            return False
        self._salt = secrets.token_bytes(16)
        self._digest = self._hash(digits)
        self._tries, self._set_s = PIN_TRIES, self._clock.elapsed_s()
        return True

    @property
    def is_kept(self) -> bool:
        """Whether a PIN may still open the window."""
        return bool(self._digest) and self._tries > 0 and self._clock.elapsed_s() - self._set_s < PIN_LASTS_S

    def opens(self, digits: str) -> bool:
        """Whether these are the digits; the third wrong try forgets them."""
        if not self.is_kept:
            return False
        if hmac.compare_digest(self._hash(digits), self._digest):
            self._tries = PIN_TRIES
            return True
        self._tries -= 1
        if self._tries == 0:
            self.forget()
        return False

    def forget(self) -> None:
        """Only the passphrase opens from now on."""
        self._salt, self._digest, self._tries = b"", b"", 0

    def _hash(self, digits: str) -> bytes:
        return hashlib.scrypt(digits.encode(), salt=self._salt, n=2**12, r=8, p=1)
