"""The map as a page over the conversation: go anywhere, or let the person pick for a short visit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import Heading, announce, button, label, stays_down
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.map_board import MapBoard
from udset_desktop.interview.outcome_map import MapState

PICKED_AT_MOST = 3
"""Outcomes of a short visit."""


class OutcomeMapView(QWidget):
    """The map and what can be done with it.

    Signals: `page_asked(page)`, `short_asked(pages)` a short visit of these, () for everything,
    `left()`.
    """

    page_asked = Signal(str)
    short_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome_map")
        self._picked: tuple[str, ...] = ()
        self._page = ""
        self.title = Heading(say("outcome_map.title"), voice="title")
        self.hint = label(voice="small")
        self.board = MapBoard()
        self.short_button = button(
            say("outcome_map.short"),
            kind="quiet small",
            name="map_short",
            says=say("outcome_map.short_says", n=PICKED_AT_MOST),
        )
        stays_down(self.short_button)
        self.take_button = button(say("outcome_map.short_take"), kind="small", name="map_take")
        self.all_button = button(say("outcome_map.short_all"), kind="quiet small", name="map_all")
        self.back_button = button(say("outcome_map.go_back"), kind="quiet small", name="map_back")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(beside(self.short_button, self.take_button, self.all_button, self.back_button), 1)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(self.board, 1)
        self.board.chosen.connect(self._on_chosen)
        self.short_button.toggled.connect(self._on_picking)
        self.short_button.clicked.connect(self._go_to_outcome)  # where letters pick
        self.take_button.clicked.connect(self._on_take)
        self.all_button.clicked.connect(self._on_all)
        self.back_button.clicked.connect(self.left)

    @property
    def picking(self) -> bool:
        """Whether the person is picking for a short visit."""
        return self.short_button.isChecked()

    def show_map(self, state: MapState, letters: dict[str, str]) -> None:
        """Draw how everything stands."""
        self.board.show_map(state, letters)
        self.all_button.setVisible(state.short)
        self._show_hint()

    def warm(self, size: QSize) -> None:
        """Be dressed and laid out before it is asked for."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
        self.resize(size)
        if (layout := self.layout()) is not None:
            layout.activate()

    def begin(self, page: str) -> None:
        """Come in front, at the page one was on."""
        self.short_button.setChecked(False)
        self._page = page
        self._go_to_outcome()
        announce(self, say("outcome_map.open_says"))

    def _go_to_outcome(self) -> None:
        """The focus to the outcome one was on; what stands under the map would scroll half of it away."""
        self.board.go_to(self._page if self._is_outcome(self._page) else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to a place on the map."""
        super().focusInEvent(event)
        self.board.go_to("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, page: str) -> None:
        if not self.picking:
            self.page_asked.emit(page)
            return
        others = tuple(one for one in self._picked if one != page)
        refused = ""
        if page in self._picked:
            self._picked = others
        elif not self._is_outcome(page):
            refused = say("outcome_map.short_not", name=self._name)
        elif len(others) >= PICKED_AT_MOST:
            refused = say("outcome_map.short_full", n=PICKED_AT_MOST)
        else:
            self._picked = (*others, page)
        self._show_picked()
        self._show_hint(refused)
        if refused:
            announce(self, refused)

    @property
    def _name(self) -> str:
        state = self.board.canvas.state
        return state.name if state is not None else ""

    def _is_outcome(self, page: str) -> bool:
        state = self.board.canvas.state
        return state is not None and any(
            page == place.page for group in state.groups for place in group.places
        )

    def _on_picking(self, _on: object) -> None:
        state = self.board.canvas.state
        picked = [place.page for place in state.places() if place.picked] if state else []
        self._picked = tuple(picked[:PICKED_AT_MOST])
        self._show_picked()
        self._show_hint()

    def _show_picked(self) -> None:
        self.board.show_checked(frozenset(self._picked) if self.picking else None)
        self.take_button.setVisible(self.picking)
        self.take_button.setEnabled(bool(self._picked))

    def _show_hint(self, refused: str = "") -> None:
        self.take_button.setVisible(self.picking)
        if self.picking:
            ask = say("outcome_map.short_hint", name=self._name, n=PICKED_AT_MOST)
            self.hint.setText(refused or ask)
        else:
            self.hint.setText(say("outcome_map.hint"))

    def _on_take(self) -> None:
        picked, self._picked = self._picked, ()
        self.short_button.setChecked(False)
        self.short_asked.emit(picked)

    def _on_all(self) -> None:
        self.short_asked.emit(())
