import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk, choice_of
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.spoken_tool import SpokenTool
from udset_desktop.desktop.flows.type_in_tool import TypeInTool
from udset_desktop.desktop.look.words import say
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases import interviewing


def paper_talk(workplace):
    header = Header(
        about=About(group="older_people"),
        interviewers=(Interviewer(ref="", type="own_care_manager"),),
        mode="paper_typed_later",
        held_on=workplace.clock.today_on().isoformat(),
    )
    return interviewing.begin(workplace, choice_of(header=header))


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=paper_talk(frame.workplace))
    qtbot.addWidget(made.view)
    made.view.resize(1300, 700)
    made.view.show()
    tool = tool_of(made)
    qtbot.waitUntil(lambda: tool.page is not None and made.view.desk.lies_over(tool.page))
    return made


def tool_of(flow):
    return next(tool for tool in flow.tools if isinstance(tool, TypeInTool))


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def test_a_talk_from_paper_opens_with_everything_on_one_page(flow):
    page = tool_of(flow).page
    assert len(page.rows) > 20
    assert not tool_of(flow).open_button.isHidden()


def test_what_is_typed_goes_the_way_of_every_answer(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    qtbot.keyClicks(row.box, "The nights since the fall")
    qtbot.keyClicks(row.signs, "3-1")
    row.put_down()
    answers = kept(flow).answers
    assert answers["safe.words"].value == "The nights since the fall"
    assert (answers["safe.rating"].value, answers["safe.matters"].value) == ("not_really", "matters")
    assert kept(flow).header.mode == "paper_typed_later"


def test_leaving_loses_nothing_half_typed(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    session = flow.session
    qtbot.keyClicks(row.signs, "1")
    qtbot.keyClicks(row.box, "Half a sentence")
    flow.leave()
    draft = flow.workplace.require_vault().load_draft(session.interview)
    assert draft.answers["safe.rating"].value == "yes"
    assert draft.answers["safe.words"].value == "Half a sentence"


def test_signs_are_in_the_vault_within_a_second_while_the_row_is_in_hand(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    row.signs.setFocus()
    qtbot.keyClicks(row.signs, "21")
    assert flow.session.typing
    qtbot.waitUntil(lambda: kept(flow).typing == flow.session.typing, timeout=3000)
    assert row.signs.hasFocus()


def test_a_sign_without_meaning_takes_no_good_one_with_it(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    qtbot.keyClicks(row.signs, "31x")
    interview = flow.session.interview
    flow.leave()
    draft = flow.workplace.require_vault().load_draft(interview)
    assert (draft.answers["safe.rating"].value, draft.answers["safe.role"].value) == ("not_really", "helped")
    assert list(draft.typing.values()) == ["2:x"]
    again = entered(flow, session=interviewing.resume(flow.workplace, interview))
    qtbot.waitUntil(lambda: again.view.desk.lies_over(tool_of(again).page))
    assert tool_of(again).page.rows["safe"].signs.text() == "31x"


def test_what_was_typed_when_the_power_went_is_read_when_it_is_carried_on(qtbot, flow):
    interview = flow.session.interview
    interviewing.save_typing(flow.workplace, interview, "@signs/safe.rating", "0:3-1")
    entered(flow, session=interviewing.resume(flow.workplace, interview))
    draft = flow.workplace.require_vault().load_draft(interview)
    assert (draft.answers["safe.rating"].value, draft.typing) == ("not_really", {})


@pytest.mark.parametrize("to_the_end", [True, False])
def test_the_way_on_and_finishing_lead_to_the_row_with_an_unread_sign(qtbot, flow, to_the_end):
    page = tool_of(flow).page
    row = page.rows["safe"]
    qtbot.keyClicks(row.signs, "21x")
    if to_the_end:
        row.put_down()
        flow.turn(steps.go_to_stage(flow.session, Stage.PERMISSIONS))
        flow.view.next_button.click()
    else:
        page.done_button.click()
    assert (flow.session.stage, flow.view.desk.covered) == (Stage.PAGES, True)
    qtbot.waitUntil(row.signs.hasFocus)
    qtbot.keyClicks(row.signs, "1")  # over the one that means nothing
    assert row.signs.text() == "211"
    page.done_button.click()
    assert flow.session.stage is Stage.TOGETHER
    assert kept(flow).typing == {}
    assert kept(flow).answers["safe.matters"].value == "matters"


def test_an_answer_on_its_page_is_done_with_the_sign_in_the_vault_too(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    qtbot.keyClicks(row.signs, "31x")
    row.put_down()
    assert kept(flow).typing
    flow.view.given.emit("safe.matters", "matters", "")
    assert kept(flow).typing == {}
    assert row.signs.text() == "311"


def test_a_verdict_is_typed_in_without_an_earlier_conversation_on_this_laptop(qtbot, flow):
    row = tool_of(flow).page.rows["safe"]
    qtbot.keyClicks(row.signs, "2113")
    row.put_down()
    assert row.ticks[0].finding.isHidden()
    again = interviewing.resume(flow.workplace, flow.session.interview)
    session, _ = steps.reply(again, Purpose.TALK, Reply.YES)
    record = interviewing.finish(flow.workplace, session)
    assert record.answers["safe.verdict"].value == "same_not_fine"


def test_all_right_is_typed_in_the_same_row_as_its_rating(qtbot, flow):
    row = tool_of(flow).page.rows["mobility"]
    qtbot.keyClicks(row.signs, "31")
    row.put_down()
    assert kept(flow).answers["mobility.rating"].value == "same"
    assert kept(flow).answers["mobility.all_right"].value == "yes"


def test_after_the_last_row_comes_bringing_it_together(flow):
    tool_of(flow).page.done_button.click()
    assert flow.session.stage is Stage.TOGETHER
    assert not flow.view.desk.covered


def test_what_another_answer_closes_is_not_left_out_without_a_word(qtbot, flow):
    row = tool_of(flow).page.rows["mobility"]
    qtbot.keyClicks(row.signs, "-1")  # whether that is all right is asked only once it is rated
    tool_of(flow).page.done_button.click()
    assert flow.frame.told == [say("type_in.left_out", pages=row.page.title)]
    assert flow.session.stage is Stage.TOGETHER


def test_one_page_at_a_time_and_back_by_key(flow):
    tool_of(flow).page.away_button.click()
    assert not flow.view.desk.covered
    tool_of(flow).open_button.click()
    assert flow.view.desk.covered


def test_a_talk_in_the_room_has_no_such_page(qtbot, frame):
    made = entered(ConversationFlow(frame), session=interviewing.begin(frame.workplace, choice_of("Ishbel")))
    qtbot.addWidget(made.view)
    tool = tool_of(made)
    tool._on_open()
    assert tool.page is None
    assert tool.open_button.isHidden()


def test_f1_is_about_the_row_that_is_typed_in_and_not_the_page_under_it(flow):
    row = tool_of(flow).page.rows["safe"]
    row.take_focus()
    flow.view._on_why()
    assert row.why.card.why.text()
    assert row.why.card.parts["ways"][1].text()
    assert flow.view.page.why.isHidden()


@pytest.mark.parametrize("by_key", [True, False])
def test_next_leads_from_the_whole_paper_to_what_comes_after_it_and_says_so(qtbot, flow, by_key):
    view, page = flow.view, tool_of(flow).page
    assert view.next_button.accessibleName() == page.done_button.text()
    assert view.back_button.isHidden()
    qtbot.keyClicks(page.rows["safe"].box, "the nights")
    if by_key:
        qtbot.keyClick(page.rows["safe"].box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        view.next_button.click()
    assert flow.session.stage is Stage.TOGETHER
    assert flow.session.answers.answers["safe.words"].value == "the nights"
    assert not view.desk.covered


def test_one_page_at_a_time_has_its_own_words_at_the_foot_again(qtbot, flow):
    view, page = flow.view, tool_of(flow).page
    page.rows["safe"].box.setFocus()
    qtbot.keyClick(page.rows["safe"].box, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not view.desk.covered
    assert view.next_button.accessibleName() == say("conversation.next", title=view.state.next)
    view.next_button.click()
    assert flow.session.stage is Stage.PAGES
    assert not view.back_button.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.lies_over(page)
    assert view.next_button.accessibleName() == say("type_in.done")


def test_at_the_desk_no_minutes_run_and_nothing_is_asked_of_a_person_who_is_not_there(flow, frame):
    frame.workplace.clock.advance(12 * 60)
    tool_of(flow).page.away_asked.emit()
    flow.view.given.emit("safe.words", "the nights", "")
    flow.view.page_asked.emit("else_life")  # the last of its section
    flow.view.next_asked.emit()
    assert flow.session.page == "listened"
    assert flow.tool(SpokenTool).offer.isHidden()
    assert flow.view.minutes.isHidden()
    assert flow.view.cue.text() == ""
    flow._take(begun_talk(frame.workplace))
    assert not flow.view.minutes.isHidden()
    assert flow.view.cue.text() == "Still all right to go on?"
