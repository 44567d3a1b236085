from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from tests.kit.talks import choice_of, finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows import begin_turn
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.voices import Voice
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.permission import How, Reply
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.usecases import suiting


def begun(qtbot, frame, **handed):
    flow = entered(BeginFlow(frame), **handed)
    window = QMainWindow()
    window.setCentralWidget(flow.view)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    flow.window_of_test = window
    return flow


@pytest.fixture
def flow(qtbot, frame):
    return begun(qtbot, frame)


def opened(flow, qtbot):
    qtbot.keyClick(flow.view, Qt.Key.Key_F9)
    return flow._turn.screen


def test_whether_it_is_all_right_to_talk_is_put_to_the_person_in_big_words(flow, qtbot):
    screen = opened(flow, qtbot)
    assert screen.isVisible()
    assert not flow.view.isVisible()
    assert screen.ask.text() == flow.view.talk_asked.words.text()
    assert [one.said for one in screen.choices] == ["Yes", "No", "I don't understand"]


def test_what_they_choose_stands_at_begin(flow, qtbot):
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert flow.view.choice().talk is Reply.YES
    qtbot.keyClick(screen, Qt.Key.Key_2)
    assert flow.view.choice().talk is Reply.NO
    qtbot.keyClick(screen, Qt.Key.Key_2)
    assert flow.view.choice().talk is Reply.NOT_ASKED
    assert flow.view.choice().how is How.SPOKEN


def test_which_of_the_two_lay_first_goes_along_until_it_is_said_again_aloud(flow, qtbot):
    screen = opened(flow, qtbot)
    assert flow.view.choice().shown is None
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert flow.view.choice().shown is Shown.IN_ORDER
    flow.view.rows["respondents"].choose("somebody_speaking")
    assert flow.view.choice().shown is None
    flow.view.rows["respondents"].choose("self")
    flow._turn.close()
    flow.view.talk.buttons["yes"].click()
    assert flow.view.choice().shown is None


def test_what_was_not_understood_is_not_a_yes(flow, qtbot):
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_1)
    qtbot.keyClick(screen, Qt.Key.Key_3)
    assert flow.view.choice().talk is Reply.NOT_ASKED


