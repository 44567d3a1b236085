"""The cover over a conversation: nothing of anybody visible, any key lifts it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from udset_desktop.desktop.look.controls import announce, label
from udset_desktop.desktop.look.words import say


class CoverView(QWidget):
    """A blank page with one sentence.

    Signals: `lifted()`.
    """

    lifted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._before: QWidget | None = None
        self._hidden: list[QWidget] = []
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("shell.cover_title"))
        self.title = label(say("shell.cover_title"), voice="title")
        self.hint = label(say("shell.cover_hint"), voice="quiet")
        column = QVBoxLayout(self)
        column.addStretch(2)
        for line in (self.title, self.hint):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addStretch(3)
        parent.installEventFilter(self)
        self.hide()

    def lay_over(self) -> None:
        """Cover the whole window: what lies under it can be neither seen, heard nor typed into.

        Whatever had the focus has it again afterwards.
        """
        if self.isHidden():
            self._before = QApplication.focusWidget()
            inside = self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            self._hidden = [one for one in inside if not (one is self or one.isHidden() or one.isWindow())]
            for one in self._hidden:
                one.hide()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        announce(self, say("shell.cover_title"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def focusNextPrevChild(self, _onward: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Tab is a key like any other here."""
        return False

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Any key lifts the cover; the key itself does nothing else."""
        self._lift()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """So does a click."""
        self._lift()

    def put_away(self) -> None:
        """The door is in front: nothing is hidden under the cover, and nothing is gone back to."""
        self._before = None
        self._uncover()

    def _uncover(self) -> None:
        self.hide()
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            one.show()

    def _lift(self) -> None:
        before, self._before = self._before, None
        self._uncover()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._window, say("shell.uncovered"))
        self.lifted.emit()
