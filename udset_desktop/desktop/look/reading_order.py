"""Tab goes through the window in the order it is read, whenever its parts were made.

Qt's own order is the order of making, and much of the window is made late.  The frame asks here at
each Tab instead: what lies in front is walked as its layouts have it, first to last.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLayout, QLineEdit, QScrollArea, QWidget

from udset_desktop.desktop.look.tokens import RING


def parts_of(page: QWidget, *, shown: bool = False) -> Iterator[QWidget]:
    """A widget, then everything in it, from the first to the last; with `shown` what is in sight alone."""
    if shown and page.isHidden():
        return
    yield page
    if isinstance(page, QScrollArea):
        if (inner := page.widget()) is not None:
            yield from parts_of(inner, shown=shown)
        return
    if isinstance(page, QAbstractScrollArea | QComboBox | QLineEdit):
        return  # what such a one holds is its own affair
    laid: set[int] = set()
    if (layout := page.layout()) is not None:
        for part in _laid_in(layout):
            laid.add(id(part))
            yield from parts_of(part, shown=shown)
    for child in page.children():  # what was put in its place by hand
        if isinstance(child, QWidget) and id(child) not in laid and not child.isWindow():
            yield from parts_of(child, shown=shown)


def _laid_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_in(inner)


def stops_of(window: QWidget) -> list[QWidget]:
    """Where Tab stops in a window as it is now, in the order it is read."""
    return [part for part in parts_of(window, shown=True) if is_stop(part)]


def is_stop(part: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    # In sight first: that is the cheapest to ask, and most of a window is not.
    tab = Qt.FocusPolicy.TabFocus
    return part.isVisible() and part.isEnabled() and part.focusPolicy() & tab == tab and not part.focusProxy()


def stop_at_next(window: QWidget, *, onward: bool) -> bool:
    """Take the focus to where Tab goes from where it is, or Shift+Tab with `onward` off; whether it could.

    Round again at the end.  From what Tab does not reach (a heading, a page) it is what comes after that.
    """
    parts = list(parts_of(window, shown=True))
    here: QWidget | None = window.focusWidget()
    while here is not None and here not in parts:
        here = here.parentWidget()
    at = parts.index(here) if here is not None else 0
    others = parts[at + 1 :] + parts[:at] if onward else parts[:at][::-1] + parts[at + 1 :][::-1]
    following = next(filter(is_stop, others), None)
    if following is None:
        return False
    following.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(following)
    return True


def bring_into_sight(part: QWidget) -> None:
    """Scroll every page that a widget lies in until it is seen; Qt's pages do so only for Tab from within."""
    holder = part.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(part, 0, RING)
        holder = holder.parentWidget()


def tell_in_order(page: QWidget) -> None:
    """Have a screen reader told of everything on `page` in the order it is read.

    It is told in the order of making; what makes parts late and puts them between others calls this.
    """
    parts = list(parts_of(page))
    place = {id(part): at for at, part in enumerate(parts)}
    for part in parts:
        inside = [child for child in part.children() if isinstance(child, QWidget) and id(child) in place]
        ordered = sorted(inside, key=lambda child: place[id(child)])
        if inside != ordered:
            for child in ordered:
                child.raise_()
