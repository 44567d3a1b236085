"""Whether the window rests once a page is drawn: one that lays itself out for ever empties the battery.

Called by the screens tour after each picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_SETTLING = 20
"""Turns of Qt's loop in which a page may still be laid out: what changes deep inside is asked level by level."""

_WATCHED = 5


class _Unrest(QObject):
    """Counts who asks for being laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Qt's own door."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.asked[f"{type(watched).__name__} {watched.objectName()}".strip()] += 1
        return False


def unrest_in(shell: QWidget) -> Iterator[str]:
    """The parts of a window that go on being laid out although nothing happens."""
    application = QApplication.instance()
    assert application is not None
    for _ in range(_SETTLING):
        application.processEvents()
    unrest = _Unrest()
    application.installEventFilter(unrest)
    for _ in range(_WATCHED):
        application.processEvents()
    application.removeEventFilter(unrest)
    if shell.isVisible() and sum(unrest.asked.values()) >= _WATCHED:
        yield f"never at rest: {', '.join(sorted(unrest.asked))}"
