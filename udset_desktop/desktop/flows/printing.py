"""Pages to the system's own print window, for every flow that prints; they are painted on a lane.

What became of it is each flow's own to keep and to say.  Qt hands the pages to the system's spooler by
a scratch file of its own (`foundation.shielding` has it made in memory where there is such a place).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.usecases.summarising import PageImage

SCREEN_DPI, PRINT_DPI = 110, 300


class Printing:
    """The print window over the view of one flow; `printer` is the one asked for last."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.printer: QPrinter | None = None

    def ask(self, name: str, pages: tuple[PageImage, ...], printed: Callable[[], None]) -> None:
        """Ask where to; `printed` is called once the printer has all pages, and not where it took none.

        Others on the network see the `name` of a print job: it says nothing of anybody.
        """
        printer = self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)

        def accepted() -> None:
            # Kept: half a paper is worse than none, and Qt has no way to call one back.
            self._flow.run(
                lambda _control: paint_pages(printer, pages),
                lambda taken: printed() if taken else self._flow.frame.tell(say("shell.not_printed")),
                lane=Lane.PURE,
                keep=True,
            )

        dialog = QPrintDialog(printer, self._flow.view)
        dialog.accepted.connect(accepted)
        self._flow.frame.open_over(dialog)


def image_of(page: PageImage) -> QImage:
    """One page as Qt draws it; the pixels are copied, so the bytes may go."""
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


def paint_pages(printer: QPrinter, pages: tuple[PageImage, ...]) -> bool:
    """Every page onto the printer, as large as the paper allows; whether the printer took them all."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
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
        ended = painter.end()
    return ended and printer.printerState() != QPrinter.PrinterState.Error
