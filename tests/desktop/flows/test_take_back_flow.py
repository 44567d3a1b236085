import pytest

from tests.kit.talks import finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.take_back_flow import TakeBackFlow
from udset_desktop.desktop.look.words import say


@pytest.fixture
def record(frame):
    return finished_talk(frame.workplace)


@pytest.fixture
def flow(qtbot, frame, record):
    made = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(made.view)
    return made


def notices(frame):
    return [(one.record, one.items) for one in frame.workplace.require_vault().load_withdrawals()]


def test_everything_is_taken_back_with_the_next_bundle(flow, frame, record):
    flow.view.what.buttons["all"].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, "all")]
    assert frame.place == "today"
    assert frame.told == [say("take_back.done")]


def test_only_what_was_said_about_one_thing_is_taken_back(flow, frame, record):
    assert list(flow.view.pages.buttons) == ["safe"]
    flow.view.what.buttons["answers"].click()
    flow.view.pages.buttons["safe"].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, ("safe.rating",))]


def test_leaving_takes_nothing_back(flow, frame):
    flow.view.what.buttons["words"].click()
    flow.view.leave_button.click()
    assert notices(frame) == []
    assert frame.place == "today"
