"""Which widgets the pages of an instrument need, and which pages can stand in the same ones.

A page is a few fields of some kind and facet, in the order asked.  Most pages ask for some of the same
row: words, a rating, what helps, ...  One row that holds them all is made once, and a page shows the
fields it has; a page turned then shows and hides next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.instrument.model import Facet, Instrument, Kind

Shape = tuple[tuple[Kind, Facet], ...]


def shapes_of(instrument: Instrument) -> tuple[Shape, ...]:
    """The shape of every page with all that may ever be asked on it, in order."""
    return tuple(tuple((item.kind, item.facet) for item in page.items) for page in instrument.pages())


def rows_for(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """As few rows of fields as hold every shape.

    A shape that has the same kind and facet twice keeps a row of its own, and so does one that asks in
    another order: an item must never move from one field to another of its page.
    """
    rows: list[Shape] = []
    for shape in sorted(dict.fromkeys(shapes), key=len, reverse=True):
        for at, row in enumerate(rows):
            if (both := _both(row, shape)) is not None:
                rows[at] = both
                break
        else:
            rows.append(shape)
    return tuple(rows)


def places_in(row: Shape, shape: Shape) -> tuple[int, ...] | None:
    """Where in a row the fields of a page stand; `None` where the row does not hold it."""
    if row == shape:
        return tuple(range(len(row)))
    if _repeats(row) or _repeats(shape) or not set(shape) <= set(row):
        return None
    places = tuple(row.index(one) for one in shape)
    return places if list(places) == sorted(places) else None


def _both(row: Shape, shape: Shape) -> Shape | None:
    """A row that holds two, each in its own order."""
    if row == shape:
        return row
    if _repeats(row) or _repeats(shape):
        return None
    common = [one for one in shape if one in row]
    if common != [one for one in row if one in shape]:
        return None
    both: list[tuple[Kind, Facet]] = []
    done = 0
    for one in shape:
        if one in row:
            until = row.index(one) + 1
            both += row[done:until]
            done = until
        else:
            both.append(one)
    return (*both, *row[done:])


def _repeats(shape: Shape) -> bool:
    return len(set(shape)) < len(shape)
