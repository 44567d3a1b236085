import pytest
from PySide6.QtPrintSupport import QPrintDialog

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.missed_flow import MissedFlow
from udset_desktop.interview.session import set_together
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases.interviewing import finish


@pytest.fixture
def flow(qtbot, frame):
    lift = Action(what="A lift on Tuesdays", available=False, wanted=("transport",), why="no_transport")
    odd = Action(what="A talking parrot", available=False)
    session, _ = set_together(begun_talk(frame.workplace), Together(actions=(lift, odd)))
    record = finish(frame.workplace, session)
    made = MissedFlow(frame)
    qtbot.addWidget(made.view)
    made.record = record
    return entered(made)


def test_the_list_is_told_in_words(flow):
    view = flow.view
    assert list(view.rows.rows) == ["transport", "not_sorted"]
    told = words_on(view)
    assert "1 person · 1 conversation · No transport: 1" in told
    assert "Finished since 1 April 2026: 1 conversation." in told
    assert "Morag" not in told


def test_whom_to_tell_comes_when_asked_and_goes_with_the_page(flow, frame):
    flow.view.rows.rows["transport"].buttons["who"].click()
    assert "Morag" in words_on(flow.view)
    flow.view.rows.rows["not_sorted"].buttons["who"].click()
    assert "A talking parrot" in words_on(flow.view)
    key = next(iter(flow.view.names.rows))
    flow.view.names.rows[key].buttons["sheet"].click()
    assert frame.gone[-1] == ("sheet", {"record_id": flow.record.id})
    flow.leave()
    assert flow.view.names.isHidden()


def test_only_carers_or_everything(flow):
    flow.view.abouts.buttons["carer"].click()
    assert list(flow.view.rows.rows) == []
    flow.view.spans.buttons["all"].click()
    assert "Finished on this laptop: 0 conversations." in flow.view.counted.text()
    flow.view.abouts.buttons["everybody"].click()
    assert list(flow.view.rows.rows) == ["transport", "not_sorted"]


def test_printing_asks_by_the_systems_own_window_and_names_nobody(flow):
    flow.view.print_button.click()
    (dialog,) = flow.view.findChildren(QPrintDialog)
    assert flow.printing.printer.docName() == "Working list"
    dialog.reject()
