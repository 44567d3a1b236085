from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import Interviewer
from udset_desktop.project.switches import Switches
from udset_desktop.usecases import interviewing

KEY = "8"  # seven kinds of people may be in the room; who holds it stands under them


@pytest.fixture
def flow(qtbot, frame):
    made = entered(ConversationFlow(frame), session=begun_talk(frame.workplace))
    qtbot.addWidget(made.view)
    in_front(qtbot, made.view)
    return made


def holders(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview).header.interviewers


def chosen(flow, frame, deed, ref=""):
    frame.answer_with = (deed, ref)
    QTest.keyClick(flow.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(flow.view.room.menu_shown, getattr(Qt.Key, f"Key_{KEY}"))


def test_who_joins_later_is_on_file_by_the_keys_alone_and_is_taken_off_again(flow, frame):
    first = holders(flow)
    chosen(flow, frame, "user_researcher", " UR\n7 ")
    (holder,) = flow.view.room.groups[1]
    assert holder.chosen
    assert holder.words.endswith("User researcher")
    added = Interviewer(ref="UR 7", type="user_researcher", allocated=first[0].allocated)
    assert holders(flow) == (*first, added)
    chosen(flow, frame, "other")  # somebody else in their place: two at most
    assert [one.type for one in holders(flow)] == [first[0].type, "other"]
    chosen(flow, frame, "back")
    assert len(holders(flow)) == 2
    chosen(flow, frame, "nobody")
    assert holders(flow) == first
    assert not flow.view.room.groups[1][0].chosen


def test_what_is_known_of_them_stays_when_their_reference_is_put_right(flow, frame):
    first = holders(flow)
    known = Interviewer(ref="UR", type="user_researcher", known_before="yes", same_employer="no")
    header = replace(flow.session.header, interviewers=(*first, known))
    flow.turn(interviewing.save_header(frame.workplace, flow.session, header))
    chosen(flow, frame, "user_researcher", "UR7")
    assert holders(flow) == (*first, replace(known, ref="UR7"))


def test_a_reference_that_cannot_be_kept_is_said_and_nothing_changes(flow, frame):
    first = (replace(holders(flow)[0], ref="AM"),)
    header = replace(flow.session.header, interviewers=first)
    flow.turn(interviewing.save_header(frame.workplace, flow.session, header))
    chosen(flow, frame, "user_researcher", "AM")
    assert frame.told[-1] == sentence_of("interview.said_twice", {})
    assert holders(flow) == first
    chosen(flow, frame, "user_researcher", "x" * 9_000)
    assert len(frame.told) == 2
    assert holders(flow) == first


def test_it_is_on_the_record_when_the_conversation_is_finished(flow, frame):
    chosen(flow, frame, "user_researcher", "UR7")
    record = interviewing.finish(frame.workplace, flow.session)
    assert [one.ref for one in record.interviewers][1:] == ["UR7"]


@pytest.fixture
def compared(flow):
    """The conversation of a project that compares interviewers."""
    project = replace(flow.session.project, switches=Switches(comparison=True))
    flow.step(replace(flow.session, project=project))
    return flow


def answers(frame, monkeypatch, *said):
    """What is said to one question after the other; the titles of them as they are asked."""
    left, asked = list(said), []

    def ask(question, answered):
        asked.append(question.title)
        answered(*left.pop(0))

    monkeypatch.setattr(frame, "ask", ask)
    return asked


def test_who_joins_later_is_asked_what_begin_asks_of_the_second(compared, frame, monkeypatch):
    said = (("user_researcher", "UR7"), ("no", ""), ("yes", ""), ("they_type", ""))
    asked = answers(frame, monkeypatch, *said)
    compared.view.room.chosen.emit("holder")
    of_begin = [say(f"begin.second_{key}") for key in ("known", "same_employer")]
    assert asked == [say("holder.ask"), *of_begin, say("holder.types")]
    second = holders(compared)[1]
    assert (second.ref, second.known_before, second.same_employer) == ("UR7", "no", "yes")
    record = interviewing.finish(frame.workplace, compared.session)
    assert record.interviewers[1] == second
    assert record.typed_by == "UR7"


def test_each_may_be_left_open_and_what_is_known_already_stays(compared, frame, monkeypatch):
    first = holders(compared)
    known = Interviewer(ref="UR7", type="user_researcher", known_before="yes", same_employer="no")
    compared.turn(
        steps.set_header(compared.session, replace(compared.session.header, interviewers=(*first, known)))
    )
    answers(frame, monkeypatch, ("user_researcher", "UR8"), ("back", ""), ("yes", ""), ("back", ""))
    compared.view.room.chosen.emit("holder")
    assert holders(compared)[1] == replace(known, ref="UR8", same_employer="yes")
    assert compared.session.header.typed_by == ""


def test_where_nobody_is_compared_only_who_types_is_asked_and_only_by_reference(flow, frame, monkeypatch):
    asked = answers(frame, monkeypatch, ("user_researcher", ""))
    flow.view.room.chosen.emit("holder")
    assert asked == [say("holder.ask")]
    answers(frame, monkeypatch, ("user_researcher", "UR7"), ("they_type", ""))
    flow.view.room.chosen.emit("holder")
    assert flow.session.header.typed_by == "UR7"
    answers(frame, monkeypatch, ("user_researcher", "UR7"), ("i_type", ""))
    flow.view.room.chosen.emit("holder")
    assert flow.session.header.typed_by == ""


def test_nobody_types_who_is_taken_off_and_who_types_from_paper_is_left_alone(flow, frame, monkeypatch):
    answers(frame, monkeypatch, ("user_researcher", "UR7"), ("they_type", ""))
    flow.view.room.chosen.emit("holder")
    answers(frame, monkeypatch, ("nobody", ""))
    flow.view.room.chosen.emit("holder")
    kept = flow.workplace.require_vault().load_draft(flow.session.interview).header
    assert (kept.typed_by, len(kept.interviewers)) == ("", 1)
    flow.turn(steps.set_header(flow.session, replace(flow.session.header, typed_by="CLERK")))
    asked = answers(frame, monkeypatch, ("user_researcher", "UR7"))
    flow.view.room.chosen.emit("holder")
    assert len(asked) == 1
    assert flow.session.header.typed_by == "CLERK"
