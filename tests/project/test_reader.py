"""Project files: everything wrong at once, and the keys of the project left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import PROJECT
from tests.kit.decided import COMPARISON
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.project.model import Helpline, Locality, Organisation, Service
from udset_desktop.project.reader import LIMIT_BYTES, read_project, with_keys_of
from udset_desktop.project.switches import Switches

WHOLE = """
[project]
name = "Machair conversations"
partnership = "machair"
instruments = ["user-review/1.0.0"]
place_field = "service"
floor = 40
groups = ["older_people", "not_recorded"]
contact = "Ask for Anne."
supports = ["Lunch club"]
year_starts_month = 1
threshold = 10
cover_minutes = 10
retention_days = 30
take_out_days = 14
lawful_basis = "consent"
wording = "2"

[switches.comparison]
why = "To see whether things change for people."
post = "Head of service"
decided_on = 2026-05-01
assessment = "Folder 12, page 3"
lawful_basis = "public_task"
until = 2027-05-01
readers = ["Analyst", "Lead officer"]
staff_notice = "A code goes with it."
staff_told_on = "2026-05-04"

[notes]
local = "Bring a map."

[[service]]
code = "home_care"
name = "Home care"
people = 300
locality = "north"

[[locality]]
code = "north"
name = "North end"
people = 900

[[organisation]]
code = "council"
name = "Machair Council"
third_party = false

[[helpline]]
name = "Duty desk"
number = "01631 555 0123"
for_whom = "contact"
"""


def read(text: str):
    return read_project(text.encode(), PROJECT)


def findings(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read(text)
    return [(finding.code.partition(".")[2], finding.where) for finding in refused.value.findings]


def test_every_setting_is_taken():
    project = read(WHOLE)
    assert project == replace(
        PROJECT,
        instruments=("user-review/1.0.0",),
        place_field="service",
        floor=40,
        groups=("older_people", "not_recorded"),
        contact="Ask for Anne.",
        supports=("Lunch club",),
        year_starts_month=1,
        threshold=10,
        cover_minutes=10,
        retention_days=30,
        take_out_days=14,
        lawful_basis="consent",
        wording="2",
        switches=Switches(comparison=COMPARISON),
        notes={"local": "Bring a map."},
        services=(Service(code="home_care", name="Home care", people=300, locality="north"),),
        localities=(Locality(code="north", name="North end", people=900),),
        organisations=(Organisation(code="council", name="Machair Council"),),
        helplines=(Helpline(name="Duty desk", number="01631 555 0123", for_whom="contact"),),
    )


def test_a_file_is_the_whole_of_the_settings():
    project = read('[project]\nname = "M"\npartnership = "m"\ninstruments = ["user-review/1.0.0"]\n')
    assert (project.services, project.floor, project.id) == ((), 50, PROJECT.id)


@pytest.mark.parametrize("key", ["id", "training"])
def test_the_id_and_the_training_mark_never_come_from_a_file(key):
    assert findings(WHOLE.replace("[project]", f'[project]\n{key} = "x"')) == [
        ("unknown_key", f"project.{key}")
    ]


def test_all_findings_come_at_once():
    text = WHOLE.replace("floor = 40", 'floor = "many"\ncolour = "red"').replace('name = "Home care"\n', "")
    assert set(findings(text + "[extra]\n")) == {
        ("unknown_key", "extra"),
        ("unknown_key", "project.colour"),
        ("wrong_type", "project.floor"),
        ("missing", "service.name"),
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('groups = ["older_people", "not_recorded"]', "groups = [1]", ("wrong_type", "project.groups")),
        ("people = 300", "people = true", ("wrong_type", "service.people")),
        ('[notes]\nlocal = "Bring a map."', "[notes]\nlocal = 3", ("wrong_type", "notes")),
        ("[switches.comparison]", "[switches.rest]", ("unknown_key", "switches.rest")),
        ("[switches.comparison]", "[switches]\ncomparison = 3\n[x]", ("wrong_type", "switches.comparison")),
        ("[switches.comparison]", "[switches]\ncomparison = true\n[x]", ("switch_undecided", "comparison")),
        ("[switches.comparison]", "[switches]\nlinking = true\n[x]", ("switch_undecided", "linking")),
        ("[switches.comparison]", "[switches.linking]", ("unknown_key", "switches.linking.staff_notice")),
        ('assessment = "Folder 12, page 3"\n', "", ("switch_no_assessment", "comparison.assessment")),
        ('"Folder 12, page 3"', "12", ("wrong_type", "switches.comparison.assessment")),
        ("[[helpline]]", "[helpline]", ("wrong_type", "helpline")),
    ],
)
def test_a_value_of_another_kind_is_a_finding(old, new, found):
    assert found in findings(WHOLE.replace(old, new))


def test_switches_that_are_no_table_are_a_finding():
    # A bare value has to stand before the first table.
    assert ("wrong_type", "switches") in findings(f"switches = 3\n{WHOLE.replace('switches.', 'x.')}")


def test_a_decision_that_names_no_end_holds_for_two_years():
    project = read(WHOLE.replace("until = 2027-05-01\n", ""))
    assert project.switches == Switches(comparison=replace(COMPARISON, until="2028-05-01"))


def test_comparison_that_is_on_from_before_decisions_were_kept_may_stay_on():
    text = '[project]\nname = "M"\npartnership = "m"\ninstruments = ["user-review/1.0.0"]\n'
    text += "[switches]\ncomparison = true\n"
    standing = replace(PROJECT, switches=Switches(comparison=True))
    assert read_project(text.encode(), standing).switches == Switches(comparison=True)
    assert findings(text) == [("switch_undecided", "comparison")]


def test_a_list_of_plain_values_is_a_finding():
    assert ("wrong_type", "service") in findings("service = [1]\n" + WHOLE.replace("[[service]]", "[x]"))


@pytest.mark.parametrize("content", [b"[project", b"\xff\xfe", b"x = " + b"[" * 5000])
def test_what_is_no_toml_is_refused(content):
    with pytest.raises(InputRefused, match=r"project\.no_toml"):
        read_project(content, PROJECT)


def test_an_endless_file_is_refused():
    with pytest.raises(InputRefused, match=r"project\.file_too_large"):
        read_project(b"#" * (LIMIT_BYTES + 1), PROJECT)


def test_recovery_keys_stay_where_the_file_names_none():
    standing = replace(
        PROJECT, organisations=(Organisation(code="council", name="x", recovery_public="age1k"),)
    )
    kept = with_keys_of(read(WHOLE), standing)
    assert kept.organisations[0].recovery_public == "age1k"
    own = replace(standing, organisations=(Organisation(code="council", name="x", recovery_public="age1n"),))
    assert with_keys_of(own, standing).organisations[0].recovery_public == "age1n"
