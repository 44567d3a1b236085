"""Unlock: the project's name, a passphrase, and nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, announce, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

_PIN_LETTERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockState:
    """What stands on the page: which door, and what was wrong with the last try."""

    door: str = "passphrase"  # passphrase, code, pin, opening
    ready: bool = True
    busy: bool = False
    wait_s: int = 0
    trouble: str = ""


class UnlockView(ScrollPage):
    """One line to type in.

    Signals: `opened_asked(secret, pin)` where `pin` is for this sitting or ""; `code_asked()`,
    `passphrase_asked()`.
    """

    opened_asked = Signal(str, str)
    code_asked = Signal()
    passphrase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=60 * UNIT)
        self.state: UnlockState | None = None
        self.title = Heading(say("unlock.title"))
        self.lead = label(voice="quiet", name="lead")
        self.secret = LineBox(secret=True)
        self.secret.setObjectName("secret")
        self.secret.returnPressed.connect(self._on_open)
        self.pin_ask = label(say("unlock.pin_ask"), voice="small")
        self.pin = LineBox(letters=_PIN_LETTERS, secret=True)
        self.pin.setObjectName("pin")
        self.pin.setAccessibleName(say("unlock.pin_ask"))
        self.pin.returnPressed.connect(self._on_open)
        self.trouble = label(voice="badge", name="trouble")
        self.open_button = button(say("unlock.open"), kind="loud", name="open_button")
        self.open_button.clicked.connect(self._on_open)
        self.other = button("", kind="quiet", name="other")
        self.other.clicked.connect(self._on_other)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)
        self._left_s = 0
        self._asked_early = False
        self._lay()

    def _lay(self) -> None:
        self.column.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        space(self.column, 2)
        self.column.addWidget(self.secret)
        self.column.addWidget(self.pin_ask)
        self.column.addWidget(self.pin)
        self.column.addWidget(self.trouble)
        space(self.column, 1)
        line = QHBoxLayout()
        line.addWidget(self.open_button)
        line.addWidget(self.other)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(2)

    def show_state(self, state: UnlockState) -> None:
        """Draw the door."""
        if state == self.state:
            return
        changed = self.state is None or state.door != self.state.door
        self.state = state
        if changed:
            self._show_door(state.door)
        self._left_s = state.wait_s
        self._show_trouble(state)
        self._show_alive()
        if state.wait_s:
            self._tick.start()
        else:
            self._tick.stop()
        if state.door != "opening" and (changed or not self._is_at()):
            self.secret.setFocus()
        if self._asked_early and state.ready:
            self._asked_early = False
            self._on_open()

    def _is_at(self) -> bool:
        """Whether somebody is typing here already: after a lock the focus may be left nowhere."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_door(self, door: str) -> None:
        typed = door != "opening"
        self.title.setText(say(f"unlock.{door}_title"))
        self.lead.setText(say(f"unlock.{door}_lead"))
        self.secret.setVisible(typed)
        self.secret.clear()
        self.secret.setAccessibleName(say(f"unlock.{door}_title"))
        shown = door == "code"
        self.secret.setEchoMode(LineBox.EchoMode.Normal if shown else LineBox.EchoMode.Password)
        for widget in (self.pin_ask, self.pin):
            widget.setVisible(door == "passphrase")
        self.pin.clear()
        self.open_button.setVisible(typed)
        self.other.setVisible(typed)
        self.other.setText(say("unlock.use_code" if door == "passphrase" else "unlock.use_passphrase"))
        self.other.setAccessibleName(self.other.text())

    def _show_trouble(self, state: UnlockState) -> None:
        words = say("unlock.wait", seconds=self._left_s) if self._left_s else state.trouble
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        if words and state.trouble:
            announce(self, words)

    def _show_alive(self) -> None:
        if self.state is None:
            return
        alive = self.state.ready and not self.state.busy and not self._left_s
        self.open_button.setEnabled(alive)
        self.open_button.setText(say("unlock.opening" if self.state.busy else "unlock.open"))

    def _on_tick(self) -> None:
        self._left_s = max(0, self._left_s - 1)
        if self.state is not None:
            self._show_trouble(self.state)
        if not self._left_s:
            self._tick.stop()
            self._show_alive()

    def _on_open(self) -> None:
        if self.state is not None and not self.state.ready:
            self._asked_early = True  # typed before the program is there: opened as soon as it is
        elif self.open_button.isEnabled() and self.secret.text():
            secret, pin = self.secret.text(), self.pin.text()
            self.secret.clear()
            self.opened_asked.emit(secret, pin)

    def _on_other(self) -> None:
        if self.state is not None and self.state.door == "passphrase":
            self.code_asked.emit()
        else:
            self.passphrase_asked.emit()
