import pytest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.remark_tool import RemarkTool
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.jot import JOT_TYPING, HalfJot, half_jot_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.together import Together

TEXT = "I never get a night's sleep"


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    made.view.show()
    return made


def tool_of(flow, kind=RemarkTool):
    return next(one for one in flow.tools if isinstance(one, kind))


def hear(flow, whose="Ewan", text=TEXT):
    bar = tool_of(flow, JotTool).bar
    bar.remark_entered.emit(whose, text)


def waiting(frame):
    return frame.workplace.require_vault().load_remarks()


def begin_theirs(flow, frame, name="Ewan"):
    flow.leave()
    flow.enter(session=begun_talk(frame.workplace, name))


def to_the_end(flow):
    while flow.session.stage is not Stage.PERMISSIONS:
        flow.view.next_asked.emit()


def look_again_on(flow, day):
    flow.view.together.changed.emit(Together(review_on=day))


def test_what_waits_for_another_shows_as_a_name_and_a_number_only(flow):
    tool = tool_of(flow)
    assert tool.waiting_button.isHidden()
    hear(flow)
    hear(flow, text="the stairs")
    assert tool.waiting_button.text() == "For Ewan's conversation (2)"
    assert TEXT not in words_on(flow.view)


def test_it_is_offered_in_their_own_conversation_and_becomes_a_jot_of_theirs(flow, frame):
    hear(flow)
    begin_theirs(flow, frame)
    tool = tool_of(flow)
    assert tool.waiting_button.isHidden()
    assert TEXT in tool.row.text.text()
    tool_of(flow, JotTool).bar.typed.emit("half a")
    tool.row.take_button.click()
    assert [jot.text for jot in flow.session.jots] == [TEXT]
    kept = frame.workplace.require_vault().load_draft(flow.session.interview)
    assert [jot.text for jot in kept.jots] == [TEXT]
    assert flow.session.typing[JOT_TYPING] == "half a"
    assert waiting(frame) == ()
    assert tool.row.isHidden()


def test_what_they_said_of_themselves_is_theirs_whoever_answers_for_them(flow, frame):
    hear(flow)
    begin_theirs(flow, frame)
    flow.view.said.emit("", "advocate.what_i_think")
    tool_of(flow).row.take_button.click()
    assert (flow.session.jots[0].told_by, flow.session.jots[0].view) == ((SaidBy.PERSON,), None)


def test_taking_one_leaves_what_is_half_typed_marked_as_it_was(qtbot, flow, frame):
    hear(flow)
    begin_theirs(flow, frame)
    bar = tool_of(flow, JotTool).bar
    qtbot.keyClicks(bar.line, "my son")
    bar.between_us.click()
    tool_of(flow).row.take_button.click()
    assert half_jot_of(flow.session.typing) == HalfJot(text="my son", between_us=True)


def test_or_it_is_let_go(flow, frame):
    hear(flow)
    hear(flow, text="the stairs")
    begin_theirs(flow, frame)
    tool = tool_of(flow)
    tool.row.go_button.click()
    assert "the stairs" in tool.row.text.text()
    tool.row.go_button.click()
    assert waiting(frame) == ()
    assert flow.session.jots == ()


def test_a_third_person_is_never_shown_it(flow, frame):
    hear(flow)
    begin_theirs(flow, frame, name="Isla")
    tool = tool_of(flow)
    assert tool.row.isHidden()
    assert tool.waiting_button.isHidden()
    assert len(waiting(frame)) == 1


def test_finishing_says_first_what_it_would_delete(flow, frame):
    hear(flow)
    to_the_end(flow)
    frame.answer_with = ("back", "")
    flow.view.next_asked.emit()
    assert "Theirs has not begun" in frame.question.title
    assert flow.session is not None
    assert len(waiting(frame)) == 1
    frame.answer_with = ("finish", "")
    flow.view.next_asked.emit()
    assert frame.place == "sheet"
    assert waiting(frame) == ()


def test_a_yes_to_deleting_covers_only_what_was_named_in_the_question(flow, frame):
    hear(flow, whose="Ewan")
    look_again_on(flow, "31/02/1800")
    to_the_end(flow)
    frame.answer_with = ("finish", "")
    flow.view.next_asked.emit()
    assert flow.session is not None  # refused, for the date
    assert len(waiting(frame)) == 1
    hear(flow, whose="Carol", text="I am scared of him")
    look_again_on(flow, "")
    to_the_end(flow)
    frame.question, frame.answer_with = None, ("back", "")
    flow.view.next_asked.emit()
    assert "Carol" in frame.question.title
    assert flow.session is not None
    assert len(waiting(frame)) == 2
    frame.question, frame.answer_with = None, ("finish", "")
    flow.view.next_asked.emit()
    assert frame.place == "sheet"
    assert waiting(frame) == ()


def test_who_said_yes_is_not_asked_the_same_again(flow, frame):
    hear(flow)
    look_again_on(flow, "31/02/1800")
    to_the_end(flow)
    frame.answer_with = ("finish", "")
    flow.view.next_asked.emit()
    look_again_on(flow, "")
    to_the_end(flow)
    frame.question, frame.answer_with = None, None
    flow.view.next_asked.emit()
    assert frame.question is None
    assert frame.place == "sheet"


def test_their_conversation_can_be_begun_first(flow, frame):
    hear(flow, whose="Ewan Ross")
    to_the_end(flow)
    frame.answer_with = ("begin", "")
    flow.view.next_asked.emit()
    assert frame.gone[-1] == ("begin", {"name": "Ewan Ross"})


def test_an_offer_nobody_looked_at_is_named_before_finishing_too(flow, frame):
    hear(flow)
    begin_theirs(flow, frame)
    to_the_end(flow)
    flow.view.next_asked.emit()
    assert "has not been looked at" in frame.question.title
    assert flow.session is not None


def test_what_waits_can_be_looked_after_at_any_time(flow, frame):
    hear(flow)
    tool = tool_of(flow)
    frame.answer_with = ("leave", "")
    tool.waiting_button.click()
    assert len(waiting(frame)) == 1
    frame.answer_with = ("delete", "")
    tool.waiting_button.click()
    assert waiting(frame) == ()
    assert tool.waiting_button.isHidden()
    hear(flow)
    frame.answer_with = ("begin", "")
    tool.waiting_button.click()
    assert frame.place == "begin"


def test_too_many_jots_leave_the_remark_where_it_is(flow, frame):
    hear(flow)
    begin_theirs(flow, frame)
    for _ in range(50):
        tool_of(flow, JotTool).bar.entered.emit("x" * 2000, False)  # noqa: FBT003
    tool_of(flow).row.take_button.click()
    assert "are full" in frame.told[-1]
    assert len(waiting(frame)) == 1
