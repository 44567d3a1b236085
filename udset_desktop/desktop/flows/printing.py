"""Pages to the system's own print window, for every flow that prints; nothing touches the disk.

What became of it is each flow's own to keep and to say.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from udset_desktop.usecases.summarising import PageImage

SCREEN_DPI, PRINT_DPI = 110, 300


class Printing:
    """The print window over one view; `printer` is the one asked for last."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self.printer: QPrinter | None = None

    def ask(self, name: str, pages: tuple[PageImage, ...], printed: Callable[[], None]) -> None:
        """Ask where to; `printed` is called once the pages are on their way, and not where it was declined.

        Others on the network see the `name` of a print job: it says nothing of anybody.
        """
        printer = self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)

        def accepted() -> None:
            paint_pages(printer, pages)
            printed()

        dialog = QPrintDialog(printer, self._view)
        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own `open` wants a slot by name


def image_of(page: PageImage) -> QImage:
    """One page as Qt draws it; the pixels are copied, so the bytes may go."""
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


def paint_pages(printer: QPrinter, pages: tuple[PageImage, ...]) -> None:
    """Every page onto the printer, as large as the paper allows; nothing touches the disk."""
    painter = QPainter(printer)
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            room = QRectF(painter.viewport())
            picture = image_of(page)
            share = min(room.width() / picture.width(), room.height() / picture.height())
            size = QRect(0, 0, round(picture.width() * share), round(picture.height() * share))
            painter.drawImage(size, picture)
    finally:
        painter.end()
