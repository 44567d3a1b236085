"""Two lines for a passphrase that is chosen anew: what was typed, and the same again."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


class NewPassphrase(QWidget):
    """The two lines; nobody reads on the screen what is typed."""

    def __init__(self, asked: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(label(asked, voice="strong"))
        self.new = LineBox(secret=True)
        self.new.setObjectName("new")
        self.new.setAccessibleName(asked)
        self.again = LineBox(secret=True)
        self.again.setObjectName("again")
        self.again.setAccessibleName(say("recovery.again"))
        self.again.setPlaceholderText(say("recovery.again"))
        column.addWidget(self.new)
        column.addWidget(self.again)

    @property
    def is_same(self) -> bool:
        """Whether the two lines say the same; nothing twice is the same too."""
        return self.new.text() == self.again.text()

    def take(self) -> str:
        """What was typed, which does not stay in the lines."""
        taken = self.new.text()
        self.clear()
        return taken

    def clear(self) -> None:
        """Nothing typed."""
        self.new.clear()
        self.again.clear()
