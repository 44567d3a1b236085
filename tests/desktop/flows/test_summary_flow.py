import pytest

from tests.kit.tools import SUMMARY, talked_through
from tests.kit.windows import entered
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.summary_flow import SummaryFlow
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases import interviewing, outcomes_summary
from udset_desktop.usecases.people import load_record


@pytest.fixture
def record(tool_frame):
    return talked_through(tool_frame.workplace, "user-review/1.0.1")


@pytest.fixture
def flow(qtbot, tool_frame, record):
    made = entered(SummaryFlow(tool_frame), record_id=record.id)
    qtbot.addWidget(made.view)
    return made


def row_of(flow, page):
    return next(row for row in flow.view.rows if row.row.page == page)


def drafts(frame):
    return interviewing.today(frame.workplace).drafts


def note_on(frame, record):
    return frame.workplace.require_vault().load_work_notes(record.id)


def test_it_is_filled_from_the_conversation(flow, record):
    assert flow.view.title.text() == "Outcomes summary for Morag Ross"
    assert row_of(flow, "safe").row.rating.answer.value == record.answers.get("safe.rating").value


def test_a_row_put_right_is_kept_at_once_and_makes_a_new_version(flow, tool_frame, record):
    row_of(flow, "safe").rating.take(3)
    (draft,) = drafts(tool_frame)
    assert draft.correcting
    assert tool_frame.commits == tool_frame.under_way
    flow.view.keep_button.click()
    new = load_record(tool_frame.workplace, record.id)
    assert new.revision == record.revision + 1
    assert new.answers.get("safe.rating").value != record.answers.get("safe.rating").value
    assert tool_frame.gone == [("sheet", {"record_id": record.id, "kind": "person"})]
    assert "new version" in tool_frame.told[-1]
    assert drafts(tool_frame) == ()


def test_the_discreet_key_leads_to_the_follow_up_and_back_to_the_summary(flow, tool_frame, record):
    flow.view.follow_up_button.click()
    place, handed = tool_frame.gone[-1]
    assert (place, handed["interview"]) == ("follow_up", record.interview)
    assert handed["came_from"] == CameFrom(place="summary", handed={"record_id": record.id})


def test_read_back_alone_makes_no_version_and_may_ask_for_the_paper(flow, tool_frame, record):
    flow.view.fields["read_back.said"].take(0)
    flow.view.paper_button.click()
    assert load_record(tool_frame.workplace, record.id).revision == record.revision
    assert tool_frame.gone == [("sheet", {"record_id": record.id, "kind": "summary"})]
    (note,) = note_on(tool_frame, record)
    assert (note.instrument, note.done, note.revision) == (SUMMARY, True, record.revision)


def test_half_typed_words_of_the_reading_are_kept_as_the_page_is_left(flow, tool_frame, record):
    box = next(field for field in flow.view.fields.values() if hasattr(field, "box")).box
    box.setPlainText("she laughed")
    flow.put_down()
    flow.leave()
    assert "she laughed" in str(note_on(tool_frame, record))


def test_looking_alone_keeps_nothing(flow, tool_frame, record):
    flow.leave()
    assert note_on(tool_frame, record) == ()
    assert drafts(tool_frame) == ()


def test_left_half_done_it_waits_and_goes_on(flow, tool_frame, record):
    row_of(flow, "safe").rating.take(3)
    flow.leave()
    assert len(drafts(tool_frame)) == 1
    entered(flow, record_id=record.id)
    assert not flow.view.changed.isHidden()


def test_dropping_is_asked_first(flow, tool_frame):
    row_of(flow, "safe").rating.take(3)
    flow.view.drop_button.click()
    assert len(drafts(tool_frame)) == 1
    tool_frame.answer_with = ("yes", "")
    flow.view.drop_button.click()
    assert drafts(tool_frame) == ()
    assert flow.view.changed.isHidden()


def test_the_words_are_written_in_the_conversation(flow, tool_frame, record):
    row_of(flow, "people").to_words.click()
    place, handed = tool_frame.gone[-1]
    assert (place, handed["session"].page) == ("conversation", "people")
    flow.leave()
    assert len(drafts(tool_frame)) == 1


def test_who_answered_and_what_matters_are_put_right_too(flow, tool_frame):
    row = row_of(flow, "safe")
    row.said.emit("safe.rating", row.row.givers[1][0].code)
    told = flow.summary.session.answers.get("safe.rating")
    assert (told.said_by, told.perspective) == (("family_or_friend",), "what_they_would_say")
    assert row_of(flow, "safe").row.givers[1][0].chosen
    for code in ("with_sign", "also.with_symbols"):
        row.said.emit("safe.rating", code)
    told = flow.summary.session.answers.get("safe.rating")
    assert (told.said_by, told.perspective) == (("with_sign", "with_symbols"), None)
    assert row_of(flow, "safe").row.who.endswith("signing and with symbols or pictures")
    row.matters.chosen.emit("not_now")
    assert flow.summary.session.answers.get("safe.matters").value == "not_now"
    row.declined.emit("safe.rating", "rather_not_say")
    assert flow.summary.session.answers.get("safe.rating").non_answer == "rather_not_say"


def test_when_the_disk_says_no_what_is_on_file_stands(flow, tool_frame, monkeypatch):
    def full(*_told, **_more):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    before = row_of(flow, "safe").row
    monkeypatch.setattr(outcomes_summary, "put_right", full)
    row_of(flow, "safe").rating.take(3)
    assert tool_frame.failures == ["foundation.disk_full"]
    assert tool_frame.commits == 0
    assert row_of(flow, "safe").row == before


def test_a_conversation_open_for_another_correction_leads_back(qtbot, tool_frame, record):
    interviewing.reopen(tool_frame.workplace, record.id, "a wrong date")
    flow = entered(SummaryFlow(tool_frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    assert (tool_frame.place, tool_frame.problems) == ("sheet", ["usecases.open_already"])


def test_back_leads_to_the_sheet(flow, tool_frame, record):
    flow.view.left.emit()
    assert tool_frame.gone == [("sheet", {"record_id": record.id})]
