import pytest
from PySide6.QtCore import QCoreApplication

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.talk_flow import TalkTool
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.usecases import interviewing


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def test_an_answer_is_in_the_vault_when_saved_is_said(flow, frame):
    before = frame.commits
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    assert kept(flow).answers["safe.rating"].value == "mostly"
    assert frame.commits == before + 1
    assert flow.view.page.body.fields[1].choices.buttons[1].isChecked()


def test_nothing_is_called_saved_when_the_disk_said_no(flow, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(interviewing, "save_answer", full)
    before = frame.commits
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    assert frame.commits == before
    assert frame.failures == ["foundation.disk_full"]


@pytest.fixture
def disk_full(frame, monkeypatch):
    """Every answer meets a full disk, until what this gives is called."""
    kind, honest = type(frame.workplace.require_vault()), type(frame.workplace.require_vault()).save_answer

    def full(_vault, *_row):
        raise EnvironmentFailure("store.disk_full")

    monkeypatch.setattr(kind, "save_answer", full)
    return lambda: monkeypatch.setattr(kind, "save_answer", honest)


@pytest.fixture
def disk_full_once(frame, monkeypatch):
    """The next answer meets a full disk, and none after it."""
    kind, honest = type(frame.workplace.require_vault()), type(frame.workplace.require_vault()).save_answer

    def full(self, *row):
        monkeypatch.setattr(kind, "save_answer", honest)
        raise EnvironmentFailure("store.disk_full")

    monkeypatch.setattr(kind, "save_answer", full)


def test_after_a_saving_that_failed_nothing_is_called_saved_before_all_of_it_is(
    qtbot, flow, frame, disk_full_once
):
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    assert frame.failures == ["store.disk_full"]
    said = frame.commits
    flow.view.given.emit("home.rating", "no", "fit-4")
    assert frame.commits == said
    qtbot.waitUntil(lambda: frame.commits > said)
    assert frame.commits == said + 1
    draft = flow.workplace.require_vault().load_draft(flow.session.interview)
    assert draft.answers == flow.session.answers.answers
    assert {"safe.rating", "home.rating"} <= set(draft.answers)


def test_so_is_one_that_is_left_meanwhile(qtbot, flow, frame, disk_full_once):
    interview, said = flow.session.interview, frame.commits
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    told = flow.session.answers.answers
    flow.leave()
    qtbot.waitUntil(lambda: frame.commits > said)
    draft = flow.workplace.require_vault().load_draft(interview)
    assert draft.answers == told != {}
    assert not interviewing.today(flow.workplace).drafts[0].cut_off


def test_of_two_that_lie_beside_each_other_both_are_made_good(qtbot, flow, frame, disk_full):
    one, said = flow.session.interview, frame.commits
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    of_one = flow.session.answers.answers
    flow.leave()
    entered(flow, session=begun_talk(frame.workplace))
    flow.view.given.emit("home.rating", "no", "fit-4")
    other, of_other = flow.session.interview, flow.session.answers.answers
    assert one != other
    disk_full()
    flow.view.given.emit("people.rating", "no", "fit-4")
    qtbot.waitUntil(lambda: frame.commits > said)
    vault = flow.workplace.require_vault()
    assert vault.load_draft(one).answers == of_one != {}
    assert of_other != {}
    assert of_other.items() <= vault.load_draft(other).answers.items()


def test_a_saving_that_was_refused_is_not_tried_again(flow, frame, monkeypatch):
    def refused(*_args):
        raise InputRefused(Finding(code="interview.no_such_item"))

    monkeypatch.setattr(interviewing, "save_answer", refused)
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    monkeypatch.undo()
    flow.view.given.emit("home.rating", "no", "fit-4")
    assert set(flow.workplace.require_vault().load_draft(flow.session.interview).answers) == {"home.rating"}


def test_a_turn_is_drawn_at_once_and_its_place_kept_right_after(qtbot, flow):
    flow.save_place()
    flow.view.page_asked.emit("people")
    assert flow.view.page.page_id == "people"
    assert "people" not in kept(flow).place
    qtbot.waitUntil(lambda: "people" in kept(flow).place)


def test_what_is_just_between_us_stays_so_while_nothing_is_said(qtbot, flow):
    flow.view.given.emit("safe.rating", "mostly", "fit-4")
    flow.view.marked.emit("safe.rating", "between_us")
    flow.view.given.emit("safe.rating", "", "")
    assert flow.session.answers.get("safe.rating") is None
    qtbot.waitUntil(lambda: "between_us" in kept(flow).place)
    flow.view.given.emit("safe.rating", "no", "fit-4")
    assert kept(flow).answers["safe.rating"].between_us


def test_a_place_that_is_due_is_kept_before_the_window_is_left(flow):
    flow.view.page_asked.emit("people")
    flow.put_down()
    assert "people" in kept(flow).place


def test_a_place_that_is_due_does_not_come_after_the_record(qtbot, flow, frame):
    flow.view.page_asked.emit("people")
    flow._finish(flow.session)
    QCoreApplication.processEvents()
    assert frame.failures == []


class Recorder(TalkTool):
    """A tool that remembers what it was told."""

    def __init__(self, talk):
        super().__init__(talk)
        self.heard = []
        self.unsettled = False

    def take(self, session):
        self.heard.append("take")

    def show_session(self, session):
        self.heard.append(session.page)

    def put_down(self):
        self.heard.append("put_down")

    def stands_in_the_way(self, session):
        self.heard.append("finish?")
        return self.unsettled

    def leave(self):
        self.heard.append("leave")


@pytest.fixture
def tool(flow):
    made = Recorder(flow)
    flow.tools.append(made)
    return made


def test_a_tool_is_told_of_every_step_until_the_conversation_is_left(flow, tool):
    flow.enter(session=flow.session)
    assert tool.heard[0] == "take"
    flow.view.page_asked.emit("people")
    assert tool.heard[-1] == "people"
    flow.leave()
    assert tool.heard[-2:] == ["put_down", "leave"]


def test_a_tool_with_something_unsettled_keeps_the_conversation_open(flow, tool):
    tool.unsettled = True
    flow._finish(flow.session)
    assert flow.session is not None
    assert flow.workplace.require_vault().count_records() == 0
    tool.unsettled = False
    flow._finish(flow.session)
    assert flow.workplace.require_vault().count_records() == 1


def test_a_tool_that_wants_nothing_stands_in_nobodys_way(flow):
    plain = TalkTool(flow)
    for told in (plain.take, plain.show_session):
        told(flow.session)
    plain.put_down()
    plain.leave()
    assert not plain.stands_in_the_way(flow.session)
