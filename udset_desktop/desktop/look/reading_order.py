"""Tab goes through a page in the order it is read, whenever its parts were made.

Qt's own order is the order of making; views that make parts late call `keep_reading_order`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def keep_reading_order(page: QWidget, *, behind: QWidget | None = None) -> None:
    """Put everything on `page` in the order of its layouts, right behind the page or `behind`."""
    before = behind or page
    for part in parts_of(page):
        if part is not before:
            _put_behind(before, part)
            before = part


def parts_of(page: QWidget) -> Iterator[QWidget]:
    """A widget, then everything in its layouts, from the first to the last."""
    yield page
    if isinstance(page, QScrollArea):
        if (inner := page.widget()) is not None:
            yield from parts_of(inner)
    elif (layout := page.layout()) is not None:
        yield from _parts_in(layout)


def _parts_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from parts_of(widget)
        elif (inner := item.layout()) is not None:
            yield from _parts_in(inner)


def _put_behind(one: QWidget, other: QWidget) -> None:
    # Qt puts nothing in order that Tab never reaches; what is made inside it later needs its place.
    policies = one.focusPolicy(), other.focusPolicy()
    one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    QWidget.setTabOrder(one, other)
    one.setFocusPolicy(policies[0])
    other.setFocusPolicy(policies[1])
