"""In the window one act fetches, takes in and signs; servers are spoken to off the vault's lane."""

import pytest

from tests.kit.servers import PASSWORD, USER, webdav
from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.usecases.carrying import carrier_in, keep_carrier, own_key, parse_address
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


def test_the_place_is_asked_for_once_and_what_waits_there_comes_in_signed(qtbot, frame, place):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.file = place
    assert flow.view.carrier.lines.isHidden()
    flow.view.fetch_button.click()
    assert not flow.view.carrier.lines.isHidden()
    flow.view.carrier.folder_button.click()
    assert f"They are fetched from {place}." in words_on(flow.view.carrier)
    assert pool_status(frame.workplace, pool_of(frame.workplace)).records == 1
    assert len(list(place.glob("*.udsetreceipt"))) == 1
    assert "Receipts that lie at the place now: 1." in flow.view.plan.about
    assert frame.runner.lanes.count(Lane.PURE) >= 2
    assert "one laptop" in flow.view.pool.lead
    flow.view.put_away_button.click()
    flow.view.fetch_button.click()
    assert flow.view.carrier.lines.isHidden()
    assert "Nothing new waits at our place" in words_on(flow.view)


def test_a_place_that_is_away_is_told_and_the_page_can_be_used(qtbot, frame, place):
    keep_carrier(frame.workplace, parse_address(str(place)), desk=True)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    place.rename(place.with_name("gone"))
    flow.view.fetch_button.click()
    assert frame.problems == ["delivery.no_folder"]
    assert flow.view.fetch_button.isEnabled()
    assert frame.busy_shown == 0


def test_a_server_is_fetched_from_with_the_desk_s_own_password(qtbot, frame, place):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    card = flow.view.carrier
    with webdav(place) as port:
        flow.view.fetch_button.click()
        card.kinds.buttons["webdav"].click()
        card.address.setText(f"http://127.0.0.1:{port}/")
        card.user.setText(USER)
        card.password.setText(PASSWORD)
        card.try_button.click()
    assert pool_status(frame.workplace, pool_of(frame.workplace)).records == 1
    assert len(list(place.glob("*.udsetreceipt"))) == 1
    assert card.password.text() == ""
    assert carrier_in(frame.workplace, desk=True).password == PASSWORD


def test_a_desk_has_a_key_of_its_own_for_a_server(qtbot, frame, river):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    card = flow.view.carrier
    card.choose_button.click()
    card.kinds.buttons["sftp"].click()
    card.ways.buttons["key"].click()
    assert card.public.text() == own_key(river.desk, desk=True).public
    assert card.ways.buttons["key"].said == "With this desk's own key"


def test_choosing_a_place_by_itself_fetches_nothing_and_leaving_forgets_the_wish(qtbot, frame, place):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.file = place
    flow.view.fetch_button.click()
    flow.leave()
    flow.enter()
    flow.view.carrier.choose_button.click()
    flow.view.carrier.folder_button.click()
    assert list(place.glob("*.udsetreceipt")) == []
    flow.view.carrier.forget_asked.emit()
    assert carrier_in(frame.workplace, desk=True) is None
