"""The tour under way: the window in one look, the waiting, and one picture after the other.

Each screen of `screens.py` is a function that is handed the `Tour`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from screens_heard import faults_heard
from screens_look import look_over
from screens_rest import unrest_in
from screens_words import untranslated

from udset_desktop.desktop import app as window
from udset_desktop.desktop.fields.choice_list import ChoiceList
from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE

SIZE = (1366, 768)
PATIENCE_S = 120  # the made-up people of the first start, on a machine that does much else
_SQUEEZED = 80
"""Of 100, where 100 is not at all: a tenth larger than the usual, and a third quicker to write."""


@dataclass(frozen=True)
class Look:
    """How the window is dressed, and how large it is."""

    theme: Theme
    size: tuple[int, int] = SIZE
    language: str = BASE_LANGUAGE

    def __str__(self) -> str:
        width, height = self.size
        size = "" if self.size == SIZE else f"-{width}x{height}"
        language = "" if self.language == BASE_LANGUAGE else f"-{self.language}"
        return f"{self.theme.name}-{self.theme.percent}{size}{language}"


@dataclass
class Tour:
    """The window under way, and what was found wrong."""

    program: window.Program
    out: Path
    look: Look
    scratch: Path
    only: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def shell(self) -> Any:  # noqa: ANN401 -- what is looked into here are the widgets of one place each
        """The window's frame."""
        return self.program.shell

    def wait(self, ready: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until it is ready."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            QApplication.processEvents()
            if ready() and self.program.runner.is_quiet:
                return
            time.sleep(0.002)
        raise TimeoutError(self.shell.place)

    def at(self, place: str) -> Any:  # noqa: ANN401 -- as `shell`
        """The view of a place, once it is in front and quiet."""
        self.wait(lambda: self.shell.place == place)
        return self.shell.flows[place].view

    def go(self, place: str, **handed: object) -> Any:  # noqa: ANN401 -- as `shell`
        """Go to a place; its view."""
        self.shell.go(place, **handed)
        return self.at(place)

    def draw(self, name: str) -> None:
        """One page as it looks now, looked over."""
        if self.only and not name.startswith(self.only):
            return
        self.dress()
        title = f"{name}-{self.look}"
        lists = [one for one in self.shell.findChildren(ChoiceList) if one.isVisible()]
        drawn = {window: drawn_of(window) for window in (self.shell, *lists)}
        picture = QImage(drawn[self.shell])
        painter = QPainter(picture)
        for one in lists:
            painter.drawImage(one.pos() - self.shell.mapToGlobal(QPoint(0, 0)), drawn[one])
        painter.end()
        picture.save(str(self.out / f"{title}.png"), "PNG", _SQUEEZED)
        self.pictures += 1
        found = [
            *(fault for window in drawn for fault in look_over(window, drawn[window], self.look.theme.name)),
            *faults_heard(self.shell),
            *unrest_in(self.shell),
        ]
        if self.look.language == PSEUDO_LANGUAGE:
            found += untranslated(self.shell)
        self.faults += [f"{title}: {fault}" for fault in found]

    def dress(self) -> None:
        """In this look, and laid out so."""
        if theme_of() != self.look.theme:  # the window has put on its user's own
            self.look.theme.apply(window_application())
        for _ in range(8):
            QApplication.processEvents()

    def draw_at(self, name: str, area: QScrollArea, widget: QWidget) -> None:
        """The page scrolled down so far that a widget stands at its top, as far as it goes."""
        QApplication.processEvents()
        inside = area.widget()
        area.verticalScrollBar().setValue(widget.mapTo(inside, widget.rect().topLeft()).y() - 16)
        self.draw(name)


def drawn_of(window: QWidget) -> QImage:
    """A window as it looks now, by itself."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def window_application() -> QApplication:
    """The one QApplication."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
