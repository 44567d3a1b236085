"""Who said it, through the window: a default set once at Begin, and each answer changed in two keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.talks import choice_of
from tests.kit.windows import entered, in_front
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.views.begin_view import BeginView
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.header import OTHERS, SPEAKERS, Interviewer
from udset_desktop.interview.voices import also_code, voice_code
from udset_desktop.usecases import interviewing

SPOKEN = tuple((speaker, view) for speaker in SPEAKERS for view in Perspective)
VOICES = (*((one, None) for one in (SaidBy.PERSON, *SUPPORTS)), *SPOKEN, (SaidBy.OBSERVATION, None))
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"


def conversation(qtbot, frame, session):
    flow = entered(ConversationFlow(frame), session=session)
    qtbot.addWidget(flow.view)
    flow.view.resize(1366, 768)
    in_front(qtbot, flow.view)
    flow.view.page_asked.emit("safe")
    return flow


def two_keys(flow, voice):
    """`Ctrl+B`, and the key before the word."""
    press(flow, voice_code(*voice))


def press(flow, code):
    """`Ctrl+B`, and the key before a choice by its code."""
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    line = flow.view.page.body.said_by
    place = [choice.code for group in line.groups for choice in group].index(code)
    QTest.keyClick(line.menu_shown, getattr(Qt.Key, f"Key_{KEYS[place].upper()}"))


def on_file(flow):
    """The answers of the finished record, each with its voice."""
    record = interviewing.finish(flow.workplace, flow.session)
    return {item: (told.said_by, told.perspective) for item, told in record.answers.items() if told.value}


@pytest.mark.parametrize("voice", VOICES)
def test_each_answer_of_one_outcome_has_its_own_voice_in_two_keys(qtbot, frame, voice):
    flow = conversation(qtbot, frame, interviewing.begin(frame.workplace, choice_of()))
    words, rating = flow.view.page.body.fields[:2]
    qtbot.keyClicks(words.box, "It's the nights.")
    flow.view.put_down()
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)  # the rating is in hand now
    two_keys(flow, voice)
    who, view = voice
    assert flow.session.answers.get("safe.rating").said_by == (who,)
    assert flow.session.answers.get("safe.words").said_by == (SaidBy.PERSON,)
    assert rating.item.said_by == (who,)
    assert on_file(flow) == {
        "safe.words": ((SaidBy.PERSON,), None),
        "safe.rating": ((who,), view),
    }


@pytest.mark.parametrize("voice", VOICES)
def test_before_anything_is_said_the_same_two_keys_set_it_from_then_on(qtbot, frame, voice):
    flow = conversation(qtbot, frame, interviewing.begin(frame.workplace, choice_of()))
    two_keys(flow, voice)
    aids = flow.view.side.aids
    assert aids.menu_shown.isVisible() is (voice in SPOKEN)  # aids come before somebody speaks
    if voice in SPOKEN:
        QTest.keyClick(aids.menu_shown, Qt.Key.Key_2)
        assert flow.session.header.aids == ("plain_words",)
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)
    flow.view.page_asked.emit("people")
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_1)
    assert set(on_file(flow).values()) == {((voice[0],), voice[1])}


def begin_with(qtbot, frame, *pressed):
    """Begin's page filled in by its own buttons; the session it begins with."""
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    view: BeginView = flow.view
    view.name.setText("Isla")
    usual = (
        ("groups", "older_people"),
        ("instruments", "user-review/1.0.0"),
        ("interviewer_types", "user_researcher"),
        ("notices", "read_out"),
    )
    for row, code in (*usual, *pressed):
        view.rows[row].buttons[code].click()
    view.talk.buttons["yes"].click()
    return flow


def begun(frame):
    place, handed = frame.gone[-1]
    assert place == "conversation"
    return handed["session"]


@pytest.mark.parametrize("kinds", [*((one,) for one in SUPPORTS), SUPPORTS[1:3]])
def test_the_kinds_of_support_said_at_begin_go_with_every_answer(qtbot, frame, kinds):
    pressed = [("supports", kind) for kind in reversed(kinds)]
    begin_with(qtbot, frame, ("respondents", "with_support"), *pressed).view.begin_button.click()
    flow = conversation(qtbot, frame, begun(frame))
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)
    assert on_file(flow) == {"safe.rating": (kinds, None)}


