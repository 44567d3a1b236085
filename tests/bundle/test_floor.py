"""What may be named is what enough people stand behind, in writing and in reading."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import PROJECT, definitions, shareable
from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT, Allowed
from udset_desktop.bundle.floor import BELOW_FLOOR, Named, is_below_floor, named_in

BY_SERVICE = replace(PROJECT, place_field="service")
NOTHING = named_in(replace(PROJECT, place_field="none"))
NORTH = shareable(1)


def naming(**about):
    clear = {"place": "", "service": ""}
    return shareable(1, about=msgspec.structs.replace(NORTH.about, **(clear | about)))


def test_one_kind_is_named_and_of_it_what_reaches_the_floor():
    assert named_in(PROJECT) == Named(places=frozenset({"north"}), services=frozenset())
    assert named_in(BY_SERVICE) == Named(places=frozenset(), services=frozenset({"home_care"}))
    assert named_in(replace(PROJECT, floor=12, place_field="service")).services == {"home_care", "lunch_club"}
    assert Named(places=frozenset(), services=frozenset()) == NOTHING


@pytest.mark.parametrize(
    ("line", "project", "below"),
    [
        (naming(), PROJECT, False),
        (naming(place="north"), PROJECT, False),
        (naming(place="isle"), PROJECT, True),
        (naming(place="north"), BY_SERVICE, True),
        (naming(service="home_care"), BY_SERVICE, False),
        (naming(service="lunch_club"), BY_SERVICE, True),
        (msgspec.structs.replace(naming(), links={"role": "lunch_club"}), BY_SERVICE, True),
        (msgspec.structs.replace(naming(), links={"role": "home_care"}), BY_SERVICE, False),
        (msgspec.structs.replace(naming(), links={"role": "home_care"}), PROJECT, True),
    ],
)
def test_a_line_is_below_it_by_its_place_its_service_or_a_service_in_an_answer(line, project, below):
    assert is_below_floor(line, [named_in(project)]) is below


def test_one_list_that_names_it_is_enough():
    assert not is_below_floor(naming(place="north"), [NOTHING, named_in(PROJECT)])
    assert is_below_floor(naming(place="north"), [NOTHING])


def test_a_reader_asks_it_last_and_of_a_tool_it_does_not_know_too():
    isle, asked = naming(place="isle"), [named_in(PROJECT)]
    assert Allowed(PROJECT, definitions()).fault_of(isle) == ""
    assert Allowed(PROJECT, definitions(), asked).fault_of(isle) == BELOW_FLOOR
    assert Allowed(PROJECT, definitions(), asked).fault_of(NORTH) == ""
    assert Allowed(PROJECT, {}, asked).fault_of(isle) == BELOW_FLOOR
    assert Allowed(PROJECT, {}, asked).fault_of(NORTH) == UNKNOWN_INSTRUMENT
    odd = msgspec.structs.replace(isle, record="no-record-id")
    assert Allowed(PROJECT, definitions(), asked).fault_of(odd) == "bundle.line_no_record_id"
