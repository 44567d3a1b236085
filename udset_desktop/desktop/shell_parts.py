"""The row at the top of the window: places, whose conversation it is, what is saved, and the lock."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import FrontOnly, WrapLayout
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

SAVING_SHOWN_MS = 400


class SavedCorner(QLabel):
    """The words "Saved 10:42": always in the same corner and always true.

    While a commit is under way for longer than a moment it says so; a time stands there only after
    the commit has returned.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("saved")
        self.setProperty("voice", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(say("shell.saved_corner"))
        self._under_way = 0
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SAVING_SHOWN_MS)
        self._late.timeout.connect(self._on_late)

    def begin(self) -> None:
        """One more commit is on its way."""
        self._under_way += 1
        if not self._late.isActive():
            self._late.start()

    def end(self, at: datetime) -> None:
        """One commit has returned; the time is told when none is left."""
        self._under_way = max(0, self._under_way - 1)
        if self._under_way == 0:
            self._late.stop()
            self.setText(say("shell.saved", time=f"{at:%H:%M}"))

    def fail(self) -> None:
        """One commit has failed."""
        self._under_way = max(0, self._under_way - 1)
        self._late.stop()
        self.setText(say("shell.not_saved"))

    def _on_late(self) -> None:
        if self._under_way:
            self.setText(say("shell.saving"))


class TopBar(QFrame):
    """One slim row.

    Signals: `place_asked(place)`, `lock_asked()`.
    """

    place_asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        line.setSpacing(2 * UNIT)
        self.left = FrontOnly()
        self.places = QWidget()
        self._row = WrapLayout(self.places)
        self.buttons: dict[str, QPushButton] = {}
        self.left.addWidget(self.places)
        self._bars: dict[str, QWidget] = {}
        self.training = label(say("shell.training"), voice="badge", wrap=False, name="training")
        self.training.hide()
        self.corner = SavedCorner()
        self.lock_button = button(say("shell.lock"), kind="quiet small", name="lock_button")
        self.lock_button.clicked.connect(self.lock_asked)
        line.addWidget(self.left, 1)
        for widget in (self.training, self.corner, self.lock_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def take_bar(self, place: str, bar: QWidget) -> None:
        """A place that brings its own words for the row."""
        self._bars[place] = bar
        self.left.addWidget(bar)

    def drop_bar(self, place: str) -> None:
        """Let go of a place's own words."""
        bar = self._bars.pop(place, None)
        if bar is not None:
            self.left.removeWidget(bar)
            bar.deleteLater()

    def show_places(self, places: tuple[str, ...], current: str) -> None:
        """The places to go to, the one in front marked; or the place's own words."""
        if tuple(self.buttons) != places:
            for made in self.buttons.values():
                self._row.removeWidget(made)
                made.deleteLater()
            self.buttons = {}
            for place in places:
                made = button(say(f"shell.place.{place}"), kind="quiet", name=f"place_{place}")
                made.setCheckable(True)
                made.clicked.connect(partial(self._on_place, place))
                self._row.addWidget(made)
                self.buttons[place] = made
        for place, made in self.buttons.items():
            made.setChecked(place == current)
        self.left.setCurrentWidget(self._bars.get(current, self.places))
        self.setVisible(bool(places))

    def show_training(self, *, training: bool) -> None:
        """Training is always said."""
        self.training.setVisible(training)

    def _on_place(self, place: str) -> None:
        self.buttons[place].setChecked(place in self.buttons and self.buttons[place].isChecked())
        self.place_asked.emit(place)
