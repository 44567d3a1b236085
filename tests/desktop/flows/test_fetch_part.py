"""In the window one act fetches, takes in and signs; servers are spoken to off the vault's lane."""

import pytest

from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import pool_of
from udset_desktop.usecases.merging import pool_status


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


@pytest.fixture
def place(river, tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    finished_talk(river.laptop, "Agnes")
    write_bundles(river.laptop, folder)
    return folder


def test_the_folder_is_asked_for_once_and_what_waits_there_comes_in_signed(qtbot, frame, place, monkeypatch):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    asked = []
    monkeypatch.setattr(frame, "choose_folder", lambda title, chosen: (asked.append(title), chosen(place)))
    flow.view.fetch_button.click()
    assert pool_status(frame.workplace, pool_of(frame.workplace)).records == 1
    assert len(list(place.glob("*.udsetreceipt"))) == 1
    assert "Receipts that lie at the place now: 1." in flow.view.plan.about
    assert frame.runner.lanes.count(Lane.PURE) >= 2
    assert "one laptop" in flow.view.pool.lead
    flow.view.put_away_button.click()
    flow.view.fetch_button.click()
    assert len(asked) == 1
    assert "Nothing new waits at our place" in words_on(flow.view)


def test_a_place_that_is_away_is_told_and_the_page_can_be_used(qtbot, frame, place, tmp_path, monkeypatch):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    gone = tmp_path / "gone"
    monkeypatch.setattr(frame, "choose_folder", lambda _title, chosen: chosen(gone))
    flow.view.fetch_button.click()
    assert frame.problems == ["delivery.no_folder"]
    assert flow.view.fetch_button.isEnabled()
    assert frame.busy_shown == 0
