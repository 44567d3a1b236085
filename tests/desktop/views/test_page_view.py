from tests.kit.screen_states import (
    page_state,
    words_item,
)
from tests.kit.windows import words_on
from udset_desktop.desktop.views.page_body import shape_of
from udset_desktop.desktop.views.page_view import PageView


def shown(qtbot, page=None):
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    view.show_page(page or page_state())
    return view


def test_the_question_is_loud_and_the_rest_is_folded_away(qtbot):
    view = shown(qtbot)
    assert view.opening.text() == "How do things stand with feeling safe?"
    said = words_on(view)
    assert "Do you feel safe, at home and when you are out?" in said
    assert "+ What helps?" in said
    assert "A worker I know" not in said


def test_pages_of_one_shape_share_their_widgets(qtbot):
    view = shown(qtbot)
    body = view.body
    view.show_page(page_state("people", "Seeing people"))
    assert view.body is body
    assert view.opening.text() == "How do things stand with seeing people?"
    other = page_state("talk", "Talking", items=(words_item("talk"),))
    view.show_page(other)
    assert view.body is not body
    assert body.isHidden()
    assert len(view.bodies) == 2


def test_a_shape_can_be_made_before_its_turn(qtbot):
    view = shown(qtbot)
    view.warm(page_state("talk", "Talking", items=(words_item("talk"),)))
    view.warm(page_state("talk", "Talking", items=(words_item("talk"),)))
    assert len(view.bodies) == 2
    assert view.page_id == "safe"


def test_pages_that_were_expected_stand_in_one_row(qtbot):
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    whole, short = page_state(), page_state("talk", "Talking", items=(words_item("talk"),))
    view.expect((shape_of(whole), shape_of(short)))
    view.show_page(whole)
    body, shown_fields = view.body, list(view.body.fields)
    view.show_page(short)
    assert view.body is body
    assert body.fields == shown_fields[:1]
    assert all(field.isHidden() and field.item is None for field in shown_fields[1:])
    assert "+ What helps?" not in words_on(view)
    view.show_page(whole)
    assert body.fields == shown_fields
    assert "+ What helps?" in words_on(view)


def test_why_we_ask_opens_and_closes_with_the_page(qtbot):
    view = shown(qtbot)
    assert view.why.isHidden()
    view.why_button.click()
    assert not view.why.isHidden()
    view.show_page(page_state("people", "Seeing people"))
    assert view.why.isHidden()


def test_a_page_without_an_opening_shows_its_title_loud(qtbot):
    view = shown(qtbot, page_state(opening="", why="", prompts=()))
    assert view.opening.text() == "Feeling safe"
    assert view.title.isHidden()
    assert view.why_button.isHidden()


def test_another_conversation_begins_with_empty_fields_at_the_same_page(qtbot):
    view = shown(qtbot)
    view.show_page(page_state())
    box = view.body.fields[0].box
    box.setPlainText("of somebody else")
    view.forget()
    view.show_page(page_state())
    assert box.toPlainText() == ""
