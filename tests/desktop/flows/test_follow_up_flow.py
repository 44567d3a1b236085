from dataclasses import replace

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from tests.kit.talks import begun_talk
from tests.kit.vaults import CANARY
from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.interview.follow_up import TEXT_AT_MOST
from udset_desktop.usecases import following_up


@pytest.fixture
def flow(qtbot, frame):
    made = entered(FollowUpFlow(frame), about="Morag")
    qtbot.addWidget(made.view)
    return made


def notes(frame):
    return following_up.list_notes(frame.workplace)


def write(flow, **parts):
    for part, text in parts.items():
        flow.view.boxes[part].setPlainText(text)
    flow.put_down()


def test_looking_at_the_page_keeps_nothing(flow, frame):
    flow.leave()
    assert notes(frame) == ()


def test_half_typed_text_is_kept_within_the_second(qtbot, flow, frame):
    qtbot.keyClicks(flow.view.boxes["said"], "he takes my ca")
    qtbot.waitUntil(lambda: bool(notes(frame)), timeout=2_000)
    (note,) = notes(frame)
    assert (note.about, note.said) == ("Morag", "he takes my ca")
    assert frame.commits == frame.under_way == 1


def test_a_note_emptied_again_is_not_kept_once_the_page_is_left(flow, frame):
    write(flow, said="x")
    write(flow, said="")
    assert len(notes(frame)) == 1
    flow.leave()
    assert notes(frame) == ()


def test_a_note_survives_closing_the_window(flow, frame):
    flow.view.boxes["said"].setPlainText("he takes my card")
    flow.close()
    assert notes(frame)[0].said == "he takes my card"


def test_nothing_is_called_saved_when_the_disk_said_no(flow, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(following_up, "save_note", full)
    write(flow, said="x")
    assert frame.commits == 0
    assert frame.failures == ["foundation.disk_full"]


def test_far_too_much_is_said_and_what_was_kept_stays(flow, frame):
    write(flow, said="before")
    write(flow, said="x" * (TEXT_AT_MOST + 1))
    assert notes(frame)[0].said == "before"
    assert "It was not put in" in flow.view.trouble.text()


def test_it_counts_as_passed_on_once_somebody_was_told(flow, frame):
    write(flow, said="he takes my card")
    flow.view.passed_button.click()
    assert "who was told" in flow.view.trouble.text()
    assert frame.failures == []
    write(flow, told="the duty desk", told_when="at 11")
    flow.view.passed_button.click()
    assert notes(frame)[0].is_passed_on
    assert "Passed on 1 June 2026." in words_on(flow.view)
    flow.view.take_up_button.click()
    assert not notes(frame)[0].is_passed_on


def test_the_same_conversation_finds_its_note_again(qtbot, flow, frame):
    session = begun_talk(frame.workplace)
    came = CameFrom(place="conversation", handed={"interview": session.interview})
    flow.enter(about="Morag", interview=session.interview, came_from=came)
    write(flow, said=CANARY)
    flow.view.back_button.click()
    assert frame.gone[-1] == ("conversation", {"interview": session.interview})
    flow.leave()
    flow.enter(about="Morag", interview=session.interview, came_from=came)
    assert flow.view.boxes["said"].toPlainText() == CANARY
    assert len(notes(frame)) == 1


def test_other_notes_are_offered_on_the_way_from_today_only(flow, frame):
    write(flow, said=CANARY)
    first = flow.note
    flow.leave()
    flow.enter()
    assert list(flow.view.others.rows) == [first.id]
    flow.view.others.rows[first.id].buttons["open"].click()
    assert frame.gone[-1][1]["note_id"] == first.id
    flow.enter(note_id=first.id)
    assert flow.view.boxes["said"].toPlainText() == CANARY
    for place in ("conversation", "sheet", "summary"):
        flow.enter(came_from=CameFrom(place=place))
        assert flow.view.others.rows == {}


def test_an_empty_note_does_not_print(flow, frame):
    flow.view.print_asked.emit()
    assert frame.told == ["Nothing is written in it yet, so there is nothing to print."]
    assert not flow.view.findChildren(QPrintDialog)


def test_it_prints_by_the_systems_window_under_a_name_that_says_nothing(flow, frame, tmp_path):
    write(flow, said=CANARY)
    flow.view.paper_button.click()
    flow.view.safe.row.buttons["yes"].click()
    flow.view.print_button.click()
    dialog = next(iter(flow.view.findChildren(QPrintDialog)))
    assert flow.printing.printer.docName() == "note"
    flow.printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    flow.printing.printer.setOutputFileName(str(tmp_path / "note.pdf"))
    dialog.accepted.emit(flow.printing.printer)
    dialog.done(0)
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    assert frame.told == ["Sent to the printer."]
    assert not flow.view.print_button.isEnabled()
    assert frame.workplace.require_vault().load_events()[-1].what == "follow_up_printed"


def test_a_note_that_is_gone_is_begun_anew(flow, frame):
    flow.enter(note_id="nobody")
    assert flow.note.said == ""
    assert replace(flow.note, said="x").is_written


def test_a_note_that_was_passed_on_can_be_deleted_after_a_second_thought(flow, frame):
    write(flow, said="he takes my card", did="rang", told="the duty worker", told_when="today")
    assert flow.view.delete_button.isHidden()
    flow.view.passed_button.click()
    assert not flow.view.delete_button.isHidden()
    flow.view.delete_button.click()
    assert len(notes(frame)) == 1
    frame.answer_with = ("yes", "")
    flow.view.delete_button.click()
    assert notes(frame) == ()
    assert frame.gone[-1][0] == "today"
