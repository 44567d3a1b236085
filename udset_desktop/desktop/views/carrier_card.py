"""The place for bundles: the one that was chosen, and the lines to choose another; on Sharing and Take in."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.fields.choice_row import ChoiceRow
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import announce, button, card_in, label
from udset_desktop.desktop.look.layouts import beside
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import ChoiceState

FOLDER = "folder"
_KINDS = (FOLDER, "sftp", "webdav", "s3")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierShown:
    """The place as it was chosen, without what opens it."""

    place: str = ""  # "" while none was chosen
    kind: str = FOLDER
    user: str = ""
    by_key: bool = False
    public: str = ""  # the laptop's own key, for the people who run a server
    said: str = ""  # what came of the last try


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierTyped:
    """What was written into the lines."""

    kind: str
    address: str
    user: str
    password: str = field(repr=False)
    by_key: bool = False
    region: str = ""


class CarrierCard(QWidget):
    """The place, and choosing it: where bundles go, or at a desk, where they are fetched.

    Signals: `folder_asked()`, `try_asked(CarrierTyped)`, `key_asked()`, `forget_asked()`.
    """

    folder_asked = Signal()
    try_asked = Signal(object)
    key_asked = Signal()
    forget_asked = Signal()

    def __init__(self, *, desk: bool = False) -> None:
        super().__init__()
        self._whose = "desk." if desk else ""
        inner = card_in(self)
        inner.addWidget(label(self._say("title"), voice="title"))
        inner.addWidget(label(self._say("about"), voice="small"))
        self.place = label(voice="strong", name="carrier_place")
        self.said = label(voice="badge", name="carrier_said")
        self.choose_button = button(say("carrier.choose"), name="carrier_choose")
        self.choose_button.clicked.connect(self.open_lines)
        self.forget_button = button(say("carrier.forget"), kind="quiet", name="carrier_forget")
        self.forget_button.clicked.connect(self.forget_asked)
        inner.addWidget(self.place)
        inner.addWidget(self.said)
        inner.addWidget(beside(self.choose_button, self.forget_button))
        self._asks: dict[LineBox, QLabel] = {}
        self._held: dict[LineBox, QWidget] = {}
        self._add_lines(inner)
        self.state = CarrierShown()
        self.show_carrier(self.state)

    def _say(self, key: str, **slots: str) -> str:
        """What is said otherwise at a desk."""
        return say(f"carrier.{self._whose}{key}", **slots)

    def _add_lines(self, inner: QVBoxLayout) -> None:
        self.lines = QWidget()
        column = QVBoxLayout(self.lines)
        column.setContentsMargins(0, 0, 0, 0)
        self.kinds = ChoiceRow(say("carrier.kind"))
        self.kinds.show_choices(
            tuple(ChoiceState(code=one, words=say(f"carrier.kinds.{one}")) for one in _KINDS)
        )
        self.kinds.chosen.connect(self._on_kind)
        self.folder_button = button(say("carrier.folder"), name="carrier_folder")
        self.folder_button.clicked.connect(self.folder_asked)
        self._add_ways()
        self.try_button = button(say("carrier.go"), name="carrier_try")
        self.try_button.clicked.connect(self._on_try)
        self.cancel_button = button(say("carrier.cancel"), kind="quiet", name="carrier_cancel")
        self.cancel_button.clicked.connect(self.put_away)
        for widget in (
            label(say("carrier.kind"), voice="strong"),
            self.kinds,
            beside(self.folder_button),
            self._held[self.address],
            self._held[self.user],
            self.ways,
            self._held[self.password],
            self._held[self.region],
            self._held[self.public],
            beside(self.try_button, self.cancel_button),
        ):
            column.addWidget(widget)
        inner.addWidget(self.lines)
        self.lines.hide()

    def _add_ways(self) -> None:
        """The address, and what opens it."""
        self.address, self.user = self._line("address"), self._line("user")
        self.ways = ChoiceRow(say("carrier.own_key"))
        self.ways.show_choices(
            tuple(
                ChoiceState(code=code, words=self._way(code), chosen=code == "password")
                for code in ("password", "key")
            )
        )
        self.ways.chosen.connect(self._on_way)
        self.password = self._line("password", secret=True)
        self.region = self._line("region")
        self.public = self._line("public")
        self.public.setReadOnly(True)  # long, and to be copied whole

    def _way(self, code: str) -> str:
        return self._say("with_key") if code == "key" else say("carrier.with_password")

    def _line(self, key: str, *, secret: bool = False) -> LineBox:
        """A line under the words that ask for it."""
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        line = LineBox(secret=secret)
        line.setObjectName(f"carrier_{key}")
        self._asks[line] = label(voice="small")
        column.addWidget(self._asks[line])
        column.addWidget(line)
        self._held[line] = held
        self._ask(line, say(f"carrier.{key}"))
        return line

    def _ask(self, line: LineBox, words: str) -> None:
        line.setAccessibleName(words)
        self._asks[line].setText(words)

    def show_carrier(self, state: CarrierShown) -> None:
        """Draw the place; lines that are being written in stay as they are."""
        if state.said != self.state.said:
            announce(self.said, state.said)
        self.state = state
        self.place.setText(self._say("is", place=state.place) if state.place else say("carrier.none"))
        self.choose_button.setText(say("carrier.other" if state.place else "carrier.choose"))
        self.choose_button.setAccessibleName(self.choose_button.text())
        self.forget_button.setVisible(bool(state.place))
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.public.setText(state.public)
        self._show_kind(self.kinds.code)

    def put_away(self) -> None:
        """The lines folded away, and nothing left in the one that is secret."""
        was_in_front = self.lines.isVisible()
        self.password.clear()
        self.lines.hide()
        self.choose_button.setEnabled(True)
        if was_in_front:  # or the keyboard would stand on nothing
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_lines(self) -> None:
        """The lines to choose a place, with the keyboard on the first."""
        state = self.state
        self.kinds.choose(state.kind)
        self.address.setText("" if state.kind == FOLDER else state.place)
        self.user.setText(state.user)
        self.ways.choose("key" if state.by_key else "password")
        self._show_kind(state.kind)
        self.lines.show()
        self.choose_button.setEnabled(False)
        self.kinds.buttons[state.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self, kind: str) -> None:
        if self.address.text() in {"", self.state.place}:  # nothing written: no other kind's address stays
            self.address.setText(self.state.place if kind == self.state.kind else "")
        self._show_kind(kind)

    def _show_kind(self, kind: str) -> None:
        is_server = kind in _KINDS and kind != FOLDER
        by_key = kind == "sftp" and self.ways.code == "key"
        self.folder_button.setVisible(kind == FOLDER)
        for line, is_asked in (
            (self.address, is_server),
            (self.user, is_server),
            (self.password, is_server and not by_key),
            (self.region, kind == "s3"),
            (self.public, by_key and bool(self.state.public)),
        ):
            self._held[line].setVisible(is_asked)
        self.try_button.setVisible(is_server)
        self.ways.setVisible(kind == "sftp")
        if is_server:
            self.address.setPlaceholderText(say(f"carrier.example.{kind}"))
        self._ask(self.user, say("carrier.access" if kind == "s3" else "carrier.user"))
        kept = bool(self.state.place) and kind == self.state.kind and not self.state.by_key
        secret = "secret" if kind == "s3" else "password"
        self._ask(self.password, say("carrier.keep_password" if kept else f"carrier.{secret}"))

    def _on_way(self, way: str) -> None:
        self._show_kind(self.kinds.code)
        if way == "key" and not self.state.public:
            self.key_asked.emit()

    def _on_try(self) -> None:
        typed = CarrierTyped(
            kind=self.kinds.code,
            address=self.address.text().strip(),
            user=self.user.text().strip(),
            password=self.password.text(),
            by_key=self.kinds.code == "sftp" and self.ways.code == "key",
            region=self.region.text().strip(),
        )
        self.try_asked.emit(typed)
