from tests.kit.talks import finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.correct_flow import CorrectFlow
from udset_desktop.usecases import interviewing


def made(qtbot, frame):
    record = finished_talk(frame.workplace)
    flow = entered(CorrectFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    return flow, record


def test_opening_hands_the_reason_on(qtbot, frame):
    flow, record = made(qtbot, frame)
    flow.view.box.setPlainText("wrong word")
    flow.view.buttons["open"].click()
    assert frame.gone[-1] == ("conversation", {"record_id": record.id, "reason": "wrong word"})


def test_leaving_changes_nothing(qtbot, frame):
    flow, record = made(qtbot, frame)
    flow.view.buttons["leave"].click()
    assert frame.place == "today"
    assert frame.workplace.require_vault().load_record(record.id).revision == 1


def test_begun_in_error_is_kept_and_said(qtbot, frame):
    flow, record = made(qtbot, frame)
    flow.view.box.setPlainText("begun for the wrong person")
    flow.view.buttons["void"].click()
    assert frame.workplace.require_vault().load_record(record.id).void
    assert frame.told


def test_a_reason_half_written_outlasts_a_cut_and_goes_once_it_is_said(qtbot, frame):
    flow, record = made(qtbot, frame)
    qtbot.keyClicks(flow.view.box, "wrong w")
    flow.put_down()
    again = entered(CorrectFlow(frame), record_id=record.id)
    qtbot.addWidget(again.view)
    assert again.view.box.toPlainText() == "wrong w"
    again.view.buttons["leave"].click()
    third = entered(CorrectFlow(frame), record_id=record.id)
    qtbot.addWidget(third.view)
    assert third.view.box.toPlainText() == ""


def test_a_reason_stays_half_written_until_the_conversation_is_open(qtbot, frame):
    flow, record = made(qtbot, frame)
    qtbot.keyClicks(flow.view.box, "wrong word")
    flow.put_down()
    flow.view.buttons["open"].click()
    flow.put_down()
    assert interviewing.typed_reason(frame.workplace, record.id) == "wrong word"
    assert frame.gone[-1][0] == "conversation"


def test_taking_something_back_wants_no_reason(qtbot, frame):
    flow, record = made(qtbot, frame)
    flow.view.buttons["take_back"].click()
    assert frame.gone[-1] == ("take_back", {"record_id": record.id})


def test_only_the_day_is_put_right_from_here_and_the_reason_goes_with_it(qtbot, frame):
    flow, record = made(qtbot, frame)
    qtbot.keyClicks(flow.view.box, "the clock was wrong")
    frame.answer_with = ("keep", "3/5/2026")
    flow.view.buttons["day"].click()
    kept = frame.workplace.require_vault().load_record(record.id)
    assert (kept.held_on, kept.revision, kept.reason) == ("2026-05-03", 2, "the clock was wrong")
    assert frame.place == "today"
    assert "3 May 2026" in frame.told[-1]
    assert interviewing.typed_reason(frame.workplace, record.id) == ""


def test_a_day_that_cannot_be_is_said_and_the_reason_still_stands_there(qtbot, frame):
    flow, record = made(qtbot, frame)
    assert not flow.view.buttons["day"].isEnabled()
    flow.view.box.setPlainText("the clock was wrong")
    for deed, day in (("keep", "3/5/2036"), ("back", "3/5/2026")):
        frame.answer_with = (deed, day)
        flow.view.buttons["day"].click()
    assert frame.problems == ["interview.held_in_future"]
    assert frame.workplace.require_vault().load_record(record.id).revision == 1
    assert flow.view.box.toPlainText() == "the clock was wrong"
