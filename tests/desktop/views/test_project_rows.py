from dataclasses import replace

from tests.kit.bundles import PROJECT
from udset_desktop.desktop.views.project_rows import (
    NOT_A_NUMBER,
    code_from,
    helplines_of,
    localities_of,
    organisations_of,
    rows_of,
    services_of,
    supports_of,
)
from udset_desktop.project.model import Helpline, Organisation

FULL = replace(
    PROJECT,
    organisations=(Organisation(code="voices", name="Voices", third_party=True, recovery_public="age1"),),
    helplines=(Helpline(name="Adult protection", number="01632 960110", for_whom="adults"),),
    supports=("Walking group",),
)


def test_every_list_comes_back_as_it_was():
    rows = rows_of(FULL)
    assert services_of(rows["services"]) == FULL.services
    assert localities_of(rows["localities"]) == FULL.localities
    assert organisations_of(rows["organisations"]) == FULL.organisations
    assert helplines_of(rows["helplines"]) == FULL.helplines
    assert supports_of(rows["supports"]) == FULL.supports


def test_a_code_stays_whatever_the_name_becomes():
    [service] = services_of(({"code": "home_care", "name": "Care at home", "people": "300"},))
    assert (service.code, service.name) == ("home_care", "Care at home")


def test_a_new_line_gets_a_code_of_its_own_from_its_name():
    rows = tuple({"name": name, "people": "1"} for name in ("Cùl Mòr", "Cul Mor", "東"))
    assert [one.code for one in localities_of(rows)] == ["cul_mor", "cul_mor_2", "place"]
    assert code_from("A" * 90, set()) == "a" * 37


def test_empty_lines_are_left_out():
    assert services_of(({"name": "", "people": "", "locality": "north"},)) == ()
    assert helplines_of(({"name": "", "number": "", "for_whom": "adults"},)) == ()


def test_a_number_that_is_none_is_kept_for_the_checks_to_refuse():
    people = [
        one.people
        for one in localities_of(tuple({"name": "x", "people": text} for text in ("1,200", "many", "-3", "")))
    ]
    assert people == [1200, NOT_A_NUMBER, NOT_A_NUMBER, 0]
