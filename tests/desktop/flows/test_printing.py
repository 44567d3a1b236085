import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from tests.kit.talks import finished_talk
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.printing import Printing, image_of, paint_pages
from udset_desktop.usecases import summarising


@pytest.fixture
def pages(frame):
    record = finished_talk(frame.workplace)
    return summarising.preview_pages(frame.workplace, record, "person", "standard", dpi=60)


@pytest.fixture
def flow(qtbot, frame):
    made = Flow(frame, QWidget())
    qtbot.addWidget(made.view)
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


def test_what_was_accepted_is_printed_and_then_told(flow, pages, tmp_path):
    told = []
    printing = Printing(flow)
    printing.ask("paper", pages, lambda: told.append((tmp_path / "printed.pdf").stat().st_size))
    (dialog,) = flow.view.findChildren(QPrintDialog)
    onto(printing.printer, tmp_path / "printed.pdf")
    assert printing.printer.docName() == "paper"
    dialog.accepted.emit(printing.printer)
    assert told[0] > 1000
    dialog.reject()


def test_what_was_declined_is_neither(flow, pages):
    told = []
    Printing(flow).ask("paper", pages, lambda: told.append(True))
    (dialog,) = flow.view.findChildren(QPrintDialog)
    dialog.reject()
    assert told == []


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_a_printer_that_takes_nothing_is_no_printed_paper(flow, pages, tmp_path):
    told = []
    printing = Printing(flow)
    printing.ask("paper", pages, lambda: told.append(True))
    (dialog,) = flow.view.findChildren(QPrintDialog)
    onto(printing.printer, tmp_path / "not there" / "printed.pdf")
    dialog.accepted.emit(printing.printer)
    assert told == []
    assert "did not take the pages" in flow.frame.told[-1]
    dialog.reject()
