"""What frames the page of a conversation: the bar above, the map at its side, the foot under it.

Used by `views.conversation_view`.  `ToolDesk` is where a tool of the conversation lays what it shows.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.look.controls import button, label
from udset_desktop.desktop.look.layouts import FrontStack, GivingWay, WrapLayout, stack
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.map_view import MapView
from udset_desktop.interview.screen import SaidByState

_NO_END = 16777215
"""As wide as Qt lets anything be."""

_WORN = frozenset({QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange})
_LEFT = 72
"""What a slim row leaves of the page in a low window, at 100 %."""

LARGE_TEXT = 150
"""Text size, in per cent, from which the side has no room for hints."""


class TalkBar(QFrame):
    """Whose conversation it is, how long it has gone on, how to stop or pause it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(UNIT, UNIT, 2 * UNIT, UNIT)
        self.name = label(voice="strong", name="name")
        self.kind = label(voice="quiet", name="kind")
        self.minutes = label(voice="small", wrap=False, name="minutes")
        self.stop_button = button(say("conversation.stop"), kind="quiet small", name="stop_button")
        self.pause_button = button(say("conversation.pause"), kind="quiet small", name="pause_button")
        # As tall as the words need at their width; Qt would take the height of the narrowest column.
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Ignored)
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        whose, self._deeds = QHBoxLayout(), QHBoxLayout()
        whose.setSpacing(2 * UNIT)
        self._deeds.setSpacing(0)
        for line, widgets in (
            (whose, (self.name, self.kind)),
            (self._deeds, (self.minutes, self.stop_button, self.pause_button)),
        ):
            for widget in widgets:
                line.addWidget(widget)
        self.minutes.setContentsMargins(0, 0, 2 * UNIT, 0)  # its own: without minutes nothing is kept apart
        whose.setStretch(1, 1)
        self._deeds.addStretch(0)
        self._line.addLayout(whose, 1)
        self._line.addLayout(self._deeds)

    def event(self, event: QEvent) -> bool:
        """Other words or another width may ask for another line."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            width = sum(one.fontMetrics().horizontalAdvance(one.text()) for one in (self.name, self.kind))
            fits = width + self._deeds.sizeHint().width() + 9 * UNIT <= self.width()
            last, loose = (
                self._deeds.count() - 1,
                0 if fits else 1,
            )  # in a line of their own, side by side at its start
            if self._deeds.stretch(last) != loose:
                self._deeds.setStretch(last, loose)
            stack(self._line, fits=fits)
        return super().event(event)


class TalkSide(QFrame):
    """The list of what can be talked about, the buttons of the tools, who is in the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self.map = MapView()
        self.keys_hint = label(say("conversation.keys_hint"), voice="small")
        self.keys_hint.setContentsMargins(0, 0, 0, UNIT)
        self.room = QuietChoice("room", shrinks=True)
        self.aids = QuietChoice("aids", shrinks=True)
        self.aids.hide()
        held = QWidget()
        self._row = WrapLayout(held)
        self._tools = GivingWay(held)
        self._tools.hide()
        column.addWidget(self.map, 1)
        column.addSpacing(UNIT)  # a row that is cut in half there must not touch what stands below
        below = QVBoxLayout()
        below.setContentsMargins(UNIT, 0, 0, 0)  # where the words of the list begin
        for widget in (self._tools, self.room, self.aids, self.keys_hint):
            below.addWidget(widget)
        column.addLayout(below)
        self._fit_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Where letters are large, the list needs the room more than the hint; `?` says it too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_hint()

    def _fit_hint(self) -> None:
        self.keys_hint.setHidden(theme_of().percent >= LARGE_TEXT)

    def show_aids(self, state: SaidByState) -> None:
        """What was tried before somebody spoke for the person, where that began in the talk."""
        self.aids.setVisible(bool(state.aids))
        tried = ", ".join(one.words for one in state.aids if one.chosen)
        words = say("conversation.tried", aids=tried) if tried else state.aids_ask
        self.aids.show_choices(words, (state.aids,), state.aids_ask)

    def add_tool(self, made: QWidget) -> None:
        """The button of one tool of the conversation."""
        self._row.addWidget(made)
        self._tools.show()


