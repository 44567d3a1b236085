from udset_desktop.desktop.flows.handbook_flow import HandbookFlow
from udset_desktop.usecases.handbook import CONTENTS


def made(qtbot, frame, **handed):
    flow = HandbookFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(**handed)
    return flow


def test_the_contents_are_in_front_at_first(qtbot, frame):
    flow = made(qtbot, frame)
    assert flow.view.state.name == CONTENTS
    assert len(flow.view.state.entries) > 5


def test_pages_turn_and_back_leads_to_the_one_before(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.page_asked.emit("visit")
    flow.view.page_asked.emit("sheet")
    assert flow.view.state.name == "sheet"
    flow.view.back_button.click()
    flow.view.back_button.click()
    assert flow.view.state.name == CONTENTS
    assert not flow.view.back_button.isEnabled()


def test_a_page_that_is_not_there_leaves_the_page_as_it_is(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.page_asked.emit("nowhere")
    assert flow.view.state.name == CONTENTS


def test_words_narrow_the_pages_and_no_words_bring_all_back(qtbot, frame):
    flow = made(qtbot, frame)
    every = flow.view.state.entries
    flow.view.words_looked_for.emit("spooler queue")
    assert flow.view.state.entries == ()
    flow.view.words_looked_for.emit("print queue")
    assert [entry.name for entry in flow.view.state.entries] == ["sheet"]
    flow.view.words_looked_for.emit(" ")
    assert flow.view.state.entries == every


def test_a_page_can_be_asked_for_from_elsewhere(qtbot, frame):
    assert made(qtbot, frame, page="recovery").view.state.name == "recovery"
