from dataclasses import replace

from tests.kit.screen_states import (
    many_item,
    one_item,
    page_state,
    rating_item,
    said_by_state,
    words_item,
)
from tests.kit.windows import words_on
from udset_desktop.desktop.views.page_view import PageView
from udset_desktop.interview.answers import Answer


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


def test_unfolding_is_asked_for(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.opened) as told:
        view.body.folds[2].click()
    assert told.args == ["safe.helps"]
    items = (words_item(), rating_item(), many_item(opened=True), one_item(opened=False))
    view.show_page(page_state(items=items))
    assert "A worker I know" in words_on(view)


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


def test_why_we_ask_opens_and_closes_with_the_page(qtbot):
    view = shown(qtbot)
    assert view.why.isHidden()
    view.why_button.click()
    assert not view.why.isHidden()
    view.show_page(page_state("people", "Seeing people"))
    assert view.why.isHidden()


def test_the_marks_are_about_what_was_said(qtbot):
    view = shown(qtbot)
    assert view.body.between_us.isHidden()
    said = replace(words_item(text="my son drinks"), between_us=True)
    view.show_page(page_state(items=(said, rating_item(), many_item(opened=False), one_item(opened=False))))
    assert not view.body.between_us.isHidden()
    assert view.body.between_us.isChecked()
    with qtbot.waitSignal(view.marked) as told:
        view.body.off_sheet.click()
    assert told.args == ["safe.words", "off_sheet"]


def test_a_page_without_an_opening_shows_its_title_loud(qtbot):
    view = shown(qtbot, page_state(opening="", why="", prompts=()))
    assert view.opening.text() == "Feeling safe"
    assert view.title.isHidden()
    assert view.why_button.isHidden()


def test_a_digit_goes_to_the_rating_unless_another_field_has_the_focus(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.given) as told:
        assert view.body.choose_by_key(2)
    assert told.args[1] == "mostly"
    other = shown(qtbot, page_state(items=(words_item(),)))
    assert other.body.choose_by_key(2) is False
    other.body.put_down()


def said(text="", chosen="", **changes):
    folded = (many_item(opened=False), one_item(opened=False))
    words, rating = words_item(text=text), rating_item(chosen=chosen)
    return page_state(items=(replace(words, **changes), replace(rating, **changes), *folded))


def test_who_said_it_is_about_the_answer_in_hand(qtbot):
    view = shown(qtbot)
    assert view.body.said_by.isHidden()
    view.show_page(said("the nights", "mostly"), said_by_state())
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend")
    assert told.args == ["safe.words", "family_or_friend"]
    view.body.choose_by_key(1)
    view.show_page(said("the nights", "yes"), said_by_state())
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend")
    assert told.args == ["safe.rating", "family_or_friend"]


def test_whose_view_it_is_can_be_said_of_somebody_elses_answer_only(qtbot):
    view = shown(qtbot)
    view.show_page(said("the nights"), said_by_state())
    assert len(view.body.said_by.groups) == 1
    view.show_page(said("the nights", said_by=("family_or_friend",)), said_by_state())
    assert [one.chosen for one in view.body.said_by.groups[0]] == [False, True]
    assert len(view.body.said_by.groups) == 2


def test_last_time_is_folded_and_opens_on_request(qtbot):
    view = shown(qtbot)
    assert view.last_button.isHidden()
    before = replace(said(last_time="Mostly"), last_time_on="3 May 2026")
    view.show_page(before)
    assert not view.last_button.isHidden()
    assert view.last.isHidden()
    view.last_button.click()
    assert "3 May 2026" in view.last.text()
    assert "Mostly" in view.last.text()
    assert not view.last.isHidden()
    view.show_page(page_state("people", "Seeing people"))
    assert view.last.isHidden()


def test_last_time_is_not_there_while_somebody_else_is_in_the_room(qtbot):
    view = shown(qtbot)
    before = replace(said(last_time="Mostly"), last_time_on="3 May 2026")
    view.show_page(before)
    view.last_button.click()
    view.show_page(before, others_present=True)
    assert view.last_button.isHidden()
    assert view.last.isHidden()
    assert view.last.text() == ""


def test_whatever_was_answered_on_a_page_can_be_kept_back(qtbot):
    helps = many_item(opened=True)
    answered = replace(helps, answer=Answer(value=(helps.choices[0].code,)))
    view = shown(qtbot, page_state(items=(words_item(), rating_item(), answered)))
    assert not view.body.between_us.isHidden()
    with qtbot.waitSignal(view.marked) as told:
        view.body.mark("off_sheet")
    assert told.args == [helps.id, "off_sheet"]
    untouched = shown(qtbot)
    assert untouched.body.between_us.isHidden()
    with qtbot.assertNotEmitted(untouched.marked):
        untouched.body.mark("off_sheet")


def test_before_anything_is_said_the_line_is_about_every_answer_from_now_on(qtbot):
    view = shown(qtbot)
    view.show_page(page_state(), said_by_state())
    assert "Answers come from: Morag" in view.body.said_by.text()
    with qtbot.waitSignal(view.said) as told:
        view.body.said_by.chosen.emit("family_or_friend")
    assert told.args == ["", "family_or_friend"]


def test_another_conversation_begins_with_empty_fields_at_the_same_page(qtbot):
    view = shown(qtbot)
    view.show_page(page_state())
    box = view.body.fields[0].box
    box.setPlainText("of somebody else")
    view.forget()
    view.show_page(page_state())
    assert box.toPlainText() == ""
