from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import begun_talk
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.header import Interviewer
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
