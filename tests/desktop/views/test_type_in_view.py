from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.screen_states import rating_item, words_item
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.type_in_view import TypeInView
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
    view.declined.connect(lambda item, word: said.append((item, word)))
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
        ("safe.rating", "mostly", "fit-4"),
        ("safe.matters", "matters", ""),
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
    view.put_down()
    assert told == []
    assert row.signs.text() == "7"


def test_a_letter_says_why_there_is_no_answer(qtbot, view, told):
    row = view.rows["safe"]
    qtbot.keyClicks(row.signs, "k")
    row.put_down()
    assert told == [("safe.rating", "dont_know")]


def test_what_is_answered_stands_there_as_its_signs_and_can_be_taken_off(qtbot, view, told):
    view.show_pages((page("safe", chosen="no"), page("people")))
    row = view.rows["safe"]
    assert row.signs.text() == "4"
    row.signs.selectAll()
    qtbot.keyClicks(row.signs, "-")
    row.put_down()
    assert told == [("safe.rating", None, "")]


def test_the_same_signs_again_say_nothing_new(qtbot, view, told):
    view.show_pages((page("safe", chosen="no"), page("people")))
    row = view.rows["safe"]
    row.signs.selectAll()
    qtbot.keyClicks(row.signs, "4")
    row.put_down()
    assert told == []


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


def test_a_list_is_ticked_by_its_digits(qtbot, view, told):
    services = ItemState(
        id="safe.services",
        kind=Kind.MANY,
        facet=Facet.OWN,
        ask="Which services do you use?",
        choices=(ChoiceState(code="day", words="Day centre"), ChoiceState(code="home", words="Home care")),
    )
    view.show_pages((replace(page("safe"), items=(services,)), page("people")))
    (line,) = view.rows["safe"].lists
    qtbot.keyClicks(line.signs, "21")
    assert line.meaning.text() == "Home care, Day centre"
    view.put_down()
    assert told == [("safe.services", ("home", "day"), "")]


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
