from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.screen_states import rating_item, words_item
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.type_in_view import TypeInView
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.screen import ChoiceState, ItemState, PageState


def page(name="safe", **told):
    matters = ItemState(
        id=f"{name}.matters",
        kind=Kind.ONE,
        facet=Facet.MATTERS,
        ask="Does this matter to you now?",
        choices=(
            ChoiceState(code="matters", words="matters now"),
            ChoiceState(code="not_now", words="not now"),
        ),
    )
    return PageState(
        id=name,
        section="life",
        title=f"Page {name}",
        opening="How do things stand?",
        check="",
        why="",
        prompts=(),
        items=(words_item(name), rating_item(name, **told), matters),
    )


@pytest.fixture
def view(qtbot):
    made = TypeInView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_pages((page("safe"), page("people")))
    made.start()
    return made


@pytest.fixture
def told(view):
    said = []
    view.given.connect(lambda item, raw, scale: said.append((item, raw, scale)))
    view.signs_typed.connect(lambda item, signs: said.append((item, signs)))
    view.signs_left.connect(lambda item: said.append((item,)))
    return said


def test_a_row_is_typed_without_leaving_the_keys(qtbot, view, told):
    row = view.rows["safe"]
    qtbot.keyClicks(row.box, "The nights")
    qtbot.keyClick(row.box, Qt.Key.Key_Tab)
    qtbot.keyClicks(row.signs, "21")
    assert row.ticks[0].meaning.text() == "Mostly · matters now"
    qtbot.keyClick(row.signs, Qt.Key.Key_Return)
    assert told == [
        ("safe.words", "The nights", ""),
        ("safe.rating", "2"),
        ("safe.rating", "21"),
        ("safe.rating",),
    ]
    qtbot.waitUntil(
        lambda: view.focusWidget() is view.rows["people"].box or view.rows["people"].box.hasFocus()
    )


def test_what_the_signs_mean_stands_on_the_line_they_are_typed_in(qtbot, view):
    line = view.rows["safe"].ticks[0]
    assert line.signs.accessibleDescription() == say("type_in.rows", count=2)
    qtbot.keyClicks(line.signs, "2-")
    assert line.signs.accessibleDescription() == f"Mostly, {say('type_in.no_tick')}"
    qtbot.keyClicks(line.signs, "x")
    assert line.signs.accessibleDescription() == line.finding.text() != ""


def test_signs_without_meaning_stay_and_say_so(qtbot, view, told):
    row = view.rows["safe"]
    row.signs.setFocus()
    qtbot.keyClicks(row.signs, "7")
    assert not row.ticks[0].finding.isHidden()
    assert "7" in row.ticks[0].finding.text()
    qtbot.keyClick(row.signs, Qt.Key.Key_Return)
    assert row.signs.hasFocus()
    view.put_down()
    assert told == [("safe.rating", "7"), ("safe.rating",)]
    assert row.signs.text() == "7"


def test_what_is_answered_stands_there_as_its_signs(qtbot, view, told):
    view.show_pages((page("safe", chosen="no"), page("people")))
    row = view.rows["safe"]
    assert row.signs.text() == "4"
    row.put_down()
    assert told == []  # nobody has touched it


def test_what_could_not_be_read_stands_there_again_and_is_read_again(view, told):
    half = page("safe", chosen="no")
    rating = replace(half.items[1], typed="4x")
    view.show_pages((replace(half, items=(half.items[0], rating, half.items[2])), page("people")))
    row = view.rows["safe"]
    assert row.signs.text() == "4x"
    assert row.ticks[0].finding.text() == say("type_in.unknown", sign="x")
    view.put_down()
    assert told == [("safe.rating",)]


def test_standing_at_a_question_the_right_sign_is_typed_over_the_wrong_one_alone(qtbot, view):
    line = view.rows["people"].signs
    qtbot.keyClicks(line, "2x")
    view.stand_at("people.matters")
    assert line.hasFocus()
    assert line.selectedText() == "x"
    qtbot.keyClicks(line, "1")
    assert line.text() == "21"
    view.stand_at("people.rating")
    assert line.selectedText() == ""


