"""What interviewers are told about being compared: a card of Today, there until it was read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.words import say


class StaffNoticeCard(QWidget):
    """The notice.

    Signals: `read_told(version)`.
    """

    read_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._version = ""
        column = card_in(self)
        column.addWidget(label(say("staff_notice.title"), voice="title"))
        self.leaves = label(name="staff_notice_leaves")
        self.text = label(name="staff_notice_text")
        self.lines = label(voice="small", name="staff_notice_lines")
        self.read_button = button(say("staff_notice.read"), name="staff_notice_read")
        self.read_button.clicked.connect(self._on_read)
        for widget in (self.leaves, self.text, self.lines, beside(self.read_button)):
            column.addWidget(widget)
        column.addWidget(label(say("staff_notice.unforced"), voice="small"))
        self.hide()

    def show_notice(
        self, version: str, leaves: str = "", text: str = "", lines: tuple[str, ...] = ()
    ) -> None:
        """Show one version: what leaves, what the project says about it, who decided; "" for nothing to read."""
        self._version = version
        for part, words in ((self.leaves, leaves), (self.text, text), (self.lines, "\n".join(lines))):
            part.setText(words)
            part.setVisible(bool(words))
        self.read_button.setAccessibleDescription("\n".join(filter(None, (leaves, text, *lines))))
        self.setVisible(bool(version))

    def _on_read(self) -> None:
        self.read_told.emit(self._version)
