from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop.desktop.views.work_note_view import WorkNoteView
from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState
from udset_desktop.interview.work_screen import WorkScreen


def page(page_id, *items):
    return PageState(
        id=page_id,
        section="s",
        title="",
        opening="",
        check="",
        why="",
        prompts=(),
        items=items,
    )


ONE = ItemState(
    id="time.was",
    kind=Kind.ONE,
    facet=Facet.OWN,
    ask="Was there time enough?",
    help="So that it can be better.",
    choices=(ChoiceState(code="yes", words="Yes"), ChoiceState(code="no", words="No")),
)
WORDS = ItemState(id="other.words", kind=Kind.WORDS, facet=Facet.OWN, ask="What else?", at_most=4000)
STATE = WorkScreen(
    title="Your experience of the tool",
    opening="It names nobody.",
    sections=(("Talking", (page("time", ONE),)), ("Anything else", (page("other", WORDS),))),
    may_leave=True,
    leaves=False,
    has_left=False,
    done=False,
    is_written=False,
)


@pytest.fixture
def view(qtbot):
    made = WorkNoteView()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.show_state(STATE)
    made.start(leaves=False)
    return made


def test_every_question_stands_on_one_page_and_the_end_says_what_leaves(view):
    said = words_on(view)
    for words in ("It names nobody.", "Talking", "Was there time enough?", "What else?", "better"):
        assert words in said
    assert "Your words stay on this laptop" in said
    assert view.leaves.code == "no"


def test_nothing_leaves_unless_it_was_chosen(qtbot, view):
    with qtbot.waitSignal(view.finish_asked) as told:
        view.finish_button.click()
    assert told.args == [False]
    with qtbot.waitSignal(view.leaves_said) as told:
        view.leaves.buttons["yes"].click()
    assert told.args == [True]
    with qtbot.waitSignal(view.finish_asked) as told:
        view.finish_button.click()
    assert told.args == [True]


def test_of_a_private_note_no_end_is_asked(view):
    view.show_state(replace(STATE, title="Your own reflection", may_leave=False))
    said = words_on(view)
    assert "This stays on this laptop" in said
    assert "Send" not in said
    assert view.finish_button.isHidden()


def test_what_has_left_is_shown_and_not_changed(view):
    view.show_state(replace(STATE, has_left=True, done=True, is_written=True))
    assert "Left with a bundle" in words_on(view)
    assert not any(field.isEnabled() for field in view.fields.values())
    assert view.finish_button.isHidden()
    assert view.delete_button.isHidden()


def test_an_answer_drawn_anew_leaves_the_box_being_written_in_alone(qtbot, view):
    qtbot.keyClicks(view.fields["other.words"].box, "half")
    chosen = replace(ONE, choices=(replace(ONE.choices[0], chosen=True), ONE.choices[1]))
    view.show_state(
        replace(STATE, sections=(("Talking", (page("time", chosen),)), STATE.sections[1]), is_written=True)
    )
    assert view.fields["other.words"].box.toPlainText() == "half"
    assert not view.delete_button.isHidden()


def test_what_stands_in_the_way_is_said_at_the_end(view):
    view.show_findings((Finding(code="usecases.work_note_empty"),))
    assert "Nothing has been written or chosen yet." in words_on(view)
    view.start(leaves=True)
    assert "Nothing has been written" not in words_on(view)
    assert view.leaves.code == "yes"


def test_escape_goes_back(qtbot, view):
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
