from dataclasses import replace

from PySide6.QtCore import Qt

from tests.kit.screen_states import many_item, one_item, rating_item
from udset_desktop.desktop.fields.choice_field import ChoiceField, FlagField, ManyField, RatingField
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.answers import Answer


def shown(qtbot, kind, item):
    field = kind()
    qtbot.addWidget(field)
    field.show_item(item)
    field.show()
    return field


def given(qtbot, field, deed):
    with qtbot.waitSignal(field.given) as told:
        deed()
    return told.args


def words(field):
    return [button.said for button in field.choices.buttons if button.isVisibleTo(field)]


def test_a_rating_shows_its_words_in_their_order_and_no_answer_as_their_equal(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    assert words(field) == ["Yes", "Mostly", "Not really", "No"]
    assert field.no_answer.isVisible()
    assert field.no_answer.height() == field.choices.buttons[0].height()


def test_a_word_is_given_with_its_scale(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    assert given(qtbot, field, field.choices.buttons[1].click) == ["safe.rating", "mostly", "fit-4"]
    assert not field.choices.buttons[1].isChecked()  # drawn only when the answer has come back


def test_choosing_again_takes_the_answer_off(qtbot):
    field = shown(qtbot, RatingField, rating_item(chosen="mostly"))
    assert field.choices.buttons[1].isChecked()
    assert given(qtbot, field, field.choices.buttons[1].click)[1] is None


def test_digits_choose(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    assert given(qtbot, field, lambda: field.choose_by_key(4))[1] == "no"
    assert field.choose_by_key(5) is False


def test_fewer_words_are_another_scale(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    field.fewer.click()
    assert words(field) == ["Yes", "In between", "No"]
    assert given(qtbot, field, field.choices.buttons[1].click)[1:] == ["in_between", "fit-3"]
    field.fewer.click()
    assert len(words(field)) == 4


def test_another_page_begins_with_the_usual_scale(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    field.fewer.click()
    field.show_item(rating_item("people"))
    assert len(words(field)) == 4


def test_not_answering_is_said_in_its_own_words(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    field.choose_by_key(0)
    assert [line.accessibleName() for line in field.ways.lines] == [
        "Don't know",
        "Rather not say",
        "Doesn't apply",
    ]
    assert field.ways.asked.text() == "No answer"
    with qtbot.waitSignal(field.declined) as told:
        qtbot.keyClick(field.ways, Qt.Key.Key_2)
    assert not field.ways.isVisible()
    assert told.args == ["safe.rating", "rather_not_say"]


def test_a_refusal_stands_on_its_button_and_can_be_taken_back(qtbot):
    field = shown(qtbot, RatingField, rating_item(declined="dont_know"))
    assert field.no_answer.said == "Don't know"
    assert field.no_answer.isChecked()
    field.choose_by_key(0)
    assert field.ways.lines[0].isChecked()
    told = given(qtbot, field, field.ways.lines[0].click)
    assert told[1] is None


def test_what_was_said_stays_on_its_button_where_the_list_is_left(qtbot):
    field = shown(qtbot, RatingField, rating_item())
    field.no_answer.click()
    assert field.ways.isVisible()
    qtbot.keyClick(field.ways, Qt.Key.Key_Escape)
    assert not field.ways.isVisible()
    assert not field.no_answer.isChecked()


def test_some_of_many_are_given_together_in_their_order(qtbot):
    field = shown(qtbot, ManyField, many_item(chosen=("known_worker",)))
    told = given(qtbot, field, field.choices.buttons[0].click)
    assert told[1] == ("family", "known_worker")


def test_an_exclusive_choice_rules_the_others_out_and_gives_way(qtbot):
    field = shown(qtbot, ManyField, many_item(chosen=("family",)))
    assert given(qtbot, field, field.choices.buttons[2].click)[1] == ("nobody",)
    field.show_item(many_item(chosen=("nobody",)))
    assert given(qtbot, field, field.choices.buttons[0].click)[1] == ("family",)
    assert given(qtbot, field, field.choices.buttons[2].click)[1] is None


def test_one_of_many_is_given_by_its_code(qtbot):
    field = shown(qtbot, ChoiceField, one_item())
    assert given(qtbot, field, field.choices.buttons[2].click) == ["safe.role", "harder", ""]


def test_a_flag_is_its_own_question(qtbot):
    item = replace(one_item(), kind=Kind.FLAG, choices=(), non_answers=(), answer=None)
    field = shown(qtbot, FlagField, item)
    assert words(field) == ["What did the service do?"]
    assert given(qtbot, field, field.choices.buttons[0].click)[1] is True
    field.show_item(replace(item, answer=Answer(value="yes")))
    assert given(qtbot, field, field.choices.buttons[0].click)[1] is None


def test_nothing_is_given_before_an_item_is_shown(qtbot):
    for kind in (ChoiceField, ManyField, RatingField, FlagField):
        field = kind()
        qtbot.addWidget(field)
        field.take(0)
        assert field.choose_by_key(1) is False
