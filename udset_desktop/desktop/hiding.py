"""Nothing of anybody in sight: what the cover and the door have in common.

Whatever lies over the window is closed, what is read aloud stops, its lines go out of sight, and what comes meanwhile for a place that is
hidden waits: a late result would open a window, turn a page or have a sentence read out.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.views.cover_view import CoverView
from udset_desktop.desktop.views.message_bar import MessageBar
from udset_desktop.desktop.work.busy import BusyLine
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.desktop.work.runner import StartsJobs
from udset_desktop.desktop.work.speech import hush_everybody
from udset_desktop.desktop.work.windows_over import shut_windows_over


class Hiding(QObject):
    """Hides one window; `is_shut` while a locked door stands in front, which the frame puts there."""

    def __init__(self, window: QWidget, runner: StartsJobs, bar: MessageBar, busy: BusyLine) -> None:
        super().__init__(window)
        self._window, self._runner, self._lines = window, runner, (bar, busy)
        self.is_shut = False
        self.cover = CoverView(window)
        self.cover.lifted.connect(self.show_again)

    def lay_cover(self) -> None:
        """Under the cover, until any key."""
        self._hide()
        self.cover.lay_over()

    def shut_door(self) -> None:
        """Behind the door, until it is opened; of what was copied nothing stays."""
        self.is_shut = True
        self._hide()
        lent_clipboard().take_all_off()

    def show_again(self) -> None:
        """It may be seen again, and whatever waited comes."""
        self.is_shut = False
        for line in self._lines:
            line.let_out()
        self._runner.let_through()

    def _hide(self) -> None:
        shut_windows_over(self._window)
        hush_everybody()
        for line in self._lines:
            line.hold()
        self._runner.hold_back()
