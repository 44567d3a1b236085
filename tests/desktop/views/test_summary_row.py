from dataclasses import replace

import pytest

from tests.kit.windows import words_on
from udset_desktop.desktop.views.summary_row import SummaryRow
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.outcome_rows import OutcomeRow
from udset_desktop.interview.screen import ChoiceState, ItemState, ScaleState


def choices(**words):
    return tuple(ChoiceState(code=code, words=said) for code, said in words.items())


SAFE = OutcomeRow(
    page="safe",
    title="Feeling safe",
    words="It is the nights.",
    rating=ItemState(
        id="safe.rating",
        kind=Kind.RATING,
        facet=Facet.RATING,
        ask="Do you feel safe?",
        scale="agree",
        scales=(ScaleState(scale="agree", choices=choices(yes="Yes", mostly="Mostly", no="No")),),
    ),
    who="Morag",
    givers=choices(person="Morag", carer="Her carer"),
    matters=ItemState(
        id="safe.matters",
        kind=Kind.ONE,
        facet=Facet.MATTERS,
        ask="",
        choices=choices(matters="It matters", not_now="Not now"),
    ),
    role=None,
    is_measure=False,
    wants_words=False,
)


@pytest.fixture
def row(qtbot):
    made = SummaryRow()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    made.show_row(SAFE)
    return made


def test_the_word_stands_with_the_words_behind_it_and_who_gave_it(row):
    said = words_on(row)
    for words in ("Feeling safe", "It is the nights.", "Mostly", "Said by Morag", "Matters now: not said"):
        assert words in said
    assert "measures rest" not in said
    assert not any(made._hint for made in row.rating.choices.buttons)  # no digit belongs to one row of many
    assert row.no_words.isHidden()
    assert row.role.isHidden()
    assert row.who.asks == "Who said it?"


def test_a_word_without_words_gets_a_soft_reminder_and_a_way_there(qtbot, row):
    assert row.wants_words.isHidden()
    row.show_row(replace(SAFE, words="", wants_words=True))
    assert "Nothing was written about this." in words_on(row)
    assert not row.wants_words.isHidden()
    with qtbot.waitSignal(row.words_asked) as told:
        row.to_words.click()
    assert told.args == ["safe"]


def test_a_question_of_the_measures_is_marked(row):
    row.show_row(replace(SAFE, is_measure=True))
    assert "A question the measures rest on" in words_on(row)


def test_what_is_put_right_is_said_with_the_item_it_belongs_to(qtbot, row):
    with qtbot.waitSignal(row.given) as told:
        row.rating.take(2)
    assert told.args == ["safe.rating", "no", "agree"]
    with qtbot.waitSignal(row.said) as told:
        row.who.chosen.emit("carer")
    assert told.args == ["safe.rating", "carer"]
    with qtbot.waitSignal(row.given) as told:
        row.matters.chosen.emit("matters")
    assert told.args == ["safe.matters", "matters", ""]


def test_a_side_chosen_again_is_taken_off(qtbot, row):
    chosen = replace(
        SAFE.matters, choices=(replace(SAFE.matters.choices[0], chosen=True), SAFE.matters.choices[1])
    )
    row.show_row(replace(SAFE, matters=chosen))
    assert "Matters now: It matters" in words_on(row)
    with qtbot.waitSignal(row.given) as told:
        row.matters.chosen.emit("matters")
    assert told.args == ["safe.matters", None, ""]
