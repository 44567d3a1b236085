import pytest

from tests.kit.talks import finished_talk
from tests.kit.tools import EXPERIENCES, REFLECTION, written_note
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.work_note_flow import WorkNoteFlow
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases import noting_work
from udset_desktop.usecases.exporting import preview

EXPERIENCE = EXPERIENCES[0]


@pytest.fixture
def flow(qtbot, tool_frame):
    made = entered(WorkNoteFlow(tool_frame), key=EXPERIENCE)
    qtbot.addWidget(made.view)
    return made


def notes(frame, record=None):
    return frame.workplace.require_vault().load_work_notes(record)


def test_looking_at_the_page_keeps_nothing(flow, tool_frame):
    flow.leave()
    assert notes(tool_frame) == ()


def test_a_choice_is_kept_at_once_and_half_typed_text_within_the_second(qtbot, flow, tool_frame):
    flow.view.fields["time.was"].take(0)
    assert notes(tool_frame)[0].answers["time.was"].value == "yes"
    flow.view.declined.emit("you.part", "rather_not_say")
    assert notes(tool_frame)[0].answers["you.part"].non_answer == "rather_not_say"
    words = next(field for field in flow.view.fields.values() if hasattr(field, "box"))
    qtbot.keyClicks(words.box, "the lists are lo")
    qtbot.waitUntil(lambda: "the lists are lo" in notes(tool_frame)[0].typing.values(), timeout=2_000)
    assert tool_frame.commits == tool_frame.under_way


def test_it_leaves_only_if_that_was_chosen(flow, tool_frame):
    flow.view.fields["time.was"].take(0)
    flow.view.finish_button.click()
    assert (tool_frame.place, tool_frame.told) == ("today", ["Kept on this laptop."])
    assert preview(tool_frame.workplace).is_empty
    again = entered(flow, note_id=notes(tool_frame)[0].id)
    again.view.leaves.buttons["yes"].click()
    assert len(preview(tool_frame.workplace).feedback) == 1
    again.view.leaves.buttons["no"].click()
    assert preview(tool_frame.workplace).is_empty
    again.view.leaves.buttons["yes"].click()
    again.view.finish_button.click()
    assert "next bundle" in tool_frame.told[-1]


def test_of_an_unfinished_note_a_change_of_mind_sends_nothing(flow, tool_frame):
    flow.view.fields["time.was"].take(0)
    flow.view.leaves.buttons["yes"].click()
    assert preview(tool_frame.workplace).is_empty


def test_an_empty_note_is_not_finished_and_why_is_said(flow, tool_frame):
    flow.view.finish_button.click()
    assert "Nothing has been written or chosen yet." in words_on(flow.view)
    assert tool_frame.gone == []


def test_a_look_back_is_written_and_left_to_where_one_came_from(qtbot, tool_frame):
    record = finished_talk(tool_frame.workplace)
    came = CameFrom(place="sheet", handed={"record_id": record.id})
    flow = entered(WorkNoteFlow(tool_frame), key=REFLECTION, record_id=record.id, came_from=came)
    qtbot.addWidget(flow.view)
    flow.view.fields["heard.words"].box.setPlainText("I talked too much.")
    flow.put_down()
    flow.view.left.emit()
    flow.leave()
    assert tool_frame.gone == [("sheet", {"record_id": record.id})]
    (note,) = notes(tool_frame, record.id)
    assert note.answers["heard.words"].value == "I talked too much."
    assert (note.leaves, preview(tool_frame.workplace).feedback) == (False, ())


def test_what_has_left_is_only_shown(qtbot, tool_frame, tmp_path):
    from udset_desktop.usecases.exporting import write_bundles  # noqa: PLC0415

    note = written_note(tool_frame.workplace, EXPERIENCE, leaves=True)
    write_bundles(tool_frame.workplace, tmp_path, shown=preview(tool_frame.workplace))
    flow = entered(WorkNoteFlow(tool_frame), note_id=note.id)
    qtbot.addWidget(flow.view)
    flow.view.given.emit("time.was", "no", "")
    assert noting_work.load_note(tool_frame.workplace, note.id).answers == note.answers


def test_deleting_is_asked_first(flow, tool_frame):
    flow.view.fields["time.was"].take(0)
    flow.view.delete_button.click()
    assert len(notes(tool_frame)) == 1
    tool_frame.answer_with = ("yes", "")
    flow.view.delete_button.click()
    flow.leave()
    assert (notes(tool_frame), tool_frame.told) == ((), ["Deleted."])


def test_nothing_is_called_saved_when_the_disk_said_no(flow, tool_frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(noting_work, "save_note", full)
    flow.view.fields["time.was"].take(0)
    assert (tool_frame.commits, tool_frame.failures) == (0, ["foundation.disk_full"])


def test_a_tool_the_project_does_not_use_leads_back_and_says_so(qtbot, frame):
    flow = entered(WorkNoteFlow(frame), key=EXPERIENCE)
    qtbot.addWidget(flow.view)
    assert (frame.place, frame.problems) == ("today", ["interview.not_of_project"])
