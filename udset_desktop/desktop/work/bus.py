"""Whether anybody answers on the system's bus, before it is joined: Qt joins one by waiting, with no end.

A bus that hangs takes every connection and never says a word.  So its door is knocked at first, by the
first line of its own protocol, without waiting; only after an answer, whatever it is, is the bus joined.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from udset_desktop.usecases.knocking import BusDoor, knock_at_system_bus


class BusKnock(QObject):
    """Knocks once.

    Signals: `answered(address)`, where somebody is; never, where nobody is there or nobody answers.
    """

    answered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door: BusDoor | None = None
        self._ear: QSocketNotifier | None = None

    def knock(self) -> None:
        """Knock at the system's bus; returns at once."""
        self._door = knock_at_system_bus()
        if self._door is not None:
            self._ear = QSocketNotifier(self._door.number, QSocketNotifier.Type.Read, self)
            self._ear.activated.connect(self._on_heard)

    def stop(self) -> None:
        """Wait for no answer any more."""
        if self._ear is not None:
            self._ear.setEnabled(False)
            self._ear.deleteLater()
        if self._door is not None:
            self._door.close()
        self._ear = self._door = None

    def _on_heard(self, *_told: object) -> None:
        door = self._door
        address = door.address if door is not None and door.is_answered() else ""
        self.stop()
        if address:
            self.answered.emit(address)
