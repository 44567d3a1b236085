from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.asides_tool import ENOUGH, REST_MS, AsidesTool
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases.settings import Settings, save_settings
from udset_desktop.usecases.wording_questions import put_aside_so_far

SERVICE = "To attend day centre twice weekly"


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    in_front(qtbot, made.view)
    return made


def tool_of(flow):
    return next(tool for tool in flow.tools if isinstance(tool, AsidesTool))


def together(flow):
    while flow.session.stage is Stage.PAGES:
        flow.view.next_asked.emit()
    return flow.view.together


def write(qtbot, flow, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    tool_of(flow).look()


def test_a_service_is_asked_what_it_would_make_possible_once_the_fingers_rest(qtbot, flow):
    view = together(flow)
    view.matters[0].setFocus()
    qtbot.keyClicks(view.matters[0], SERVICE)
    aside = view.cards[0].aside
    assert not aside.isVisible()
    qtbot.waitUntil(aside.isVisible, timeout=REST_MS * 4)
    assert aside.text().startswith("This reads like a service. What would it make possible?")


def test_it_goes_when_the_text_says_what_it_is_for(qtbot, flow):
    view = together(flow)
    write(qtbot, flow, view.matters[0], SERVICE)
    assert view.cards[0].aside.code == "outcome"
    write(qtbot, flow, view.matters[0], SERVICE + " so I see my pals")
    assert view.cards[0].aside.code == ""


def test_what_was_waved_away_is_counted_and_not_asked_there_again(qtbot, flow):
    view = together(flow)
    write(qtbot, flow, view.matters[0], SERVICE)
    qtbot.keyClick(view.matters[0], Qt.Key.Key_Escape)
    write(qtbot, flow, view.matters[0], SERVICE + " please")
    assert view.cards[0].aside.code == ""
    counts = put_aside_so_far(flow.workplace)
    assert counts == {"outcome": 1, "personal": 0, "role": 0, "own_words": 0, "action": 0}


def test_a_kind_that_was_waved_away_often_is_left_alone(qtbot, flow):
    view = together(flow)
    for number in range(ENOUGH):
        view.put_aside.emit(f"elsewhere {number}", "outcome")
    write(qtbot, flow, view.matters[0], SERVICE)
    assert view.cards[0].aside.code == ""


def test_only_the_number_is_kept(qtbot, flow):
    view = together(flow)
    write(qtbot, flow, view.matters[0], SERVICE)
    qtbot.keyClick(view.matters[0], Qt.Key.Key_Escape)
    vault = flow.workplace.require_vault()
    assert vault.load_setting("asides/put_aside") == {"outcome": "1"}


def test_whoever_does_not_want_questions_is_asked_none(qtbot, frame):
    save_settings(frame.workplace, Settings(asides=False))
    flow = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(flow.view)
    flow.view.show()
    view = together(flow)
    write(qtbot, flow, view.matters[0], SERVICE)
    assert view.cards[0].aside.code == ""


def test_a_step_of_the_service_alone_is_asked_for_the_persons_part(qtbot, flow):
    view = together(flow)
    write(qtbot, flow, view.matters[0], "To sleep")
    qtbot.keyClick(view.matters[0], Qt.Key.Key_Return)
    step = view.steps[0]
    write(qtbot, flow, step.what, "Anne will ring the alarm people")
    assert step.aside.code == ""
    qtbot.keyClick(step.what, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    tool_of(flow).look()
    assert step.aside.text().startswith("What is Morag's own part in this")
    qtbot.keyClick(step.what, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    tool_of(flow).look()
    assert step.aside.code == ""


def test_who_else_might_is_offered_from_the_projects_list(qtbot, flow):
    name = "Dunlaw lunch club"
    project = replace(flow.session.project, supports=("The Shed", name))
    flow.step(replace(flow.session, project=project))
    view = together(flow)
    view.add_step.click()
    write(qtbot, flow, view.steps[0].what, f"Ask at {name}")
    assert not view.steps[0].others.isHidden()
    view.steps[0]._others.itemAt(1).widget().click()
    assert flow.session.together.actions[0].who_named == name


def test_words_of_an_outcome_are_asked_whether_they_are_the_persons(qtbot, flow):
    flow.view.page_asked.emit("safe")
    words = next(field for field in flow.view.page.body.fields if field.item.id == "safe.words")
    write(qtbot, flow, words.box, "Requires supervision on stairs")
    assert words.aside.text().startswith("Are these Morag's own words?")
    qtbot.keyClick(words.box, Qt.Key.Key_Escape)
    assert words.aside.code == ""
    write(qtbot, flow, words.box, "It's the stairs I don't like")
    assert words.aside.code == ""


def test_a_page_turned_leaves_no_question_behind(qtbot, flow):
    flow.view.page_asked.emit("safe")
    words = next(field for field in flow.view.page.body.fields if field.item.id == "safe.words")
    write(qtbot, flow, words.box, "Requires supervision on stairs")
    flow.view.page_asked.emit("people")
    assert words.aside.code == ""
    tool_of(flow).look()  # the words of the page before are not in front any more
    assert words.aside.code == ""


def test_out_of_sight_nothing_is_looked_at(flow):
    flow.leave()
    tool_of(flow).look()
    assert not tool_of(flow)._rest.isActive()


def test_a_question_about_one_person_is_not_left_beside_another(qtbot, flow, frame):
    flow.view.page_asked.emit("safe")
    words = next(field for field in flow.view.page.body.fields if field.item.id == "safe.words")
    write(qtbot, flow, words.box, "Requires supervision on stairs")
    view = together(flow)
    write(qtbot, flow, view.matters[0], "Morag to be safe in the home")
    assert "Morag" in view.cards[0].aside.text()
    flow.view.page_asked.emit("safe")
    write(qtbot, flow, words.box, "Requires supervision on the stairs")
    flow.enter(session=begun_talk(frame.workplace, "Tam"))
    assert (words.aside.code, words.aside.text()) == ("", "")
    assert (view.cards[0].aside.code, view.cards[0].aside.text()) == ("", "")
    assert not tool_of(flow)._rest.isActive()
