"""A whole paper of each tool typed in, row by row in the order of the paper, to the record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.tools import HELD_WITH, something_said, tool_choice
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.type_in_tool import TypeInTool
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.paper_typing import items_on_paper
from udset_desktop.interview.screen import Stage
from udset_desktop.summary.conversation_sheet import conversation_sheet
from udset_desktop.usecases import interviewing

NAME, LOOKED_AFTER = "Una", "Jean"
TYPED = {Kind.WHOLE: "3", Kind.DATE: "1/5/2026"}


@pytest.fixture(params=HELD_WITH)
def flow(request, qtbot, tool_frame):
    """A conversation held on paper with somebody new, as it opens."""
    choice = tool_choice(request.param, NAME, looks_after=LOOKED_AFTER)
    header = replace(choice.header, mode="paper_typed_later", held_on="2026-05-30")
    session = interviewing.begin(tool_frame.workplace, replace(choice, header=header))
    made = entered(ConversationFlow(tool_frame), session=session)
    qtbot.addWidget(made.view)
    made.view.resize(1300, 800)
    made.view.show()
    qtbot.waitUntil(lambda: made.tool(TypeInTool).page is not None)
    return made


def ticked_on(page):
    """What is ticked on a page of paper, in order: lists, whose boxes have numbers, and one tick each."""
    asked = [one.choices for one in page.asked if one.choices]
    lists = [choices for choices in asked if choices[0][0].isdigit()]
    words = [tuple(box.partition("\N{NO-BREAK SPACE}")[2] for box in choices) for choices in lists]
    return words, [choices for choices in asked if choices not in lists]


def ticked_in(row):
    """The same of a row, in the order its signs are typed in."""
    return [words_of(line.items[0]) for line in row.lists], [
        words_of(item) for line in row.ticks for item in line.items
    ]


def words_of(item):
    choices = item.choices
    if item.kind is Kind.RATING:
        choices = next(scale.choices for scale in item.scales if scale.scale == item.scale)
    return tuple(choice.words for choice in choices)


def unnamed(told):
    """Words as far as they name nobody: the paper knows neither name."""
    return [[one for one in words if NAME not in one and LOOKED_AFTER not in one] for words in told]


def type_row(qtbot, row):
    """Words in each box, and the first box of every row, by keys."""
    for box in row.boxes:
        qtbot.keyClicks(box, TYPED.get(box.item.kind, f"said at {box.item.id}"))
    for line in (*row.lists, *row.ticks):
        qtbot.keyClicks(line.signs, "1" * len(line.items))
        assert line.finding.isHidden(), line.finding.text()
        qtbot.keyClick(line.signs, Qt.Key.Key_Return)
    row.put_down()


def said_at(item):
    """What `type_row` has said of an item, as the record holds it."""
    if item.kind is Kind.PEOPLE:
        return (f"said at {item.id}",)
    said = something_said(item, turn=0)
    return tuple(said) if isinstance(said, list) else said


def test_each_row_of_the_paper_is_typed_in_its_order_and_all_of_it_is_on_file(qtbot, flow):
    instrument, project = flow.session.instrument, flow.workplace.require_project()
    page = flow.tool(TypeInTool).page
    paper = [page for part in conversation_sheet(instrument, project).sections for page in part.pages]
    rows = [page._rows.itemAt(place).widget() for place in range(page._rows.count())]
    for printed, row in zip([one for one in paper if one.asked], rows, strict=True):
        assert row.page.title == printed.title or LOOKED_AFTER in row.page.title
        written = [asked for asked in printed.asked if not asked.choices]
        assert len(row.boxes) == len(written)
        for there, typed in zip(ticked_on(printed), ticked_in(row), strict=True):
            assert [len(words) for words in typed] == [len(words) for words in there]
            assert all(set(some) <= set(words) for some, words in zip(unnamed(typed), there, strict=True))
        type_row(qtbot, row)
    page.done_button.click()
    assert flow.session.stage is Stage.TOGETHER
    session = interviewing.resume(flow.workplace, flow.session.interview)  # as after a restart
    record = interviewing.finish(flow.workplace, session)
    asked = [item for page in instrument.pages() for item in items_on_paper(page.items)]
    assert len(asked) > len(paper)
    assert {item.id: record.answers[item.id].value for item in asked} == {
        item.id: said_at(item) for item in asked
    }
