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
class LinesShown:
    """A page of a copy's lines, the newest first, as (what was done, its number and when)."""

    lines: tuple[tuple[str, str], ...] = ()
    place: str = ""  # which lines these are, of how many
    is_newest: bool = True
    is_oldest: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LogAnswerShown:
    """Sentences; the newest page of the lines of a copy; what may be asked next."""

    told: str = ""
    trouble: str = ""
    page: LinesShown = LinesShown()
    ask_earlier: bool = False  # an earlier copy of the same log
    ask_key: bool = False  # the key of whoever signed it


class LogAnswer(QWidget):
    """The answer, there once something was asked.

    Signals: `earlier_asked()`, `key_told(key)` as it was typed, `turned(step)` to a page of older lines, or back.
    """

    earlier_asked = Signal()
    key_told = Signal(str)
    turned = Signal(int)

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
        self.place = label(voice="strong", name="log_answer_place")
        self.newer_button = button(say("log_check.newer"), kind="quiet small", name="log_newer")
        self.older_button = button(say("log_check.older"), kind="quiet small", name="log_older")
        self.newer_button.clicked.connect(lambda: self.turned.emit(-1))
        self.older_button.clicked.connect(lambda: self.turned.emit(1))
        self.pager = beside(self.newer_button, self.older_button)
        self.key_asked = label(say("log_check.key"), voice="strong")
        self.key = LineBox()
        self.key.setObjectName("log_key")
        self.key.setAccessibleName(say("log_check.key"))
        self.key.returnPressed.connect(self._on_key)
        self.key_button = button(say("log_check.key_go"), name="log_key_go")
        self.key_button.clicked.connect(self._on_key)
        self.earlier_button = button(say("log_check.earlier"), name="log_earlier")
        self.earlier_button.clicked.connect(self.earlier_asked)
        deeds = beside(self.earlier_button, self.key_button)
        for widget in (self.told, self.trouble, self.key_asked, self.key, deeds):
            column.addWidget(widget)
        for widget in (self.place, self.pager, self.rows):
            column.addWidget(widget)
        self.show_answer(None)

    def show_answer(self, shown: LogAnswerShown | None) -> None:
        """Draw what came of it; None for nothing asked yet."""
        state = shown or LogAnswerShown()
        self.key.clear()
        self.setVisible(shown is not None)
        for sentence, text in (
            (self.told, state.told),
            (self.trouble, state.trouble),
        ):
            sentence.setText(text)
            sentence.setVisible(bool(text))
        self.show_lines(state.page)
        self.earlier_button.setVisible(state.ask_earlier)
        for widget in (self.key_asked, self.key, self.key_button):
            widget.setVisible(state.ask_key)
        announce(self.told, state.told)
        if shown is not None:
            # Once it has its place: what answers a button below the fold would else be out of sight.
            QTimer.singleShot(0, self, self._come_into_sight)

    def show_lines(self, page: LinesShown) -> None:
        """Draw a page of lines; without any, nothing of it is there."""
        self.place.setText(page.place)
        self.place.setVisible(bool(page.lines))
        self.pager.setVisible(bool(page.lines) and not (page.is_newest and page.is_oldest))
        self.newer_button.setEnabled(not page.is_newest)
        self.older_button.setEnabled(not page.is_oldest)
        self.rows.show_rows(
            tuple((str(place), done, when, ()) for place, (done, when) in enumerate(page.lines))
        )

    def _come_into_sight(self) -> None:
        bring_into_sight(self)

    def _on_key(self) -> None:
        self.key_told.emit(self.key.text().strip())
