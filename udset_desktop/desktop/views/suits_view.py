"""What suits the person, chosen from samples in the room: how large, on which ground, with what.

A page of the turned screen, so nothing of the interviewer's is on it.  Each choice is drawn as it
would be, and holds at once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.pictures import picture_icon
from udset_desktop.desktop.look.theme import face
from udset_desktop.desktop.look.tokens import PERSON_GROUNDS, RADIUS, RING, TOUCH, UNIT, Colours
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.person_layout import PIXELS_PER_POINT
from udset_desktop.desktop.views.turned_screen import TurnedScreen
from udset_desktop.interview.person_look import GROUNDS, LOOK_SIZES, USUAL_LOOK, PersonLook

SHEET_POINTS = (("standard", 14), ("large", 18), ("larger", 24), ("largest", 28))
"""The sizes the person's sheet is set in; "short and plain" is chosen where the sheet is looked at."""

_ASK_PIXELS, _WORD_PIXELS = 22, 25
_PAD = UNIT
_SIZED = ("size", "sheet")
_SWITCHES = ("pictures", "reverse", "few_words", "spoken")


class Sample(QPushButton):
    """One way it could be, drawn that way."""

    def __init__(self, words: str, pixels: int, *, says: str = "", picture: str = "") -> None:
        super().__init__(f" {words}" if picture else words)
        self.pixels, self.picture = pixels, picture
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(says or words)
        # Chosen words are heavier, and must not be cut when they are chosen.
        wide = QFontMetrics(face(pixels, strong=True)).horizontalAdvance(words)
        beside = 2 * _WORD_PIXELS if picture else 0
        self.setMinimumSize(max(TOUCH, wide + 2 * _PAD + 8 + beside), TOUCH)

    def wear(self, colours: Colours) -> None:
        """In these colours; what is chosen has a heavy edge and a tick."""
        self.setStyleSheet(
            f"QPushButton {{ color: {colours.ink}; background: {colours.raised}; border-radius: {RADIUS}px;"
            f" font-size: {self.pixels}px; padding: {_PAD}px 2px; border: 2px solid {colours.edge}; }}"
            f" QPushButton:checked {{ color: {colours.on_tint}; background: {colours.tint};"
            f" border: 4px solid {colours.accent}; padding: {_PAD - 2}px 0px; font-weight: 600; }}"
            f" QPushButton:focus {{ border: {RING}px solid {colours.ring}; padding: {_PAD - 1}px 1px; }}"
        )
        self.setFont(face(self.pixels))
        if self.picture:
            self.setIcon(picture_icon(self.picture, 2 * _WORD_PIXELS, colours.ink))
            self.setIconSize(QSize(_WORD_PIXELS, _WORD_PIXELS))

    def nextCheckState(self) -> None:
        """Whether it is chosen is told by what holds, never by the press itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class SuitsView(TurnedScreen):
    """The samples.

    Signals: those of `TurnedScreen`; `looked(look)` another look, `sheet_chosen(size)`.
    """

    looked = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.look: PersonLook = USUAL_LOOK
        self.sheet = ""
        self.samples: dict[tuple[str, object], Sample] = {}
        self.asks: dict[str, QLabel] = {}
        self.setAccessibleName(say("person.suits"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.page.setObjectName("samples")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        self.column.setSpacing(UNIT)
        self.area.setWidget(self.page)
        outer.addWidget(self.area)
        self._fill()

    def _fill(self) -> None:
        word = say("person.sample_word")
        self._row("size", [(size, word, round(size * PIXELS_PER_POINT)) for size in LOOK_SIZES])
        self._row("ground", [(ground, say(f"person.ground.{ground}"), _WORD_PIXELS) for ground in GROUNDS])
        for name in _SWITCHES:
            self._row(
                name,
                [
                    (on, say(f"person.{name}.{key}"), _WORD_PIXELS)
                    for on, key in ((False, "no"), (True, "yes"))
                ],
            )
        self._row(
            "sheet",
            [
                (size, say("person.sample_sheet"), round(points * PIXELS_PER_POINT))
                for size, points in SHEET_POINTS
            ],
        )
        self.done = Sample(say("person.done"), _WORD_PIXELS)
        self.done.setObjectName("done")
        self.done.setCheckable(False)
        self.done.clicked.connect(self.leave)
        line = QHBoxLayout()
        line.addWidget(self.done)
        line.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(line)

    def _row(self, name: str, choices: list[tuple[object, str, int]]) -> None:
        asked = QLabel(say(f"person.ask.{name}"))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setFixedWidth(_ASK_PIXELS * 12)
        asked.setWordWrap(True)
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        for choice, words, pixels in choices:
            points = dict(SHEET_POINTS).get(str(choice), choice)
            says = f"{asked.text()} {say('person.points', size=str(points)) if name in _SIZED else words}"
            picture = "fit-yes" if (name, choice) == ("pictures", True) else ""
            made = Sample(words, pixels, says=says, picture=picture)
            made.clicked.connect(partial(self._on_chosen, name, choice))
            row.addWidget(made)
            self.samples[name, choice] = made
        line = QHBoxLayout()
        line.setSpacing(2 * UNIT)
        line.addWidget(asked, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(held, 1)
        self.column.addLayout(line)
        self.asks[name] = asked

    def show_look(self, look: PersonLook, sheet: str, *, speech: bool = False) -> None:
        """Draw what holds now; reading aloud is offered where there is a voice."""
        self.look, self.sheet = look, sheet
        self.wear(look.ground)
        holds = {"sheet": sheet, **{name: getattr(look, name) for name in ("size", "ground", *_SWITCHES)}}
        for (name, choice), made in self.samples.items():
            made.wear(PERSON_GROUNDS[str(choice)] if name == "ground" else self.colours)
            made.setChecked(holds[name] == choice)
        self.done.wear(self.colours)
        for asked in self.asks.values():
            self.dress(asked, _ASK_PIXELS)
        self.asks["spoken"].setVisible(speech)
        for on in (False, True):
            self.samples["spoken", on].setVisible(speech)

    def wear(self, ground: str) -> None:
        """The colours of one ground."""
        super().wear(ground)
        page = self.colours.page
        self.setStyleSheet(
            f"#turned_screen, #samples {{ background: {page}; }} QScrollArea {{ border: none; }}"
        )

    def _on_chosen(self, name: str, choice: object) -> None:
        self.disarm()
        if name == "sheet":
            self.sheet_chosen.emit(str(choice))
        else:
            change: dict[str, object] = {name: choice}
            self.looked.emit(replace(self.look, **change))  # type: ignore[arg-type]
