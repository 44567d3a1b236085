"""Read-only rows behind a list: what is shown anew is only what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """A frozen value; two rows of one key are the same line in two states."""

    @property
    def key(self) -> object:
        """What the line is about."""
        ...


class RowModel(QAbstractListModel):
    """Rows of one kind; what a row says is each list's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Draw other rows; where only their state changes, the list stays where it is."""
        before, after = self.rows, tuple(rows)
        if after == before:
            return
        if [row.key for row in after] == [row.key for row in before]:
            self.rows = after
            for at, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self.rows = after
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)
