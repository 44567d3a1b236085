"""The page for an impact assessment is true: it tells every field that leaves and every one that is kept."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.kit.bundles import PROJECT
from udset_desktop.bundle.shareable import ShareableAbout, ShareableInterviewer, ShareableRecord
from udset_desktop.interview.person import Person
from udset_desktop.project.model import Project
from udset_desktop.project.switches import MOST_MONTHS, Comparison, Linking, Switches, Words
from udset_desktop.usecases.outgoing import kind_of

PAGE = (Path(__file__).parents[2] / "resources" / "handbook" / "en" / "impact.md").read_text("utf-8")


def between(first, last):
    return PAGE.partition(f"\n## {first}")[2].partition(f"\n## {last}")[0]


KEPT = between("Whose data, and which", "What leaves the laptop")
LEAVES = between("What leaves the laptop", "Who receives it")
HOW_LONG = between("How long", "What people are told")

TOLD_OF_PERSON = {
    "id": None,  # a random number, like every row's
    "name": "what they like to be called",
    "about": "people who use services, and carers",
    "group": "the group",
    "age_band": "the age band",
    "place": "the place",
    "link": "the project's reference",
    "ref": "the project's reference",
    "looks_after": "whoever a carer looks after",
    "suits": "suit them",
    "sheet": "how the sheet",
    "look": "the screen suit them",
    "post": "whether post is safe",
    "life": "have died, moved or want no contact",
    "life_on": "have died, moved or want no contact",
    "end_of_life": "have died, moved or want no contact",
    "on_hold_since": "a hold",
}
TOLD_OF_RECORD = {
    "about": None,  # told part by part
    "again": "the first conversation of the year",
    "ancestors": "its version",
    "codes": "answers chosen from a list",
    "gap": "how long since the last",
    "instrument": "which questionnaire",
    "interviewers": "the kind of interviewer",
    "link": "joins a person's visits",
    "links": "which of them was said to help",
    "mode": "face to face, telephone, video, paper",
    "others": "what kind of person was in the room",
    "quarter": "the quarter of the year",
    "record": "a random number of the record",
    "respondent": "who spoke",
    "revision": "its version",
    "age": "under 65, 65 to 79, 80 and over",
    "partnership": "the partnership",
    "group": "which group of people",
    "place": "one place or one service",
    "service": "one place or one service",
    "allocated": "how the conversation was allocated",
    "employer": "the same employer",
    "key": "for each interviewer a code",
    "known": "whether they knew the person",
    "type": "the kind of interviewer",
}


def test_every_field_kept_of_a_person_is_told():
    assert {one.name for one in fields(Person)} == set(TOLD_OF_PERSON)
    assert [name for name, words in TOLD_OF_PERSON.items() if words and words not in KEPT] == []


def test_every_field_that_leaves_is_told():
    structs = (ShareableRecord, ShareableAbout, ShareableInterviewer)
    assert {name for struct in structs for name in struct.__struct_fields__} == set(TOLD_OF_RECORD)
    assert [name for name, words in TOLD_OF_RECORD.items() if words and words not in LEAVES] == []


def test_what_a_switch_makes_of_the_label_is_as_the_program_does_it():
    on = {
        "linking": Switches(linking=Linking()),
        "words": Switches(words=Words()),
        "comparison": Switches(comparison=Comparison()),
    }
    kinds = {name: kind_of(replace(PROJECT, switches=switches)) for name, switches in on.items()}
    assert kinds == {"linking": "pseudonymised", "words": "pseudonymised", "comparison": "anonymised"}
    assert "With *linking* or *words* the program calls its bundles *pseudonymised*" in LEAVES
    assert "With *comparison* alone it does not" in LEAVES


def test_the_numbers_of_days_are_those_a_project_begins_with():
    begun = {one.name: one.default for one in fields(Project)}
    assert f"{begun['retention_days']} at first" in HOW_LONG
    assert f"{begun['take_out_days']} days at first" in HOW_LONG
    assert "at most two years ahead" in LEAVES
    assert MOST_MONTHS == 24


@pytest.mark.parametrize("word", ["address", "telephone", "birth"])
def test_no_field_is_told_that_there_is_not(word):
    assert "There is no field for" in KEPT
    assert not any(word in one.name for one in fields(Person))
    assert word not in KEPT.partition("There is no field for")[0]
