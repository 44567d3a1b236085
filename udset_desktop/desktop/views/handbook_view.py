"""The handbook: its pages at the side, one in front, and a line to find words by."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.look.controls import Heading, button, label, one_of
from udset_desktop.desktop.look.layouts import beside, clear
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import BODY, LINE_LENGTH, UNIT
from udset_desktop.desktop.look.words import say

_SIDE = 260
_LINE_PERCENT = 135  # room between lines, for tired eyes
_GROUND = UNIT + 1
"""From the edge of a quiet button to its words: the ground of the page in front stands out by so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line at the side: a page, and the words around what was looked for."""

    name: str
    title: str
    around: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookShown:
    """What to draw: the lines at the side and the page in front."""

    entries: tuple[Entry, ...] = ()
    name: str = ""
    title: str = ""
    text: str = ""  # Markdown
    looked_for: str = ""


class HandbookView(QWidget):
    """Pages to read and to search.

    Signals: `page_asked(name)`, `words_looked_for(text)`, `back_asked()`.
    """

    page_asked = Signal(str)
    words_looked_for = Signal(str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: HandbookShown | None = None
        self._dress = theme_of()
        self.title = Heading(say("handbook.title"))
        self.look_line = LineBox()
        self.look_line.setObjectName("look_line")
        self.look_line.setPlaceholderText(say("handbook.look"))
        self.look_line.setAccessibleName(say("handbook.look"))
        self.look_line.textEdited.connect(self.words_looked_for)
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName(say("handbook.page"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._on_link)
        self.back_button = button(say("handbook.back"), kind="quiet", name="back_button")
        self.back_button.clicked.connect(self.back_asked)
        self._lines = QWidget()
        self.entries = QVBoxLayout(self._lines)
        self.entries.setContentsMargins(0, 0, UNIT, 0)
        self.entries.setSpacing(0)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(self._lines)
        self._lines.installEventFilter(self)
        self._lay()

    def _lay(self) -> None:
        whole = QHBoxLayout(self)
        whole.setSpacing(3 * UNIT)
        whole.setContentsMargins(3 * UNIT - _GROUND, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        # All words of the column begin on one line; what a page in front stands on begins before it.
        left.addLayout(_in_column(self.title))
        left.addLayout(_in_column(self.look_line))
        left.addWidget(self._side, 1)
        left.addLayout(_in_column(beside(self.back_button)))
        whole.addLayout(left, 1)
        whole.addWidget(self.page, 3)

    def show_state(self, state: HandbookShown) -> None:
        """Draw the lines at the side and the page."""
        before, self.state = self.state, state
        if state == before:
            return
        if before is None or (before.entries, before.name) != (state.entries, state.name):
            self._show_entries(state)
        if before is None or before.text != state.text:
            self._show_page(state)

    def _show_entries(self, state: HandbookShown) -> None:
        clear(self.entries)
        for entry in state.entries:
            line = button(entry.title, kind="quiet", name=f"page_{entry.name}")
            one_of(line)
            line.setChecked(entry.name == state.name)
            line.setProperty("page", entry.name)
            line.clicked.connect(self._on_entry)
            self.entries.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
            if entry.around:
                self.entries.addLayout(_in_column(label(entry.around, voice="small")))
        if not state.entries:
            self.entries.addLayout(_in_column(label(say("handbook.nothing"), voice="quiet", name="nothing")))
        self.entries.addStretch(1)
        self._fit_side()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The side grows with the text: its lines ask for another size once they have their look."""
        if watched is self._lines and event.type() is QEvent.Type.LayoutRequest:
            self._fit_side()
        return super().eventFilter(watched, event)

    def _fit_side(self) -> None:
        """Titles are never cut: the side takes what its widest line needs."""
        hint = self.look_line.fontMetrics().horizontalAdvance(self.look_line.placeholderText()) + 3 * UNIT
        self._side.setMinimumWidth(max(_SIDE, hint, self._lines.minimumSizeHint().width() + 2 * UNIT))

    def changeEvent(self, event: QEvent) -> None:
        """A page keeps the letters and colours that it was read in with: in another dress it is read in anew."""
        super().changeEvent(event)
        state: HandbookShown | None = getattr(self, "state", None)
        if event.type() is QEvent.Type.StyleChange and state is not None and self._dress != theme_of():
            self._show_page(state)

    def _show_page(self, state: HandbookShown) -> None:
        self._dress = theme_of()
        document = self.page.document()
        document.setDefaultFont(theme_of().font(BODY))
        document.setDocumentMargin(3 * UNIT)
        self.page.setMarkdown(state.text)
        document.setTextWidth(theme_of().px(LINE_LENGTH))
        _spread(document)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_entry(self) -> None:
        self.page_asked.emit(str(self.sender().property("page")))

    def _on_link(self, link: QUrl) -> None:
        # Links lead to other pages of the handbook only; nothing outside is ever opened.
        name = link.path().removesuffix(".md")
        if not link.scheme() and name:
            self.page_asked.emit(name)


def _in_column(widget: QWidget) -> QHBoxLayout:
    """Where the words of the pages at the side begin."""
    held = QHBoxLayout()
    held.setContentsMargins(_GROUND, 0, 0, 0)
    held.addWidget(widget)
    return held


def _spread(document: QTextDocument) -> None:
    """Room between lines, above headings and inside tables, which Markdown itself does not ask for."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() > 1:
            above = QTextBlockFormat()
            above.setTopMargin(3 * UNIT)
            above.setBottomMargin(UNIT)
            QTextCursor(block).mergeBlockFormat(above)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format().toTableFormat()
            table.setCellPadding(UNIT)
            table.setBorderCollapse(True)
            frame.setFormat(table)
