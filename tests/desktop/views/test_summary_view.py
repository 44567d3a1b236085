from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.desktop.views.test_summary_row import SAFE
from tests.kit.windows import words_on
from udset_desktop.desktop.views.summary_view import SummaryView
from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.outcome_rows import SummaryScreen
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState
from udset_desktop.interview.work_screen import WorkScreen

READ = ItemState(
    id="read_back.said",
    kind=Kind.ONE,
    facet=Facet.OWN,
    ask="Was it read back?",
    choices=(ChoiceState(code="yes", words="Yes"),),
)
NOTE = ItemState(id="read_back.words", kind=Kind.WORDS, facet=Facet.OWN, ask="What was said?", at_most=4000)
STATE = SummaryScreen(
    name="Morag",
    held_on="2026-06-01",
    conversation="Review",
    rows=(SAFE, replace(SAFE, page="home", title="Living where you want", is_measure=True)),
    reading=WorkScreen(
        title="Outcomes summary",
        opening="",
        sections=(
            (
                "",
                (
                    PageState(
                        id="read_back",
                        section="s",
                        title="",
                        opening="",
                        check="",
                        why="",
                        prompts=(),
                        items=(READ, NOTE),
                    ),
                ),
            ),
        ),
        may_leave=False,
        leaves=False,
        has_left=False,
        done=False,
        is_written=False,
    ),
    older=False,
    changed=False,
)


@pytest.fixture
def view(qtbot):
    made = SummaryView()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.show_state(STATE)
    return made


def test_the_outcomes_stand_one_under_the_other_and_the_reading_last(view):
    assert view.title.text() == "Outcomes summary for Morag"
    assert view.about.text() == "Review of 1 June 2026"
    assert [row.title.text() for row in view.rows] == ["Feeling safe", "Living where you want"]
    assert list(view.fields) == ["read_back.said", "read_back.words"]
    for hidden in (view.older, view.changed, view.drop_button, view.trouble):
        assert hidden.isHidden()


def test_what_was_put_right_is_said_to_be_a_draft_and_can_be_dropped(qtbot, view):
    view.show_state(replace(STATE, changed=True, older=True))
    said = words_on(view)
    assert "It counts once you keep the summary." in said
    assert "put right after this was read back" in said
    with qtbot.waitSignal(view.drop_asked):
        view.drop_button.click()


def test_a_shorter_summary_of_another_conversation_shows_no_row_of_the_last(view):
    view.show_state(replace(STATE, name="Isla", rows=(SAFE,)))
    assert "Living where you want" not in words_on(view)


def test_keeping_it_may_ask_for_the_paper(qtbot, view):
    for made, paper in ((view.keep_button, False), (view.paper_button, True)):
        with qtbot.waitSignal(view.keep_asked) as told:
            made.click()
        assert told.args == [paper]


def test_the_reading_is_said_apart_from_the_rows(qtbot, view):
    with qtbot.assertNotEmitted(view.given), qtbot.waitSignal(view.read_given) as told:
        view.fields["read_back.said"].take(0)
    assert told.args == ["read_back.said", "yes"]
    with qtbot.waitSignal(view.read_typed) as told:
        qtbot.keyClicks(view.fields["read_back.words"].box, "y")
    assert told.args == ["read_back.words", "y"]


def test_a_refusal_is_said(view):
    view.show_state(replace(STATE, findings=(Finding(code="interview.no_such_choice"),)))
    assert not view.trouble.isHidden()


def test_escape_goes_back(qtbot, view):
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_why_opens_on_the_row_in_hand_and_on_the_reading_back(qtbot, view):
    rows = tuple(replace(row, why=f"Why {row.title}") for row in STATE.rows)
    (name, (page,)) = STATE.reading.sections[0]
    told = ((name, (replace(page, guidance=Guidance(mind="Read it slowly.")),)),)
    view.show_state(replace(STATE, rows=rows, reading=replace(STATE.reading, sections=told)))
    first, second = view.rows
    assert second.why.why_button.isVisible()
    second.to_words.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F1)
    assert second.why.card.why.text() == "Why Living where you want"
    assert second.why.isVisible()
    assert first.why.card is None
    view.reading_why.why_button.click()
    assert view.reading_why.isVisible()
    assert "Read it slowly." in view.reading_why.card.spoken()
    next(iter(view.fields.values())).setFocus()
    view._on_why()
    assert not view.reading_why.isVisible()
