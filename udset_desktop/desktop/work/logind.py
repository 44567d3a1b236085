"""What a Linux laptop says before it sleeps, and when its session is locked: logind, on the system bus.

Imported late by `power.PowerWatch` alone.  Every call is asked and answered later, and the bus is
joined only once somebody on it has answered a knock; where there is no bus, a bus that hangs, or nobody
of that name on it, nothing happens.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from udset_desktop.desktop.work.bus import BusKnock

_LOGIND = "org.freedesktop.login1"
_MANAGER_PATH = "/org/freedesktop/login1"


class LogindWatch(QObject):
    """Hears of sleep before it comes, and holds it up until `let_sleep`: for as long as logind allows, 5 s.

    Signals: `sleeping()`, before the laptop sleeps; `lock_asked()`, when the session is to be locked.
    """

    sleeping = Signal()
    lock_asked = Signal()

    def __init__(self, who: str, why: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._who, self._why = who, why
        self._name = f"udset-{uuid4().hex}"
        self._bus: QDBusConnection | None = None
        self._knock = BusKnock(self)
        self._knock.answered.connect(self._on_answered)
        self._held = -1
        self._may_sleep = False

    def start(self) -> None:
        """Listen from now on, or as soon as the bus answers."""
        self._knock.knock()

    def _on_answered(self, address: str) -> None:
        """Somebody is there: joining waits for a word, and keeps the whole program waiting with it."""
        bus = QDBusConnection.connectToBus(address, self._name)
        if not bus.isConnected():
            return
        self._bus = bus
        self._listen(_MANAGER_PATH, "Manager", "PrepareForSleep", SLOT("on_prepare_for_sleep(bool)"))
        self._find_session([*filter(None, [os.environ.get("XDG_SESSION_ID")]), "auto"])
        self._hold_up()

    def let_sleep(self) -> None:
        """All is saved and hidden: the laptop may sleep."""
        self._may_sleep = True
        self._let_go()

    def stop(self) -> None:
        """Listen no more."""
        self._knock.stop()
        self._let_go()
        self._bus = None
        QDBusConnection.disconnectFromBus(self._name)

    @Slot(bool)
    def on_prepare_for_sleep(self, begins: bool) -> None:  # noqa: FBT001 -- logind's own signature
        """Sleep is about to begin, or is over: then the next one is held up in its turn."""
        if begins:
            self.sleeping.emit()
        else:
            self._hold_up()

    @Slot()
    def on_lock(self) -> None:
        """The session is to be locked."""
        self.lock_asked.emit()

    def _listen(self, path: str, interface: str, name: str, slot: str) -> None:
        if self._bus is not None:
            # The stubs ask for bytes, and the library takes nothing but text.
            self._bus.connect(_LOGIND, path, f"{_LOGIND}.{interface}", name, self, slot)  # type: ignore[call-overload]

    def _find_session(self, names: Sequence[str]) -> None:
        """The first of the names that logind knows; `auto` is the caller's own."""

        def found(reply: QDBusMessage) -> None:
            path = next(iter(reply.arguments()), None)
            if isinstance(path, QDBusObjectPath):
                self._listen(path.path(), "Session", "Lock", SLOT("on_lock()"))
            elif names[1:]:
                self._find_session(names[1:])

        self._ask("GetSession", names[:1], found)

    def _hold_up(self) -> None:
        """Ask that sleep waits until our end of a pipe is closed."""
        self._may_sleep = False

        def held(reply: QDBusMessage) -> None:
            end = next(iter(reply.arguments()), None)
            if not isinstance(end, QDBusUnixFileDescriptor):
                return  # refused: what can be done between the word and the sleep is done all the same
            self._let_go()
            self._held = end.takeFileDescriptor()
            if self._may_sleep:  # the answer came after the word that it was for
                self._let_go()

        self._ask("Inhibit", ["sleep", self._who, self._why, "delay"], held)

    def _let_go(self) -> None:
        if self._held >= 0:
            os.close(self._held)
        self._held = -1

    def _ask(self, method: str, words: Sequence[str], answered: Callable[[QDBusMessage], None]) -> None:
        if self._bus is None:
            return
        message = QDBusMessage.createMethodCall(_LOGIND, _MANAGER_PATH, f"{_LOGIND}.Manager", method)
        message.setArguments([*words])
        waiting = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)

        def on_finished(watcher: QDBusPendingCallWatcher) -> None:
            answered(watcher.reply())
            watcher.deleteLater()

        waiting.finished.connect(on_finished)
