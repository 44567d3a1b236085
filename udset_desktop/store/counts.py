"""Counting where the records are: a `measures.model.Count` as SQL over the code strings.

Called by `usecases.reporting`.  One look over the counted records of each instrument version; out
comes a small table of codes and how many carry them, never a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from udset_desktop.instrument.codes import layout_of
from udset_desktop.instrument.model import Instrument
from udset_desktop.measures.model import HELD_BY, Count, CountedRow
from udset_desktop.store.pool import Pool
from udset_desktop.store.pool_engine import PoolLink, Row, reading

_GROUPS = {
    "": "''",
    "service": "f.service",
    "group": "f.user_group",
    "locality": "f.place",
    "partnership": "f.partnership",
    "respondent": "f.respondent",
    HELD_BY: "f.interviewer_type",
    "quarter": "f.quarter",
}

# Without a person's key the first conversation of the year counts; with one, the latest.
_LATEST = (
    "(SELECT g.*, ROW_NUMBER() OVER (PARTITION BY g.link, g.instrument, CASE WHEN g.link = '' THEN g.revision"
    " ELSE 0 END ORDER BY g.quarter DESC, g.again DESC, g.codes) AS place_in_line FROM figure g{window})"
)


def run_counts(
    pool: Pool, counts: Sequence[Count], definitions: Mapping[str, Instrument]
) -> list[tuple[Count, list[CountedRow]]]:
    """Every count with its table, all from one consistent look at the pool.

    `definitions` are the instruments by "id/version"; a version without an item gives the code "".
    """
    with reading(pool.engine, pool.place) as link:
        pins = link.rows("SELECT seq, pin FROM instrument ORDER BY seq")
        linked = link.value("SELECT 1 FROM figure WHERE link <> '' LIMIT 1") is not None
        return [
            (
                count,
                [
                    row
                    for seq, pin in pins
                    if pin.split("/")[0] == count.instrument
                    for row in _counted(
                        link, count, (seq, definitions["/".join(pin.split("/")[:2])]), linked=linked
                    )
                ],
            )
            for count in counts
        ]


def has_links(pool: Pool) -> bool:
    """Whether any counted record carries a person's key."""
    with reading(pool.engine, pool.place) as link:
        return link.value("SELECT 1 FROM figure WHERE link <> '' LIMIT 1") is not None


def _counted(
    link: PoolLink, count: Count, version: tuple[int, Instrument], *, linked: bool
) -> Iterable[CountedRow]:
    seq, instrument = version
    cells = layout_of(instrument).by_item
    pieces = [
        f"substr(f.codes, {cells[item].at + 1}, {cells[item].width})" if item in cells else "''"
        for item in count.items
    ]
    widths = [cells[item].width if item in cells else 0 for item in count.items]
    window, values = _window(count)
    source = (
        _LATEST.format(window=f" WHERE {window.replace('f.', 'g.')}" if window else "")
        if linked
        else "figure"
    )
    chosen = (
        "((f.link = '' AND f.again = 0) OR (f.link <> '' AND f.place_in_line = 1))"
        if linked
        else "f.again = 0"
    )
    where = f" AND {window}" if window else ""
    links = "f.links" if count.by == "service" else "''"
    rows = link.rows(
        f"SELECT {_GROUPS[count.by]} AS g, {links} AS l, {' || '.join(pieces)} AS c, {_GROUPS[HELD_BY]} AS h,"  # noqa: S608 - our own words only
        f" COUNT(*) FROM {source} f WHERE f.instrument = ? AND {chosen}{where} GROUP BY 1, 2, 3, 4",
        (*(values if linked else ()), seq, *values),
    )
    return [_row(count.instrument, row, widths) for row in rows]


def _window(count: Count) -> tuple[str, Row]:
    parts: list[str] = []
    values: list[str] = []
    if count.from_quarter:
        parts.append("f.quarter >= ?")
        values.append(count.from_quarter)
    if count.to_quarter:
        parts.append("f.quarter <= ?")
        values.append(count.to_quarter)
    return " AND ".join(parts), tuple(values)


def _row(instrument: str, row: Row, widths: Sequence[int]) -> CountedRow:
    group, links, joined, held_by, records = row
    codes: list[str] = []
    at = 0
    for width in widths:
        codes.append(joined[at : at + width])
        at += width
    return CountedRow(instrument, group, links, tuple(codes), records, held_by)
