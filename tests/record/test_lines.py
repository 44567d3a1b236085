from __future__ import annotations

from tests.kit.interviews import a_project, a_record, a_session, an_instrument, answered
from udset_desktop.interview.session import decline_item
from udset_desktop.record.lines import lines_of, telling_for


def lines(session, **more):
    record = a_record(session=session)
    return lines_of(record, telling_for(record, an_instrument(), a_project(), "Mrs Eileen Baxter"), **more)


def test_only_pages_where_something_was_said_have_lines():
    session = answered(a_session(), safe__rating="mostly", safe__helps=("worker_i_know", "one_place"))
    (page,) = lines(session)
    assert (page.section, page.title) == ("You and your life", "Feeling safe")
    rating, helps = page.answers
    assert rating.shown == "Mostly"
    assert rating.sentence == "You mostly feel safe, at home and when you are out."
    assert rating.said_by == "Mrs Eileen Baxter"
    assert ", " in helps.shown


def test_a_non_answer_is_told_and_not_asked_is_left_out():
    session, _ = decline_item(a_session(), "safe.rating", "rather_not_say")
    (page,) = lines(session)
    assert page.answers[0].shown == "Rather not say"
    assert page.answers[0].sentence == ""
    assert lines(session, non_answers=False) == ()
