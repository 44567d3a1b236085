from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.decided import REFERENCE
from tests.kit.interviews import TODAY, a_header, a_project
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.header import About, Interviewer
from udset_desktop.interview.header_checks import check_header, check_held_on
from udset_desktop.project.switches import Switches

ONE = Interviewer(ref="cm-07", type="own_care_manager")


def codes(header, project=None):
    return [finding.code for finding in check_header(header, project or a_project(), today_on=TODAY)]


def test_a_plain_header_has_no_findings():
    assert codes(a_header()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"about": About(group="pensioners")}, "interview.no_such_choice"),
        ({"about": About(group="other", age_band="81")}, "interview.no_such_choice"),
        ({"about": About(group="other", service="casino")}, "interview.no_such_choice"),
        ({"about": About(group="other", place="south")}, "interview.no_such_choice"),
        ({"respondent": "the dog"}, "interview.no_such_choice"),
        ({"respondent": "somebody_speaking"}, "interview.who_speaks"),
        (
            {"respondent": "somebody_speaking", "speaker": SaidBy.OBSERVATION},
            "interview.who_speaks",
        ),
        ({"speaker": SaidBy.ADVOCATE}, "interview.nobody_speaks"),
        ({"perspective": Perspective.WHAT_I_THINK}, "interview.nobody_speaks"),
        ({"mode": ""}, "interview.no_such_choice"),
        ({"others": ("crowd",)}, "interview.no_such_choice"),
        ({"others": ("partner", "partner")}, "interview.said_twice"),
        ({"aids": ("magic",)}, "interview.no_such_choice"),
        ({"aids": ("none_possible", "sign")}, "interview.rules_out_others"),
        ({"stopped": "tea time"}, "interview.no_such_choice"),
        ({"interviewers": ()}, "interview.how_many_interviewers"),
        (
            {"interviewers": (ONE, replace(ONE, ref="b"), replace(ONE, ref="c"))},
            "interview.how_many_interviewers",
        ),
        ({"interviewers": (ONE, ONE)}, "interview.said_twice"),
        ({"interviewers": (replace(ONE, type="robot"),)}, "interview.no_such_choice"),
        ({"interviewers": (replace(ONE, known_before="maybe"),)}, "interview.no_such_choice"),
        ({"interviewers": (replace(ONE, same_employer="maybe"),)}, "interview.no_such_choice"),
        ({"interviewers": (replace(ONE, allocated="whim"),)}, "interview.no_such_choice"),
        ({"interviewers": (replace(ONE, ref="x" * 900),)}, "interview.too_long"),
        ({"typed_by": "clerk\u202e"}, "interview.unseen_marks"),
        ({"link": " 77 "}, "interview.unseen_marks"),
        ({"looks_after": "x" * 900}, "interview.too_long"),
        ({"held_on": "1800-01-01"}, "interview.held_too_long_ago"),
        ({"held_on": "2100-01-01"}, "interview.held_in_future"),
        ({"held_on": "2026-05-05"}, "interview.held_in_future"),
        ({"held_on": "20260504"}, "interview.not_a_date"),
        ({"held_on": "yesterday"}, "interview.not_a_date"),
    ],
)
def test_what_a_project_cannot_have_is_named(changes, code):
    assert codes(a_header(**changes)) == [code]


def test_two_interviewers_may_stand_on_one_record():
    assert codes(a_header(interviewers=(ONE, replace(ONE, ref="ur-1", type="user_researcher")))) == []


def test_somebody_speaking_with_a_speaker_is_a_good_header():
    spoken = a_header(respondent="somebody_speaking", speaker=SaidBy.ADVOCATE)
    assert codes(spoken) == []
    assert spoken.said_by() == (SaidBy.ADVOCATE,)


def test_a_project_whose_place_is_the_service_takes_its_services_as_places():
    project = a_project(place_field="service")
    assert codes(a_header(about=About(group="other", place="day_centre")), project) == []
    assert codes(a_header(about=About(group="other", place="north")), project) == ["interview.no_such_choice"]


def test_today_is_not_the_future():
    assert check_held_on(TODAY.isoformat(), today_on=TODAY) == ()


@pytest.mark.parametrize(
    "text", ["0101011237", "0101 011237", "3 March 1941", "03/03/1941", "Agnes Ross", "AB123456C"]
)
def test_nothing_of_a_persons_own_is_kept_as_a_reference(text):
    for project in (a_project(), a_project(switches=Switches(linking=True))):
        assert codes(a_header(link=text), project) == ["interview.reference_of_a_person"]


def test_a_slip_in_a_reference_is_named_where_visits_are_joined():
    linked = a_project(switches=Switches(linking=True))
    slip = REFERENCE.replace("Q", "R")
    assert codes(a_header(link=slip), linked) == ["interview.reference_wrong"]
    assert codes(a_header(link=slip)) == []
    for sound in ("", REFERENCE, REFERENCE.lower()):
        assert codes(a_header(link=sound), linked) == []
