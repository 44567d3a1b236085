from __future__ import annotations

from dataclasses import replace

from tests.kit.interviews import a_session
from udset_desktop.interview.answers import Answer, AnswerSheet
from udset_desktop.interview.entry import refusal
from udset_desktop.interview.state import Timing


def test_a_clock_runs_from_its_start_to_its_pause():
    timing = Timing().started(100.0)
    assert timing.seconds(160.0) == 60.0
    assert timing.paused(160.0) == Timing(spent_s=60.0)


def test_a_running_clock_is_not_started_again():
    assert Timing(since_s=5.0).started(9.0) == Timing(since_s=5.0)


def test_a_paused_clock_stands_still():
    assert Timing(spent_s=119.0).minutes(9999.0) == 1


def test_with_answers_everything_else_stays_as_it_was():
    before = a_session()
    answers = AnswerSheet({"safe.words": Answer(value="mostly")})
    found = {"well.rating": (refusal("interview.no_such_item", "well.rating"),)}
    after = before.with_answers(answers, {"well.words": "half"}, found)
    assert after == replace(before, answers=answers, typing={"well.words": "half"}, findings=found)
    assert before == a_session()
