"""What a copy of a log says of itself and of the log it was taken from: below the log in Settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import announce, button, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.reading_order import bring_into_sight
from udset_desktop.desktop.look.rows import RowList
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class LogAnswerShown:
    """Sentences; the newest lines of a copy from elsewhere, as (what was done, when); what may be asked next."""

    told: str = ""
    trouble: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    more: str = ""  # how many lines there are, where these are not all
    ask_earlier: bool = False  # an earlier copy of the same log
    ask_key: bool = False  # the key of whoever signed it


class LogAnswer(QWidget):
    """The answer, there once something was asked.

    Signals: `earlier_asked()`, `key_told(key)` as it was typed.
    """

    earlier_asked = Signal()
    key_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        self.told = label(name="log_told")
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.trouble = label(voice="badge", name="log_answer_trouble")
        self.rows = RowList(say("log_check.lines"))
        self.rows.lie_flat()
        self.more = label(voice="small", name="log_answer_more")
        self.key_asked = label(say("log_check.key"), voice="strong")
        self.key = LineBox()
        self.key.setObjectName("log_key")
        self.key.setAccessibleName(say("log_check.key"))
        self.key.returnPressed.connect(self._on_key)
        self.key_button = button(say("log_check.key_go"), name="log_key_go")
        self.key_button.clicked.connect(self._on_key)
        self.earlier_button = button(say("log_check.earlier"), name="log_earlier")
        self.earlier_button.clicked.connect(self.earlier_asked)
        for widget in (self.told, self.trouble, self.rows, self.more, self.key_asked, self.key):
            column.addWidget(widget)
        column.addWidget(beside(self.earlier_button, self.key_button))
        self.show_answer(None)

    def show_answer(self, shown: LogAnswerShown | None) -> None:
        """Draw what came of it; None for nothing asked yet."""
        state = shown or LogAnswerShown()
        self.key.clear()
        self.setVisible(shown is not None)
        for sentence, text in (
            (self.told, state.told),
            (self.trouble, state.trouble),
            (self.more, state.more),
        ):
            sentence.setText(text)
            sentence.setVisible(bool(text))
        self.rows.show_rows(
            tuple((str(place), done, when, ()) for place, (done, when) in enumerate(state.lines))
        )
        self.earlier_button.setVisible(state.ask_earlier)
        for widget in (self.key_asked, self.key, self.key_button):
            widget.setVisible(state.ask_key)
        announce(self.told, state.told)
        if shown is not None:
            # Once it has its place: what answers a button below the fold would else be out of sight.
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        bring_into_sight(self)

    def _on_key(self) -> None:
        self.key_told.emit(self.key.text().strip())
