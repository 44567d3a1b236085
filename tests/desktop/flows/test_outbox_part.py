"""Sending what waits, in the window, and following it until somebody has signed."""

import shutil
from dataclasses import replace

import pytest

from tests.kit.joined import joined
from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.outbox_part import SHOWN, delivery_words, journey_words
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import Cancelled, EnvironmentFailure
from udset_desktop.usecases.carrying import Delivery, Journey, journeys, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files

NEW = Journey(
    number=3,
    records=2,
    made_utc="2026-06-01T09:00:00+00:00",
    copied_utc="",
    delivered_utc="",
    received_utc="",
    problem="",
    waits=True,
    is_here=True,
    held=0,
)
LATER = "2026-06-09T09:00:00+00:00"


@pytest.fixture
def both(tmp_path):
    both = joined(tmp_path)
    yield both
    both.close()


@pytest.fixture
def frame(both):
    return FakeFrame(both.laptop)


@pytest.fixture
def place(both, tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    keep_carrier(both.laptop, parse_address(str(folder)))
    return folder


@pytest.fixture
def flow(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    flow = SharingFlow(frame)
    qtbot.addWidget(flow.view)
    return flow


def test_without_a_place_nothing_can_be_sent(flow, frame):
    entered(flow)
    assert flow.view.send_button.isHidden()
    assert flow.view.outbox.isHidden()


def test_what_is_shown_is_made_and_sent_off_the_vault_s_lane(flow, frame, place):
    entered(flow)
    assert flow.view.send_button.isEnabled()
    frame.runner.lanes.clear()
    flow.view.send_button.click()
    (file,) = place.iterdir()
    assert file.suffix == ".udset"
    assert Lane.PURE in frame.runner.lanes
    assert "Sent: 1 bundle" in flow.view.written.text()
    assert "it lies there whole" in words_on(flow.view.outbox)
    assert not flow.view.send_button.isEnabled()


def test_a_receipt_at_the_place_is_told_with_the_next_send(flow, frame, place, both, tmp_path):
    entered(flow)
    flow.view.send_button.click()
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    merge_files(both.desk, pool, sorted(place.glob("*.udset")))
    finished_talk(frame.workplace, "Isla")
    entered(flow)
    flow.view.send_button.click()
    assert "The coordinator has signed for 1 bundle." in flow.view.written.text()
    assert [bool(one.received_utc) for one in journeys(frame.workplace)] == [False, True]


def test_a_receipt_that_came_by_hand_is_taken_in(flow, frame, place, both, tmp_path):
    entered(flow)
    flow.view.send_button.click()
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(both.desk, pool)
    frame.file = merge_files(both.desk, pool, sorted(place.glob("*.udset"))).receipts[0]
    flow.view.outbox.receipt_button.click()
    assert flow.view.written.text() == "The coordinator has signed for bundle 1."
    flow.view.outbox.receipt_button.click()
    assert flow.view.written.text() == "This receipt was here already."


def test_a_stick_that_is_out_is_said_and_what_waits_can_be_sent_later(flow, frame, place):
    entered(flow)
    shutil.rmtree(place)
    flow.view.send_button.click()
    assert "is not there" in flow.view.written.text()
    assert "The last try" in words_on(flow.view.outbox)
    assert flow.view.send_button.isEnabled()
    place.mkdir()
    flow.view.send_button.click()
    assert "Sent: 1 bundle" in flow.view.written.text()


def test_what_nobody_signed_for_can_be_sent_again(flow, frame, place):
    entered(flow)
    flow.view.send_button.click()
    (file,) = place.iterdir()
    file.unlink()
    flow.view.outbox.again_button.click()
    assert file.is_file()


def test_what_was_taken_apart_is_told_and_is_ready_to_be_looked_at_again(flow, frame, place):
    workplace = frame.workplace
    make_bundles(workplace)
    entered(flow)
    assert not flow.view.state.may_write
    (bundle,) = workplace.require_vault().load_exports()
    take_record_back_unasked(workplace, bundle)
    flow.view.send_button.click()
    assert flow.view.written.text() == (
        "Bundles taken apart before they left, since something in them may not leave any more: 1."
        " What still may leave is ready again. Look at it, then send it."
    )
    assert flow.view.state.may_write  # the notice, and what else was in it
    assert list(place.iterdir()) == []


def take_record_back_unasked(workplace, bundle):
    """By a way that does not look at what waits."""
    (line, *_) = bundle.lines
    workplace.require_vault().save_withdrawal(line.record, "all", "2026-06-01T09:00:00+00:00")


def test_nothing_of_anybody_stands_in_a_journey(flow, frame, place):
    entered(flow)
    flow.view.send_button.click()
    assert "Agnes" not in words_on(flow.view.outbox)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "It waits to be sent."),
        ({"copied_utc": LATER}, "A copy was put into a folder 9 June 2026. It waits to be sent."),
        ({"delivered_utc": LATER, "waits": False}, "Sent 9 June 2026; it lies there whole."),
        ({"received_utc": LATER, "waits": False, "is_here": False}, "Signed for 9 June 2026."),
        ({"received_utc": LATER, "waits": False, "held": 2}, "Waiting at the coordinator's: 2."),
        ({"waits": False, "is_here": False}, "It went by hand"),
        ({"problem": "delivery.no_answer"}, "Nobody answers at this address."),
    ],
)
def test_each_journey_is_told_in_words(qapp, changes, words):
    assert words in journey_words(replace(NEW, **changes), "2026-07-01")


def test_a_send_is_told_by_what_it_came_to(qapp):
    done = Delivery(delivered=(1, 2), received=(1,), waiting=0)
    assert delivery_words(done) == (
        "Sent: 2 bundles, and they lie there whole.",
        "The coordinator has signed for 1 bundle.",
    )
    stopped = replace(done, delivered=(), received=(), waiting=2, problem=Cancelled())
    assert delivery_words(stopped) == ("Stopped. What had arrived whole counts; the rest waits.",)
    away = replace(stopped, problem=EnvironmentFailure("delivery.no_answer"))
    assert delivery_words(away)[0].startswith("Nobody answers")


def test_a_long_list_tells_the_latest_and_all_that_waits(flow, frame):
    part = flow._outbox
    done = replace(NEW, received_utc=LATER, waits=False, is_here=False)
    many = [replace(done, number=number) for number in range(SHOWN + 8, 0, -1)]
    many[-1] = replace(NEW, number=1)
    part._on_journeys(tuple(many))
    assert len(flow.view.outbox.state.rows) == SHOWN + 1
    assert flow.view.outbox.state.earlier == 7
