from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import CARER, TODAY, USER, a_choice, a_header, a_project
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, pseudo
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.begin import begin_lists, check_begin, permissions_at_begin, read_out
from udset_desktop.interview.permission import GivenBy, How, Reply
from udset_desktop.project.model import Service

SPOKEN_FOR = a_header(
    respondent="somebody_speaking",
    speaker=SaidBy.FAMILY_OR_FRIEND,
    perspective=Perspective.WHAT_THEY_WOULD_SAY,
    aids=("pictures_or_symbols",),
)


def codes(choice, project=None):
    return [finding.code for finding in check_begin(choice, project or a_project(), today_on=TODAY)]


def test_a_plain_choice_may_be_begun():
    assert codes(a_choice()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "interview.nobody_chosen"),
        ({"name": "x" * 200}, "interview.name_too_long"),
        ({"instrument": "other/1.0.0"}, "interview.not_of_project"),
        ({"instrument": ""}, "interview.which_conversation"),
        ({"carer_under_18": True}, "interview.young_carer"),
        ({"notice": ""}, "interview.notice_first"),
        ({"talk": Reply.NO}, "interview.no_talk"),
        ({"talk": Reply.NOT_ASKED}, "interview.no_talk"),
        ({"header": replace(SPOKEN_FOR, aids=()), "given_by": GivenBy.NOBODY}, "interview.aids_first"),
        (
            {"header": replace(SPOKEN_FOR, perspective=None), "given_by": GivenBy.NOBODY},
            "interview.whose_view_first",
        ),
        ({"header": SPOKEN_FOR}, "interview.who_permits"),
        ({"header": a_header(mode="by pigeon")}, "interview.no_such_choice"),
    ],
)
def test_what_stands_in_the_way_is_named(changes, code):
    assert codes(a_choice(**changes)) == [code]


def test_all_findings_come_at_once():
    assert len(codes(a_choice(name="", talk=Reply.NO, notice="", carer_under_18=True))) == 4


def test_papers_not_seen_are_a_note_and_no_hindrance():
    choice = a_choice(given_by=GivenBy.ATTORNEY)
    found = check_begin(choice, a_project(), today_on=TODAY)
    assert [finding.code for finding in found] == ["interview.papers_not_seen"]
    assert not has_refusal(found)
    (told,) = (sentence_of(finding.code, finding.context) for finding in found)
    assert told.endswith("what leaves this laptop does not wait for it.")


def test_only_talk_is_asked_at_the_first_moment():
    given = permissions_at_begin(a_choice(how=How.SIGNED), a_project(wording="1"))
    assert (given.talk, given.figures, given.words, given.contact) == (
        Reply.YES,
        Reply.NOT_ASKED,
        Reply.NOT_ASKED,
        Reply.NOT_ASKED,
    )
    assert (given.given_by, given.how, given.wording, given.notice) == (
        GivenBy.PERSON,
        How.SIGNED,
        "1",
        "read_out",
    )


def test_the_lists_are_the_project_s_and_in_words():
    lists = begin_lists(a_project(), {USER: "Review", CARER: "Carer's review"}, name="Eileen")
    assert [one.code for one in lists.services] == ["", "day_centre", "home_help"]
    assert [one.words for one in lists.places] == ["North"]
    assert [one.words for one in lists.respondents] == [
        "Eileen",
        "Eileen, with support",
        "Somebody speaking for Eileen",
    ]
    assert lists.words["aids"] == "What has been tried so that Eileen can answer?"
    for name in type(lists).__dataclass_fields__:
        listed = getattr(lists, name)
        if isinstance(listed, tuple):
            assert all(one.words and "…" not in one.words for one in listed), name


def test_without_a_name_the_person_stands_in():
    assert begin_lists(a_project(), {}).respondents[0].words == "The person"


def test_the_lawful_basis_decides_the_sentence():
    asked = {
        basis: begin_lists(a_project(lawful_basis=basis), {}).words["talk.ask"]
        for basis in ("public_task", "consent")
    }
    assert asked["consent"].startswith("Do you agree")
    assert asked["public_task"] != asked["consent"]


def test_places_are_listed_only_where_the_place_is_a_locality():
    assert begin_lists(a_project(place_field="service"), {}).places == ()
    assert (
        begin_lists(a_project(services=(Service(code="x", name="X", people=1),)), {}).services[1].words == "X"
    )


@pytest.mark.parametrize("supports", [*((one,) for one in SUPPORTS), SUPPORTS[1:3], SUPPORTS])
def test_with_what_support_may_be_said_where_the_person_answers_with_support(supports):
    supported = a_header(respondent="with_support")
    assert codes(a_choice(header=supported, supports=supports)) == []
    assert codes(a_choice(header=a_header(), supports=supports)) == ["interview.no_such_choice"]


@pytest.mark.parametrize(
    "supports", [(SaidBy.WITH_SUPPORT,), (SaidBy.WITH_SIGN, SaidBy.ADVOCATE), (SaidBy.WITH_SIGN,) * 2]
)
def test_support_of_no_kind_or_twice_is_nothing_to_choose(supports):
    choice = a_choice(header=a_header(respondent="with_support"), supports=supports)
    assert codes(choice) == ["interview.no_such_choice"]


@pytest.mark.parametrize("basis", ["public_task", "consent"])
def test_the_opening_words_say_when_confidence_would_be_broken(basis):
    notice = begin_lists(a_project(lawful_basis=basis), {}).words["notice.text"]
    assert "may come to harm, I have to pass that on" in notice
    assert "nobody will ever" not in notice.lower()


def test_what_is_read_out_is_in_the_language_of_the_talk():
    here = begin_lists(a_project(), {}).words
    heard = read_out(a_project(), "en")
    assert heard.items() <= here.items()
    longer = read_out(a_project(), PSEUDO_LANGUAGE)
    assert longer.keys() == heard.keys()
    assert all(longer[key] == pseudo(text) for key, text in heard.items())
