"""What every field has in common: it draws one item and says what was asked of it.

A field holds no rule: what may be said is decided by `interview.entry`, and comes back as findings.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.layouts import PagePart
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.screen import ItemState


class Field(PagePart):
    """One item's widget.

    Signals: `given(item, raw, scale)` an answer chosen or written; `declined(item, non_answer)`;
    `typed(item, text)` half-typed text; `opened(item)` folded or unfolded by hand.
    """

    given = Signal(str, object, str)
    declined = Signal(str, str)
    typed = Signal(str, str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.item: ItemState | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        self.column.setSpacing(UNIT // 2)
        self.ask: QLabel = label(voice="strong", name="ask")
        self.help: QLabel = label(voice="small", name="help")
        self.finding: QLabel = label(voice="badge", name="finding")
        self.column.addWidget(self.ask)
        self.column.addWidget(self.help)
        self.build()
        self.column.addWidget(self.finding)
        self.finding.hide()

    def build(self) -> None:
        """Make the widgets once; they are reused from page to page."""

    def show_item(self, item: ItemState) -> None:
        """Draw one item as it stands; the same state twice changes nothing."""
        if item == self.item:
            return
        same = self.item is not None and self.item.id == item.id
        self.item = item
        self.ask.setText(item.ask)
        self.ask.setVisible(bool(item.ask))
        self.help.setText(item.help)
        self.help.setVisible(bool(item.help))
        self.draw(item)
        self.show_findings(item, aloud=same)

    def forget(self) -> None:
        """Another conversation: whatever stands here is drawn anew."""
        self.item = None

    def draw(self, item: ItemState) -> None:
        """Draw the answer."""

    def show_findings(self, item: ItemState, *, aloud: bool = False) -> None:
        """What was wrong with the last input: one line under the field, and the description of what is in it.

        `aloud` where the question was in front before, so that a page turned to says its question alone.
        """
        words = "\n".join(sentence_of(one.code, one.context) for one in item.findings)
        boxes = self.boxes() if words or self.finding.text() else ()
        show_trouble(self.finding, words, boxes, aloud=aloud)

    def boxes(self) -> tuple[QWidget, ...]:
        """What the answer is given in: wherever Tab may stop."""
        tab = Qt.FocusPolicy.TabFocus
        return tuple(one for one in self.findChildren(QWidget) if one.focusPolicy() & tab == tab)

    def choose_by_key(self, number: int) -> bool:
        """Choose by a digit key; False where the field has nothing at that place."""
        del number
        return False

    def put_down(self) -> None:
        """Say what is half-typed as an answer, before the page is left."""
