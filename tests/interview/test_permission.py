from __future__ import annotations

import pytest

from udset_desktop.interview.answers import Shown
from udset_desktop.interview.permission import GivenBy, Permissions, Purpose, Reply


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
