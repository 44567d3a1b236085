"""The pages of a paper as they will print, one under the other, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from udset_desktop.desktop.look.controls import label
from udset_desktop.desktop.look.layouts import ScrollPage, clear
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say

_EDGES = 2  # the line around a page, left and right
_WIDEST, _NARROWEST = 760, 200
_SIDE_WIDTH = 360


class PaperPages(ScrollPage):
    """The paper itself; `waiting` is shown while it is being drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=820)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("sheet.paper"))
        self.waiting = label(say("sheet.drawing"), voice="quiet")
        self.column.addWidget(self.waiting)
        self.sheets = QVBoxLayout()
        self.sheets.setSpacing(2 * UNIT)
        self.column.addLayout(self.sheets)
        self.column.addStretch(1)
        self.pages: tuple[QImage, ...] = ()

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """These pages, from the top; none while the first is being drawn."""
        self.pages = pages
        clear(self.sheets)
        for number, page in enumerate(pages, start=1):
            shown = QLabel()
            shown.setAccessibleName(say("sheet.page", number=number, of=len(pages)))
            shown.setProperty("paper", True)  # noqa: FBT003 -- Qt's own signature
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.sheets.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
            self._draw(shown, page)
        self.show_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper is as wide as there is room."""
        super().resizeEvent(event)
        for place, page in enumerate(self.pages):
            item = self.sheets.itemAt(place)
            shown = item.widget() if item else None
            if isinstance(shown, QLabel):
                self._draw(shown, page)

    def _draw(self, shown: QLabel, page: QImage) -> None:
        # The scroll bar comes with the pages, and takes its room from them.
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(_NARROWEST, min(_WIDEST, self.width() - bar - 6 * UNIT - _EDGES))
        ratio = self.devicePixelRatioF()
        picture = page.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        shown.setPixmap(QPixmap.fromImage(picture))
        shown.setFixedSize(round(picture.width() / ratio) + _EDGES, round(picture.height() / ratio) + _EDGES)


class BesidePaper(QWidget):
    """A paper at the left and what to do with it at the right, in a side that grows with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.paper = PaperPages()
        self.side = ScrollPage(width=_SIDE_WIDTH)
        line.addWidget(self.paper, 1)
        line.addWidget(self.side)

    def changeEvent(self, event: QEvent) -> None:
        """The side grows with the text, up to somewhat over half the window."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """And keeps to its share of the window."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        self.side.setFixedWidth(max(1, min(theme_of().px(_SIDE_WIDTH), self.width() * 11 // 20)))
