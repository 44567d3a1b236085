"""Every box of the window that takes a day: what cannot be one is handed on as typed and refused with its reason.

Days of 1800 and 2100, and those no month has, typed into the real boxes.  A day that is only words
(by when a step is to be done) is kept as it was typed.
"""

import ast
from dataclasses import replace
from datetime import date

import pytest

from tests.kit.interviews import every_kind, own_instrument
from tests.kit.screen_states import together_state, words_item
from tests.kit.tree import called_name, modules
from udset_desktop.desktop.fields.line_field import DateField
from udset_desktop.desktop.flows.day_tool import KEEP, day_question, day_typed
from udset_desktop.desktop.views.ask_view import AskView
from udset_desktop.desktop.views.begin_lines import PaperLines
from udset_desktop.desktop.views.step_card import StepCard
from udset_desktop.desktop.views.together_close import TogetherClose
from udset_desktop.desktop.views.type_in_view import TypeInView
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.entry import enter
from udset_desktop.interview.header_checks import check_held_on
from udset_desktop.interview.screen import PageState
from udset_desktop.interview.together import Together
from udset_desktop.interview.together_entry import enter_together

DAYS = ("1/1/1800", "1/1/2100", "30/2/2026", "31/2/2026", "31/12/1899", "next week")
ITEM = next(item for item in every_kind() if item.kind is Kind.DATE)
REVIEW = own_instrument("user-review/1.0.1")
TODAY_ON = date(2026, 5, 4)
BOXES = {
    "desktop/fields/line_field.py",
    "desktop/flows/day_tool.py",
    "desktop/views/begin_lines.py",
    "desktop/views/together_close.py",
    "desktop/views/together_view.py",
    "desktop/views/type_in_view.py",
}
"""Where a typed day is read; whoever adds one brings its box into this file."""


def told(findings):
    """Codes of findings that all have their sentence."""
    assert all(sentence_of(one.code, one.context) for one in findings)
    return [one.code for one in findings]


def date_item():
    return replace(words_item(), id=ITEM.id, kind=Kind.DATE)


def require_refused_as_answer(raw):
    entered = enter(ITEM, raw)
    assert entered.answer is None
    assert told(entered.findings)


def test_no_box_for_a_day_is_left_out_here():
    found = {
        module.name
        for module in modules()
        if module.package == "desktop"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called_name(node) == "iso_of"
    }
    assert found == BOXES


@pytest.mark.parametrize("day", DAYS)
def test_an_answer_that_is_a_day(qtbot, day):
    field = DateField()
    qtbot.addWidget(field)
    field.show_item(date_item())
    qtbot.keyClicks(field.line, day)
    with qtbot.waitSignal(field.given) as heard:
        field.put_down()
    require_refused_as_answer(heard.args[1])
    assert field.line.text() == day  # stays to be put right


@pytest.mark.parametrize("day", DAYS)
def test_the_same_typed_in_from_paper(qtbot, day):
    view = TypeInView()
    qtbot.addWidget(view)
    page = PageState(
        id="p", section="one", title="P", opening="", check="", why="", prompts=(), items=(date_item(),)
    )
    view.show_pages((page,))
    view.start()
    (line,) = view.rows["p"].boxes
    qtbot.keyClicks(line, day)
    with qtbot.waitSignal(view.given) as heard:
        line.put_down()
    require_refused_as_answer(heard.args[1])
    assert line.toPlainText() == day


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_a_talk_on_paper(qtbot, day):
    paper = PaperLines()
    qtbot.addWidget(paper)
    qtbot.keyClicks(paper.held_on.line, day)
    assert told(check_held_on(paper.day, today_on=TODAY_ON))
    assert paper.held_on.text == day


@pytest.mark.parametrize("day", DAYS)
def test_the_day_to_look_again(qtbot, day):
    part = TogetherClose()
    qtbot.addWidget(part)
    qtbot.keyClicks(part.review, day)
    assert part.review.text() == day
    agreed = Together(review_on=part.review_on)
    _, findings = enter_together(agreed, REVIEW, held_on=TODAY_ON.isoformat())
    assert told(findings)


@pytest.mark.parametrize("day", DAYS)
def test_by_when_is_words_and_kept_as_it_was_typed(qtbot, day):
    card = StepCard(together_state())
    qtbot.addWidget(card)
    qtbot.keyClicks(card.by_when, day)
    assert card.action().by_when == day


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_a_conversation_that_is_put_right(qtbot, day):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(day_question("2026-05-01"))
    view.box.setPlainText("")
    qtbot.keyClicks(view.box, day)
    with qtbot.waitSignal(view.answered) as heard:
        view.buttons[KEEP].click()
    assert told(check_held_on(day_typed(heard.args[1]), today_on=TODAY_ON))
