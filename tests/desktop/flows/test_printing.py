import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from tests.kit.talks import finished_talk
from udset_desktop.desktop.flows.printing import Printing, image_of, paint_pages
from udset_desktop.usecases import summarising


@pytest.fixture
def pages(frame):
    record = finished_talk(frame.workplace)
    return summarising.preview_pages(frame.workplace, record, "person", "standard", dpi=60)


@pytest.fixture
def view(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def onto(printer, file):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))


def test_pages_are_painted_onto_the_printer(pages, tmp_path):
    printer = QPrinter()
    onto(printer, tmp_path / "printed.pdf")
    paint_pages(printer, pages * 2)
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_a_page_is_the_picture_of_it(pages):
    shown = image_of(pages[0])
    assert (shown.width(), shown.height()) == (pages[0].width, pages[0].height)


def test_what_was_accepted_is_printed_and_then_told(view, pages, tmp_path):
    told = []
    printing = Printing(view)
    printing.ask("paper", pages, lambda: told.append((tmp_path / "printed.pdf").stat().st_size))
    (dialog,) = view.findChildren(QPrintDialog)
    onto(printing.printer, tmp_path / "printed.pdf")
    assert printing.printer.docName() == "paper"
    dialog.accepted.emit(printing.printer)
    assert told[0] > 1000
    dialog.reject()


def test_what_was_declined_is_neither(view, pages):
    told = []
    Printing(view).ask("paper", pages, lambda: told.append(True))
    (dialog,) = view.findChildren(QPrintDialog)
    dialog.reject()
    assert told == []
