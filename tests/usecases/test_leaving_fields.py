from __future__ import annotations

import typing

import msgspec
import pytest

from tests.kit.bundles import shareable
from udset_desktop.bundle.shareable import ShareableInterviewer, ShareableRecord
from udset_desktop.usecases.leaving_fields import (
    FRAME,
    NAMES,
    OPAQUE,
    alone_among,
    fields_of,
    widened_among,
)

INTERVIEWER = ShareableInterviewer(allocated="rota", employer="no", key="ab", known="yes", type="third_party")


def paths_of(kind, prefix=""):
    """Every field a line can have, by walking its types."""
    for field in msgspec.structs.fields(kind):
        inside = typing.get_args(field.type) or (field.type,)
        nested = [one for one in inside if isinstance(one, type) and issubclass(one, msgspec.Struct)]
        if nested:
            yield from paths_of(nested[0], f"{prefix}{field.name}.")
        else:
            yield prefix + field.name


def full():
    return msgspec.structs.replace(
        shareable(1),
        about=msgspec.structs.replace(shareable(1).about, service="home_care"),
        ancestors=("a" * 64,),
        interviewers=(INTERVIEWER,),
        link="f" * 64,
        links={"safe.role_service": "home_care"},
    )


def test_every_field_that_can_leave_has_a_row():
    assert sorted(paths_of(ShareableRecord)) == sorted(NAMES)
    assert len(set(NAMES.values())) == len(NAMES)
    assert set(OPAQUE) <= set(NAMES.values())


def test_a_field_that_is_filled_shows_what_it_holds():
    told = dict(fields_of([full()]))
    assert all(told.values()), [name for name, entries in told.items() if not entries]
    assert told["interviewer_allocated"] == ("rota",)
    assert told["links"] == ("safe.role_service=home_care",)
    assert told["record"] == (full().record,)
    assert told["again"] == ("no",)


def test_everything_in_a_line_is_in_its_rows():
    told = {entry for _, entries in fields_of([full()]) for entry in entries}
    about, interviewer = full().about, full().interviewers[0]
    for one in (*msgspec.structs.astuple(about), *msgspec.structs.astuple(interviewer), full().codes):
        assert one in told


def test_what_is_empty_stays_empty():
    assert {entries for _, entries in fields_of([])} == {()}


def test_alike_in_all_but_the_answers_nobody_stands_alone():
    other = msgspec.structs.replace(
        full(), record="0" * 32, codes="x", link="e" * 64, revision=2, ancestors=()
    )
    assert alone_among([full(), other]) == 0
    assert alone_among([full()]) == 1
    assert alone_among([]) == 0


def test_those_that_left_before_stand_beside_and_are_not_counted_themselves():
    alike = msgspec.structs.replace(full(), record="0" * 32)
    lone = msgspec.structs.replace(full(), record="1" * 32, quarter="2026-Q4")
    assert alone_among([full()], [alike]) == 0
    assert alone_among([full()], [lone]) == 1
    assert alone_among([full()], [alike, lone]) == 0
    assert alone_among([], [lone]) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"again": 1},
        {"gap": "over_a_year"},
        {"instrument": "user-review/2.0.0/0123456789abcdef"},
        {"interviewers": (msgspec.structs.replace(INTERVIEWER, type="user_researcher"),)},
        {"interviewers": (msgspec.structs.replace(INTERVIEWER, key="cd"),)},
        {"interviewers": (INTERVIEWER, INTERVIEWER)},
        {"links": {}},
        {"mode": "telephone"},
        {"others": ()},
        {"quarter": "2026-Q4"},
        {"respondent": "with_support"},
    ],
)
def test_whatever_leaves_beside_the_answers_can_make_somebody_stand_alone(change):
    other = msgspec.structs.replace(full(), **change)
    assert alone_among([full(), full(), other]) == 1


def test_what_is_widened_before_it_leaves_would_make_more_stand_alone():
    one, two = full(), msgspec.structs.replace(full(), record="0" * 32)
    places = {one.record: ("north", "home_care"), two.record: ("north", "lunch_club")}
    assert alone_among([one, two]) == 0
    assert alone_among([one, two], (), places) == 2
    assert alone_among([one], [two], places) == 1
    assert alone_among([one, two], (), dict.fromkeys(places, ("north", "home_care"))) == 0


def test_a_record_that_leaves_without_its_place_is_counted_as_widened():
    bare = msgspec.structs.replace(full(), about=msgspec.structs.replace(full().about, place="", service=""))
    here = {bare.record: ("north", "")}
    assert widened_among([bare], here) == 1
    assert widened_among([full()], here) == 0
    assert widened_among([bare], {bare.record: ("", "")}) == 0


def test_a_frame_is_made_of_all_but_the_answers_and_the_ids():
    parts = {path.split(".")[0] for path in FRAME}
    own = {"codes", "link", "record", "revision", "ancestors"}
    assert parts | own == {field.name for field in msgspec.structs.fields(ShareableRecord)}
    assert not parts & own
