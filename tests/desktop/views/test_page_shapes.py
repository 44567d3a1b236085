from udset_desktop.desktop.views.page_shapes import places_in, rows_for, shapes_of
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.instrument.model import Facet, Kind

WORDS, RATING = (Kind.WORDS, Facet.WORDS), (Kind.RATING, Facet.RATING)
HELPS, HINDERS, WITH_WHOM = (
    (Kind.MANY, Facet.HELPS),
    (Kind.MANY, Facet.HINDERS),
    (Kind.MANY, Facet.WITH_WHOM),
)
OWN = (Kind.ONE, Facet.OWN)


def test_pages_that_ask_for_some_of_the_same_share_a_row():
    shapes = ((WORDS,), (WORDS, RATING, HELPS, HINDERS), (WORDS, RATING, WITH_WHOM, HINDERS))
    assert rows_for(shapes) == ((WORDS, RATING, WITH_WHOM, HELPS, HINDERS),)


def test_what_asks_in_another_order_or_twice_has_a_row_of_its_own():
    twice, turned = (WORDS, OWN, OWN), (RATING, WORDS)
    assert set(rows_for(((WORDS, RATING), twice, turned))) == {(WORDS, RATING), twice, turned}
    assert places_in((WORDS, OWN), twice) is None
    assert places_in((WORDS, RATING), turned) is None
    assert places_in(twice, (WORDS, OWN)) is None  # an item must not move from one field to another


def test_the_fields_of_a_page_are_found_in_its_row():
    assert places_in((WORDS, RATING, HELPS, HINDERS), (WORDS, HINDERS)) == (0, 3)
    assert places_in((WORDS,), (WORDS, RATING)) is None


def test_every_page_of_an_instrument_has_its_place_in_few_rows():
    shapes = shapes_of(load_instrument("user-review", "1.0.1"))
    rows = rows_for(shapes)
    assert len(rows) < len(set(shapes)) / 2
    for shape in shapes:
        assert any(places_in(row, shape) is not None for row in rows)
