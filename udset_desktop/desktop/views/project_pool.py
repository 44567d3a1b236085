"""Where the pool lies: a file on this computer, or a server that several coordinators share.

A card of the Project page.  The address of a server never holds a password; where that lies is asked
for by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

PASSWORDS = ("pgpass", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolPlaceShown:
    """The pool's place in words; `trouble` is why it cannot be asked now, or what it has lost."""

    about: str
    place: str
    trouble: str = ""
    is_own: bool = True


class ProjectPool(QWidget):
    """The pool's place, and another one.

    Signals: `file_asked()` for a file that is a pool; `password_asked()` for the file of the password;
    `place_asked(address)`; `own_asked()`.
    """

    file_asked = Signal()
    password_asked = Signal()
    place_asked = Signal(str)
    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inner = card_in(self)
        inner.addWidget(label(say("project_desk.pool"), voice="title"))
        self.about = label(name="pool_about")
        self.place = label(voice="small", name="pool_place")
        self.place.setTextInteractionFlags(_SELECTABLE)
        self.trouble = label(voice="badge", name="pool_trouble")
        self.other_button = button(say("project_desk.pool_other"), name="pool_other")
        self.other_button.clicked.connect(self._on_other)
        self.own_button = button(say("project_desk.pool_own"), kind="quiet", name="pool_own")
        self.own_button.clicked.connect(self.own_asked)
        self.deeds = beside(self.other_button, self.own_button)
        self.asking = self._asking()
        for widget in (self.about, self.place, self.trouble, self.deeds, self.asking):
            inner.addWidget(widget)
        self.show_asking(open_=False)

    def _asking(self) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(label(say("project_desk.pool_ask"), voice="strong"))
        column.addWidget(label(say("project_desk.pool_ask_about"), voice="small"))
        self.address = LineBox()
        self.address.setObjectName("pool_address")
        self.address.setAccessibleName(say("project_desk.pool_ask"))
        self.address.setPlaceholderText(say("project_desk.pool_like"))
        self.address.returnPressed.connect(self._on_go)
        column.addWidget(self.address)
        self.file_button = button(say("project_desk.pool_file"), kind="quiet", name="pool_file")
        self.file_button.clicked.connect(self.file_asked)
        column.addWidget(beside(self.file_button))
        column.addWidget(label(say("project_desk.password"), voice="strong"))
        self.password = ChoiceRow(say("project_desk.password"))
        self.password.show_choices(
            tuple(
                ChoiceState(code=code, words=say(f"project_desk.password_in.{code}"), chosen=code == "pgpass")
                for code in PASSWORDS
            )
        )
        self.password.chosen.connect(self._on_password)
        column.addWidget(self.password)
        self.password_name = label(voice="strong", name="password_name")
        column.addWidget(self.password_name)
        self.ask_trouble = label(voice="badge", name="pool_ask_trouble")
        column.addWidget(self.ask_trouble)
        self.go_button = button(say("project_desk.pool_go"), kind="loud", name="pool_go")
        self.go_button.clicked.connect(self._on_go)
        self.leave_button = button(say("project_desk.pool_leave"), kind="quiet", name="pool_leave")
        self.leave_button.clicked.connect(self._on_leave)
        column.addWidget(beside(self.go_button, self.leave_button))
        return frame

    def show_place(self, shown: PoolPlaceShown) -> None:
        """Draw where the pool lies."""
        self.about.setText(shown.about)
        self.place.setText(shown.place)
        self.trouble.setText(shown.trouble)
        self.trouble.setVisible(bool(shown.trouble))
        self.own_button.setVisible(not shown.is_own)

    def show_asking(self, *, open_: bool) -> None:
        """Ask for another place, or stop asking; what was typed is let go."""
        self.address.clear()
        self.show_password("")
        self.show_trouble("")
        self.asking.setVisible(open_)
        self.deeds.setVisible(not open_)

    def show_file(self, place: str) -> None:
        """A file that was chosen as the pool."""
        self.address.setText(place)

    def show_password(self, name: str) -> None:
        """The file that holds the password; "" for none."""
        self.password.choose("file" if name else "pgpass")
        self.password_name.setText(name)
        self.password_name.setVisible(bool(name))

    def show_trouble(self, sentence: str) -> None:
        """Why this place cannot be the pool's."""
        self.ask_trouble.setText(sentence)
        self.ask_trouble.setVisible(bool(sentence))

    def show_busy(self, *, busy: bool) -> None:
        """A server may take a while to answer; nothing is asked of it twice."""
        for made in (self.go_button, self.leave_button, self.own_button):
            made.setEnabled(not busy)

    def _on_other(self) -> None:
        self.show_asking(open_=True)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_leave(self) -> None:
        self.show_asking(open_=False)
        self.other_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_password(self, code: str) -> None:
        self.show_password("")
        if code == "file":
            self.password_asked.emit()

    def _on_go(self) -> None:
        if self.address.text().strip() and self.go_button.isEnabled():
            self.place_asked.emit(self.address.text().strip())


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
