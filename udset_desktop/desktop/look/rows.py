"""A line of a list as a person reads it: a name, a quiet word about it, and what can be done."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label, rule
from udset_desktop.desktop.look.layouts import WrapLayout, clear
from udset_desktop.desktop.look.tokens import UNIT

_BESIDE_AT_MOST = 2
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Row(QWidget):
    """One line, what can be done at its end; more than two deeds stand in a line of their own under it.

    Where others have the `same_name`, a button says what is told about it too.

    Signals: `acted(deed)` with the code of the button pressed.
    """

    acted = Signal(str)

    def __init__(
        self, name: str, about: str, deeds: tuple[tuple[str, str], ...], *, same_name: bool = False
    ) -> None:
        super().__init__()
        spoken = f"{name}, {about}" if same_name and about else name
        under = len(deeds) > _BESIDE_AT_MOST
        line = QBoxLayout(_DOWN if under else _ACROSS, self)
        line.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        line.setSpacing(0 if under else 2 * UNIT)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(name, voice="strong"))
        if about:
            words.addWidget(label(about, voice="small"))
        # Two deeds may stand over each other in a narrow window; one keeps its own width, none take any.
        line.addLayout(words, 3)
        held = QWidget()
        buttons = WrapLayout(held, right=not under)
        self.buttons = {}
        for code, title in deeds:
            made = button(title, kind="quiet", says=f"{title}: {spoken}")
            made.clicked.connect(lambda _=False, deed=code: self.acted.emit(deed))
            buttons.addWidget(made)
            self.buttons[code] = made
        if deeds:
            line.addWidget(held, 2 if len(deeds) > 1 and not under else 0)


class RowList(QFrame):
    """A titled list of lines on a raised sheet; hidden while it is empty.

    Signals: `acted(row, deed)` with the row's key.
    """

    acted = Signal(str, str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        self._column.setSpacing(UNIT // 2)
        self.title = label(title, voice="title")
        self._column.addWidget(self.title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self.rows: dict[str, Row] = {}
        self._shown: tuple[object, ...] | None = None
        self.hide()

    def lie_flat(self) -> None:
        """Without a sheet and a title of its own: it lies on a sheet that has both."""
        self.setProperty("raised", False)  # noqa: FBT003 -- Qt's own signature
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title.hide()

    def show_rows(self, rows: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]) -> None:
        """Draw `(key, name, about, deeds)` lines; the same lines twice change nothing."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        self.rows = {}
        names = Counter(name for _, name, _, _ in rows)
        for at, (key, name, about, deeds) in enumerate(rows):
            if at:
                self._rows.addWidget(rule())
            row = Row(name, about, deeds, same_name=names[name] > 1)
            row.acted.connect(lambda deed, key=key: self.acted.emit(key, deed))
            self._rows.addWidget(row)
            self.rows[key] = row
        self.setVisible(bool(rows))
