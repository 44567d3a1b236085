"""The pictures beside words, from `resources/pictures`, in the ink of whatever they lie on.

Called by painted controls.  A picture never stands alone and never says anything by its colour.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.foundation.resources import read_resource_text, resources_folder

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

FOLDER = "pictures"


def has_picture(name: str) -> bool:
    """Whether there is a picture of this name."""
    return bool(name) and (resources_folder() / FOLDER / f"{name}.svg").is_file()


def paint_picture(painter: QPainter, name: str, spot: QRectF, colour: str) -> None:
    """The picture in this place; nothing where there is none."""
    if has_picture(name):
        _drawing(name, colour).render(painter, spot)


def picture_icon(name: str, across: int, colour: str) -> QIcon:
    """The picture as an icon beside the words of a button."""
    drawn = QPixmap(across, across)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_picture(painter, name, QRectF(0, 0, across, across), colour)
    painter.end()
    return QIcon(drawn)


class PictureMark(QWidget):
    """A picture beside a sentence, in the ink of the window; a screen reader has the sentence."""

    def __init__(self, across: int) -> None:
        super().__init__()
        self._across, self.name = across, ""

    def show_picture(self, name: str) -> None:
        """Another picture; none, and no room taken, for no name."""
        self.name = name
        self._fit()
        self.setVisible(has_picture(name))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """As large as the letters beside it, in a window that is open too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        side = theme_of().px(self._across)
        if self.minimumWidth() != side:
            self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture(painter, self.name, QRectF(self.rect()), theme_of().colours.ink)


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    # late: the first page has no picture and must not wait for the drawing of them
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    text = read_resource_text(FOLDER, f"{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(text.encode())