def test_what_suits_somebody_known_is_used_and_pictures_make_it_symbols(frame, qtbot):
    record = finished_talk(frame.workplace, "Agnes")
    look = PersonLook(size=60, ground="yellow_on_black", pictures=True)
    suiting.keep_look(frame.workplace, record.person, look)
    flow = begun(qtbot, frame, person_id=record.person)
    flow.view.turn.click()
    screen = flow._turn.screen
    assert screen.look == look
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert flow.view.choice().how is How.SYMBOLS
    qtbot.keyClick(screen, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert screen.look.size == 72


def test_where_somebody_speaks_it_is_put_to_the_person_where_they_say_yes_or_no_themselves(
    flow, frame, qtbot
):
    flow.view.name.setText("Agnes")
    flow.view.rows["respondents"].buttons["somebody_speaking"].click()
    assert opened(flow, qtbot) is None
    flow.view.rows["givers"].buttons["attorney"].click()
    assert opened(flow, qtbot) is None
    assert frame.told == [say("person.whose_first", name="Agnes"), say("person.not_theirs", name="Agnes")]
    flow.view.rows["givers"].buttons["person"].click()
    qtbot.keyClick(opened(flow, qtbot), Qt.Key.Key_1)
    flow._turn.close()
    assert (flow.view.choice().talk, flow.view.choice().shown) == (Reply.YES, Shown.IN_ORDER)
    flow.view.rows["givers"].buttons["guardian"].click()
    assert (flow.view.choice().talk, flow.view.choice().shown) == (Reply.NOT_ASKED, None)


def test_escape_twice_comes_back_and_a_lock_closes_it(flow, qtbot):
    screen = opened(flow, qtbot)
    for _ in range(2):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert flow._turn.screen is None
    assert flow.view.isVisible()
    opened(flow, qtbot)
    flow.rest()
    assert flow._turn.screen is None


def test_it_is_read_aloud_when_asked(flow, qtbot):
    said = []
    flow._turn.speech.voice, flow._turn.speech.say = Voice(speak=("voice",)), said.append
    screen = opened(flow, qtbot)
    qtbot.mouseClick(screen.aloud, Qt.MouseButton.LeftButton)
    assert said == [f"{flow.view.talk_asked.words.text()}\nYes.\nNo.\nI don't understand."]


def test_it_is_put_and_read_to_them_in_the_language_of_the_talk(qtbot, frame, monkeypatch):
    asked = []
    monkeypatch.setattr(begin_turn, "find_voice", asked.append)
    frame.workplace.language = PSEUDO_LANGUAGE
    flow = begun(qtbot, frame)
    flow.view.rows["languages"].buttons["en"].click()
    assert asked == [PSEUDO_LANGUAGE, "en"]
    flow.view.turn.click()
    screen = flow._turn.screen
    assert screen.ask.text() == "Is it all right to talk, and for me to write things down?"
    assert [one.said for one in screen.choices] == ["Yes", "No", "I don't understand"]
    flow._turn.close()
    flow.view.rows["languages"].buttons[PSEUDO_LANGUAGE].click()
    flow.view.turn.click()
    screen = flow._turn.screen
    assert all(words.startswith("[") for words in (screen.ask.text(), *(one.said for one in screen.choices)))


def test_somebody_new_is_asked_in_pictures_and_what_suited_them_is_kept_once_it_begins(flow, frame, qtbot):
    view, asked = flow.view, flow.view.talk_asked
    assert (asked.mark.name, [one._picture for one in view.talk.buttons.values()]) == ("", ["", ""])
    asked.pictures.click()
    assert asked.mark.name == "purpose-talk"
    assert [one._picture for one in view.talk.buttons.values()] == ["answer-yes", "answer-no"]
    view.turn.click()
    screen = flow._turn.screen
    assert screen.look.pictures
    assert not screen.plan.ask_picture.isEmpty()
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert view.choice().how is How.SYMBOLS
    flow._turn.close()
    assert frame.workplace.require_vault().load_people() == ()
    view.begin_asked.emit(choice_of("Una"))
    (person,) = frame.workplace.require_vault().load_people()
    assert person.look == replace(USUAL_LOOK, pictures=True)
    flow.enter()  # the next one is somebody else
    assert not asked.pictures.isChecked()
    assert flow._turn.found_out() == (None, "")


def test_f10_shows_the_samples_on_the_turned_screen_of_somebody_new(flow, frame, qtbot):
    flow.view.turn.click()
    screen = flow._turn.screen
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    samples = flow._turn.samples
    assert samples.isVisible()
    samples.samples["pictures", True].click()
    samples.samples["sheet", "large"].click()
    assert flow.view.talk_asked.pictures.isChecked()
    samples.leave()
    assert flow._turn.samples is None
    assert screen.look.pictures
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    flow.rest()  # a lock lets go of both
    assert (flow._turn.samples, flow._turn.screen) == (None, None)
    flow.view.begin_asked.emit(choice_of("Una"))
    (person,) = frame.workplace.require_vault().load_people()
    assert (person.look.pictures, person.sheet) == (True, "large")


def test_pictures_follow_whoever_stands_on_the_page(frame, qtbot):
    record = finished_talk(frame.workplace, "Agnes")
    suiting.keep_look(frame.workplace, record.person, PersonLook(pictures=True))
    flow = begun(qtbot, frame, person_id=record.person)
    assert flow.view.talk_asked.pictures.isChecked()
    assert flow._turn.found_out() == (None, "")  # nothing new is known of them
    flow.view.name.textEdited.emit("Somebody else")
    assert not flow.view.talk_asked.pictures.isChecked()
    flow.view.turn.click()
    assert flow._turn.screen.look == USUAL_LOOK
