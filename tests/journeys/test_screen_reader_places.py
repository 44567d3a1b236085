"""What a screen reader is told of the places round a talk, over the accessibility bus: names, roles, states.

And of what is wrong: its sentence is said once, and whoever comes back to the box hears it there.
"""

from __future__ import annotations

import pytest

from tests.journeys.test_jots_to_the_sheet import jot
from tests.journeys.test_screen_reader import faults_of, standing_on
from tests.journeys.test_window_by_keyboard import INSTRUMENT, begin, jump
from tests.kit.virtual_screen import until
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.wording import sentence_of

pytestmark = pytest.mark.screen


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