def test_what_is_being_typed_is_never_written_over(qtbot, view):
    row = view.rows["safe"]
    qtbot.keyClicks(row.signs, "2")
    qtbot.keyClicks(row.box, "Half")
    view.show_pages((page("safe", chosen="no"), page("people")))
    assert (row.signs.text(), row.box.toPlainText()) == ("2", "Half")


def test_half_typed_words_are_told_at_once(qtbot, view):
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClicks(view.rows["safe"].box, "T")
    assert typed.args == ["safe.words", "T"]


def test_rows_come_and_go_with_the_pages_and_keep_their_order(view):
    view.show_pages((page("first"), page("people")))
    assert list(view.rows) == ["people", "first"]
    assert view._rows.itemAt(0).widget() is view.rows["first"]


def services(*names):
    return ItemState(
        id="safe.services",
        kind=Kind.MANY,
        facet=Facet.OWN,
        ask="Which services do you use?",
        choices=tuple(ChoiceState(code=name, words=name) for name in names),
    )


def list_of(view, item):
    view.show_pages((replace(page("safe"), items=(item,)), page("people")))
    return view.rows["safe"].lists[0]


def test_a_list_is_ticked_by_its_digits(qtbot, view, told):
    line = list_of(view, services("Day centre", "Home care"))
    assert line.meaning.text() == "Which services do you use?"
    qtbot.keyClicks(line.signs, "21")
    assert line.meaning.text() == "Home care, Day centre"
    view.put_down()
    assert told[-2:] == [("safe.services", "21"), ("safe.services",)]


def test_a_long_list_says_its_numbers_and_waits_for_the_second_digit(qtbot, view):
    line = list_of(view, services(*(f"Service {place}" for place in range(1, 13))))
    assert line.meaning.text().endswith(say("type_in.numbers", ask="", first="01", last="12"))
    qtbot.keyClicks(line.signs, "1")
    assert line.finding.isHidden()
    qtbot.keyClicks(line.signs, "2")
    assert line.meaning.text() == "Service 12"
    qtbot.keyClicks(line.signs, "1")
    line.put_down()
    assert line.finding.text() == say("type_in.unknown", sign="1")


def test_boxes_that_rule_each_other_out_say_so_beside_what_was_typed(view):
    refused = Finding(code="interview.rules_out_others", where="safe.services")
    item = replace(services("None", "Home care"), typed="12", findings=(refused,))
    assert list_of(view, item).finding.text() == sentence_of(refused.code, {})


def test_after_the_last_row_comes_what_is_next(qtbot, view):
    row = view.rows["people"]
    row.signs.setFocus()
    qtbot.keyClick(row.signs, Qt.Key.Key_Return)
    assert view.done_button.hasFocus()
    with qtbot.waitSignal(view.done):
        view.done_button.click()
    with qtbot.waitSignal(view.away_asked):
        view.away_button.click()


def test_why_opens_on_the_row_in_hand_and_on_the_first_where_there_is_none(qtbot, view):
    view.show_pages(
        tuple(replace(page(name), why=f"So that {name} is heard.") for name in ("safe", "people"))
    )
    view.rows["people"].take_focus()
    view.turn_over_why()
    assert view.rows["people"].why.card.why.text() == "So that people is heard."
    assert view.rows["people"].why.isVisible()
    assert view.rows["safe"].why.card is None
    view.turn_over_why()
    assert not view.rows["people"].why.isVisible()


def test_what_f1_opens_low_on_the_page_comes_into_sight(qtbot, view):
    names = ("safe", "people", "home", "things", "well")
    long = " ".join(["So that this is heard."] * 30)
    view.show_pages(tuple(replace(page(name), why=long) for name in names))
    view.resize(700, 420)
    view.show()
    row = view.rows[names[-1]]
    row.take_focus()
    view.turn_over_why()

    def is_in_sight():
        card = row.why.card
        assert card.height() >= card.heightForWidth(card.width())  # it is laid out
        assert card.visibleRegion().boundingRect().height() >= min(card.height(), 200)

    qtbot.waitUntil(is_in_sight)
