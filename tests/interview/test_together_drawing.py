from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice, a_header, a_project, a_session, answered
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.session import set_header, set_together, type_together
from udset_desktop.interview.together import Action, Together
from udset_desktop.interview.together_drawing import draw_together, read_aloud

FULL = Together(
    matters=("The club", "To sleep"),
    actions=(
        Action(what="Find the old letters."),
        Action(what="Ring the bus", who=("person", "service"), who_named="Anne", by_when="Friday", matter=1),
        Action(what="A light", available=False, why="waiting_list", why_not="not before May", matter=2),
        Action(what="A sitter", available=False, matter=2),
    ),
    review_on="2026-11-04",
)


def drawn(session):
    return draw_together(session, telling_of(session))


def test_what_is_read_back_follows_what_matters():
    assert read_aloud(FULL, telling_of(a_session())) == (
        "What matters to you: The club",
        "The next small step: Ring the bus. Who: you, the service, Anne. When: Friday.",
        "What matters to you: To sleep",
        "Not there just now: A light. Why: a waiting list, not before May.",
        "Not there just now: A sitter.",
        "The next small step: Find the old letters.",
        "We look at this again on 4 November 2026.",
    )


def test_half_a_date_and_empty_lines_are_not_read_out():
    told = Together(matters=("", "To sleep"), actions=(Action(what=" "),), review_on="12/1")
    assert read_aloud(told, telling_of(a_session())) == ("What matters to you: To sleep",)
    session, _ = type_together(a_session(), told)
    assert drawn(session).aloud == ("What matters to you: To sleep",)


def test_what_was_named_in_the_talk_is_offered_until_it_is_in_a_step():
    session = answered(
        a_session(), people__wanted=("company", "transport"), safe__wanted=("equipment", "company")
    )
    assert [one.code for one in drawn(session).named] == ["company", "transport", "equipment"]
    session, _ = set_together(
        session, Together(actions=(Action(what="A lift", wanted=("transport",), available=False),))
    )
    assert [one.code for one in drawn(session).named] == ["company", "equipment"]


def test_nothing_just_between_us_is_offered_for_the_paper():
    session = answered(a_session(), people__wanted=("company",), people__words="He drinks.")
    assert drawn(mark_page(session, "people", between_us=True)).named == ()


def test_up_to_three_things_that_matter_are_offered():
    assert drawn(a_session()).matters_at_most == 3


def test_the_projects_community_supports_come_along():
    session = a_session(project=a_project(supports=("Dunlaw lunch club",)))
    assert drawn(session).supports == ("Dunlaw lunch club",)


@pytest.mark.parametrize(
    ("held_on", "days"),
    [
        ("2026-05-04", ["2026-06-15", "2026-08-04", "2026-11-04", "2027-05-04"]),
        ("2025-11-30", ["2026-01-11", "2026-02-28", "2026-05-30", "2026-11-30"]),
        ("2024-02-29", ["2024-04-11", "2024-05-29", "2024-08-29", "2025-02-28"]),
    ],
)
def test_days_to_look_again_are_offered_in_words(held_on, days):
    session = a_session(choice=a_choice(header=a_header(held_on=held_on)))
    offers = drawn(session).reviews
    assert [offer.on for offer in offers] == days
    assert [offer.words for offer in offers] == [
        "In six weeks",
        "In three months",
        "In six months",
        "In a year",
    ]


def test_every_list_has_its_words():
    state = drawn(replace(a_session(), together=FULL))
    for choices in (state.who, state.wanted, state.whys, state.inputs, state.read_back):
        assert choices
        assert all(choice.words for choice in choices)


def test_what_is_between_us_is_read_aloud_only_while_nobody_else_is_there():
    told = Together(
        matters=("To get away",), marks=(("between_us",),), actions=(Action(what="Ring", matter=1),)
    )
    telling = telling_of(a_session())
    assert len(read_aloud(told, telling)) == 2
    assert read_aloud(told, telling, others=True) == ()
    session, _ = set_together(a_session(), told)
    assert len(draw_together(session, telling).aloud) == 2
    with_others = set_header(session, replace(session.header, others=("family_or_friend",)))
    assert draw_together(with_others, telling).aloud == ()


@pytest.mark.parametrize("day", ["1800-01-01", "2026-05-03", "31/12/2100", "tomorrow"])
def test_a_day_that_is_refused_is_not_read_aloud_as_agreed(day):
    session, _ = set_together(a_session(), Together(matters=("To sleep",), review_on="2026-11-04"))
    assert "4 November 2026" in drawn(session).aloud[-1]
    session, found = set_together(session, replace(session.together, review_on=day))
    assert found
    assert drawn(session).aloud == ("What matters to you: To sleep",)
    again = replace(session, findings={})  # as it comes back after a cut
    assert drawn(again).aloud == ("What matters to you: To sleep",)
