import pytest
from PySide6.QtPrintSupport import QPrintDialog

from tests.kit.windows import entered
from udset_desktop.desktop.flows.blank_sheet_flow import BlankSheetFlow
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.usecases.paper_sheets import render_blank


@pytest.fixture
def flow(qtbot, frame):
    made = BlankSheetFlow(frame)
    qtbot.addWidget(made.view)
    return entered(made)


def test_the_first_instrument_of_the_project_is_in_front(flow, frame):
    assert tuple(flow.view.instruments.buttons) == frame.workplace.project.instruments
    assert flow.view.paper.pages
    assert flow.view.paper.waiting.isHidden()


def test_large_print_has_more_pages(flow):
    before = len(flow.view.paper.pages)
    flow.view.styles.buttons["large"].click()
    assert len(flow.view.paper.pages) > before


def test_a_copy_is_saved_where_it_was_asked(flow, frame, tmp_path):
    frame.file = tmp_path / "blank.pdf"
    flow.view.save_button.click()
    assert frame.file.read_bytes().startswith(b"%PDF")
    assert str(len(flow.view.paper.pages)) in frame.told[-1]


def test_the_sheet_can_speak_another_language_than_the_window(flow, frame, tmp_path):
    assert flow.view.languages.isHidden()
    frame.workplace.language = PSEUDO_LANGUAGE
    flow.enter()
    assert flow.view.languages.code == PSEUDO_LANGUAGE
    before = flow.view.paper.pages
    flow.view.languages.buttons["en"].click()
    assert flow.view.paper.pages != before
    flow.view.styles.buttons["large"].click()  # stays in the language chosen
    assert flow.view.languages.code == "en"
    frame.file = tmp_path / "blank.pdf"
    flow.view.save_button.click()
    frame.workplace.language = "en"
    key = flow.view.instruments.code
    assert frame.file.read_bytes() == render_blank(frame.workplace, key, "large")


def test_printing_asks_by_the_systems_own_window_and_names_nobody(flow):
    flow.view.print_button.click()
    (dialog,) = flow.view.findChildren(QPrintDialog)
    assert flow.printing.printer.docName() == "A sheet to write on"
    dialog.reject()


def test_one_written_on_is_typed_in_from_begin_as_the_conversation_that_was_chosen(flow, frame):
    second = frame.workplace.project.instruments[1]
    flow.view.instruments.buttons[second].click()
    flow.view.type_in_button.click()
    handed = {"person": None, "person_id": "", "from_paper": True, "instrument": second}
    assert frame.gone[-1] == ("begin", handed)


def test_back_is_today(flow, frame):
    flow.view.back_button.click()
    assert frame.gone[-1][0] == "today"
