from dataclasses import replace

import pytest

from udset_desktop.desktop.views.begin_choice import OnPage, choice_of
from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.header import About, Interviewer
from udset_desktop.interview.permission import GivenBy, How, Reply

ROWS = [
    "groups",
    "age_bands",
    "places",
    "instruments",
    "services",
    "respondents",
    "supports",
    "speakers",
    "perspectives",
    "aids",
    "others",
    "modes",
    "interviewer_types",
    "known",
    "same_employer",
    "allocations",
    "notices",
    "talk",
    "givers",
    "hows",
]
EMPTY = OnPage(codes=dict.fromkeys(ROWS, ()), person=None, name="")


def page(*, on=EMPTY, **codes):
    chosen = {row: code if isinstance(code, tuple) else (code,) for row, code in codes.items()}
    return replace(on, codes={**on.codes, **chosen})


def test_an_empty_page_says_nothing_that_was_not_said():
    choice = choice_of(EMPTY)
    assert (choice.instrument, choice.notice, choice.talk) == ("", "", Reply.NOT_ASKED)
    assert choice.header.about == About(group="not_recorded")
    assert choice.header.interviewers == ()


def test_what_is_chosen_and_written_goes_into_the_header():
    second = Interviewer(ref="JB", type="user_researcher")
    on = replace(EMPTY, name="  Isla ", ref="AM", second=(second,), held_on="2026-06-03", link="K7-2")
    choice = choice_of(
        page(
            on=on,
            groups="older_people",
            places="north",
            interviewer_types="third_party",
            known="yes",
            aids=("more_time", "plainer_words"),
            talk="yes",
            hows="signed",
        )
    )
    header = choice.header
    assert (choice.name, choice.talk, choice.how) == ("Isla", Reply.YES, How.SIGNED)
    assert header.about == About(group="older_people", place="north")
    assert header.interviewers == (Interviewer(ref="AM", type="third_party", known_before="yes"), second)
    assert (header.aids, header.held_on, header.link) == (
        ("more_time", "plainer_words"),
        "2026-06-03",
        "K7-2",
    )


def test_somebody_known_has_no_name_to_write():
    choice = choice_of(replace(EMPTY, person=PersonId("p1"), name="Morag"))
    assert (choice.person, choice.name) == ("p1", "")


@pytest.mark.parametrize("respondent", ["self", "with_support"])
def test_who_speaks_counts_only_where_somebody_speaks(respondent):
    told = page(
        respondents=respondent,
        speakers="family_or_friend",
        perspectives="what_i_think",
        givers="attorney",
        supports=("with_sign", "with_symbols"),
    )
    choice = choice_of(told)
    assert (choice.header.speaker, choice.header.perspective) == (None, None)
    assert choice.given_by is (GivenBy.ATTORNEY if respondent == "with_support" else GivenBy.PERSON)
    both = (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)
    assert choice.supports == (both if respondent == "with_support" else ())


def test_with_support_it_is_the_persons_yes_unless_somebody_else_is_named():
    supported = page(respondents="with_support")
    assert choice_of(supported).given_by is GivenBy.PERSON
    assert choice_of(page(on=supported, givers="guardian")).given_by is GivenBy.GUARDIAN


def test_where_somebody_speaks_nobody_permits_before_it_is_said():
    told = page(
        respondents="somebody_speaking", speakers="family_or_friend", perspectives="what_they_would_say"
    )
    choice = choice_of(told)
    assert choice.given_by is None
    assert choice.header.speaker is SaidBy.FAMILY_OR_FRIEND
    assert choice.header.perspective is Perspective.WHAT_THEY_WOULD_SAY
    assert choice_of(page(on=told, givers="nobody")).given_by is GivenBy.NOBODY
