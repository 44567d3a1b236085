"""Time during a conversation, on a clock that the test moves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.interview import session as steps
from udset_desktop.interview.draft import parse_place
from udset_desktop.usecases import interviewing

YEAR_S = 365 * 24 * 3600.0


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    return made


@pytest.fixture
def clock(frame):
    return frame.workplace.clock


def minutes_pass(flow, clock, count):
    for _ in range(count):
        clock.advance(60)
        flow._tick.passed.emit()


def kept_place(flow, interview):
    return parse_place(flow.workplace.require_vault().load_draft(interview).place)


def test_pauses_do_not_count_and_nothing_is_said_of_them(flow, clock, frame):
    minutes_pass(flow, clock, 10)
    interview = flow.session.interview
    flow.leave()
    clock.advance(3600)
    flow.enter(interview=interview)
    minutes_pass(flow, clock, 2)
    assert flow.view.minutes.text() == "12 min"
    assert frame.told == []


def test_time_asleep_does_not_count_and_is_said(flow, clock, frame):
    minutes_pass(flow, clock, 10)
    clock.advance(42 * 60)  # the lid is shut; no tick comes
    flow._tick.passed.emit()
    assert flow.view.minutes.text() == "10 min"
    assert frame.told == ["The laptop was asleep for 42 minutes. They do not count in this conversation."]
    minutes_pass(flow, clock, 3)
    assert flow.view.minutes.text() == "13 min"
    assert len(frame.told) == 1


def test_sleep_behind_the_pin_is_said_on_coming_back(flow, clock, frame):
    minutes_pass(flow, clock, 10)
    clock.advance(3600)
    flow.rest()  # as the lock does when the laptop wakes
    clock.advance(300)
    flow.wake()
    assert flow.view.minutes.text() == "10 min"
    assert frame.told == ["The laptop was asleep for 60 minutes. They do not count in this conversation."]


def test_sleep_before_a_full_lock_is_said_when_the_talk_is_taken_up(qtbot, flow, clock, frame):
    minutes_pass(flow, clock, 10)
    interview = flow.session.interview
    clock.advance(3600)
    flow.leave()
    assert kept_place(flow, interview).slept_s == 3600
    again = entered(ConversationFlow(frame), interview=interview)
    qtbot.addWidget(again.view)
    assert "asleep for 60 minutes" in frame.told[-1]
    assert again.view.minutes.text() == "10 min"
    assert kept_place(again, interview).slept_s == 0  # told once


def test_only_coarse_minutes_stay_with_the_record(flow, clock, frame):
    minutes_pass(flow, clock, 33)
    record = interviewing.finish(frame.workplace, flow.session)
    assert record.minutes == 35


def test_finishing_right_after_the_laptop_woke_counts_no_sleep(flow, clock, frame):
    minutes_pass(flow, clock, 33)
    clock.advance(8 * 3600)
    assert interviewing.finish(frame.workplace, flow.session).minutes == 35


@pytest.mark.parametrize("seconds", [-YEAR_S, YEAR_S])
def test_a_changed_clock_is_one_quiet_line_and_nothing_is_lost(flow, clock, frame, seconds):
    flow.view.given.emit("safe.words", "the nights", "")
    minutes_pass(flow, clock, 5)
    clock.set_laptop(seconds)
    minutes_pass(flow, clock, 5)
    assert len(frame.told) == 1
    assert "its day stays 1 June 2026" in frame.told[0]
    assert flow.view.minutes.text() == "10 min"
    record = interviewing.finish(frame.workplace, flow.session)
    assert (record.held_on, record.minutes) == ("2026-06-01", 10)
    assert record.answers["safe.words"].value == "the nights"


def test_a_clock_put_right_by_a_little_is_no_news(flow, clock, frame):
    clock.set_laptop(-90)
    minutes_pass(flow, clock, 2)
    assert frame.told == []


@pytest.fixture
def set_back(qtbot, flow, clock, frame):
    """The program was ended, and the clock stood a year back when it began again."""
    flow.view.given.emit("safe.words", "the nights", "")
    interview = flow.session.interview
    flow.leave()
    frame.workplace.clock = FixedClock(clock.now_utc() - timedelta(days=365))
    again = entered(ConversationFlow(frame), interview=interview)
    qtbot.addWidget(again.view)
    return again


def test_a_day_that_lies_ahead_by_now_stays_and_is_said(set_back, frame):
    assert "says 1 June 2025, but you talked on 1 June 2026" in frame.told[-1]
    assert set_back.session.header.held_on == "2026-06-01"


def test_everything_can_still_be_said_kept_and_finished(set_back, frame):
    set_back.view.room_said.emit(("partner",))
    set_back.view.given.emit("safe.rating", "mostly", "fit-4")
    assert frame.failures == []
    draft = frame.workplace.require_vault().load_draft(set_back.session.interview)
    assert draft.header.others == ("partner",)
    record = interviewing.finish(frame.workplace, set_back.session)
    assert record.held_on == "2026-06-01"
    assert record.answers["safe.words"].value == "the nights"


def test_a_day_that_is_set_anew_may_not_lie_ahead(set_back, frame):
    session = set_back.session
    later = replace(session.header, held_on="2026-06-02")
    set_back.save(lambda _control: interviewing.save_header(frame.workplace, session, later))
    assert frame.failures == ["interview.held_in_future"]
    earlier = replace(session.header, held_on="2025-05-01")
    set_back.save(lambda _control: interviewing.save_header(frame.workplace, session, earlier))
    assert frame.failures == ["interview.held_in_future"]


def test_the_start_stands_with_the_draft_and_goes_with_it_and_no_pause_stays(flow, clock, frame):
    vault, interview = frame.workplace.require_vault(), flow.session.interview
    minutes_pass(flow, clock, 10)
    began = vault.load_draft(interview).begun_utc
    assert began.startswith("2026-06-01T09:00")
    events = len(vault.load_events())
    for _ in range(2):
        flow.leave()
        clock.advance(900)
        flow.enter(interview=interview)
        minutes_pass(flow, clock, 10)
    record = interviewing.finish(frame.workplace, flow.session)
    assert vault.load_drafts() == ()
    assert record.minutes == 30
    assert began not in repr(record)
    # The private log knows when it was put on file, and neither the start nor a pause.
    assert [one.what for one in vault.load_events()[events:]] == ["interview_finished"]


def test_nothing_of_when_something_was_typed_stays(flow, clock, frame):
    flow.view.given.emit("safe.words", "the nights", "")
    minutes_pass(flow, clock, 10)
    record = interviewing.finish(frame.workplace, flow.session)
    assert "09:" not in repr(record)
    assert not steps.pause(flow.session, clock.elapsed_s()).timing.since_s
