"""The short PIN of one sitting: hides what is open, three tries, four hours.

Held in memory by the workplace and never written.  It is a convenience against a glance, not a key:
the data key stays in memory meanwhile, which `SECURITY.md` says.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from udset_desktop.foundation.problems import AccessRefused, Finding, InputRefused

TRIES = 3
LONGEST_S = 4 * 60 * 60
FEWEST_FIGURES = 4
MOST_FIGURES = 8


class PinLock:
    """One sitting's PIN and how many tries are left behind it."""

    def __init__(self, pin: str) -> None:
        """Take a PIN of four to eight figures; raises `InputRefused` for anything else."""
        if not (pin.isascii() and pin.isdigit() and FEWEST_FIGURES <= len(pin) <= MOST_FIGURES):
            raise InputRefused(
                Finding(code="usecases.pin_form", context={"fewest": FEWEST_FIGURES, "most": MOST_FIGURES})
            )
        self._salt = secrets.token_bytes(16)
        self._seen = self._told(pin)
        self._left = TRIES
        self._shut_at_s: float | None = None

    @property
    def is_shut(self) -> bool:
        """Whether the PIN stands between the user and the vault now."""
        return self._shut_at_s is not None

    def shut(self, now_s: float) -> None:
        """Hide everything from now on; a second call does not begin the four hours anew."""
        if self._shut_at_s is None:
            self._shut_at_s = now_s
            self._left = TRIES

    def is_spent(self, now_s: float) -> bool:
        """Whether only the passphrase helps now: no try left, or shut for four hours."""
        return self._left == 0 or (self._shut_at_s is not None and now_s - self._shut_at_s >= LONGEST_S)

    def open(self, pin: str) -> None:
        """Show everything again; raises `AccessRefused` with the tries left for a wrong PIN."""
        if not hmac.compare_digest(self._seen, self._told(pin)):
            self._left -= 1
            raise AccessRefused("usecases.wrong_pin", left=self._left)
        self._shut_at_s = None

    def _told(self, pin: str) -> bytes:
        return hashlib.sha256(self._salt + pin.encode()).digest()
