"""What a screen reader is told of the real window, place by place, over the accessibility bus."""

from __future__ import annotations

import pytest

from tests.journeys.test_window_by_keyboard import asking, begin, jump
from tests.kit.virtual_screen import until
from udset_desktop.desktop.look.words import say
from udset_desktop.instrument.catalogue import load_instrument

pytestmark = pytest.mark.screen

NAME = "Morag Lindsay"
INSTRUMENT = load_instrument("user-review", "1.0.0")
HEADS = {"heading", "dialog"}
CHOSEN = {"check box", "radio button"}
NAMELESS = {"filler", "unknown", "invalid", "panel", "scroll pane", "viewport"}


@pytest.fixture
def window(shown):
    return shown()


def faults_of(reader) -> list[str]:
    """Everything in reach that a screen reader could not call by a name or a role."""
    window = reader.window()
    found = [] if window.name == say("shell.title") else [f"the window is called {window.name!r}"]
    for node in window.reached():
        if not node.name.strip():
            found.append(f"{node.role} without a name at {node.path}")
        elif not any(map(str.isalnum, node.name)):
            found.append(f"{node.role} is called by a sign alone: {node.name!r}")
        if node.role in NAMELESS:
            found.append(f"{node.role} is no role: {node.name!r}")
        if node.role in CHOSEN and "checkable" not in node.states:
            found.append(f"{node.role} is never heard as chosen: {node.name!r}")
    if not any(one.role in HEADS and "showing" in one.states for one in window.all()):
        found.append("no heading to stand on")
    return found


def standing_on(reader, role: str, name: str) -> None:
    """Return once the focus, as a screen reader has it, stands on something of this role and name."""
    until(
        lambda: (role, name) in {(one.role, one.name) for one in reader.focused()}, f"the focus on {name!r}"
    )


def test_every_place_of_an_interviewer_can_be_heard(reader, window, begin_lists):
    window.at("first_start")
    reader.listen("object:announcement")
    faults = {"first_start": faults_of(reader)}
    begin(window, begin_lists)
    faults["conversation"] = faults_of(reader)
    for place in ("together", "permissions"):
        while window.now().get("stage") != place:
            window.keys("ctrl+Return")
        asking(window, place)
        faults[place] = faults_of(reader)
    window.keys("ctrl+Return")
    window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"] and seen["pages"], "the sheet")
    faults["sheet"] = faults_of(reader)
    window.press(say("sheet.done"))
    window.at("today")
    faults["today"] = faults_of(reader)
    for place in ("sharing", "settings", "handbook"):
        window.press(say(f"shell.place.{place}"))
        window.at(place)
        faults[place] = faults_of(reader)
    assert {place: found for place, found in faults.items() if found} == {}


def test_a_turned_page_puts_the_focus_on_its_question_and_says_it(reader, window, begin_lists):
    window.at("first_start")
    begin(window, begin_lists)
    reader.listen("object:announcement")
    question = INSTRUMENT.words("page.safe.opening")
    jump(window, "safe")
    assert reader.heard("Announcement") == question
    standing_on(reader, "heading", question)


def test_a_choice_is_heard_as_chosen_and_can_be_pressed(reader, window, begin_lists):
    window.at("first_start")
    begin(window, begin_lists)
    jump(window, "safe")
    words = INSTRUMENT.words("scale.fit-4.mostly")

    def chosen() -> list[str]:
        return [
            one.name
            for one in reader.window().all()
            if "checked" in one.states and "showing" in one.states and one.role == "radio button"
        ]

    assert chosen() == []
    window.keys("2")
    until(lambda: chosen() == [words], "the choice heard as chosen")
    other = INSTRUMENT.words("scale.fit-4.yes")
    reader.press(next(one for one in reader.window().reached() if one.name == other))
    until(lambda: chosen() == [other], "the choice pressed by the screen reader")


def test_on_the_turned_screen_the_question_and_its_words_are_heard_and_the_way_out(
    reader, window, begin_lists
):
    window.at("first_start")
    begin(window, begin_lists)
    jump(window, "safe")
    window.keys("F9")
    window.until(lambda seen: seen["turned"] and not seen["behind"], "the turned screen")
    question = INSTRUMENT.words("item.safe.rating.ask")
    standing_on(reader, "dialog", question)
    shown = [one for one in reader.window().all() if "showing" in one.states]
    assert faults_of(reader) == []
    assert next(one for one in shown if one.role == "dialog").description == say("person.leave_says")
    words = [one.name for one in shown if one.role == "radio button"]
    assert words[0] == INSTRUMENT.words("scale.fit-4.yes")
    assert len(words) == len(set(words)) == 5
    assert not [one for one in shown if one.name == NAME]
    reader.press(next(one for one in shown if one.name == words[1]))
    until(
        lambda: [one.name for one in reader.window().all() if "checked" in one.states] == [words[1]],
        "the word heard as chosen",
    )


def test_what_a_key_changes_elsewhere_is_heard_once(reader, window, begin_lists):
    window.at("first_start")
    reader.listen("object:announcement")  # the window learns of it in its own time
    begin(window, begin_lists)
    jump(window, "safe")
    window.keys("2")
    until(lambda: "checked" in reader.find(INSTRUMENT.words("scale.fit-4.mostly")).states, "the choice heard")
    window.keys("F7")
    reader.hears(say("heard.between_us_on"))
    window.keys("F7")
    assert reader.heard("Announcement") == say("heard.between_us_off")
    window.keys("F4")
    reader.hears(say("taking.told"))
    window.keys("shift+F4")
    reader.hears(say("heard.put_back"))
    jump(window, "listened")
    reader.hears(INSTRUMENT.words("page.listened.opening"))
    reader.hears(INSTRUMENT.words("section.happens.title"))


def test_the_coordinators_places_and_a_workers_own_can_be_heard(reader, window):
    window.at("first_start")
    window.press(say("first_start.way_button.try"))
    window.at("today")
    faults = {"today": faults_of(reader)}
    for place in ("missed", "project", "take_in", "measures"):
        reader.press(reader.find(say(f"shell.place.{place}")))
        window.at(place)
        faults[place] = faults_of(reader)
        chosen = [
            one.name for one in reader.window().all() if "checked" in one.states and "showing" in one.states
        ]
        assert say(f"shell.place.{place}") in chosen
    reader.press(reader.find(say("shell.place.today")))
    window.at("today")
    own = next(one for one in reader.window().reached() if one.name.startswith(say("work.write")))
    reader.press(own)
    window.at("work_note")
    faults["work_note"] = faults_of(reader)
    assert {place: found for place, found in faults.items() if found} == {}
