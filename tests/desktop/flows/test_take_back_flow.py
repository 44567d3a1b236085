import pytest

from tests.kit.talks import finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.take_back_flow import TakeBackFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.usecases import exporting, interviewing


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


def test_a_change_of_mind_is_on_file_and_holds_from_now_on(flow, frame, record):
    rows = flow.view.minds.rows
    assert rows["figures"].code == "yes"
    commits = frame.commits
    rows["figures"].buttons["no"].click()
    kept = frame.workplace.require_vault().load_record(record.id)
    assert (kept.revision, kept.permissions.figures) == (2, "no")
    assert kept.reason == say("take_back.changed_reason")
    assert frame.told == [say("take_back.changed")]
    assert frame.commits > commits
    assert flow.view.minds.rows["figures"].code == "no"
    assert frame.place == ""  # the page stays, in case there is more to change


def test_a_change_that_cannot_be_leaves_what_is_on_file(flow, frame, record):
    interviewing.reopen(frame.workplace, record.id, "misheard")
    flow.view.minds.rows["figures"].buttons["no"].click()
    assert frame.failures == ["usecases.open_already"]
    assert flow.view.minds.rows["figures"].code == "yes"


def test_how_far_it_has_come_is_told_before_anything_is_chosen(qtbot, flow, frame, record):
    assert flow.view.how_far.text() == "It has not left this laptop."
    exporting.make_bundles(frame.workplace)
    entered(flow, record_id=record.id)
    assert flow.view.how_far.text().startswith("It is in a bundle that waits")