class TalkFoot(QFrame):
    """The one cue, Back and Next; the cue has a line of its own where it would be squeezed beside them."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(2 * UNIT, UNIT, 3 * UNIT, UNIT)
        self._line.setSpacing(2 * UNIT)
        self.cue = label(voice="small", name="cue")
        self.back_button = button("", name="back_button")
        self.next_button = button("", kind="loud", name="next_button")
        self._words: dict[QPushButton, tuple[str, str]] = {}
        self._fitted: tuple[object, ...] = ()
        self._turns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._turns.addStretch(1)
        for made in (self.back_button, self.next_button):
            made.setMinimumWidth(1)  # else side by side they would hold the window open so wide
            self._turns.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
        self._line.addWidget(self.cue, 1)
        self._line.addLayout(self._turns)

    def word(self, back: tuple[str, str], onward: tuple[str, str]) -> None:
        """What each button says, and what it says where that is longer than the window is wide."""
        for made, (words, short) in ((self.back_button, back), (self.next_button, onward)):
            made.setAccessibleName(words)
            self._words[made] = (words.replace("&", "&&"), short)
        self._give_room()

    def event(self, event: QEvent) -> bool:
        """Other words or another width may ask for another line."""
        if event.type() in _WORN:
            self._fitted = ()  # only what is shown has the letters and frames that it will have
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show}:
            self._give_room()
        return super().event(event)

    def _give_room(self) -> None:
        hidden = tuple(made.isHidden() for made in self._words)
        asked = (self.width(), self.cue.text(), hidden, tuple(self._words.values()), theme_of())
        if asked == self._fitted:
            return  # Qt asks again for every word that it lays out
        self._fitted = asked
        room = self.width() - 5 * UNIT
        frames = {
            made: made.sizeHint().width() - _wide(made, made.text()) + 2 * UNIT
            for made in self._words
            if not made.isHidden()
        }
        said = {made: words for made, (words, _) in self._words.items()}
        cue = _wide(self.cue, self.cue.text())
        if cue + _beside(frames, said) > room and self.back_button in said:
            # Where Next leads is looked at; where Back leads is known, and its words cost the page a line.
            said[self.back_button] = self._words[self.back_button][1]
        if _beside(frames, said) > room:
            for made, frame in frames.items():
                words, short = self._words[made]
                said[made] = words if _wide(made, words) + frame <= room + 2 * UNIT else short
        for made, words in said.items():
            if made.text() != words:
                made.setText(words)
        turns = _beside(frames, said)
        stack(self._turns, fits=turns <= room)
        stack(self._line, fits=cue + turns <= room)


def _wide(part: QLabel | QPushButton, words: str) -> int:
    return part.fontMetrics().horizontalAdvance(words)


def _beside(frames: dict[QPushButton, int], said: dict[QPushButton, str]) -> int:
    """How wide buttons with these words are side by side."""
    return sum(frame + _wide(made, said[made]) for made, frame in frames.items())


class ToolDesk(QWidget):
    """The stages of a conversation, and the tools over them, beside them or in a slim row under them.

    Signals: `front_changed()` another of the stages and the tools over them is in front.
    """

    front_changed = Signal()

    def __init__(self, stages: QWidget) -> None:
        super().__init__()
        self._beside: tuple[QWidget, int, int] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._row.addLayout(column, 1)
        self._stages = stages
        self._over = FrontStack()
        self._over.addWidget(stages)
        self._over.currentChanged.connect(self.front_changed)
        # Else a tall tool in front would hold the window open.
        self._over.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        held = QWidget()
        self._slim = QVBoxLayout(held)
        self._slim.setContentsMargins(0, 0, 0, 0)
        self._slim.setSpacing(0)
        column.addWidget(self._over, 1)
        column.addWidget(GivingWay(held))
        self._fit()

    @property
    def covered(self) -> bool:
        """Whether a tool lies over the page."""
        return self._over.currentWidget() is not self._stages

    @property
    def front(self) -> QWidget | None:
        """What is in front: the stages, or the tool that lies over them."""
        return self._over.currentWidget()

    def add_slim(self, tool: QWidget) -> None:
        """A tool in a slim row under the page; it shows and hides itself."""
        tool.hide()
        self._slim.addWidget(tool)

    def add_page(self, tool: QWidget) -> None:
        """A tool that can lie over the whole page."""
        self._over.addWidget(tool)

    def lay_over(self, tool: QWidget) -> None:
        """One of those in front; the map at the side and the foot stay."""
        self._bring(tool)

    def lies_over(self, tool: QWidget) -> bool:
        """Whether this one is in front."""
        return self._over.currentWidget() is tool

    def take_focus(self) -> None:
        """The focus to the tool that lies over the page."""
        if (tool := self._over.currentWidget()) is not None:
            tool.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self, *, with_focus: bool = True) -> None:
        """The page in front again; without the focus where another page is about to take it."""
        self._bring(self._stages, with_focus=with_focus)

    def _bring(self, front: QWidget, *, with_focus: bool = True) -> None:
        # What hides with the focus in it has Qt walk the whole window for another place.
        held, before = self.window().focusWidget(), self._over.currentWidget()
        moved = held is not None and before not in (None, front) and before.isAncestorOf(held)
        if moved:
            held.clearFocus()
        self._over.setCurrentWidget(front)
        if moved and with_focus and (known := front.focusWidget()) is not None:
            known.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_beside(self, tool: QWidget, width: int, least: int) -> None:
        """A tool at the right of the page; over it where less than `least` would be left of the page.

        Both are sizes at 100 %: they grow with the text, and the place is found anew when it does.
        """
        self._beside = (tool, width, least)
        self._settle()

    def _settle(self) -> None:
        if self._beside is None:
            return
        tool, width, least = self._beside
        theme = theme_of()
        fits = self.width() - theme.px(width) >= theme.px(least)
        if fits:
            if self._over.indexOf(tool) >= 0:
                self.lift()  # else some other tool comes in front when this one goes
                self._over.removeWidget(tool)
            if self._row.indexOf(tool) < 0:
                self._row.addWidget(tool)
            tool.setFixedWidth(theme.px(width))
            tool.show()
        else:
            self._row.removeWidget(tool)
            tool.setMinimumWidth(0)
            tool.setMaximumWidth(_NO_END)
            if self._over.indexOf(tool) < 0:
                self._over.addWidget(tool)
            self.lay_over(tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies beside the page may have to lie over it now, or the other way round."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the text grows."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
            self._settle()

    def _fit(self) -> None:
        self._over.setMinimumHeight(theme_of().px(_LEFT))

    def put_away(self, tool: QWidget) -> None:
        """Out of sight, wherever it lay."""
        self._beside = None
        if self.lies_over(tool):
            self.lift()
        if self._over.indexOf(tool) < 0:
            tool.hide()
