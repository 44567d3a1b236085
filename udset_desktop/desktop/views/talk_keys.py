"""The keys of a conversation that a shortcut cannot hold: digits choose, letters lead.

Used by `views.conversation_view`, which puts it before every key while it is in front.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from udset_desktop.desktop.views.map_view import MapView
from udset_desktop.desktop.views.page_view import PageView

_OF_LETTERS = {Qt.Key.Key_K, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt}
_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(10)}


class Talk(Protocol):
    """The view of a conversation, as far as its keys need it."""

    map: MapView
    page: PageView

    @property
    def in_pages(self) -> bool:
        """Whether a page with its question is in front."""
        ...

    def ask_page(self, page: str) -> None:
        """Another page."""
        ...

    def ask_section(self, number: int) -> None:
        """Another section."""
        ...

    def isAncestorOf(self, child: QWidget, /) -> bool:
        """Whether a widget is part of it."""
        ...


class TalkKeys(QObject):
    """Digits choose, wherever the focus is; letters lead while the map shows them.

    Stands before the widget that has the focus and before no other: a page turn sends a hundred
    events through a window, and what stands before the whole program is asked about each.
    """

    def __init__(self, view: Talk, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._listens = False

    def listen(self) -> None:
        """Follow the focus from now on."""
        if not self._listens:
            self._listens = True
            QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
            self._follow(None, QApplication.focusWidget())

    def rest(self) -> None:
        """And no longer."""
        if self._listens:
            self._listens = False
            QApplication.instance().focusChanged.disconnect(self._follow)  # type: ignore[union-attr]
            self._follow(QApplication.focusWidget(), None)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and self._view.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is ours before the focused widget does."""
        if not isinstance(event, QKeyEvent) or event.type() not in {
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        }:
            return False
        focused = QApplication.focusWidget()
        if focused is None or watched is not focused or not self._view.isAncestorOf(focused):
            return False
        taken = self._takes(event)
        if taken and event.type() is QEvent.Type.KeyPress:
            self._take(event)
        elif taken:
            event.accept()
        return taken

    def _takes(self, event: QKeyEvent) -> bool:
        if self._view.map.shows_letters:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() not in _OF_LETTERS
            if held or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
                self._view.map.put_letters_away()  # another command of the conversation: it means itself
                return False
            return event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}
        if event.key() not in _DIGITS or not self._view.in_pages:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier:
            return True
        return held == Qt.KeyboardModifier.NoModifier and not writes(QApplication.focusWidget())

    def _take(self, event: QKeyEvent) -> None:
        view = self._view
        if view.map.shows_letters:
            if view.map.scroll_letters(event.key()):
                return
            page = view.map.page_at_letter(event.text().lower())
            view.map.put_letters_away()
            if page:
                view.ask_page(page)
            return
        digit = _DIGITS[Qt.Key(event.key())]
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and not writes(QApplication.focusWidget()):
            view.ask_section(digit)
        elif view.page.body is not None:
            view.page.body.choose_by_key(digit)


def writes(widget: QWidget | None) -> bool:
    """Whether letters typed now become text."""
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()
