import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from tests.kit.talks import begun_talk, choice_of
from tests.kit.windows import entered
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.voices import Voice
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Perspective, SaidBy, Shown
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import GivenBy, How, Reply
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.screen import Stage
from udset_desktop.usecases import interviewing, people, suiting

SAFE = "safe.rating"


def talk_of(qtbot, frame, session):
    flow = entered(ConversationFlow(frame), session=session)
    window = QMainWindow()  # as in the program, where the view is a part of the window
    window.setCentralWidget(flow.view)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    flow.window_of_test = window
    return flow


@pytest.fixture
def flow(qtbot, frame):
    return talk_of(qtbot, frame, steps.go_to(begun_talk(frame.workplace), "safe"))


def tool_of(flow):
    return next(tool for tool in flow.tools if isinstance(tool, PersonTool))


def opened(flow, qtbot):
    flow.view.setFocus()
    qtbot.keyClick(flow.view, Qt.Key.Key_F9)
    return tool_of(flow).screen


def kept(flow):
    return flow.workplace.require_vault().load_draft(flow.session.interview)


def at_the_end(flow):
    flow.turn(steps.go_to_stage(flow.session, Stage.PERMISSIONS))


def test_a_key_turns_the_screen_and_nothing_of_the_conversation_is_seen(flow, qtbot):
    screen = opened(flow, qtbot)
    assert screen.isVisible()
    window = flow.view.window()
    seen = {one.text() for one in window.findChildren(QLabel) if one.isVisible()}
    assert seen == {"Do you feel safe, at home and when you are out?"}
    others = [one for one in window.findChildren(QWidget) if one.isVisible()]
    assert all(one is screen or screen.isAncestorOf(one) for one in others)


def test_no_cover_comes_while_it_is_open_and_the_watch_goes_on_afterwards(flow, frame, qtbot):
    screen = opened(flow, qtbot)
    assert frame.watched[-1] == 0
    for _ in range(2):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert frame.watched[-1] > 0


def test_a_choice_is_an_answer_in_the_vault(flow, frame, qtbot):
    commits = frame.commits
    qtbot.keyClick(opened(flow, qtbot), Qt.Key.Key_2)
    answer = kept(flow).answers[SAFE]
    assert (answer.value, answer.scale, answer.said_by, answer.shown) == (
        "mostly",
        "fit-4",
        (SaidBy.PERSON,),
        Shown.IN_ORDER,
    )
    assert frame.commits > commits
    assert [one.said for one in tool_of(flow).screen.choices if one.isChecked()] == ["Mostly"]
    qtbot.keyClick(tool_of(flow).screen, Qt.Key.Key_2)
    assert SAFE not in kept(flow).answers


def test_leaving_lets_go_of_it_and_the_page_shows_what_was_chosen(flow, qtbot):
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_5)
    screen.leave()
    assert tool_of(flow).screen is None
    assert flow.view.page.isVisible()
    assert flow.view.page.opening.hasFocus()
    item = next(one for one in flow.view.state.page.items if one.id == SAFE)
    assert item.answer.non_answer == "question_didnt_work"


def test_half_typed_words_are_put_down_before_the_screen_turns(flow, qtbot):
    body = flow.view.page.body
    body.fields[0].findChild(QWidget, "words").setPlainText("I lock the door")
    opened(flow, qtbot)
    assert kept(flow).answers["safe.words"].value == "I lock the door"


def test_onward_turns_the_page_behind_it_too(flow, qtbot):
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_PageDown)
    assert flow.session.page == "things_to_do"
    assert screen.ask.text() == "Do you have enough to do that you enjoy?"
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert kept(flow).answers["things_to_do.rating"].value == "yes"
    qtbot.keyClick(screen, Qt.Key.Key_PageUp)
    assert screen.ask.text() == "Do you feel safe, at home and when you are out?"


def test_a_page_without_words_to_choose_says_so_in_one_quiet_line(flow, frame, qtbot):
    flow.turn(steps.go_to(flow.session, "best"))
    assert opened(flow, qtbot) is None
    assert frame.told == [say("person.nothing_here")]


