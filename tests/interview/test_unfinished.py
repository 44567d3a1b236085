import pytest

from tests.kit.interviews import a_session
from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.unfinished import stand_at


@pytest.fixture
def session():
    return a_session()


def finding(where, severity=Severity.REFUSE):
    return Finding(code="interview.not_a_date", where=where, severity=severity)


def test_an_answer_leads_to_its_page_with_what_is_wrong_beside_it(session):
    there = stand_at(session, (finding("safe.words"), finding("review_on")))
    assert (there.stage, there.page) == (Stage.PAGES, "safe")
    assert there.findings == {"safe.words": (finding("safe.words"),)}


@pytest.mark.parametrize("where", ["review_on", "matters.2", "actions.1", "read_back"])
def test_what_was_brought_together_leads_there_with_all_that_is_wrong_with_it(session, where):
    found = (finding(where), finding("matters.1"), finding("home.words"))
    there = stand_at(session, found)
    assert there.stage is Stage.TOGETHER
    assert there.findings == {Stage.TOGETHER: found[:2]}


@pytest.mark.parametrize("found", [finding("talk"), finding(""), finding("safe.words", Severity.NOTE)])
def test_what_has_no_place_or_stops_nothing_leaves_it_where_it_is(session, found):
    assert stand_at(session, (found,)) is session
