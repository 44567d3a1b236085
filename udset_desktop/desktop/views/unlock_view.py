"""Unlock: the project's name, a passphrase, and nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, announce, button, label
from udset_desktop.desktop.look.layouts import ScrollPage, beside, space
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.new_passphrase import NewPassphrase
from udset_desktop.desktop.views.organisation_help import OrganisationHelp

_PIN_LETTERS = 8
_TYPED = ("passphrase", "code", "pin")  # doors with a line to type in


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockState:
    """What stands on the page: which door, and what was wrong with the last try."""

    door: str = "passphrase"  # passphrase, code, help, kept, pin, opening
    ready: bool = True
    busy: bool = False
    wait_s: int = 0
    trouble: str = ""
    damaged: bool = False  # the vault behind it, so that a backup is the way back
    code: str = ""  # the new recovery code, at the door "kept"
    project: str = ""  # its name, where the door knows it


class UnlockView(ScrollPage):
    """One line to type in.

    Signals: `opened_asked(secret, pin)` where `pin` is for this sitting or ""; `recover_asked(code, new)`
    with a new passphrase beside the code; `code_asked()`, `passphrase_asked()`, `help_asked()` for other
    doors; `put_back_asked()` where the vault is damaged; `waited()` once a wait is counted down, which `wait_on` answers; `went_on()` once the new code
    is kept.
    """

    opened_asked = Signal(str, str)
    code_asked = Signal()
    passphrase_asked = Signal()
    recover_asked = Signal(str, str)
    help_asked = Signal()
    put_back_asked = Signal()
    waited = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=60 * UNIT)
        self.state: UnlockState | None = None
        self.project = label(voice="quiet", name="project")
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
        self.passphrase = NewPassphrase(say("unlock.new"))
        self.help = OrganisationHelp()
        self.kept = label(voice="title", name="kept")
        self.kept.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.trouble = label(voice="badge", name="trouble")
        self.open_button = button(say("unlock.open"), kind="loud", name="open_button")
        self.open_button.clicked.connect(self._on_open)
        self.other = button("", kind="quiet", name="other")
        self.other.clicked.connect(self._on_other)
        self.lost = button(say("unlock.both_lost"), kind="quiet", name="lost")
        self.lost.clicked.connect(self.help_asked)
        self.put_back = button(say("unlock.put_back"), name="put_back")
        self.put_back.clicked.connect(self.put_back_asked)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)
        self._left_s = 0
        self._asked_early = False
        self._lay()

    def _lay(self) -> None:
        self.column.addStretch(1)
        self.column.addWidget(self.project)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        space(self.column, 2)
        self.column.addWidget(self.secret)
        self.column.addWidget(self.pin_ask)
        self.column.addWidget(self.pin)
        for part in (self.passphrase, self.help, self.kept):
            self.column.addWidget(part)
        self.column.addWidget(self.trouble)
        self.column.addWidget(beside(self.put_back))
        space(self.column, 1)
        self.column.addWidget(beside(self.open_button, self.other, self.lost))
        self.column.addStretch(2)

    def show_state(self, state: UnlockState) -> None:
        """Draw the door."""
        if state == self.state:
            return
        changed = self.state is None or state.door != self.state.door
        self.state = state
        if changed:
            self._show_door(state.door)
        self.project.setText(state.project)
        self.project.setVisible(bool(state.project))
        self._left_s = state.wait_s
        self.kept.setText(state.code)
        self.put_back.setVisible(state.damaged)
        self.put_back.setEnabled(not state.busy)
        self._show_trouble(state, aloud=True)
        self._show_alive()
        if state.wait_s:
            self._tick.start()
        else:
            self._tick.stop()
        if state.door in _TYPED and (changed or not self._is_at()):
            self.secret.setFocus()
        if self._asked_early and state.ready:
            self._asked_early = False
            self._on_open()

    def clear(self) -> None:
        """Nothing typed stays."""
        for line in (self.secret, self.pin):
            line.clear()
        self.passphrase.clear()
        self._asked_early = False

    @property
    def left_s(self) -> int:
        """Seconds until the next try is taken, as counted down here."""
        return self._left_s

    def wait_on(self, left_s: int) -> None:
        """Count on from what is left of the wait; nought ends it, and that is said."""
        self._left_s = left_s
        if self.state is not None:
            self._show_trouble(self.state, aloud=False)
        self._show_alive()
        if left_s:
            self._tick.start()
        else:
            announce(self, say("unlock.wait_over"))

    def _is_at(self) -> bool:
        """Whether somebody is typing here already: after a lock the focus may be left nowhere."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_door(self, door: str) -> None:
        typed = door in _TYPED
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
        self.passphrase.setVisible(door == "code")
        self.passphrase.clear()
        self.help.setVisible(door == "help")
        self.kept.setVisible(door == "kept")
        self.lost.setVisible(door == "code")
        self.open_button.setVisible(typed or door == "kept")
        self.other.setVisible(typed or door == "help")
        self.other.setText(say("unlock.use_code" if door == "passphrase" else "unlock.use_passphrase"))
        self.other.setAccessibleName(self.other.text())

    def _show_trouble(self, state: UnlockState, *, aloud: bool) -> None:
        """What was wrong, and under it how long to wait: counted down for the eye, and said at its two ends."""
        left = say("unlock.wait_one") if self._left_s == 1 else say("unlock.wait", seconds=self._left_s)
        words = left if self._left_s else state.trouble
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.secret.setAccessibleDescription(state.trouble or self.lead.text())
        if aloud:
            announce(self, words)

    def _show_alive(self) -> None:
        if self.state is None:
            return
        alive = self.state.ready and not self.state.busy and not self._left_s
        self.open_button.setEnabled(alive)
        words = "go_on" if self.state.door == "kept" else "opening" if self.state.busy else "open"
        self.open_button.setText(say(f"unlock.{words}"))

    def _on_tick(self) -> None:
        if self._left_s > 1:
            self._left_s -= 1
            if self.state is not None:
                self._show_trouble(self.state, aloud=False)
            return
        self._tick.stop()  # this clock is only for the eye: whether the wait is over, the count on disk tells
        self.waited.emit()

    def _on_open(self) -> None:
        if self.state is not None and self.state.door == "kept":
            self.went_on.emit()
        elif self.state is not None and not self.state.ready:
            self._asked_early = True  # typed before the program is there: opened as soon as it is
        elif self.state is not None and self._left_s:
            self._show_trouble(self.state, aloud=True)  # asked too soon: how long still, and nothing else
        elif self.open_button.isEnabled() and self.secret.text():
            if not self.passphrase.is_same:
                not_same = replace(self.state or UnlockState(), trouble=say("recovery.not_same"))
                self._show_trouble(not_same, aloud=True)
                return
            secret, pin, new = self.secret.text(), self.pin.text(), self.passphrase.take()
            self.secret.clear()
            if new:
                self.recover_asked.emit(secret, new)
            else:
                self.opened_asked.emit(secret, pin)

    def _on_other(self) -> None:
        if self.state is not None and self.state.door == "passphrase":
            self.code_asked.emit()
        else:
            self.passphrase_asked.emit()
