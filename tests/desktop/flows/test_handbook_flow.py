from dataclasses import replace

import pytest

from udset_desktop.desktop.flows.handbook_flow import HandbookFlow
from udset_desktop.project.model import LEARNING
from udset_desktop.usecases.handbook import CONTENTS, PROJECT


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


def test_what_the_pack_brought_for_interviewers_stands_after_the_contents(qtbot, frame):
    assert PROJECT not in [entry.name for entry in made(qtbot, frame).view.state.entries]
    project = frame.workplace.project
    frame.workplace.project = replace(project, notes={LEARNING: "Sit in on two talks first."})
    flow = made(qtbot, frame, page=PROJECT)
    assert flow.view.state.entries[1].title == "From your project"
    assert "Sit in on two talks first" in flow.view.page.toPlainText()


@pytest.mark.parametrize(
    "line",
    [
        "# loud",
        "![x](file:///etc/hosts)",
        "[here](visit.md)",
        "<b>x</b>",
        "1. one",
        "*a* `b` ~c~ a_b_c",
        "| a |",
    ],
)
def test_a_projects_line_is_shown_as_it_was_typed(qtbot, frame, line):
    frame.workplace.project = replace(frame.workplace.project, notes={LEARNING: line}, supports=())
    flow = made(qtbot, frame, page=PROJECT)
    assert flow.view.page.toPlainText().splitlines()[-1] == line
