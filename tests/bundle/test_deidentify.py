"""What of a record leaves: the allow-list, coarse together, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import CANARY, FIRST, PROJECT, record, user_review
from tests.kit.decided import COMPARISON, REFERENCE
from udset_desktop.bundle.allowed import Allowed
from udset_desktop.bundle.deidentify import carries_more, interviewer_key, shareable_of
from udset_desktop.bundle.shareable import line_of
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.answers import SUPPORTS, Answer, Perspective, SaidBy
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import GivenBy, Permissions, Reply
from udset_desktop.project.switches import Switches
from udset_desktop.record.marks import Mark
from udset_desktop.record.model import About, Interviewer

BY_SERVICE = replace(PROJECT, place_field="service")
COMPARED = replace(PROJECT, switches=Switches(comparison=True))
LINKED = replace(PROJECT, switches=Switches(linking=True))
LINK_KEY = bytes(range(32))


def made(rec=None, project=PROJECT, **more):
    return shareable_of(rec or record(1), user_review(), project, mark=FIRST, **more)


def told(rec, item):
    layout = layout_of(user_review())
    cell = layout.by_item[item]
    return told_by(cell, made(rec).codes[cell.at : cell.at + cell.width])


def role_service_item():
    return next(
        item.id for item in user_review().items() if item.facet is Facet.ROLE_SERVICE and item.choices_from
    )


def test_nothing_typed_by_hand_leaves():
    assert CANARY in str(record(1))
    assert CANARY.encode() not in line_of(made())


def test_no_date_leaves_but_the_quarter():
    line = line_of(made()).decode()
    assert "2026-05" not in line
    assert made().quarter == "2026-Q2"


def test_no_local_id_leaves():
    line = line_of(made()).decode()
    assert "person-1" not in line
    assert "interview-1" not in line


def test_every_record_made_is_allowed_by_the_reader():
    for seed in range(1, 40):
        line = made(record(seed))
        assert Allowed(PROJECT, {"user-review/1.0.0": user_review()}).fault_of(line) == ""


def test_without_permission_for_figures_nothing_leaves():
    closed = (
        Permissions(talk=Reply.YES, figures=Reply.NO),
        Permissions(talk=Reply.YES),
        Permissions(talk=Reply.YES, figures=Reply.YES, given_by=GivenBy.NOBODY),
    )
    for permissions in closed:
        with pytest.raises(InputRefused, match=r"bundle\.not_permitted"):
            made(record(1, permissions=permissions))


def test_a_void_record_does_not_leave():
    with pytest.raises(InputRefused, match=r"bundle\.not_permitted"):
        made(record(1, void="begun_in_error"))


def test_a_record_of_another_definition_is_refused():
    pin = replace(record(1).instrument, digest="0" * 64)
    with pytest.raises(InputRefused, match=r"bundle\.other_definition"):
        made(replace(record(1), instrument=pin))


def test_only_the_projects_one_place_field_leaves():
    assert (made().about.place, made().about.service) == ("north", "")
    by_service = made(project=BY_SERVICE)
    assert (by_service.about.place, by_service.about.service) == ("", "home_care")
    nowhere = made(project=replace(PROJECT, place_field="none"))
    assert (nowhere.about.place, nowhere.about.service) == ("", "")


def test_a_service_and_a_place_of_the_same_name_never_leave_together():
    (first, *_), (home_care, *_) = PROJECT.localities, PROJECT.services
    named_alike = replace(home_care, code=first.code)
    rec = record(1, about=About(group="older_people", place=first.code, service=first.code))
    for field, left in (("locality", (first.code, "")), ("service", ("", first.code)), ("none", ("", ""))):
        about = made(rec, replace(PROJECT, services=(named_alike,), place_field=field)).about
        assert (about.place, about.service) == left


@pytest.mark.parametrize("place", ["isle", "never_heard_of"])
def test_a_place_below_the_floor_or_unknown_is_widened_to_the_partnership(place):
    rec = record(1, about=About(group="older_people", place=place, age_band="65_79"))
    assert made(rec).about.place == ""
    assert made(rec).about.partnership == "machair"


def test_a_small_service_is_widened():
    rec = record(1, about=About(group="older_people", service="lunch_club"))
    assert made(rec, BY_SERVICE).about.service == ""


def test_a_group_the_project_does_not_use_leaves_as_not_recorded():
    rec = record(1, about=About(group="mental_health", place="north"))
    project = replace(PROJECT, groups=("older_people", "not_recorded"))
    assert made(rec, project).about.group == "not_recorded"


def test_of_the_interviewer_only_the_type_leaves():
    (one,) = made().interviewers
    assert (one.type, one.key, one.known, one.employer, one.allocated) == ("third_party", "", "", "", "")


def test_with_comparison_a_key_leaves_and_never_the_reference():
    (one,) = made(project=COMPARED).interviewers
    assert (one.known, one.employer, one.allocated) == ("no", "no", "rota")
    assert one.key == interviewer_key(f"{CANARY}-ref", COMPARED)
    assert CANARY.encode() not in line_of(made(project=COMPARED))


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("interviewer_key", "key"),
        ("known_before", "known"),
        ("same_employer", "employer"),
        ("allocation", "allocated"),
    ],
)
def test_each_part_of_the_comparison_can_stay_at_home(part, field):
    project = replace(PROJECT, switches=Switches(comparison=replace(COMPARISON, **{part: False})))
    (whole,), (one,) = made(project=COMPARED).interviewers, made(project=project).interviewers
    assert getattr(one, field) == ""
    assert msgspec.structs.replace(whole, **{field: ""}) == one


def test_an_interviewer_without_reference_has_no_key():
    rec = record(1, interviewers=(Interviewer(ref=" ", type="other"),))
    assert made(rec, COMPARED).interviewers[0].key == ""


def test_an_interviewers_key_is_another_one_in_another_project():
    assert interviewer_key("I7", PROJECT) != interviewer_key("I7", replace(PROJECT, id="fedcba9876543210"))


def test_roles_name_services_only_where_the_place_field_is_service():
    item = role_service_item()
    rec = record(1, answers={item: Answer(value="home_care")})
    assert made(rec).links == {}
    assert made(rec, BY_SERVICE).links == {item: "home_care"}


def test_a_role_of_a_small_service_a_non_answer_or_a_secret_names_none():
    item = role_service_item()
    for answer in (
        Answer(value="lunch_club"),
        Answer(non_answer="dont_know"),
        Answer(value="home_care", between_us=True),
    ):
        assert made(record(1, answers={item: answer}), BY_SERVICE).links == {}
    rec = record(1, answers={item: Answer(value="home_care")})
    assert made(rec, BY_SERVICE, taken_back={item}).links == {}


def test_no_person_key_without_the_switch_the_key_the_reference_and_the_permission():
    agreed = replace(record(1).permissions, linking=Reply.YES)
    allowed = record(1, permissions=agreed, link=REFERENCE)
    assert made(allowed, LINKED, link_key=LINK_KEY).link != ""
    assert made(allowed, PROJECT, link_key=LINK_KEY).link == ""
    assert made(allowed, LINKED).link == ""
    assert made(record(1, link=REFERENCE), LINKED, link_key=LINK_KEY).link == ""
    for no_reference in ("", " ", f"{CANARY}-link", "0101011237", "03/03/1941", "K7M4Q-9XT27"):
        assert made(replace(allowed, link=no_reference), LINKED, link_key=LINK_KEY).link == ""


def test_the_same_reference_makes_the_same_key_however_it_was_typed():
    agreed = replace(record(1).permissions, linking=Reply.YES)
    links = {
        made(record(1, permissions=agreed, link=typed), LINKED, link_key=LINK_KEY).link
        for typed in (REFERENCE, REFERENCE.lower(), REFERENCE.replace("-", ""), f" {REFERENCE} ")
    }
    assert len(links) == 1
    assert REFERENCE.replace("-", "").lower() not in links.pop()


def test_an_answer_leaves_with_its_scale_and_who_said_it():
    answer = Answer(
        value="in_between",
        scale="fit-3",
        said_by=(SaidBy.FAMILY_OR_FRIEND,),
        perspective=Perspective.WHAT_THEY_WOULD_SAY,
    )
    found = told(record(1, answers={"safe.rating": answer}), "safe.rating")
    assert (found.value, found.scale, found.said) == (
        "in_between",
        "fit-3",
        ("family_or_friend", "what_they_would_say"),
    )


def test_a_non_answer_leaves_as_itself_and_silence_as_not_asked():
    rec = record(1, answers={"safe.rating": Answer(non_answer="rather_not_say")})
    assert told(rec, "safe.rating").non_answer == "rather_not_say"
    assert told(rec, "people.rating").non_answer == "not_asked"


@pytest.mark.parametrize("marked", ["safe.words", "safe.rating", "safe.helps"])
def test_all_of_a_page_between_us_leaves_as_taken_back_and_what_was_not_asked_as_that(marked):
    answers = {
        "safe.rating": Answer(value="no", scale="fit-4"),
        "safe.words": Answer(value="my son drinks"),
        "safe.helps": Answer(value=("worker_i_know",)),
        "safe.matters": Answer(non_answer="not_asked", said_by=()),
        "home.rating": Answer(value="yes", scale="fit-4"),
    }
    answers[marked] = replace(answers[marked], between_us=True)
    rec = record(1, answers=answers)
    assert told(rec, "safe.rating").non_answer == "taken_back"
    assert told(rec, "safe.helps").non_answer == "taken_back"
    assert told(rec, "safe.matters").non_answer == "not_asked"
    assert told(rec, "home.rating").value == "yes"


def test_what_is_only_off_the_sheet_still_counts():
    rec = record(1, answers={"safe.rating": Answer(value="no", scale="fit-4", off_sheet=True)})
    assert told(rec, "safe.rating").value == "no"


def test_an_item_taken_back_leaves_blank():
    layout = layout_of(user_review())
    cell = layout.by_item["safe.rating"]
    rec = record(1, answers={"safe.rating": Answer(value="no", scale="fit-4")})
    codes = made(rec, taken_back={"safe.rating"}).codes
    assert told_by(cell, codes[cell.at : cell.at + cell.width]).non_answer == "taken_back"


@pytest.mark.parametrize("value", ["perhaps", 4])
def test_an_answer_off_its_list_is_refused(value):
    rec = record(1, answers={"safe.rating": Answer(value=value, scale="fit-4")})
    with pytest.raises(InputRefused, match=r"bundle\.answer_off_list"):
        made(rec)


def test_the_chain_counts_the_lines_that_left_before():
    later = made(ancestors=("a" * 64, "b" * 64))
    assert (later.revision, later.ancestors) == (3, ("a" * 64, "b" * 64))


def test_marks_leave_as_told():
    line = shareable_of(record(1), user_review(), PROJECT, mark=Mark(again=True, gap="over_a_year"))
    assert (line.again, line.gap) == (1, "over_a_year")


@pytest.mark.parametrize("kinds", [*((one,) for one in SUPPORTS), SUPPORTS[1:3], SUPPORTS])
def test_which_support_the_person_had_does_not_leave(kinds):
    answers = {"safe.rating": Answer(value="mostly", scale="fit-4", said_by=(*kinds, SaidBy.WITH_SUPPORT))}
    made = shareable_of(record(answers=answers), user_review(), PROJECT, mark=FIRST)
    cell = layout_of(user_review()).by_item["safe.rating"]
    assert told_by(cell, made.codes[cell.at : cell.at + cell.width]).said == ("with_support",)


def test_no_jot_and_no_moment_of_one_leaves():
    plain = record(1)
    jotted = replace(
        plain,
        jots=(Jot(number=1, text=CANARY, spent_s=754, at="2026-05-04T10:42:00+01:00", laid=("safe",)),),
    )
    assert line_of(made(jotted)) == line_of(made(plain))


def more(line, rec=None, project=PROJECT, **keyed):
    return carries_more(line, rec or record(1), project, **keyed)


def linkable(**changes):
    allowed = Permissions(talk=Reply.YES, figures=Reply.YES, linking=Reply.YES, given_by=GivenBy.PERSON)
    return replace(record(1), link=REFERENCE, permissions=allowed, **changes)


def test_a_line_made_today_carries_no_more_than_one_made_today():
    for project in (PROJECT, BY_SERVICE, COMPARED, LINKED):
        line = made(linkable(), project, link_key=LINK_KEY)
        assert not more(line, linkable(), project, link_key=LINK_KEY)


def test_a_key_is_more_once_it_would_be_none_or_another():
    line = made(linkable(), LINKED, link_key=LINK_KEY)
    assert more(line, linkable(), PROJECT, link_key=LINK_KEY)
    assert more(line, linkable(), LINKED)
    assert more(line, linkable(), LINKED, link_key=bytes(32))
    assert more(line, replace(linkable(), permissions=record(1).permissions), LINKED, link_key=LINK_KEY)
    assert not more(made(linkable(), LINKED), linkable(), LINKED, link_key=LINK_KEY)


def test_a_place_is_more_below_the_floor_and_interviewers_once_they_are_not_compared():
    high = replace(PROJECT, floor=1_000)
    assert more(made(), project=high)
    assert not more(made(project=high))
    assert more(made(project=COMPARED))
    assert not more(made(), project=COMPARED)
    some = replace(COMPARED, switches=Switches(comparison=replace(COMPARISON, known_before=False)))
    assert more(made(project=COMPARED), project=some)


def test_services_are_more_once_places_leave_instead_or_they_are_too_small():
    asked = replace(
        record(1), answers=dict(record(1).answers) | {role_service_item(): Answer(value="home_care")}
    )
    line = made(asked, BY_SERVICE)
    assert line.links
    bare = msgspec.structs.replace(line, about=made(asked, replace(BY_SERVICE, floor=1_000)).about)
    assert not more(bare, asked, BY_SERVICE)
    assert more(bare, asked)
    assert more(bare, asked, replace(BY_SERVICE, floor=1_000))
