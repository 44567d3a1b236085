"""What a screen reader is told of the real window, place by place, over the accessibility bus."""

from __future__ import annotations

import pytest

from tests.journeys.test_window_by_keyboard import asking, begin, jump
from tests.kit.screen_reader import screen_reader
from tests.kit.virtual_screen import until, virtual_screen
from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.instrument.catalogue import load_instrument

pytestmark = pytest.mark.screen

NAME = "Morag Lindsay"
INSTRUMENT = load_instrument("user-review", "1.0.0")
NAMELESS = {"filler", "unknown", "invalid", "panel", "scroll pane", "viewport"}


@pytest.fixture
def reader():
    with screen_reader() as one:
        yield one


@pytest.fixture
def window(tmp_path, reader):
    with virtual_screen() as screen:
        made = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"), **reader.environment())
        try:
            yield made
        finally:
            made.kill()


def faults_of(reader) -> list[str]:
    """Everything in reach that a screen reader could not call by a name or a role."""
    window = reader.window()
    found = [] if window.name == say("shell.title") else [f"the window is called {window.name!r}"]
    for node in window.reached():
        if not node.name.strip():
            found.append(f"{node.role} without a name at {node.path}")
        if node.role in NAMELESS and "focusable" in node.states and not node.name.strip():
            found.append(f"{node.role} is no role: {node.name!r}")
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
