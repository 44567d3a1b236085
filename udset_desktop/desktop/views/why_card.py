"""What F1 opens on a page: why we ask, other ways to ask it, things people say, and what to mind.

For the interviewer; it says nothing of the person.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import announce, button, label, unfolding
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.guidance import Guidance


def why_button(*, kind: str = "quiet small end") -> QPushButton:
    """What opens the card, and shuts it again."""
    return unfolding(button(say("conversation.why_button"), kind=kind, name="why_button"))


def headed(title: QWidget, opens: QPushButton) -> QHBoxLayout:
    """The title of a page, and at its end what opens the card."""
    line = QHBoxLayout()
    line.addWidget(title, 1)
    line.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
    return line


class WhyCard(QFrame):
    """The card; its labels are made once, and the empty ones hide."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        self.why = label(name="why")
        column.addWidget(self.why)
        self.parts: dict[str, tuple[QLabel, QLabel]] = {}
        for key in ("ways", "heard", "mind"):
            head, text = label(say(f"conversation.why_{key}"), voice="strong"), label(name=f"why_{key}")
            column.addWidget(head)
            column.addWidget(text)
            self.parts[key] = (head, text)
        self.hide()

    def show_guidance(self, why: str, guidance: Guidance) -> None:
        """The guidance on one page; `why` is "" where it stands on the page already."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        said = tuple(say("conversation.why_said", words=line) for line in guidance.heard)
        texts = {"ways": guidance.ways, "heard": said, "mind": (guidance.mind,) if guidance.mind else ()}
        for key, lines in texts.items():
            head, text = self.parts[key]
            text.setText("\n".join(lines))
            head.setVisible(bool(lines))
            text.setVisible(bool(lines))

    def turn_over(self, opens: QPushButton) -> None:
        """What F1 does: open it by its button and have it read out, or shut it."""
        opens.toggle()
        if not self.isHidden():
            announce(self, self.spoken())

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        shown = (part for head, text in self.parts.values() if text.text() for part in (head, text))
        return "\n".join(part.text() for part in (self.why, *shown) if part.text())
