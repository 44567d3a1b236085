"""What waits goes by itself from the hour that was chosen, once a day, and never before anybody chose one."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.foundation.problems import AccessRefused, Cancelled, InputRefused
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.carrying import Carried, carry, forget_carrier, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.sending_plan import (
    AGAIN_AFTER,
    NEVER,
    LastSend,
    deliver_when_due,
    due_parcel,
    keep_sent,
    plan_sending,
    sending_plan,
)


@pytest.fixture
def place(both, stick):
    keep_carrier(both.laptop, parse_address(str(stick)))
    return stick


@pytest.fixture
def laptop(both, place):
    """A laptop with a bundle that was made and waits."""
    made(both.laptop, 1)
    return both.laptop


def made(laptop, seed):
    put_on_file(laptop, record(seed))
    make_bundles(laptop)


def at(laptop, **away):
    """The time of day where the laptop is, so far from now."""
    return (laptop.clock.now_utc().astimezone() + timedelta(**away)).strftime("%H:%M")


def acts(laptop):
    return [line.what for line in look_at_log(laptop).lines]


def test_nothing_is_ever_due_before_an_hour_was_chosen(laptop, place):
    assert sending_plan(laptop).at == NEVER
    laptop.clock.advance(30 * 3600)
    assert deliver_when_due(laptop) is None
    assert not list(place.iterdir())


def test_it_waits_for_its_hour_and_then_goes_once_a_day(laptop, place):
    plan_sending(laptop, at(laptop, hours=2))
    assert deliver_when_due(laptop) is None
    laptop.clock.advance(2 * 3600 - 60)
    assert deliver_when_due(laptop) is None
    laptop.clock.advance(60)
    assert deliver_when_due(laptop).delivered == (1,)
    assert len(list(place.iterdir())) == 1
    made(laptop, 2)
    laptop.clock.advance(3600)
    assert deliver_when_due(laptop) is None  # once a day
    laptop.clock.advance(23 * 3600)
    assert deliver_when_due(laptop).delivered == (2,)


def test_what_it_came_to_is_kept_to_be_told(laptop):
    plan_sending(laptop, at(laptop))
    deliver_when_due(laptop)
    moment = laptop.clock.now_utc().isoformat(timespec="seconds")
    assert sending_plan(laptop).last == LastSend(at_utc=moment, delivered=1)
    assert "sending_planned" in acts(laptop)
    assert "sent_by_plan" in acts(laptop)


def test_nothing_is_made_by_itself(laptop, place, both):
    put_on_file(laptop, record(7))
    plan_sending(laptop, at(laptop))
    deliver_when_due(laptop)
    assert [one.records for one in laptop.require_vault().load_outgoing()] == [1]


def test_receipts_come_home_the_next_day_and_then_nothing_is_looked_for(laptop, place, both, tmp_path):
    plan_sending(laptop, at(laptop))
    deliver_when_due(laptop)
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    merge_files(both.desk, pool, sorted(place.glob("*.udset")))
    laptop.clock.advance(24 * 3600)
    assert deliver_when_due(laptop).received == (1,)
    assert sending_plan(laptop).last.received == 1
    laptop.clock.advance(24 * 3600)
    assert due_parcel(laptop) is None  # nothing waits and nothing is awaited


def test_a_place_that_is_away_is_tried_again_after_a_while(laptop, place):
    plan_sending(laptop, at(laptop))
    shutil.rmtree(place)
    assert deliver_when_due(laptop).problem.code == "delivery.no_folder"
    assert sending_plan(laptop).last.problem == "delivery.no_folder"
    assert acts(laptop).count("sent_by_plan") == 0
    place.mkdir()
    laptop.clock.advance(AGAIN_AFTER.total_seconds() - 1)
    assert deliver_when_due(laptop) is None
    laptop.clock.advance(1)
    assert deliver_when_due(laptop).delivered == (1,)


@pytest.mark.parametrize("problem", [AccessRefused("delivery.signed_out"), Cancelled()])
def test_a_refused_password_and_a_stop_are_left_until_tomorrow(laptop, problem):
    plan_sending(laptop, at(laptop))
    parcel = due_parcel(laptop)
    keep_sent(laptop, Carried(untouched=tuple(one.number for one in parcel.pieces), problem=problem))
    assert sending_plan(laptop).last.problem == problem.code
    laptop.clock.advance(2 * 3600)
    assert due_parcel(laptop) is None
    laptop.clock.advance(22 * 3600)
    assert due_parcel(laptop) is not None


def test_what_was_put_off_for_a_talk_is_due_as_before(laptop):
    plan_sending(laptop, at(laptop))
    parcel = due_parcel(laptop)
    keep_sent(
        laptop,
        Carried(untouched=tuple(one.number for one in parcel.pieces), problem=Cancelled()),
        put_off=True,
    )
    assert sending_plan(laptop).last is None
    assert due_parcel(laptop) is not None


def test_a_later_hour_chosen_the_same_day_goes_again(laptop):
    plan_sending(laptop, at(laptop))
    deliver_when_due(laptop)
    made(laptop, 2)
    plan_sending(laptop, at(laptop, hours=3))
    assert due_parcel(laptop) is None
    laptop.clock.advance(3 * 3600)
    assert due_parcel(laptop) is not None


def test_a_clock_set_back_does_not_silence_it(laptop):
    plan_sending(laptop, at(laptop, hours=-5))
    laptop.clock.advance(2 * 3600)
    deliver_when_due(laptop)
    made(laptop, 2)
    laptop.clock.advance(-3600)
    assert carry(due_parcel(laptop)).delivered


def test_off_is_off(laptop):
    plan_sending(laptop, at(laptop))
    plan_sending(laptop, NEVER)
    assert due_parcel(laptop) is None
    assert "sending_unplanned" in acts(laptop)


def test_a_place_let_go_leaves_nothing_to_go_to(laptop):
    plan_sending(laptop, at(laptop))
    forget_carrier(laptop)
    assert due_parcel(laptop) is None


@pytest.mark.parametrize("word", ["17", "24:00", "5pm", "17:60", "17:00:00"])
def test_no_time_of_day_is_refused(laptop, word):
    with pytest.raises(InputRefused, match=r"sending_plan\.not_a_time"):
        plan_sending(laptop, word)


def test_an_hour_needs_a_place(both):
    with pytest.raises(InputRefused, match=r"carrying\.no_carrier"):
        plan_sending(both.laptop, "17:00")
