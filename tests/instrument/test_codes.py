from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.definitions import definition_folder
from udset_desktop.instrument.catalogue import list_instruments, load_instrument
from udset_desktop.instrument.codes import (
    SAID_WORDS,
    cell_code,
    layout_of,
    rating_code,
    said_code,
    said_words,
    told_by,
)
from udset_desktop.instrument.model import NON_ANSWERS, SCALES, Facet, Item, Kind, Page, Privacy, Section
from udset_desktop.instrument.reader import read_instrument

INSTRUMENTS = [load_instrument(one.id, one.version) for one in list_instruments()]
CELLS = [
    pytest.param(cell, id=f"{instrument.key} {cell.item.id}")
    for instrument in INSTRUMENTS
    for cell in layout_of(instrument).cells
]
ONE_OF_EACH = {
    (cell.item.kind, cell.width, cell.item.scale, cell.item.choices): cell
    for instrument in INSTRUMENTS
    for cell in layout_of(instrument).cells
}
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/-.?!~|_=é "


REVIEWS = [one for one in INSTRUMENTS if one.purpose == "review" and one.is_held]


@pytest.mark.parametrize("instrument", REVIEWS, ids=lambda one: one.key)
def test_a_review_carries_the_persons_own_verdict_its_reason_and_what_changed_in_the_asking(instrument):
    facets = {cell.item.facet for cell in layout_of(instrument).cells}
    assert facets >= {Facet.VERDICT, Facet.VERDICT_WHY, Facet.ASKING_CHANGED}


def values_of(item):
    """Every value an item can have, a handful where there are very many."""
    match item.kind:
        case Kind.RATING:
            return [(word, scale) for scale in item.scales for word in SCALES[scale]]
        case Kind.MANY:
            return [((choice,), "") for choice in item.choices] + [(item.choices, "")]
        case Kind.FLAG:
            return [("yes", "")]
    return [(choice, "") for choice in item.choices]


@pytest.mark.parametrize("cell", CELLS)
def test_every_answer_to_every_item_reads_back_as_it_was_written(cell):
    said = ("person", "what_i_think") if cell.item.kind is Kind.RATING else ()

    for value, scale in values_of(cell.item):
        code = cell_code(cell, value=value, scale=scale, said=said)
        told = told_by(cell, code)

        assert len(code) == cell.width
        assert (told.value, told.scale, told.non_answer, told.said) == (value, scale, None, said)


@pytest.mark.parametrize("cell", CELLS)
def test_every_non_answer_reads_back_and_carries_nothing_else(cell):
    for non_answer in NON_ANSWERS:
        code = cell_code(cell, non_answer=non_answer, said=("person",))
        told = told_by(cell, code)

        assert len(code) == cell.width
        assert (told.value, told.non_answer, told.said) == (None, non_answer, ())


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_code_is_refused_or_has_exactly_one_spelling(data):
    cell = data.draw(st.sampled_from(list(ONE_OF_EACH.values())))
    code = data.draw(st.text(SIGNS, min_size=0, max_size=cell.width + 1))

    try:
        told = told_by(cell, code)
    except (ValueError, IndexError):
        return

    again = cell_code(
        cell, value=told.value, scale=told.scale, non_answer=told.non_answer or "not_asked", said=told.said
    )
    assert again == code


@settings(max_examples=200, deadline=None)
@given(said=st.sets(st.sampled_from(SAID_WORDS)))
def test_who_said_it_reads_back_for_every_set_of_speakers(said):
    assert set(said_words(said_code(said))) == said


@pytest.mark.parametrize("code", ["", "a", "é0", "zz", "//"])
def test_speakers_that_do_not_exist_are_refused(code):
    with pytest.raises((ValueError, IndexError)):
        said_words(code)


def cell_of(item_id, instrument=load_instrument("user-review", "1.0.0")):  # noqa: B008
    return layout_of(instrument).by_item[item_id]


@pytest.mark.parametrize(
    ("item_id", "code"),
    [
        ("safe.rating", "h01"),  # a word of the change scale
        ("safe.rating", "a0"),  # too short
        ("safe.rating", "a001"),  # too long
        ("safe.rating", "-01"),  # a non-answer that somebody said
        ("safe.rating", "z01"),
        ("safe.rating", ""),
        ("safe.helps", "=/+"),  # choices the item does not have
        ("safe.helps", "a00"),
        ("safe.role", "4"),
        ("safe.role", "="),
        ("safe.matters", "2"),
    ],
)
def test_a_code_the_item_cannot_have_is_refused(item_id, code):
    with pytest.raises((ValueError, IndexError)):
        told_by(cell_of(item_id), code)


def test_an_answer_the_item_cannot_have_gets_no_code():
    with pytest.raises(ValueError, match="not in"):
        cell_code(cell_of("safe.helps"), value=("wings",))
    with pytest.raises(ValueError, match="not in"):
        cell_code(cell_of("safe.role"), value="wings")
    with pytest.raises(KeyError):
        rating_code("fit-4", "better")


def test_one_choice_of_many_may_come_without_its_tuple():
    cell = cell_of("safe.helps")

    assert told_by(cell, cell_code(cell, value="one_place")).value == ("one_place",)


def test_cells_lie_side_by_side_and_hold_shared_items_only():
    for instrument in INSTRUMENTS:
        layout = layout_of(instrument)
        at = 0
        for cell in layout.cells:
            assert cell.at == at
            assert cell.item.privacy is Privacy.SHARE
            at += cell.width
        assert layout.length == at
        assert not [item for item in layout.by_item if item.endswith((".words", ".tags", ".role_service"))]


def test_no_two_words_of_any_scale_share_a_code():
    codes = [rating_code(scale, word) for scale, words in SCALES.items() for word in words]

    assert len(set(codes)) == len(codes) == 11


def test_a_flag_reads_back_and_has_no_other_code(tmp_path):
    instrument = read_instrument(definition_folder(tmp_path))
    cell = layout_of(instrument).by_item["more.flag"]

    assert told_by(cell, cell_code(cell, value="yes")).value == "yes"
    assert told_by(cell, cell_code(cell, non_answer="dont_know")).non_answer == "dont_know"
    for code in "02ayn":
        with pytest.raises(ValueError, match="flag"):
            told_by(cell, code)


def test_an_item_that_has_no_code_cannot_be_laid_out():
    whole = Item(id="a.years", kind=Kind.WHOLE, privacy=Privacy.SHARE, section="life")
    page = Page(id="a", section="life", items=(whole,))
    instrument = replace(INSTRUMENTS[0], sections=(Section(id="life", pages=(page,)),))

    with pytest.raises(ValueError, match="no code"):
        layout_of(instrument)
