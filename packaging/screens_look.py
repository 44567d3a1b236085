"""What may be wrong with a page as it was drawn: cut-off text, out of reach, no name, too little contrast.

Called by the screens tour with each picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from udset_desktop.desktop.fields.quiet_choice import QuietChoice
from udset_desktop.desktop.look.controls import ChoiceButton
from udset_desktop.desktop.look.tokens import ThemeName, contrast_of

AA, AAA = 4.5, 7.0
_LEAST_INK = 3  # pixels of text colour that make a text


def look_over(shell: QWidget, picture: QImage, theme: ThemeName) -> Iterator[str]:
    """Everything wrong with the page in front, or with a list over it: one window of the two."""
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), picture.width())
    for widget in shell.findChildren(QWidget):
        if not widget.isVisible() or widget.width() <= 0 or widget.window() is not shell:
            continue
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if reached and not spoken(widget):
            yield f"no accessible name: {described(widget)}"
        if reached and out_of_reach(widget):
            yield f"out of reach: {described(widget)}"
        if cut_off(widget):
            yield f"cut off: {described(widget)}"
        if isinstance(widget, QScrollArea) and (over := too_wide(widget)) > 0:
            yield f"wider than its page by {over} px: {described(widget)}"
        if isinstance(widget, QLabel | QAbstractButton) and widget.isEnabled() and words_of(widget):
            found = contrast_in(shell, widget, pixels)
            if found is not None and found < (AAA if theme is ThemeName.CONTRAST else AA):
                yield f"contrast {found:.1f}: {described(widget)}"


def too_wide(area: QScrollArea) -> int:
    """By how much the inside of a page that never scrolls sideways is wider than the page."""
    if area.widget() is None:
        return 0
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return 0
    least = max(area.widget().minimumSizeHint().width(), area.widget().minimumWidth())
    return least - area.viewport().width()


def out_of_reach(widget: QWidget) -> bool:
    """Whether a part of a control lies outside what holds it, where no scrolling brings it in."""
    rect, inside = widget.rect(), widget
    while not inside.isWindow():
        rect = QRect(inside.mapToParent(rect.topLeft()), rect.size())
        holder = inside.parentWidget()
        area = holder.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is inside:
            # Scrolling brings in whatever lies within the page; from here on it is the page that counts.
            rect, inside = area.rect(), area
            continue
        if not holder.rect().adjusted(-1, -1, 1, 1).contains(rect):
            return True
        inside = holder
    return False


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face else ""


def words_of(widget: QWidget) -> str:
    """The words drawn on a label or button."""
    return str(widget.property("text") or "")


def described(widget: QWidget) -> str:
    """Enough to find the widget by."""
    return f"{type(widget).__name__} {widget.objectName()} {words_of(widget)[:50]!r}"


def cut_off(widget: QWidget) -> bool:
    """Whether a widget is too small for its words."""
    if isinstance(widget, ChoiceButton):
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QuietChoice):  # gives up letters on purpose, and says them all
        return widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&")) > widget.width() + 1
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            longest = max(map(widget.fontMetrics().horizontalAdvance, parts_of(widget.text())), default=0)
            return (
                longest > widget.contentsRect().width() + 1
                or widget.heightForWidth(widget.width()) > widget.height() + 1
            )
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QPushButton) and widget.hasHeightForWidth():
        return (
            widget.minimumSizeHint().width() > widget.width() + 1
            or widget.heightForWidth(widget.width()) > widget.height() + 1
        )
    if isinstance(widget, QPushButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 12
    return False


def parts_of(text: str) -> list[str]:
    """What of a text is never broken: a line ends at a space, or after a hyphen no digit follows."""
    return re.split(r"\s+|(?<=[^\s]-)(?=[^\d\s])", text)


def contrast_in(shell: QWidget, widget: QWidget, pixels: np.ndarray) -> float | None:
    """The contrast between a widget's ground and its words, as they were really drawn."""
    corner = widget.mapTo(shell, QPoint(0, 0))
    rect = QRect(corner, widget.size()).intersected(shell.rect())
    seen = widget.visibleRegion().boundingRect()
    rect = rect.intersected(QRect(corner + seen.topLeft(), seen.size()))
    line = widget.fontMetrics().height()
    if rect.width() < line or rect.height() < min(widget.height(), 2 * line):
        return None  # scrolled out of sight, or too much of it to see its words
    inner = pixels[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]
    colours, counts = np.unique(inner & 0xFFFFFF, return_counts=True)
    ground = int(colours[counts.argmax()])
    often = colours[counts >= _LEAST_INK].tolist()
    return max((contrast_between(ground, colour) for colour in often if colour != ground), default=None)


@lru_cache(maxsize=1 << 16)
def contrast_between(first: int, second: int) -> float:
    """The contrast of two pixels; the same few stand on every page."""
    return contrast_of(hex_of(first), hex_of(second))


def hex_of(colour: int) -> str:
    """A pixel as the tokens write colours."""
    return f"#{colour:06x}"
