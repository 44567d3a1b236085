"""The verbs of the PIN: set one for this sitting, hide everything behind it, show it again.

Called by the window, which alone has a sitting.
"""

from __future__ import annotations

import contextlib

from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.pin import PinLock
from udset_desktop.usecases.workplace import Workplace


def set_pin(workplace: Workplace, pin: str) -> None:
    """A PIN for this sitting; raises `InputRefused` when it is not four to eight figures."""
    workplace.require_vault()
    workplace.pin = PinLock(pin)


def pin_lock(workplace: Workplace) -> None:
    """Everything hidden behind the PIN; without a PIN, everything locked."""
    if workplace.pin is None:
        workplace.close()
    else:
        workplace.pin.shut(workplace.clock.elapsed_s())


def pin_unlock(workplace: Workplace, pin: str) -> None:
    """Everything shown again.

    Raises `AccessRefused` for a wrong PIN; the third, or four hours, locks everything first.
    """
    if workplace.pin is None or not workplace.pin.is_shut:
        raise AccessRefused("usecases.vault_locked")
    if not workplace.pin.is_spent(workplace.clock.elapsed_s()):
        try:
            workplace.pin.open(pin)
        except AccessRefused:
            if not workplace.pin.is_spent(workplace.clock.elapsed_s()):
                raise
            _note_pin(workplace, Act.PIN_SPENT)
        else:
            _note_pin(workplace, Act.UNLOCKED_PIN)
            return
    workplace.close()
    raise AccessRefused("usecases.pin_spent")


def keep_hours(workplace: Workplace) -> bool:
    """Lock everything once a PIN lock has lasted its four hours; whether it did.

    Whoever shows the PIN screen asks now and then.
    """
    if workplace.pin is None or not workplace.pin.is_spent(workplace.clock.elapsed_s()):
        return False
    workplace.close()
    return True


def _note_pin(workplace: Workplace, act: Act) -> None:
    with contextlib.suppress(EnvironmentFailure):  # a full disk opens to be read, and then has no line
        for vault in (workplace.vault, workplace.desk.vault if workplace.desk else None):
            if vault is not None:
                note_act(vault, workplace.clock, act)
