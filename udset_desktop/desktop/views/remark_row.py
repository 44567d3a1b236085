"""The slim row that offers what was kept for this very conversation before it was begun."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.remark import Remark


class RemarkRow(QFrame):
    """One remark at a time; not there where there are none.

    Signals: `taken(number)` it becomes a jot, `let_go(number)`.
    """

    taken = Signal(int)
    let_go = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remark_row")
        self.setProperty("notice", True)  # noqa: FBT003 -- Qt's own signature
        self.remarks: tuple[Remark, ...] = ()
        self.text = label(name="remark_text")
        self.take_button = button(
            say("remarks.take"), kind="small", name="remark_take", says=say("remarks.take_says")
        )
        self.go_button = button(
            say("remarks.let_go"), kind="small", name="remark_let_go", says=say("remarks.let_go_says")
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        line.setSpacing(2 * UNIT)
        line.addWidget(self.text, 2)
        line.addWidget(beside(self.take_button, self.go_button), 1)
        self.take_button.clicked.connect(self._on_take)
        self.go_button.clicked.connect(self._on_let_go)
        self.hide()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Draw the first; the others follow when it is settled."""
        self.remarks = remarks
        if remarks:
            text, count = remarks[0].text, len(remarks)
            self.text.setText(
                say("remarks.offered", text=text)
                if count == 1
                else say("remarks.offered_more", text=text, count=count)
            )
        else:
            self.text.clear()
        self.setVisible(bool(remarks))

    def _on_take(self) -> None:
        if self.remarks:
            self.taken.emit(self.remarks[0].number)

    def _on_let_go(self) -> None:
        if self.remarks:
            self.let_go.emit(self.remarks[0].number)
