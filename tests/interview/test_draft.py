from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_header, a_project, a_session, an_instrument
from udset_desktop.foundation.ids import InterviewId, PersonId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.draft import PLACE_AT_MOST, Kept, parse_place, place_of, session_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import go_to, go_to_stage
from udset_desktop.interview.state import Earlier


def kept(place, **changes):
    plain = Kept(
        interview=InterviewId("i"),
        person=PersonId("p"),
        digest=an_instrument().digest,
        header=a_header(),
        place=place,
    )
    return replace(plain, **changes)


def resumed(one):
    return session_of(one, instrument=an_instrument(), project=a_project(), name="Eileen")


def test_a_conversation_opens_at_the_very_page_and_stage():
    session = go_to_stage(go_to(a_session(), "reliable"), Stage.TOGETHER)
    again = resumed(kept(place_of(session, now_s=90.0, at_utc="2026-05-04T12:00:00+00:00", paused=True)))
    assert (again.page, again.stage, again.timing.spent_s) == ("reliable", Stage.TOGETHER, 90.0)
    place = parse_place(place_of(session, now_s=90.0, at_utc="x", paused=True))
    assert (place.paused, place.at_utc) == (True, "x")


def test_another_definition_is_refused():
    with pytest.raises(InputRefused, match="other_definition"):
        resumed(kept("", digest="f" * 64))


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", "null", '{"page":"safe"}', "[" * 9000, "x" * (PLACE_AT_MOST + 1)]
)
def test_a_damaged_place_costs_the_place_only(damaged):
    with pytest.raises(InputRefused, match="place_damaged"):
        parse_place(damaged)
    session = resumed(kept(damaged, typing={"safe.words": "half"}))
    assert session.page == next(an_instrument().pages()).id
    assert session.typing == {"safe.words": "half"}


def test_a_page_the_definition_does_not_have_gives_the_first():
    text = place_of(a_session(), now_s=0.0).replace('"page":"services"', '"page":"gone"')
    assert resumed(kept(text)).page == "services"


def test_what_may_be_shown_of_last_time_is_handed_in_and_not_kept():
    earlier = Earlier(held_on="2025-05-01", answers={})
    text = place_of(a_session(earlier=earlier), now_s=0.0)
    assert resumed(kept(text)).has_earlier
    assert resumed(kept(text)).earlier is None


def test_which_support_it_was_is_taken_from_the_answers_where_the_place_is_lost():
    header = a_header(respondent="with_support")
    both = (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)
    signed = {"safe.rating": Answer(value="mostly", scale="fit-4", said_by=both)}
    nobody = {"safe.matters": Answer(non_answer="not_asked", said_by=())}
    assert resumed(kept("", header=header, answers=signed | nobody)).said_by == both
    assert resumed(kept("", header=header, answers=nobody)).said_by == (SaidBy.WITH_SUPPORT,)
    assert resumed(kept("", answers=signed)).said_by == (SaidBy.PERSON,)


@pytest.mark.parametrize("place", ["", "{"])
def test_a_talk_held_in_another_language_opens_in_it_where_the_place_is_lost(place):
    """A correction has no place yet."""
    header = replace(a_header(), language="en-XA")
    assert resumed(kept(place, header=header)).language == "en-XA"
