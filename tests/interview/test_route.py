from __future__ import annotations

from dataclasses import replace

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_project,
    a_session,
    a_small_instrument,
    an_instrument,
    answered,
)
from udset_desktop.interview.header import About
from udset_desktop.interview.route import (
    circumstances_of,
    kept_items,
    open_items,
    open_pages,
    page_after,
    page_before,
    way,
)
from udset_desktop.interview.session import decline_item, go_to
from udset_desktop.interview.state import Earlier


def ids(items):
    return [item.id for item in items]


def test_a_condition_opens_and_closes_an_item_as_answers_change():
    session = a_session(a_small_instrument())
    assert "second.why" not in ids(open_items(session))
    session = answered(session, second__rating="no")
    assert "second.why" in ids(open_items(session))
    session = answered(session, second__rating="yes")
    assert "second.why" not in ids(open_items(session))


def test_a_non_answer_opens_nothing():
    session, _ = decline_item(a_session(a_small_instrument()), "second.rating", "dont_know")
    assert "second.why" not in ids(open_items(session))


def test_what_is_asked_alone_waits_until_nobody_else_is_in_the_room():
    session = a_session(a_small_instrument(alone_page=True))
    assert "third" in [page.id for page in open_pages(session)]
    company = replace(session, header=a_header(others=("partner",)))
    assert "third" not in [page.id for page in open_pages(company)]
    assert page_after(go_to(company, "second")) is None


def test_what_was_answered_alone_is_kept_while_its_asking_is_closed():
    session = answered(a_session(an_instrument(CARER)), relationship__rating="no")
    company = replace(session, header=replace(session.header, others=("partner",)))
    assert "relationship.rating" not in ids(open_items(company))
    assert "relationship.rating" in ids(kept_items(company))
    assert "relationship.words" not in ids(kept_items(company))
    assert kept_items(session) == open_items(session)


def test_the_carer_s_relationship_page_is_asked_alone():
    choice = a_choice(instrument=CARER, header=a_header(others=("interpreter",)))
    session = a_session(an_instrument(CARER), choice=choice)
    assert "relationship" not in [page.id for page in open_pages(session)]


def test_the_page_in_front_stays_open_when_somebody_comes_in():
    session = go_to(a_session(a_small_instrument(alone_page=True)), "third")
    company = replace(session, header=a_header(others=("partner",)))
    assert [page.id for page in open_pages(company)] == ["first", "second", "third"]
    assert page_before(company).id == "second"


def test_the_verdict_is_asked_only_of_somebody_with_an_earlier_conversation():
    assert "safe.verdict" not in ids(open_items(a_session()))
    earlier = Earlier(held_on="2025-05-01", answers={})
    assert "safe.verdict" in ids(open_items(a_session(earlier=earlier)))


def test_the_route_knows_whether_one_service_is_talked_about():
    choice = a_choice(header=a_header(about=About(group="other", service="day_centre")))
    assert circumstances_of(a_session(choice=choice))["@one_service"] == "yes"
    assert circumstances_of(a_session())["@one_service"] == "no"


def test_a_short_visit_leads_through_its_own_pages_and_lets_others_in():
    session = a_session(choice=a_choice(header=a_header(short=("safe", "people"))))
    assert session.page == "safe"
    assert page_after(session).id == "people"
    assert page_after(go_to(session, "people")) is None
    aside = go_to(session, "things_to_do")
    assert [page.id for page in way(aside)] == ["safe", "things_to_do", "people"]
    assert (page_before(aside).id, page_after(aside).id) == ("safe", "people")


def test_next_and_back_undo_one_another_over_the_whole_way():
    session = a_session(project=a_project())
    seen = [session.page]
    while (after := page_after(session)) is not None:
        back = go_to(session, after.id)
        assert page_before(back).id == session.page
        session = back
        seen.append(session.page)
    assert seen == [page.id for page in open_pages(session)]
