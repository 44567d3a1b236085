"""What a screen reader is told of the places round a talk, over the accessibility bus: names, roles, states.

And of what is wrong: its sentence is said once, and whoever comes back to the box hears it there.
"""

from __future__ import annotations

import pytest

from tests.journeys.test_jots_to_the_sheet import jot
from tests.journeys.test_screen_reader import faults_of, standing_on
from tests.journeys.test_window_by_keyboard import INSTRUMENT, asking, begin, jump
from tests.kit.joined import PASSPHRASE
from tests.kit.real_homes import real_river
from tests.kit.screen_reader import screen_reader
from tests.kit.talks import choice_of, finished_talk
from tests.kit.virtual_screen import until, virtual_screen
from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.usecases import interviewing

pytestmark = pytest.mark.screen

KNOWN = "Heatherbell Muckle"
WRONG = "not this one"


@pytest.fixture
def reader():
    with screen_reader() as one:
        yield one


@pytest.fixture
def shown(tmp_path, reader):
    """A window on the home it is asked for."""
    windows = []
    with virtual_screen() as screen:

        def show(home="home"):
            words = ("--home", str(tmp_path / home))
            windows.append(WatchedWindow(screen, tmp_path, *words, **reader.environment()))
            return windows[-1]

        yield show
        for window in windows:
            window.kill()


def described(reader, name: str, sentence: str) -> None:
    """Return once what is called so is described by a sentence."""
    until(lambda: sentence in reader.find(name).description.split("\n"), f"{name!r} to say what is wrong")


def in_sight(reader, role: str) -> list[str]:
    """The names of everything of one role that is shown."""
    return [one.name for one in reader.window().all() if one.role == role and "showing" in one.states]


def test_what_is_missing_at_begin_is_said_and_stands_on_the_button(reader, shown):
    window = shown()
    window.at("first_start")
    reader.listen("object:announcement")
    window.press(say("first_start.way_button.try"))
    window.at("today")
    window.press(say("today.begin"))
    window.at("begin")
    assert faults_of(reader) == []
    window.press(say("begin.begin"))
    sentence = sentence_of("interview.nobody_chosen", {})
    reader.hears(sentence)
    described(reader, say("begin.begin"), sentence)
    described(reader, say("begin.name"), sentence)
    assert faults_of(reader) == []


def test_the_map_the_jots_and_the_follow_up_can_be_heard(reader, shown, begin_lists):
    window = shown()
    window.at("first_start")
    reader.listen("object:announcement")
    begin(window, begin_lists)
    jump(window, "safe")
    jot(window, "Fine by day.")
    faults = {}

    window.keys("ctrl+m")
    window.until(lambda seen: seen["covered"] and seen["called"] == "map_safe", "the map")
    reader.hears(say("outcome_map.open_says"))
    title = INSTRUMENT.words("page.safe.title")
    until(lambda: any(one.name.startswith(title) for one in reader.focused()), "the outcome one was on")
    faults["map"] = faults_of(reader)
    window.keys("Escape")
    window.until(lambda seen: not seen["covered"], "the page behind")
    standing_on(reader, "heading", INSTRUMENT.words("page.safe.opening"))

    window.keys("ctrl+shift+j")
    window.until(lambda seen: seen["called"] == "jot_list" and seen["covered"], "the jots")
    until(lambda: any("Fine by day." in one.name for one in reader.focused()), "the jot one stands on")
    faults["lay_out"] = faults_of(reader)
    window.keys("Escape")
    window.until(lambda seen: not seen["covered"], "the page behind")

    window.keys("F2")
    window.at("follow_up")
    faults["follow_up"] = faults_of(reader)
    window.press(say("follow_up.passed"))
    sentence = sentence_of("interview.nobody_told", {})
    reader.hears(sentence)
    standing_on(reader, "text", say("follow_up.part.told"))
    described(reader, say("follow_up.part.told"), sentence)
    assert reader.find(say("follow_up.part.said")).description == ""
    assert {place: found for place, found in faults.items() if found} == {}


def on_a_laptop(tmp_path) -> None:
    """Somebody who talked before, and talked again on paper that waits to be typed in."""
    river = real_river(tmp_path)
    record = finished_talk(river.laptop, KNOWN)
    header = Header(
        about=About(group="older_people"),
        interviewers=(Interviewer(ref="", type="own_care_manager"),),
        mode="paper_typed_later",
        held_on=record.held_on,
    )
    session = interviewing.begin(river.laptop, choice_of("", person=record.person, header=header))
    interviewing.save_place(river.laptop, steps.go_to(session, "safe"))
    river.close()


def test_the_door_the_paper_the_earlier_talk_and_a_correction_can_be_heard(tmp_path, reader, shown):
    on_a_laptop(tmp_path)
    window = shown("laptop-home")
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    reader.listen("object:announcement")
    faults = {"unlock": faults_of(reader)}
    door = say("unlock.passphrase_title")
    until(lambda: door in {one.name for one in reader.focused()}, "the focus on the line")
    window.write(WRONG)
    window.keys("Return")
    until(lambda: reader.find(door).description != "", "what was wrong on the line")
    reader.hears(reader.find(door).description.split("\n")[0])
    window.write(PASSPHRASE)
    window.keys("Return")
    window.at("today")

    reader.press(reader.find(f"{say('today.deed.carry_on')}: {KNOWN}"))
    asking(window, "pages")
    window.until(lambda seen: seen["covered"], "everything on one page")
    faults["type_in"] = faults_of(reader)
    title = INSTRUMENT.words("page.safe.title")
    signs = say("type_in.ticks", title=title)
    window.go_to(signs)
    window.write("x")
    sentence = say("type_in.unknown", sign="x")
    reader.hears(sentence)
    described(reader, signs, sentence)
    window.keys("BackSpace")
    until(lambda: reader.find(signs).description == "", "nothing wrong any more")
    window.press(say("type_in.away"))
    window.until(lambda seen: not seen["covered"], "one page at a time")

    jump(window, "safe")
    window.keys("ctrl+e")
    until(lambda: say("over_time.title", title=title) in in_sight(reader, "heading"), "the earlier talk")
    faults["over_time"] = faults_of(reader)
    window.press(say("conversation.pause"))
    window.at("today")

    reader.press(reader.find(f"{say('today.deed.correct')}: {KNOWN}"))
    window.until(lambda seen: seen["place"] == "correct" and seen["called"] == "reason", "why")
    standing_on(reader, "text", say("correct.reason"))
    faults["correct"] = faults_of(reader)
    assert {place: found for place, found in faults.items() if found} == {}
