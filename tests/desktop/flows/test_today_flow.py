from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.tools import EXPERIENCES, written_note
from tests.kit.windows import entered
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.usecases import following_up
from udset_desktop.usecases.interviewing import reopen


@pytest.fixture
def flow(qtbot, frame):
    begun_talk(frame.workplace, "Isla")
    finished_talk(frame.workplace, "Agnes")
    made = entered(TodayFlow(frame))
    qtbot.addWidget(made.view)
    return made


def test_the_day_is_read_from_the_vault(flow):
    assert [row.name for row in flow.view.today.drafts] == ["Isla"]
    assert [row.name for row in flow.view.today.finished] == ["Agnes"]


def test_lines_lead_to_their_places(flow, frame):
    view = flow.view
    draft, record = view.today.drafts[0].interview, view.today.finished[0].record
    for signal, args, place in (
        (view.carry_on_asked, (draft,), "conversation"),
        (view.sheet_asked, (record,), "sheet"),
        (view.correct_asked, (record,), "correct"),
        (view.sharing_asked, (), "sharing"),
        (view.begin_asked, ("",), "begin"),
    ):
        signal.emit(*args)
        assert frame.place == place


def test_somebody_found_is_begun_with(flow, frame):
    flow.view.search_typed.emit("ag")
    person = next(iter(flow.view.found.rows))
    flow.view.found.rows[person].buttons["begin"].click()
    assert frame.gone[-1][1]["person"].name == "Agnes"
    flow.view.search_typed.emit("zzz")
    assert not flow.view.none_found.isHidden()
    flow.view.search_typed.emit(" ")
    assert flow.view.none_found.isHidden()


def test_setting_a_correction_aside_says_that_the_conversation_stays(flow, frame):
    record = flow.view.today.finished[0]
    correction = reopen(frame.workplace, record.record, "wrong word").interview
    flow.freshen()
    asked = flow.view.today.drafts
    frame.answer_with = ("yes", "")
    flow.view.set_aside_asked.emit(correction)
    assert "stays on file as it was" in frame.question.title
    assert any(one.correcting and one.held_on == record.held_on for one in asked)
    assert record in flow.view.today.finished
    assert correction not in {row.interview for row in flow.view.today.drafts}
    flow.view.set_aside_asked.emit(flow.view.today.drafts[0].interview)
    assert "What was said in it is deleted" in frame.question.title


def test_setting_aside_is_asked_twice(flow, frame):
    draft = flow.view.today.drafts[0].interview
    flow.view.set_aside_asked.emit(draft)
    assert flow.view.today.drafts
    frame.answer_with = ("yes", "")
    flow.view.set_aside_asked.emit(draft)
    assert flow.view.today.drafts == ()


def test_a_note_that_waits_is_opened_and_a_new_one_begun_by_one_key(qtbot, flow, frame):
    note = replace(following_up.new_note(frame.workplace), said="he takes my card")
    following_up.save_note(frame.workplace, note)
    flow.enter()
    flow.view.follow_ups.rows[note.id].buttons["open"].click()
    assert frame.gone[-1] == ("follow_up", {"note_id": note.id})
    flow.view.show()
    flow.view.activateWindow()
    flow.view.search.setFocus()
    qtbot.waitUntil(flow.view.search.hasFocus)
    qtbot.keyClick(flow.view.search, Qt.Key.Key_F2)
    assert frame.gone[-1] == ("follow_up", {"note_id": ""})
    flow.view.follow_up_button.click()
    assert frame.gone[-1] == ("follow_up", {"note_id": ""})


def test_what_changed_for_somebody_is_said_on_a_page_of_its_own(flow, frame):
    flow.view.search_typed.emit("ag")
    person = next(iter(flow.view.found.rows))
    flow.view.found.rows[person].buttons["about"].click()
    assert frame.gone[-1] == ("about_person", {"person_id": person})


def test_only_a_training_laptop_offers_the_round(qtbot, frame):
    flow = entered(TodayFlow(frame))
    qtbot.addWidget(flow.view)
    assert flow.view.round_button.isHidden() is not frame.workplace.is_training


def test_the_round_is_offered_again_when_it_is_over(qtbot, frame):
    flow = entered(TodayFlow(frame))
    qtbot.addWidget(flow.view)
    assert not flow.view.round_button.isHidden()
    for _ in range(2):
        flow.view.round_button.click()
        qtbot.addWidget(frame.foot)
        flow.enter()
        assert flow.view.round_button.isHidden()
        frame.foot.end_button.click()
        flow.enter()
        assert not flow.view.round_button.isHidden()


def test_ones_own_work_is_written_and_opened_from_the_day(qtbot, tool_frame):
    kept = written_note(tool_frame.workplace, EXPERIENCES[0])
    made = entered(TodayFlow(tool_frame))
    qtbot.addWidget(made.view)
    assert list(made.view.work.rows) == [*EXPERIENCES, kept.id]
    made.view.work.rows[EXPERIENCES[1]].buttons["write"].click()
    assert tool_frame.gone[-1] == ("work_note", {"key": EXPERIENCES[1]})
    made.view.work.rows[kept.id].buttons["open"].click()
    assert tool_frame.gone[-1] == ("work_note", {"note_id": kept.id})


def test_where_the_project_uses_no_such_tool_the_day_names_none(flow):
    assert flow.view.work.isHidden()
