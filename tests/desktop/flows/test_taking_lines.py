"""`F4` where it is brought together: the line the cursor is in, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.interview import session as steps
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases import interviewing

KEPT = ("between_us",)
LIGHT, BUS, WRITE = (
    Action(what="A light", matter=1),
    Action(what="Ring the bus", matter=2, who=("family",), marks=KEPT),
    Action(what="Write"),
)
TOLD = Together(matters=("To sleep", "The club"), marks=((), ("off_sheet",)), actions=(LIGHT, BUS, WRITE))


@pytest.fixture
def flow(qtbot, frame):
    session = steps.go_to_stage(begun_talk(frame.workplace), Stage.TOGETHER)
    made = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 768)
    in_front(qtbot, made.view)
    made.view.together.changed.emit(TOLD)
    return made


@pytest.fixture
def page(flow):
    return flow.view.together


def draft(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def f4(flow, *, back=False):
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(flow.view.focusWidget() or flow.view, Qt.Key.Key_F4, shift)


def on_page(page):
    return page.written().matters, [step.what for step in page.written().actions]


def test_what_matters_goes_from_page_and_vault_with_its_steps_and_is_put_back(flow, frame, page):
    page.matters[0].setFocus()
    f4(flow)
    assert on_page(page) == (("The club",), ["Ring the bus", "Write"])
    assert draft(flow).together.matters == ("The club",)
    assert "To sleep" not in repr(draft(flow))
    assert "A light" not in repr(draft(flow))
    assert frame.told == [say("taking.line_told_steps")]
    f4(flow, back=True)
    on_file = draft(flow).together
    assert (on_file.matters, on_file.marks) == (TOLD.matters, TOLD.marks)
    assert {(step.what, step.matter, step.marks) for step in on_file.actions} == {
        (step.what, step.matter, step.marks) for step in TOLD.actions
    }
    assert page.matters[0].hasFocus()
    assert frame.told[-1] == say("taking.line_back")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_step_in_hand_goes_alone_and_comes_back_as_it_was(flow, frame, page, place):
    page.steps[place].what.setFocus()
    f4(flow)
    left = [step.what for step in TOLD.actions if step is not TOLD.actions[place]]
    assert on_page(page) == (TOLD.matters, left)
    assert TOLD.actions[place].what not in repr(draft(flow))
    assert frame.told == [say("taking.line_told")]
    f4(flow, back=True)
    assert draft(flow).together == TOLD
    assert page.steps[place].what.hasFocus()


def test_struck_twice_the_key_takes_one_line_and_says_what_it_needs(flow, frame, page):
    for line in (page.matters[0], page.steps[0].what):
        line.setFocus()
        f4(flow)
        before = on_page(page)
        f4(flow)
        assert on_page(page) == before
        assert frame.told[-1] in {say("taking.line_empty"), say("taking.line_needs")}
    f4(flow, back=True)
    assert on_page(page) != before  # it is still the one that went


@pytest.mark.parametrize("box", ["review", "title", "add_step"])
def test_with_the_cursor_in_no_line_the_key_says_what_it_needs(flow, frame, page, box):
    getattr(page, box).setFocus()
    f4(flow)
    assert on_page(page) == (TOLD.matters, [step.what for step in TOLD.actions])
    assert frame.told == [say("taking.line_needs")]
    f4(flow, back=True)
    assert draft(flow).together == TOLD


def test_an_empty_line_has_nothing_to_take(flow, frame, page):
    page.matters[2].setFocus()
    f4(flow)
    page.loose.add.click()
    f4(flow)
    assert frame.told == [say("taking.line_empty")] * 2
    assert draft(flow).together == TOLD


def test_what_is_half_typed_goes_too_and_is_nowhere_on_the_disk(flow, page, qtbot):
    page.matters[2].setFocus()
    qtbot.keyClicks(page.matters[2], "To get away")
    f4(flow)
    assert page.matters[2].text() == ""
    assert "To get away" not in repr(draft(flow))
    flow.put_down()
    assert "To get away" not in repr(draft(flow))
    f4(flow, back=True)
    assert draft(flow).together.matters == (*TOLD.matters, "To get away")


def test_beside_a_line_that_is_refused_the_rest_is_taken_back_all_the_same(flow, page, qtbot):
    page.matters[1].selectAll()
    page.matters[1].insertPlainText("x" * 30_000)
    page.put_down()
    page.steps[0].what.setFocus()
    f4(flow)
    assert [step.what for step in draft(flow).together.actions] == ["Ring the bus", "Write"]
    assert "A light" not in repr(draft(flow))
    page.matters[1].setFocus()
    f4(flow)
    assert page.written().matters == ("To sleep",)
    assert draft(flow).together.matters == ("To sleep",)


def test_with_the_page_it_is_forgotten(flow, page):
    page.steps[0].what.setFocus()
    f4(flow)
    flow.view.next_asked.emit()
    flow.view.back_asked.emit()
    assert flow.session.stage is Stage.TOGETHER
    f4(flow, back=True)
    assert on_page(page) == (TOLD.matters, ["Ring the bus", "Write"])


def test_a_blank_step_beside_them_is_no_second_of_another(flow, page):
    page.cards[1].steps.add.click()
    page.matters[0].setFocus()
    f4(flow)
    assert on_page(page) == (("The club",), ["Ring the bus", "Write"])
    assert [step.what.text() for step in page.steps] == ["Ring the bus", "Write"]


def test_in_a_correction_it_says_what_stays_on_file(qtbot, frame):
    session, _ = steps.set_together(begun_talk(frame.workplace), TOLD)
    record = interviewing.finish(frame.workplace, session)
    again = steps.go_to_stage(interviewing.reopen(frame.workplace, record.id, "misheard"), Stage.TOGETHER)
    flow = entered(ConversationFlow(frame), session=again)
    qtbot.addWidget(flow.view)
    in_front(qtbot, flow.view)
    flow.view.together.matters[0].setFocus()
    f4(flow)
    assert frame.told == [say("taking.line_told_on_file")]
    assert draft(flow).together.matters == ("The club",)
