"""Choosing when it goes by itself, on Sharing, and what is told of the last time."""

import pytest

from tests.kit.windows import entered, words_on
from udset_desktop.desktop.flows.schedule_part import hour_choices, last_words
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.usecases.carrying import keep_carrier, parse_address
from udset_desktop.usecases.sending_plan import LastSend, deliver_when_due, plan_sending, sending_plan


@pytest.fixture
def flow(qtbot, frame, tmp_path):
    keep_carrier(frame.workplace, parse_address(str(tmp_path)))
    flow = SharingFlow(frame)
    qtbot.addWidget(flow.view)
    return flow


def test_off_until_an_hour_is_chosen_and_off_again(flow, frame):
    card = entered(flow).view.schedule
    assert card.hours.code == "never"
    card.hours.buttons["17:00"].click()
    assert sending_plan(frame.workplace).at == "17:00"
    assert card.hours.code == "17:00"
    card.hours.buttons["never"].click()
    assert sending_plan(frame.workplace).at == ""


def test_the_card_goes_with_the_place(flow):
    entered(flow)
    flow.view.carrier.forget_asked.emit()
    assert flow.view.schedule.isHidden()


def test_an_hour_chosen_by_command_stands_among_the_others():
    codes = [one.code for one in hour_choices("16:30")]
    assert codes == ["never", "09:00", "12:00", "16:30", "17:00"]


def test_what_was_sent_meanwhile_is_told_when_the_page_is_freshened(flow, frame):
    entered(flow)
    plan_sending(frame.workplace, "00:00")
    assert "by itself" not in flow.view.schedule.last.text()
    frame.workplace.require_vault().save_setting(
        "sending/last", '{"at_utc": "2026-05-30T17:00:00+00:00", "delivered": 2, "received": 1}'
    )
    flow.freshen()
    told = words_on(flow.view.schedule)
    assert "30 May 2026" in told
    assert "2 bundles" in told
    assert "signed for 1 bundle" in told
    assert deliver_when_due(frame.workplace) is None  # nothing waits: nothing new to tell


def test_trouble_says_when_it_is_tried_again():
    at = "2026-06-01T09:00:00+00:00"
    away = LastSend(at_utc=at, problem="delivery.no_answer", is_over=False)
    assert "Nobody answers" in last_words(away, "2026-06-01")
    assert "within the hour" in last_words(away, "2026-06-01")
    refused = LastSend(at_utc=at, problem="delivery.signed_out")
    assert "not try again today" in last_words(refused, "2026-06-01")


def test_what_was_taken_apart_stands_with_the_last_time():
    last = LastSend(at_utc="2026-06-01T17:00:00+00:00", apart=1)
    assert "taken apart before they left" in last_words(last, "2026-06-02")