def test_support_is_added_to_one_answer_and_to_all_that_follow_in_two_keys_each(qtbot, frame):
    flow = conversation(qtbot, frame, interviewing.begin(frame.workplace, choice_of()))
    both, three = SUPPORTS[1:3], SUPPORTS[1:]
    press(flow, "with_sign")
    press(flow, also_code(SaidBy.WITH_SYMBOLS))  # before anything is said: from now on
    said_by = flow.view.page.body.said_by
    assert said_by.accessibleName().endswith("signing and with symbols or pictures")
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)
    press(flow, also_code(SaidBy.WITH_INTERPRETER))  # this answer alone
    assert said_by.accessibleName().endswith("signing, with symbols or pictures and through an interpreter")
    flow.view.page_asked.emit("people")
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_1)
    flow.view.page_asked.emit("well")
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_1)
    press(flow, also_code(SaidBy.WITH_SYMBOLS))  # once more takes it off
    assert interviewing.resume(frame.workplace, flow.session.interview).said_by == both
    assert on_file(flow) == {
        "safe.rating": (three, None),
        "people.rating": (both, None),
        "well.rating": ((SaidBy.WITH_SIGN,), None),
    }


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("view", list(Perspective))
def test_the_speaker_said_at_begin_goes_with_every_answer_and_its_view_too(qtbot, frame, speaker, view):
    flow = begin_with(
        qtbot,
        frame,
        ("respondents", "somebody_speaking"),
        ("speakers", speaker),
        ("perspectives", view),
        ("aids", "more_time"),
        ("givers", "nobody"),
    )
    flow.view.begin_button.click()
    talk = conversation(qtbot, frame, begun(frame))
    QTest.keyClick(talk.view.page.opening, Qt.Key.Key_2)
    qtbot.keyClicks(talk.view.page.body.fields[0].box, "The nights.")
    talk.view.put_down()
    two_keys(talk, (SaidBy.PERSON, None))  # the words were the person's own after all
    assert on_file(talk) == {
        "safe.rating": ((speaker,), view),
        "safe.words": ((SaidBy.PERSON,), None),
    }


@pytest.mark.parametrize("who", OTHERS)
def test_whoever_else_is_in_the_room_is_two_keys_and_on_file(qtbot, frame, who):
    flow = conversation(qtbot, frame, interviewing.begin(frame.workplace, choice_of()))
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    place = [choice.code for choice in flow.view.room.groups[0]].index(who)
    QTest.keyClick(flow.view.room.menu_shown, getattr(Qt.Key, f"Key_{KEYS[place]}"))
    assert interviewing.finish(frame.workplace, flow.session).others == (who,)


def test_two_who_hold_it_stand_on_one_record_and_one_of_them_types(qtbot, frame):
    begin = begin_with(qtbot, frame)
    holders = begin.view.holders
    qtbot.keyClicks(holders.ref.line, "AM")
    holders.two.click()
    holders.second_type.buttons["user_researcher"].click()
    qtbot.keyClicks(holders.second_ref.line, "JB")
    qtbot.keyClicks(holders.typed_by.line, "JB")
    begin.view.begin_button.click()
    flow = conversation(qtbot, frame, begun(frame))
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)
    record = interviewing.finish(frame.workplace, flow.session)
    both = tuple(replace(one, allocated="") for one in record.interviewers)
    assert both == tuple(Interviewer(ref=ref, type="user_researcher") for ref in ("AM", "JB"))
    assert record.typed_by == "JB"


@pytest.mark.parametrize("who", SPEAKERS)
def test_the_person_and_a_speaker_both_said_it_in_two_keys_from_either(qtbot, frame, who):
    flow = conversation(qtbot, frame, interviewing.begin(frame.workplace, choice_of()))
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_2)
    press(flow, also_code(who))
    assert "together with" in flow.view.page.body.said_by.accessibleName()
    flow.view.page_asked.emit("people")
    QTest.keyClick(flow.view.page.opening, Qt.Key.Key_1)
    two_keys(flow, (who, Perspective.WHAT_I_THINK))
    press(flow, also_code(SaidBy.PERSON))
    both = (SaidBy.PERSON, who)
    assert on_file(flow) == {"safe.rating": (both, None), "people.rating": (both, None)}
