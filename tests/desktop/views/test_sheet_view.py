import pytest
from PySide6.QtGui import QImage

from udset_desktop.desktop.views.sheet_view import SheetShown, SheetView


@pytest.fixture
def view(qtbot):
    made = SheetView()
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.show_state(SheetShown(name="Morag"))
    made.start()
    return made


def page():
    made = QImage(400, 560, QImage.Format.Format_RGB888)
    made.fill(0xFFFFFF)
    return made


def test_printing_and_saving_wait_for_the_safe_question(qtbot, view):
    assert not view.print_button.isEnabled()
    assert not view.save_button.isEnabled()
    view.safe.buttons["no"].click()
    assert not view.print_button.isEnabled()
    view.safe.buttons["yes"].click()
    with qtbot.waitSignal(view.print_asked):
        view.print_button.click()


def test_the_sheet_for_the_file_waits_for_the_same_question(qtbot, view):
    view.safe.buttons["yes"].click()
    with qtbot.waitSignal(view.look_asked) as told:
        view.kinds.buttons["review"].click()
    assert told.args == ["review", "standard"]
    assert not view.safe_card.isHidden()
    assert not view.print_button.isEnabled()


@pytest.mark.parametrize("style", ["standard", "large", "plain"])
@pytest.mark.parametrize("kind", ["person", "review"])
def test_no_paper_is_printed_or_copied_on_the_yes_to_another(qtbot, view, kind, style):
    view.safe.buttons["yes"].click()
    view.kinds.buttons[kind].click()
    view.styles.buttons[style].click()
    assert not view.print_button.isEnabled()
    assert not view.save_button.isEnabled()
    with qtbot.assertNotEmitted(view.print_asked):
        view.ask_print()
    view.safe.buttons["yes"].click()
    with qtbot.waitSignal(view.print_asked):
        view.ask_print()


def test_another_style_is_looked_at_first(qtbot, view):
    with qtbot.waitSignal(view.look_asked) as told:
        view.styles.buttons["large"].click()
    assert told.args == ["person", "large"]


def test_a_copy_is_saved_with_a_warning_and_a_password_if_wanted(qtbot, view):
    view.safe.buttons["yes"].click()
    assert view.save_card.isHidden()
    view.save_open.click()
    assert not view.save_card.isHidden()
    with qtbot.waitSignal(view.save_asked) as told:
        view.save_button.click()
    assert told.args == [""]
    view.protect.click()
    view.password.setText("two words")
    with qtbot.waitSignal(view.save_asked) as told:
        view.save_button.click()
    assert told.args == ["two words"]
    assert view.password.text() == ""


def test_what_became_of_it_is_told(qtbot, view):
    with qtbot.waitSignal(view.state_asked) as told:
        view.states.buttons["handed_over"].click()
    assert told.args == ["handed_over", False]
    with qtbot.waitSignal(view.left):
        view.done_button.click()


def test_posting_asks_a_question_of_its_own(qtbot, view):
    view.safe.buttons["yes"].click()  # safe to leave here says nothing of the post
    assert view.post_card.isHidden()
    with qtbot.assertNotEmitted(view.state_asked):
        view.states.buttons["to_post"].click()
    assert not view.post_card.isHidden()
    with qtbot.waitSignal(view.state_asked) as told:
        view.post.buttons["no"].click()
    assert told.args == ["to_post", False]
    with qtbot.waitSignal(view.state_asked) as told:
        view.post.buttons["yes"].click()
    assert told.args == ["to_post", True]
    view.states.buttons["shown"].click()
    assert view.post_card.isHidden()


def test_a_yes_to_the_post_is_kept_with_the_person(qtbot, view):
    view.show_state(SheetShown(name="Morag", post="yes"))
    with qtbot.waitSignal(view.state_asked) as told:
        view.states.buttons["to_post"].click()
    assert told.args == ["to_post", True]


def test_the_pages_are_the_pages_and_follow_the_window(view):
    view.show_pages((page(), page()))
    assert view.paper.sheets.count() == 2
    label = view.paper.sheets.itemAt(0).widget()
    assert label.accessibleName() == "Page 1 of 2"
    wide = label.width()
    view.resize(800, 700)
    assert view.paper.sheets.itemAt(0).widget().width() < wide
    view.show_pages(())
    assert view.paper.sheets.count() == 0


def test_a_copy_is_of_the_kind_that_was_chosen_and_only_paper_has_a_password(qtbot, view):
    view.show_voice(there=True)
    view.safe.buttons["yes"].click()
    view.save_open.click()
    view.protect.click()
    assert view.password.isVisible()
    view.copies.buttons["text"].click()
    assert not view.password.isVisible()
    assert not view.protect.isVisible()
    with qtbot.waitSignal(view.copy_asked) as told:
        view.save_button.click()
    assert told.args == ["text"]
    view.copies.buttons["paper"].click()
    with qtbot.waitSignal(view.save_asked):
        view.save_button.click()


def test_a_sound_is_offered_where_there_is_a_voice_and_for_the_person_alone(view):
    view.save_open.click()
    assert not view.copies.buttons["sound"].isVisible()
    view.show_voice(there=True)
    assert view.copies.buttons["sound"].isVisible()
    view.copies.buttons["sound"].click()
    view.kinds.buttons["review"].click()
    assert not view.copies.buttons["sound"].isVisible()
    assert view.copies.code == "paper"


def test_the_summary_is_a_sheet_only_where_there_is_one(qtbot, view):
    view.show_summary_there(there=False)
    assert view.kinds.buttons["summary"].isHidden()
    view.show_summary_there(there=True)
    view.show_voice(there=True)
    with qtbot.waitSignal(view.look_asked) as told:
        view.kinds.buttons["summary"].click()
    assert told.args == ["summary", "standard"]
    assert view.copies.buttons["sound"].isHidden()
