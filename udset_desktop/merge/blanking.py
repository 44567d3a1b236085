"""Answers taken back after their record left, and a person's key that may stand no longer: only they go.

Called by `merge.plan`.  A blanked line keeps the digest it came with, because that digest is the
revision's name in its chain; the content under it is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from udset_desktop.bundle.shareable import ShareableRecord
from udset_desktop.instrument.codes import cell_code, layout_of
from udset_desktop.instrument.model import Instrument

_DECODER = msgspec.json.Decoder(ShareableRecord)
_ENCODER = msgspec.json.Encoder()
_NO_KEY = b'"link":""'


def parse_kept(line: bytes) -> ShareableRecord:
    """The record of a line the pool keeps; it was checked before it was kept."""
    return _DECODER.decode(line)


def render_kept(record: ShareableRecord) -> bytes:
    """The line of a record, as bundles spell it."""
    return _ENCODER.encode(record)


def blanked_line(line: bytes, items: Iterable[str], definitions: Mapping[str, Instrument]) -> bytes:
    """The line with `items` taken back; items that the record's instrument lacks change nothing."""
    record = parse_kept(line)
    instrument = definitions["/".join(record.instrument.split("/")[:2])]
    cells = layout_of(instrument).by_item
    codes = record.codes
    named = set(items)
    for item in named & cells.keys():
        cell = cells[item]
        blank = cell_code(cell, non_answer="taken_back")
        codes = codes[: cell.at] + blank + codes[cell.at + cell.width :]
    links = {item: service for item, service in record.links.items() if item not in named}
    return render_kept(msgspec.structs.replace(record, codes=codes, links=links))


def has_no_key(line: bytes) -> bool:
    """Whether a line of a record stands here without a person's key; an erased line is none."""
    return _NO_KEY in line


def without_key(line: bytes) -> bytes:
    """The line without the person's key."""
    return render_kept(msgspec.structs.replace(parse_kept(line), link=""))
