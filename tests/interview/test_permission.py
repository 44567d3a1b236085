from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import a_project
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.permission import GivenBy, Giving, How, Permissions, Purpose, Reply, purposes_of


@pytest.mark.parametrize("purpose", list(Purpose))
def test_only_a_yes_opens_a_purpose(purpose):
    for said in Reply:
        assert Permissions().with_reply(purpose, said).may(purpose) == (said is Reply.YES)
    others = [one for one in Purpose if one is not purpose]
    assert not any(Permissions().with_reply(purpose, Reply.YES).may(one) for one in others)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_where_nobody_may_permit_only_the_talk_goes_on(purpose):
    given = Permissions(given_by=GivenBy.NOBODY).with_reply(purpose, Reply.YES)
    assert given.may(purpose) == (purpose is Purpose.TALK)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_how_yes_and_no_lay_is_kept_with_what_was_chosen_there_and_goes_with_it(purpose):
    given = Permissions().with_reply(purpose, Reply.NO, Shown.REVERSED)
    assert given.shown == {purpose: Shown.REVERSED}
    assert given.with_reply(purpose, Reply.YES, Shown.IN_ORDER).shown == {purpose: Shown.IN_ORDER}
    assert given.with_reply(purpose, Reply.YES).shown == {}
    assert given.with_reply(purpose, Reply.NOT_ASKED, Shown.IN_ORDER).shown == {}
    other = next(one for one in Purpose if one is not purpose)
    assert given.with_reply(other, Reply.YES).shown == {purpose: Shown.REVERSED}


def test_a_yes_that_somebody_else_gave_is_asked_again_and_a_no_stands():
    given = Permissions(talk=Reply.YES).with_reply(Purpose.FIGURES, Reply.YES, Shown.REVERSED)
    given = given.with_reply(Purpose.WORDS, Reply.NO, Shown.IN_ORDER)
    for one in (GivenBy.ATTORNEY, GivenBy.GUARDIAN, GivenBy.NOBODY):
        now = given.with_giving(Giving(given_by=one))
        assert (now.talk, now.figures, now.words) == (Reply.YES, Reply.NOT_ASKED, Reply.NO)
        assert now.shown == {Purpose.WORDS: Shown.IN_ORDER}
        assert given.is_open_again(now)
        theirs = now.with_reply(Purpose.CONTACT, Reply.YES).with_giving(Giving())
        assert theirs.contact is Reply.NOT_ASKED
    same = given.with_giving(Giving(how=How.WRITTEN))
    assert same.figures is Reply.YES
    assert not given.is_open_again(same)


def test_how_the_talk_was_given_stays_what_it_was_at_begin():
    given = Permissions(talk=Reply.YES, how=How.SIGNED)
    assert given.first_giving == Giving(how=How.SIGNED)
    now = given.with_giving(Giving(given_by=GivenBy.ATTORNEY, how=How.WRITTEN))
    now = now.with_giving(Giving(given_by=GivenBy.ATTORNEY, papers_seen=True, how=How.WRITTEN))
    assert now.first_giving == now.at_begin == Giving(how=How.SIGNED)
    assert (now.given_by, now.papers_seen, now.how) == (GivenBy.ATTORNEY, True, How.WRITTEN)
    back = now.with_giving(Giving(how=How.SIGNED))
    assert back == given  # one spelling for one thing


def test_linking_is_asked_where_the_project_joins_visits_and_shown_where_it_was_asked_before():
    project = a_project()
    joining = replace(project, switches=replace(project.switches, linking=True))
    assert Purpose.LINKING not in purposes_of(project)
    assert Purpose.LINKING not in purposes_of(None, Permissions())
    assert purposes_of(joining) == (*purposes_of(project), Purpose.LINKING)
    for said in (Reply.YES, Reply.NO):
        assert Purpose.LINKING in purposes_of(project, Permissions(linking=said))
