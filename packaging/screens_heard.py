"""What may be wrong with a page as a screen reader has it: every screen of the tour is walked through.

`faults_heard` reads the tree that Qt hands to a screen reader, and the order in which Tab goes through
the page.  The journeys in `tests/journeys/test_screen_reader.py` hear the same tree over the real bus.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.reading_order import is_stop, stops_of

Role = QAccessible.Role
NO_ROLES = frozenset({Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Grouping, Role.Whitespace})
CHOSEN = frozenset({Role.CheckBox, Role.RadioButton})


def faults_heard(shell: QWidget) -> Iterator[str]:
    """Everything a screen reader could not make sense of on the page in front."""
    heads = 0
    for face in faces_in(shell):
        state, role = face.state(), face.role()
        if state.invisible:
            continue
        name = face.text(QAccessible.Text.Name)
        heads += role in {Role.Heading, Role.Dialog}
        if not state.focusable or state.disabled:
            continue
        told = f"{role.name} {name[:50]!r} {described(face)}"
        if not name.strip():
            yield f"heard without a name: {told}"
        elif not any(map(str.isalnum, name)):
            yield f"heard as a sign alone: {told}"
        if role in NO_ROLES:
            yield f"heard as nothing: {told}"
        if role in CHOSEN and not state.checkable:
            yield f"a choice never heard as chosen: {told}"
    if not heads:
        yield "no heading to stand on"
    yield from faults_of_order(shell)


def faces_in(shell: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything in front, the way a screen reader walks it."""
    face = QAccessible.queryAccessibleInterface(shell)
    if face is not None:
        yield from _inside(face)


def _inside(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if face.state().invisible:
        return
    yield face
    for at in range(face.childCount()):
        child = face.child(at)
        if child is not None:
            yield from _inside(child)


def described(face: QAccessibleInterface) -> str:
    """Enough to find it by."""
    of = face.object()
    return f"({type(of).__name__} {of.objectName()})" if of is not None else "(a row)"


def faults_of_order(shell: QWidget) -> Iterator[str]:
    """What Tab never comes to, and what is told in another order than Tab goes."""
    stops = stops_of(shell)
    for one in shell.findChildren(QWidget):
        if is_stop(one) and one not in stops and one.window() is shell:  # a list over it has keys of its own
            yield f"never reached by Tab: {told(one)}"
    place = {id(stop): at for at, stop in enumerate(stops)}
    heard = [of for face in faces_in(shell) if (of := face.object()) is not None and id(of) in place]
    for before, after in pairwise(heard):
        if place[id(after)] < place[id(before)]:
            yield f"told in another order: {told(before)} before {told(after)}"


def told(widget: QWidget) -> str:
    """Enough to find a widget by."""
    face = QAccessible.queryAccessibleInterface(widget)
    name = face.text(QAccessible.Text.Name) if face else ""
    return f"{type(widget).__name__} {widget.objectName()} {name[:40]!r}"
