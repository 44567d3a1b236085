"""The one discreet key of a page where somebody sits opposite; what it is called says nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say

KEY = "F2"


def follow_up_key(page: QWidget, asked: Callable[[], None]) -> QPushButton:
    """The quiet button of a page that leads to a follow-up, and its key anywhere on the page."""
    made = button(say("follow_up.key"), kind="quiet", name="follow_up_button")
    made.clicked.connect(asked)
    key = QShortcut(QKeySequence(KEY), page)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.activated.connect(asked)
    return made
