from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.kit.windows import words_on
from udset_desktop.desktop.views.follow_up_view import FollowUpShown, FollowUpView
from udset_desktop.foundation.ids import FollowUpId
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.follow_up import PARTS, TEXT_AT_MOST, FollowUp

NOTE = FollowUp(
    id=FollowUpId("n1"), begun_utc="2026-05-04T09:30:00+00:00", about="Morag", said="He takes my card."
)
SHOWN = FollowUpShown(
    note=NOTE,
    adults=(("01632 960110", "Adult protection"),),
    steps=("Ring the same day.", "Tell your team lead."),
)


@pytest.fixture
def view(qtbot):
    made = FollowUpView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_state(SHOWN)
    return made


def test_the_projects_numbers_and_steps_stand_above_the_note(view):
    words = words_on(view)
    assert "01632 960110" in words
    assert "Your project has given no number" in words  # none for a child
    assert "2. Tell your team lead." in words
    assert view.danger.isHidden()
    view.show_state(FollowUpShown(note=NOTE))
    assert not view.danger.isHidden()


def test_the_pages_name_says_nothing(view):
    assert view.title.text() == "Follow-up"


@pytest.mark.parametrize("part", PARTS)
def test_what_is_written_is_said_letter_by_letter(qtbot, view, part):
    with qtbot.waitSignal(view.written) as told:
        qtbot.keyClicks(view.boxes[part], "x")
    assert told.args[0] == part
    assert "x" in told.args[1]


def test_drawing_a_note_says_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.written):
        view.show_state(replace(SHOWN, note=replace(NOTE, id=FollowUpId("n2"), said="Another.")))
    assert view.boxes["said"].toPlainText() == "Another."


def test_ten_megabytes_are_not_put_in_and_what_was_written_stays(qtbot, view):
    QApplication.clipboard().setText("x" * 10_000_000)
    with qtbot.assertNotEmitted(view.written):
        view.boxes["said"].paste()
    assert view.boxes["said"].toPlainText() == "He takes my card."
    told = view.boxes["said"].told_on
    assert str(TEXT_AT_MOST) in told.text()
    assert not told.isHidden()
    assert told.y() == view.boxes["said"].geometry().bottom() + 1 + view.note_card.layout().spacing()
    assert view.trouble.isHidden()
    QApplication.clipboard().clear()


def test_what_is_missing_is_said_and_shown_where(view):
    view.show_findings((Finding(code="interview.nobody_told", where="told"),))
    assert view.trouble.text() == "Say first who was told; then it counts as passed on."
    assert view.focusWidget() is view.boxes["told"]
    view.show_findings(())
    assert view.trouble.isHidden()


def test_a_note_that_was_passed_on_is_read_and_can_be_taken_up(qtbot, view):
    passed = replace(NOTE, passed_utc="2026-05-04T11:00:00+00:00")
    view.show_state(replace(SHOWN, note=passed, passed="Passed on 4 May 2026."))
    assert all(box.isReadOnly() for box in view.boxes.values())
    assert view.passed_button.isHidden()
    assert "Passed on 4 May 2026." in words_on(view)
    with qtbot.waitSignal(view.taken_up_asked):
        view.take_up_button.click()
    view.show_state(SHOWN)
    assert not view.boxes["said"].isReadOnly()
    with qtbot.waitSignal(view.passed_asked):
        view.passed_button.click()


def test_paper_waits_for_the_safe_question_each_time(qtbot, view):
    assert view.paper.isHidden()
    view.paper_button.click()
    assert not view.print_button.isEnabled()
    view.safe.row.buttons["yes"].click()
    with qtbot.waitSignal(view.print_asked):
        view.print_button.click()
    view.ask_safe()
    assert not view.print_button.isEnabled()


def test_escape_and_the_button_lead_back(qtbot, view):
    with qtbot.waitSignal(view.left):
        view.back_button.click()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.boxes["said"], Qt.Key.Key_Escape)


def test_another_note_is_opened(qtbot, view):
    view.show_state(replace(SHOWN, others=(("n9", "Begun 1 May 2026", "Passed on", (("open", "Open"),)),)))
    with qtbot.waitSignal(view.open_asked) as told:
        view.others.rows["n9"].buttons["open"].click()
    assert told.args == ["n9"]
