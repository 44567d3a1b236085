from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import (
    CARER,
    USER,
    a_choice,
    a_header,
    a_session,
    a_small_instrument,
    an_instrument,
    answered,
)
from udset_desktop.interview.drawing import screen_of
from udset_desktop.interview.jotting import jot_down, lay_jot
from udset_desktop.interview.outcome_map import map_of
from udset_desktop.interview.screen import Touch
from udset_desktop.interview.session import go_to, set_header


def mapped(session):
    return map_of(session, screen_of(session).sections)


def talk(key=USER, **header):
    return a_session(an_instrument(key), choice=a_choice(instrument=key, header=a_header(**header)))


def by_page(session):
    return {place.page: place for place in mapped(session).places()}


@pytest.mark.parametrize(
    ("key", "groups"),
    [
        (USER, {"quality_of_life": 7, "change": 3, "process": 5}),
        (CARER, {"quality_of_life": 4, "managing": 4, "process": 5}),
        ("carer-review/2.0.0", {"own_wellbeing": 4, "managing": 3, "partner": 6}),
    ],
)
def test_the_outcomes_stand_in_the_groups_of_their_framework(key, groups):
    drawn = mapped(talk(key))
    assert {group.id: len(group.places) for group in drawn.groups} == groups
    assert all(group.title for group in drawn.groups)
    outcomes = [page.id for page in an_instrument(key).pages() if page.outcome]
    assert sorted(place.page for group in drawn.groups for place in group.places) == sorted(outcomes)
    assert drawn.name == "Mrs Eileen Baxter"


def test_every_page_of_the_conversation_is_on_it():
    session = talk()
    assert {place.page for place in mapped(session).places()} == {
        mark.id for section in screen_of(session).sections for mark in section.pages
    }
    assert "services" in {place.page for place in mapped(session).others}


def test_it_says_of_each_how_it_stands():
    session = answered(talk(), safe__rating="no", safe__matters="matters", people__words="the club")
    session, _ = jot_down(session, "the nights", now_s=0.0, at="")
    session = go_to(lay_jot(session, 1, "safe"), "people")
    places = by_page(session)
    safe, people, well = places["safe"], places["people"], places["well"]
    assert (safe.touch, safe.matters, safe.jots, safe.current) == (Touch.TOUCHED, True, 1, False)
    assert (people.touch, people.matters, people.current) == (Touch.BEGUN, False, True)
    assert (well.touch, well.jots) == (Touch.UNTOUCHED, 0)
    assert not by_page(answered(session, safe__matters="not_now"))["safe"].matters


def test_what_is_asked_alone_waits_and_a_short_visit_shows():
    session = talk(CARER, others=("partner",))
    assert by_page(session)["relationship"].waits
    session = set_header(session, replace(session.header, short=("health",)))
    assert mapped(session).short
    assert (by_page(session)["health"].picked, by_page(session)["health"].aside) == (True, False)
    assert (by_page(session)["money"].picked, by_page(session)["money"].aside) == (False, True)


def test_a_framework_of_another_program_is_one_group():
    drawn = mapped(a_session(replace(a_small_instrument(), framework_id="elsewhere")))
    assert [(group.id, group.title) for group in drawn.groups] == [("others", "More to talk about")]
