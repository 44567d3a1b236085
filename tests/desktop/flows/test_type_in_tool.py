import pytest

from tests.kit.talks import choice_of
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.type_in_tool import TypeInTool
from udset_desktop.interview.header import About, Header, Interviewer
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
