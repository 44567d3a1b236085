"""What a project must be, whoever wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import PROJECT
from tests.kit.decided import LINKING
from udset_desktop.project.checks import check_project
from udset_desktop.project.model import Helpline, Locality, Organisation, Service
from udset_desktop.project.switches import Switches


def codes(**changes) -> set[tuple[str, str]]:
    return {(one.code.partition(".")[2], one.where) for one in check_project(replace(PROJECT, **changes))}


def service(**changes) -> tuple[Service, ...]:
    return (replace(PROJECT.services[0], **changes),)


def test_a_sound_project_has_no_findings():
    assert codes() == set()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"id": "x"}, ("bad_code", "id")),
        ({"partnership": "Mrs Ross"}, ("bad_code", "partnership")),
        ({"place_field": "street"}, ("not_on_list", "place_field")),
        ({"lawful_basis": "because"}, ("not_on_list", "lawful_basis")),
        ({"groups": ()}, ("not_on_list", "groups")),
        ({"groups": ("islanders",)}, ("not_on_list", "groups")),
        ({"groups": ("other", "other")}, ("twice", "groups")),
        (
            {"helplines": (Helpline(name="x", number="1", for_whom="everybody"),)},
            ("not_on_list", "helpline.for_whom"),
        ),
        ({"services": service(code="Home Care")}, ("bad_code", "service")),
        ({"services": service() * 2}, ("twice", "service")),
        (
            {"services": tuple(Service(code=f"s{at}", name="x", people=1) for at in range(501))},
            ("too_many", "service"),
        ),
        ({"services": service(locality="nowhere")}, ("locality_unknown", "service")),
        ({"services": service(people=-1)}, ("out_of_range", "people")),
        ({"localities": (Locality(code="north", name=" ", people=1),)}, ("empty_text", "locality")),
        ({"instruments": ()}, ("no_instrument", "instruments")),
        ({"instruments": ("../x",)}, ("bad_instrument", "instruments")),
        (
            {"organisations": (Organisation(code="c", name="C", recovery_public="AGE-SECRET-KEY-1"),)},
            ("bad_recovery_key", "organisation"),
        ),
        ({"threshold": 2}, ("out_of_range", "threshold")),
        ({"floor": 4}, ("out_of_range", "floor")),
        ({"year_starts_month": 13}, ("out_of_range", "year_starts_month")),
        ({"cover_minutes": 61}, ("out_of_range", "cover_minutes")),
        ({"name": ""}, ("empty_text", "name")),
        ({"name": "x" * 121}, ("too_long", "name")),
        ({"name": "Ross\u202e"}, ("hidden_characters", "name")),
        ({"contact": "x" * 4001}, ("too_long", "contact")),
        ({"notes": {"a": ""}}, ("empty_text", "notes")),
        ({"switches": Switches(words=True)}, ("switch_undecided", "words")),
        (
            {"switches": Switches(linking=replace(LINKING, why="x\u202e"))},
            ("hidden_characters", "linking"),
        ),
        ({"switches": Switches(linking=replace(LINKING, why="x" * 4001))}, ("too_long", "linking")),
    ],
)
def test_each_fault_has_its_finding(changes, found):
    assert found in codes(**changes)
