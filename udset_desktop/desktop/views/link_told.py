"""What whoever made the link key is told: six words to read out, and where its two files are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.controls import announce, card_in, label

NEW, AGAIN = "new", "again"
"""A key is made, or the same is sealed to laptops that joined later."""


class LinkTold(QWidget):
    """A card that is there once a key was made or sealed again."""

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self, notice=True)
        self.code = label(voice="title", name="post_code")
        self.told = label(name="post_told")
        for shown in (self.code, self.told):
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            inner.addWidget(shown)
        self.show_told("", "")

    def show_told(self, code: str, told: str) -> None:
        """The post's own six words, and what to do with what was written; "" for nothing yet."""
        self.code.setText(code)
        self.told.setText(told)
        self.setVisible(bool(code))
        announce(self.told, told)
