"""Who stands alone among all records, by every field of the lines, and what was done about it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import PROJECT
from tests.kit.pools import line_of, record_of
from udset_desktop.bundle.shareable import ShareableInterviewer
from udset_desktop.project.model import Locality, Service
from udset_desktop.project.switches import Switches
from udset_desktop.usecases.standing_alone import count_alone, frames_in, standing_alone

NORTH, SOUTH = (
    Locality(code="north", name="North", people=300),
    Locality(code="south", name="South", people=20),
)
LISTED = replace(PROJECT, localities=(NORTH, SOUTH), place_field="locality", floor=50, switches=Switches())


def frames(*records):
    return frames_in(line_of(one).line for one in records)


def asked(record, **change):
    return msgspec.structs.replace(record, **change)


def test_alike_in_all_but_the_answers_and_the_ids_nobody_stands_alone():
    other = asked(record_of("r2"), codes="x", link="e" * 32, ancestors=("a" * 64,), revision=2)
    assert count_alone(frames(record_of("r1"), other)) == 0
    assert count_alone(frames(record_of("r1"))) == 1


@pytest.mark.parametrize("change", [{"mode": "telephone"}, {"gap": "over_a_year"}, {"others": ("partner",)}])
def test_what_no_figure_is_counted_by_is_looked_at_too(change):
    found = standing_alone(frames(record_of("r1"), record_of("r2"), asked(record_of("r3"), **change)), LISTED)
    assert (found.records, found.alone) == (3, 1)


def test_by_place_in_the_order_of_the_list_and_what_came_with_none():
    found = standing_alone(
        frames(
            record_of("r1"),
            record_of("r2"),
            record_of("r3", quarter="2026-Q3"),
            record_of("r4", about={"place": ""}),
        ),
        LISTED,
    )
    assert [(one.name, one.records, one.alone) for one in found.places] == [("North", 3, 1)]
    assert found.widened == 1
    assert [(one.name, one.people) for one in found.small] == [("South", 20)]


def test_what_leaving_the_place_out_would_change():
    pair = (record_of("r1"), record_of("r2", about={"place": ""}))
    found = standing_alone(frames(*pair), LISTED)
    assert (found.alone, found.without_place) == (2, 0)
    assert found.without_interviewer is None


def test_services_where_the_service_is_what_leaves():
    project = replace(LISTED, place_field="service", services=(Service(code="care", name="Care", people=90),))
    about = {"place": "", "service": "care"}
    linked = record_of("r2", about=about, links={"safe.role_service": "care"})
    found = standing_alone(frames(record_of("r1", about=about), linked), project)
    assert [(one.name, one.records, one.alone) for one in found.places] == [("Care", 2, 2)]
    assert found.without_place == 0
    assert found.small == ()
    assert standing_alone(frames(linked), replace(project, place_field="none")).places == ()


def test_what_tells_interviewers_apart_is_weighed_where_it_leaves():
    def by(key):
        told = ShareableInterviewer(allocated="", employer="", key=key, known="yes", type="own_care_manager")
        return asked(record_of(key), interviewers=(told,))

    project = replace(LISTED, switches=Switches(comparison=True))
    found = standing_alone(frames(by("a1"), by("b2")), project)
    assert (found.alone, found.without_interviewer) == (2, 0)