def test_a_lock_closes_it_at_once(flow, qtbot):
    opened(flow, qtbot)
    flow.rest()
    assert tool_of(flow).screen is None


def test_leaving_the_conversation_closes_it(flow, qtbot):
    opened(flow, qtbot)
    flow.leave()
    assert tool_of(flow).screen is None
    assert flow.view.page.isVisible()


def test_a_second_press_opens_no_second_screen(flow, qtbot):
    screen = opened(flow, qtbot)
    tool_of(flow).open()
    assert tool_of(flow).screen is screen


# -- what suits ------------------------------------------------------------------------


def test_a_size_chosen_by_key_is_kept_with_the_person_and_comes_back(flow, frame, qtbot):
    qtbot.keyClick(opened(flow, qtbot), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert suiting.look_of(flow.workplace, flow.session.person).size == 48
    person = flow.session.person
    flow.leave()
    again = talk_of(qtbot, frame, interviewing.begin(frame.workplace, choice_of(name="", person=person)))
    assert tool_of(again).look.size == 48


def test_samples_lie_over_the_question_and_hold_at_once(flow, qtbot):
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    samples = tool_of(flow).samples
    assert not screen.isVisible()
    for one in (("ground", "yellow_on_black"), ("reverse", True), ("sheet", "largest")):
        samples.samples[one].click()
    qtbot.mouseClick(samples.done, Qt.MouseButton.LeftButton)
    assert screen.isVisible()
    assert tool_of(flow).samples is None
    assert screen.colours.page == "#000000"
    assert [one.said for one in screen.choices][:2] == ["No", "Not really"]
    person = flow.session.person
    assert suiting.look_of(flow.workplace, person) == PersonLook(ground="yellow_on_black", reverse=True)
    assert people.load_person(flow.workplace, person).sheet == "largest"
    qtbot.keyClick(screen, Qt.Key.Key_1)
    assert kept(flow).answers[SAFE].shown is Shown.REVERSED


def test_a_lock_closes_the_samples_too(flow, qtbot):
    qtbot.keyClick(opened(flow, qtbot), Qt.Key.Key_F10)
    flow.rest()
    assert tool_of(flow).samples is None
    assert tool_of(flow).screen is None
    assert flow.view.page.isVisible()


# -- whose choice ----------------------------------------------------------------------


@pytest.fixture
def spoken_for(qtbot, frame):
    header = Header(
        about=About(group="older_people"),
        interviewers=(Interviewer(ref="", type="own_care_manager"),),
        respondent="somebody_speaking",
        speaker=SaidBy.ADVOCATE,
        perspective=Perspective.WHAT_THEY_WOULD_SAY,
        aids=("more_time",),
    )
    choice = choice_of(header=header, given_by=GivenBy.ATTORNEY, papers_seen=True)
    session = steps.go_to(interviewing.begin(frame.workplace, choice), "safe")
    return talk_of(qtbot, frame, session)


@pytest.mark.parametrize(
    ("deed", "said_by", "view"),
    [
        ("person", (SaidBy.WITH_SUPPORT,), None),
        ("speaker", (SaidBy.ADVOCATE,), Perspective.WHAT_THEY_WOULD_SAY),
    ],
)
def test_where_somebody_speaks_it_is_asked_once_who_will_choose(
    spoken_for, frame, qtbot, deed, said_by, view
):
    frame.answer_with = (deed, "")
    screen = opened(spoken_for, qtbot)
    assert frame.question.title == say("person.who_chooses")
    qtbot.keyClick(screen, Qt.Key.Key_1)
    answer = kept(spoken_for).answers[SAFE]
    assert (answer.said_by, answer.perspective) == (said_by, view)
    screen.leave()
    frame.question = None
    assert opened(spoken_for, qtbot) is not None
    assert frame.question is None


def test_whoever_asked_by_a_slip_goes_back_and_is_asked_again(spoken_for, frame, qtbot):
    frame.answer_with = ("back", "")
    assert opened(spoken_for, qtbot) is None
    assert "back" in [deed for deed, _words in frame.question.deeds]
    frame.answer_with = ("speaker", "")
    assert opened(spoken_for, qtbot) is not None


def test_where_somebody_speaks_from_now_on_it_is_asked_too(flow, frame, qtbot):
    said_by = (SaidBy.FAMILY_OR_FRIEND,)
    flow.session, _ = steps.say_who_speaks(flow.session, said_by, Perspective.WHAT_I_THINK)
    frame.answer_with = ("speaker", "")
    screen = opened(flow, qtbot)
    assert frame.question.title == say("person.who_chooses")
    qtbot.keyClick(screen, Qt.Key.Key_1)
    answer = kept(flow).answers[SAFE]
    assert (answer.said_by, answer.perspective) == ((SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK)


def test_permissions_that_are_not_the_person_s_are_not_put_to_them(spoken_for, frame, qtbot):
    at_the_end(spoken_for)
    assert opened(spoken_for, qtbot) is None
    assert frame.told == [say("person.not_theirs", name="Morag")]
    assert frame.here
    spoken_for.view.permissions.giver_chosen.emit("person")
    assert frame.taken_back == frame.told


# -- permissions -----------------------------------------------------------------------


def test_permissions_are_answered_one_after_the_other(flow, qtbot):
    at_the_end(flow)
    screen = opened(flow, qtbot)
    for key in (Qt.Key.Key_1, Qt.Key.Key_PageDown, Qt.Key.Key_2, Qt.Key.Key_PageDown, Qt.Key.Key_3):
        qtbot.keyClick(screen, key)
    given = kept(flow).permissions
    assert (given.figures, given.words, given.contact) == (Reply.YES, Reply.NO, Reply.NOT_ASKED)
    assert given.how is How.SPOKEN
    screen.leave()
    assert flow.view.permissions.title.hasFocus()


def test_given_with_pictures_is_given_with_symbols(flow, qtbot):
    tool_of(flow).look = PersonLook(pictures=True)
    at_the_end(flow)
    qtbot.keyClick(opened(flow, qtbot), Qt.Key.Key_1)
    assert kept(flow).permissions.how is How.SYMBOLS


# -- aloud -----------------------------------------------------------------------------


class Heard:
    """A voice that remembers."""

    def __init__(self, tool):
        self.said, self.hushed = [], 0
        tool.speech.voice = Voice(speak=("voice",))
        tool.speech.say = self.said.append
        tool.speech.hush = self.hush

    def hush(self):
        self.hushed += 1


QUESTION = (
    "Do you feel safe, at home and when you are out?\nYes.\nMostly.\nNot really.\nNo.\nI don't understand."
)


def test_aloud_are_the_question_and_its_words_and_never_what_was_said(flow, qtbot):
    heard = Heard(tool_of(flow))
    flow.view.given.emit("safe.words", "my son drinks", "")
    screen = opened(flow, qtbot)
    assert heard.said == []
    qtbot.mouseClick(screen.aloud, Qt.MouseButton.LeftButton)
    assert heard.said == [QUESTION]


def test_who_wants_it_read_hears_each_question_once_as_it_comes(flow, qtbot):
    heard = Heard(tool_of(flow))
    tool_of(flow).look = PersonLook(spoken=True)
    screen = opened(flow, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_1)
    qtbot.keyClick(screen, Qt.Key.Key_PageDown)
    assert [one.splitlines()[0] for one in heard.said] == [
        "Do you feel safe, at home and when you are out?",
        "Do you have enough to do that you enjoy?",
    ]
    hushed = heard.hushed
    screen.leave()
    assert heard.hushed > hushed


def test_without_a_voice_nothing_offers_to_read(flow, qtbot):
    tool_of(flow).speech.voice = None
    assert not opened(flow, qtbot).aloud.isVisible()


def test_pictures_at_the_permissions_are_kept_with_the_person(flow):
    at_the_end(flow)
    flow.view.permissions.pictures.click()
    assert suiting.look_of(flow.workplace, flow.session.person).pictures
    assert flow.view.permissions.rows["figures"].buttons["yes"]._picture == "answer-yes"
