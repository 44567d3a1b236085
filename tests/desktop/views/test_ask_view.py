import pytest
from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop.desktop.views.ask_view import AskView, Question


def test_a_deed_that_wants_a_reason_waits_for_it(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(
        Question(
            title="Open it?",
            lead="A new version.",
            reason="Why?",
            reason_for=("open",),
            deeds=(("open", "Open"), ("no", "No")),
        )
    )
    assert "Open it?" in words_on(view)
    assert not view.buttons["open"].isEnabled()
    assert view.buttons["no"].isEnabled()
    view.box.setPlainText("wrong person")
    with qtbot.waitSignal(view.answered) as told:
        view.buttons["open"].click()
    assert told.args == ["open", "wrong person"]


def test_the_box_says_what_is_told_above_it(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(Question(title="Why?", lead="It stays on file.", deeds=(), reason="Why so?"))
    assert view.box.accessibleDescription() == "It stays on file."


def test_what_is_filled_in_already_can_be_changed(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(
        Question(title="End?", reason="Number?", reason_for=("yes",), deeds=(("yes", "End"),), filled="3")
    )
    assert view.buttons["yes"].isEnabled()
    view.box.setPlainText("4")
    with qtbot.waitSignal(view.answered) as told:
        view.buttons["yes"].click()
    assert told.args == ["yes", "4"]


def test_a_question_without_a_reason_has_no_box(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(Question(title="Delete?", deeds=(("no", "Keep"), ("yes", "Delete"))))
    assert view.box.isHidden()
    assert view.buttons["no"].property("loud") is True


@pytest.mark.parametrize("out", ["no", "back", "leave"])
def test_escape_leaves_everything_as_it_was(qtbot, out):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(Question(title="Stop?", deeds=(("yes", "Stop"), (out, "Go on"))))
    with qtbot.waitSignal(view.answered) as told:
        qtbot.keyClick(view.title, Qt.Key.Key_Escape)
    assert told.args == [out, ""]


def test_escape_lets_go_of_no_reason_and_chooses_nothing_else(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show_question(Question(title="Open?", reason="Why?", deeds=(("yes", "Open"), ("no", "No"))))
    view.box.setPlainText("she meant")
    with qtbot.assertNotEmitted(view.answered):
        qtbot.keyClick(view.box, Qt.Key.Key_Escape)
    view.show_question(Question(title="Which?", deeds=(("one", "One"), ("two", "Two"))))
    with qtbot.assertNotEmitted(view.answered):
        qtbot.keyClick(view.title, Qt.Key.Key_Escape)


def test_enter_presses_the_button_in_hand_and_nothing_where_there_is_none(qtbot):
    view = AskView()
    qtbot.addWidget(view)
    view.show()
    view.show_question(Question(title="Who will?", deeds=(("one", "This one"), ("other", "The other"))))
    with qtbot.assertNotEmitted(view.answered):
        qtbot.keyClick(view.title, Qt.Key.Key_Return)
    qtbot.waitUntil(view.buttons["other"].isVisible)
    view.buttons["other"].setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(view.answered) as told:
            qtbot.keyClick(view.buttons["other"], key)
        assert told.args == ["other", ""]
