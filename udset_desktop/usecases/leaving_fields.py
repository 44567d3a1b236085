"""Every field of the record lines that leave, and who stands alone by them.

Called by `usecases.exporting`, `usecases.preview_words` and, for all records of a pool, by
`usecases.standing_alone`.  Walks the lines themselves, so that a
field which leaves cannot be missing from what is shown; knows no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from operator import attrgetter

import msgspec

from udset_desktop.bundle.shareable import ShareableRecord

NAMES: Mapping[str, str] = {
    "about.group": "group",
    "about.age": "age",
    "about.partnership": "partnership",
    "about.place": "place",
    "about.service": "service",
    "instrument": "instrument",
    "quarter": "quarter",
    "again": "again",
    "gap": "gap",
    "respondent": "respondent",
    "mode": "mode",
    "others": "others",
    "interviewers.type": "interviewer_type",
    "interviewers.known": "interviewer_known",
    "interviewers.employer": "interviewer_employer",
    "interviewers.allocated": "interviewer_allocated",
    "interviewers.key": "interviewer_key",
    "codes": "codes",
    "links": "links",
    "link": "link",
    "record": "record",
    "revision": "revision",
    "ancestors": "ancestors",
}
"""Where a field stands in a line, and its name in a preview, in the order a preview tells them."""

OPAQUE = ("codes", "interviewer_key", "link", "record", "ancestors")
"""Fields that say nothing to a reader by themselves: how many different ones there are is told."""

_OF_ITS_OWN = ("codes", "link", "record", "revision", "ancestors")

Fields = tuple[tuple[str, tuple[str, ...]], ...]
Frame = tuple[Hashable, ...]


def fields_of(records: Iterable[ShareableRecord]) -> Fields:
    """Every field by its name with the different entries it takes; what is left empty has none."""
    found: dict[str, set[str]] = {name: set() for name in NAMES.values()}
    for record in records:
        for path, entry in _entries(record):
            found[NAMES[path]].add(entry)
    return tuple((name, tuple(sorted(entries - {""}))) for name, entries in found.items())


def alone_among(
    leaving: Iterable[ShareableRecord],
    standing: Iterable[ShareableRecord] = (),
    unwidened: Mapping[str, tuple[str, str]] | None = None,
) -> int:
    """How many that leave stand alone, as in `lone_among`."""
    return len(lone_among(leaving, standing, unwidened))


def lone_among(
    leaving: Iterable[ShareableRecord],
    standing: Iterable[ShareableRecord] = (),
    unwidened: Mapping[str, tuple[str, str]] | None = None,
) -> frozenset[str]:
    """Which that leave share all that leaves beside the answers with no other, of them or of `standing`.

    `standing` has the line of each other record that left before and still counts.  With `unwidened`, by
    record the place and the service it has here: which would, were both to leave.
    """
    known, told = unwidened or {}, tuple(leaving)
    alone = alone_of((one.record, (frame_of(one), known.get(one.record))) for one in (*told, *standing))
    return alone & {one.record for one in told}


def widened_among(records: Iterable[ShareableRecord], unwidened: Mapping[str, tuple[str, str]]) -> int:
    """How many records leave with no place at all, though one is on file here."""
    return sum(
        1
        for record in records
        if not (record.about.place or record.about.service) and any(unwidened.get(record.record, ()))
    )


def alone_of(framed: Iterable[tuple[str, Hashable]]) -> frozenset[str]:
    """Of records, each with all that it is looked at by, those that share it with none."""
    told = tuple(framed)
    counted = Counter(frame for _, frame in told)
    return frozenset(record for record, frame in told if counted[frame] == 1)


def frame_of(record: ShareableRecord) -> Frame:
    """All that leaves of a record beside its answers and its own ids, field by field as in `FRAME`."""
    parts = _parts_of(record)
    return (*parts[:_LINKS], tuple(sorted(record.links.items())), *parts[_LINKS + 1 :])


def _frame_fields(struct: type[msgspec.Struct], prefix: str = "") -> Iterator[str]:
    for field in msgspec.structs.fields(struct):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from _frame_fields(field.type, f"{prefix}{field.name}.")
        elif NAMES.get(prefix + field.name) not in _OF_ITS_OWN:
            yield prefix + field.name


FRAME = tuple(_frame_fields(ShareableRecord))
"""Where in a line each part of a frame stands; whatever is added to a line is in it."""

_parts_of = attrgetter(*FRAME)
_LINKS = FRAME.index("links")  # a table, which counts as its pairs


def _entries(value: msgspec.Struct, prefix: str = "") -> Iterator[tuple[str, str]]:
    for field in msgspec.structs.fields(value):
        told = getattr(value, field.name)
        for one in told if isinstance(told, tuple) else (told,):
            yield from _entry(one, prefix + field.name)


def _entry(one: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(one, msgspec.Struct):
        yield from _entries(one, f"{path}.")
    elif isinstance(one, dict):
        yield from ((path, f"{item}={code}") for item, code in sorted(one.items()))
    elif path == "again":
        yield path, "yes" if one else "no"
    else:
        yield path, str(one)
