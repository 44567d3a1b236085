"""The slim line for a jot: typed while the person talks, kept by Enter, put away by Escape.

Shown under whatever page is in front.  Holds one line at a time; what is half typed stays in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import button, label, stays_down
from udset_desktop.desktop.look.growing_box import GrowingBox
from udset_desktop.desktop.look.layouts import WrapLayout
from udset_desktop.desktop.look.reading_order import bring_into_sight
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.trouble import show_trouble
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.jot import JOT_AT_MOST, HalfJot

PASTE_AT_MOST = 10 * JOT_AT_MOST
"""Letters that may stand in the line, to be shortened by hand; a whole file is not a jot."""


class JotLine(GrowingBox):
    """Where a jot is typed.

    Signals: `entered()` by Enter, `put_away()` by Escape, `marked()` by F7, `turned_over()` by F4 (it
    is somebody else's).
    """

    entered = Signal()
    put_away = Signal()
    marked = Signal()
    turned_over = Signal()

    def __init__(self) -> None:
        super().__init__(voice="body", at_least=1, letters=PASTE_AT_MOST, holds=JOT_AT_MOST)
        self.setObjectName("jot_line")
        self.ask(say("jots.line"))
        self._own = {
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
            Qt.Key.Key_Escape: self.put_away,
            Qt.Key.Key_F7: self.marked,
            Qt.Key.Key_F4: self.turned_over,
        }

    def ask(self, words: str) -> None:
        """What belongs into it, said where nothing stands in it yet."""
        self.setAccessibleName(words)
        self.setPlaceholderText(words)

    def event(self, event: QEvent) -> bool:
        """Its own keys come before the conversation's: F7 here is about the jot."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape puts away; everything else is typed."""
        if self._is_own(event):
            self._own[Qt.Key(event.key())].emit()
        else:
            super().keyPressEvent(event)

    def _is_own(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in self._own:
            return False
        return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class JotBar(QFrame):
    """The line, how far into the talk it is, and whose it is.

    Signals: `entered(text, between_us)`, `remark_entered(whose, text)`, `put_away()`; `typed(text)` for
    every change of `half`, its marks and the name too.
    """

    entered = Signal(str, bool)
    remark_entered = Signal(str, str)
    typed = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jot_bar")
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        self._drawing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 3 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        self.minutes = label(voice="small", wrap=False, name="jot_minutes")
        self.line = JotLine()
        self.between_us = self._mark("between_us")
        self.for_another = self._mark("for_another")
        self.whose_ask = label(say("jots.whose"), voice="small", wrap=False)
        self.whose = LineBox()
        self.whose.setObjectName("jot_whose")
        self.whose.setAccessibleName(say("jots.whose"))
        self.finding = label(voice="badge", name="jot_finding")
        self.keys = label(say("jots.keys"), voice="small", wrap=False)
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self.minutes)
        top.addWidget(self.line, 1)
        column.addLayout(top)
        column.addWidget(self._below())
        column.addWidget(self.finding)
        self._connect()
        self.forget()

    def _mark(self, name: str) -> QPushButton:
        made = button(
            say(f"jots.{name}"), kind="quiet small", name=f"jot_{name}", says=say(f"jots.{name}_says")
        )
        return stays_down(made)

    def _below(self) -> QWidget:
        held = QWidget()
        row = WrapLayout(held, gap=UNIT)
        for widget in (self.keys, self.between_us, self.for_another, self.whose_ask, self.whose):
            row.addWidget(widget)
        return held

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_typed)
        self.line.entered.connect(self._on_entered)
        self.line.put_away.connect(self.put_away)
        self.line.marked.connect(self.between_us.click)
        self.line.turned_over.connect(self.for_another.click)
        self.for_another.toggled.connect(self._show_whose)
        self.between_us.toggled.connect(self._on_marked)
        self.for_another.toggled.connect(self._on_marked)
        self.whose.textChanged.connect(self._on_marked)
        self.whose.returnPressed.connect(self._on_entered)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.toPlainText()

    def show_moment(self, minutes: str) -> None:
        """How far into the talk it is; "" where nobody knows."""
        self.minutes.setText(minutes)
        self.minutes.setVisible(bool(minutes))

    def take_focus(self, minutes: str) -> None:
        """Be there to be typed in."""
        self.show_moment(minutes)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def half(self) -> HalfJot:
        """The line with its marks, as far as it is typed."""
        whose = self.whose.text() if self.for_another.isChecked() else None
        return HalfJot(text=self.text, between_us=self.between_us.isChecked(), whose=whose)

    def show_half(self, half: HalfJot) -> None:
        """What was half typed, marked as it was."""
        self._drawing = True
        self.line.setPlainText(half.text)
        self.between_us.setChecked(half.between_us)
        self.whose.setText(half.whose or "")
        self.for_another.setChecked(half.whose is not None)
        self._show_whose(half.whose is not None)
        self._drawing = False

    def offer_name(self, name: str) -> None:
        """Whose conversation a remark is probably for."""
        if not self.whose.text().strip():
            self.whose.setText(name)

    def say_finding(self, sentence: str) -> None:
        """What was wrong with the line; "" for nothing."""
        show_trouble(self.finding, sentence, (self.line,))

    def forget(self) -> None:
        """Nothing typed, nothing marked."""
        self.show_half(HalfJot())
        self.say_finding("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away from the name and the marks too."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The name's line grows with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "whose"):
            self.whose.setMinimumWidth(theme_of().px(24 * UNIT))

    def _show_whose(self, shown: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        for widget in (self.whose_ask, self.whose):
            widget.setVisible(shown)
        self.between_us.setVisible(not shown)
        if shown and self.isVisible() and not self._drawing and not self.whose.text():
            self.whose.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.whose)

    def _on_typed(self) -> None:
        if not self._drawing:
            self.say_finding("")
            self.typed.emit(self.text)

    def _on_marked(self) -> None:
        if not self._drawing and self.text:  # a mark on nothing is nothing to keep
            self.typed.emit(self.text)

    def _on_entered(self) -> None:
        if self.for_another.isChecked():
            self.remark_entered.emit(self.whose.text(), self.text)
        else:
            self.entered.emit(self.text, self.between_us.isChecked())
