"""The whole conversation in the real window on a screen of its own, by its keyboard alone.

The window is a program of its own and keys come from `xdotool`; this side sees what the window
shows and, when it is closed, what lies in the vault.
"""

from __future__ import annotations

import re

import pytest

from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.places import Home
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.together import Action
from udset_desktop.usecases import interviewing, unlocking
from udset_desktop.usecases.workplace import open_workplace

pytestmark = pytest.mark.screen

INSTRUMENT = load_instrument("user-review", "1.0.0")
NAME = "Morag Lindsay"
SAID = {
    "services": "Somebody comes in twice a day.",
    "safe": "I lock the door at four and then I am fine.",
    "people": "My sister rings on a Sunday.",
    "listened": "They sit down before they ask.",
    "best": "The lass on a Tuesday.",
}
RATED = {"safe": 2, "things_to_do": 4, "chances": 1, "home": 1, "listened": 1, "say_in_plan": 2}
NOT_ANSWERED = ("stigma", "mobility")
UNFOLDED = "safe.helps"
JUMPED_FROM, JUMPED_TO = "home", "chances"
MATTERS, STEP, REASON = "To keep my own front door.", "Ask about a rail", "I wrote the wrong answer down"


def begin(window: WatchedWindow, lists) -> None:
    """From first start to the first question, with somebody new."""
    window.at("first_start")
    window.press(say("first_start.way_button.try"))
    begin_from_today(window, lists)


def begin_from_today(window: WatchedWindow, lists) -> None:
    """From Today to the first question, with somebody new."""
    window.at("today")
    window.press(say("today.begin"))
    window.at("begin")
    window.write(NAME)
    for key, code in (("groups", "older_people"), ("instruments", "user"), ("interviewer_types", "third")):
        window.press(next(one.words for one in getattr(lists, key) if one.code.startswith(code)))
    window.press(lists.notices[0].words)
    window.press(say("begin.yes"))
    window.press(say("begin.begin"))
    asking(window, "pages")


def asking(window: WatchedWindow, stage: str) -> dict:
    """What the window shows once the conversation is at a stage."""
    return window.until(
        lambda seen: seen["place"] == "conversation" and seen.get("stage") == stage and seen["quiet"], stage
    )


def talk(window: WatchedWindow) -> list[str]:
    """Every page of the four sections, answered as `SAID`, `RATED` and `NOT_ANSWERED` have it."""
    pages = []
    while (seen := window.now())["stage"] == "pages":
        page = seen["page"]
        pages.append(page)
        answer(window, page)
        window.keys("ctrl+Return")
        window.until(lambda seen, page=page: seen["page"] != page, f"the page after {page}")
    return pages


def answer(window: WatchedWindow, page: str) -> None:
    """One page, by keys."""
    if page in SAID:
        window.go_to("words")
        window.write(SAID[page])
    if page in RATED:
        # A digit typed into words is a digit; with Alt it chooses all the same.
        window.keys(f"alt+{RATED[page]}" if page in SAID else str(RATED[page]))
    if page == UNFOLDED.partition(".")[0]:
        window.press(INSTRUMENT.words(f"item.{UNFOLDED}.ask"))
        window.press(first_choice())
    if page in NOT_ANSWERED:
        window.keys("0")
        window.until(lambda seen: seen["popup"], "the ways of not answering")
        window.screen.keys("Down", "Down", "Return")  # the list takes the key that shuts it, and tells nobody
        window.until(lambda seen: not seen["popup"], "the list to shut")
    if page == JUMPED_FROM:
        jump(window, JUMPED_TO)
        window.keys("2")
        jump(window, JUMPED_FROM)


def first_choice() -> str:
    """The words of the first thing that may have helped."""
    item = next(one for one in INSTRUMENT.items() if one.id == UNFOLDED)
    return INSTRUMENT.words(f"item.{item.id}.choice.{item.choices[0]}")


def jump(window: WatchedWindow, page: str) -> None:
    """To any page in two keys."""
    letters = window.keys("ctrl+k")["letters"]
    assert window.keys(next(letter for letter, one in letters.items() if one == page))["page"] == page


def bring_together(window: WatchedWindow) -> None:
    """What matters, one small step, when to look again."""
    asking(window, "together")
    window.go_to(say("together.matters_line", name=NAME, number=1))
    window.write(MATTERS)
    window.keys("Return")
    window.until(lambda seen: seen["focus"] == say("together.step_what"), "its next small step")
    window.write(STEP)
    window.keys("alt+1", "ctrl+Return")


def permit(window: WatchedWindow) -> None:
    """Yes to the figures and the words, no to being asked again."""
    asking(window, "permissions")
    for words in ("Yes", "Yes", "No"):
        window.press(words)
        window.go_to("Not asked")  # the last of this question
    window.keys("ctrl+Return")


def look_at_sheet(window: WatchedWindow) -> None:
    """The paper drawn, said to have been shown, and back to Today."""
    window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"] and seen["pages"], "the sheet")
    window.press(say("sheet.state.shown"))
    window.press(say("sheet.done"))
    window.at("today")


def correct(window: WatchedWindow) -> None:
    """The finished conversation opened again with a reason, one answer changed, finished again."""
    window.press(f"{say('today.deed.correct')}: {NAME}")
    window.until(lambda seen: seen["place"] == "correct" and seen["called"] == "reason", "why")
    window.write(REASON)
    window.press(say("correct.open"))
    asking(window, "pages")
    jump(window, "safe")
    window.keys("1")
    while window.now().get("stage") != "permissions":
        window.keys("ctrl+Return")
    window.keys("ctrl+Return")
    window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"], "the sheet again")
    window.press(say("sheet.done"))
    window.at("today")


def hold(window: WatchedWindow, lists) -> list[str]:
    """Everything, from first start to a closed window; gives the pages that were asked."""
    begin(window, lists)
    pages = talk(window)
    bring_together(window)
    permit(window)
    look_at_sheet(window)
    correct(window)
    assert re.fullmatch(say("shell.saved", time=r"\d\d:\d\d"), window.now()["saved"])
    assert window.close() == 0
    return pages


def test_whole_conversation_is_held_and_corrected_by_keyboard_alone(tmp_path, screen, begin_lists):
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
    try:
        pages = hold(window, begin_lists)
    finally:
        window.kill()

    assert {page.section for page in INSTRUMENT.pages() if page.id in pages} == {
        one.id for one in INSTRUMENT.sections
    }
    workplace = open_workplace(Home(folder=tmp_path / "home"))
    unlocking.unlock(workplace)
    (person,) = interviewing.find_people(workplace, NAME)
    (last,) = workplace.require_vault().load_records(person.person)
    first, second = workplace.require_vault().load_revisions(last.id)
    assert NAME not in {draft.name for draft in interviewing.today(workplace).drafts}
    workplace.close()
    for page, words in SAID.items():
        assert first.answers[f"{page}.words"].value == words
    assert {page for page in RATED if first.answers[f"{page}.rating"].value} == set(RATED)
    for page in NOT_ANSWERED:
        assert first.answers[f"{page}.rating"].non_answer
    assert first.answers[UNFOLDED].value
    assert first.together.matters == (MATTERS,)
    assert first.together.actions == (Action(what=STEP, who=("person",), matter=1),)
    given = first.permissions
    assert (given.figures, given.words, given.contact) == (Reply.YES, Reply.YES, Reply.NO)
    assert second.ancestors
    assert second.reason == REASON
    changed = {item for item in first.answers if first.answers[item] != second.answers[item]}
    assert changed == {"safe.rating"}, {item: (first.answers[item], second.answers[item]) for item in changed}


def begin_with(window: WatchedWindow, letters: str, *digits: str) -> int:
    """From Today to the first question with somebody known; how many keys it took."""
    before = window.at("today")["keys"]
    window.keys("ctrl+f")
    window.write(letters)
    window.at("today")
    window.keys("Return")
    window.at("begin")
    window.keys(*digits, "Return")
    return asking(window, "pages")["keys"] - before


def test_somebody_known_is_begun_with_in_seven_keys(tmp_path, screen):
    """Two people of the demonstration; the first time it is asked who holds the talk, too."""
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
    try:
        window.at("first_start")
        window.press(say("first_start.way_button.try"))
        assert begin_with(window, "ai", "1", "1", "1") == 8
        window.press(say("conversation.pause"))
        assert begin_with(window, "an", "1", "1") == 7
        assert window.close() == 0
    finally:
        window.kill()

    workplace = open_workplace(Home(folder=tmp_path / "home"))
    unlocking.unlock(workplace)
    begun = {draft.name for draft in interviewing.today(workplace).drafts}
    assert {"Ailsa Maitland", "Angus Galbraith"} <= begun
    workplace.close()


def test_window_asks_for_no_network_socket_from_start_to_end(tmp_path, screen, begin_lists):
    traced = tmp_path / "traced"
    watched = ("strace", "-f", "-e", "trace=socket,connect,bind,sendto", "-o", str(traced))
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"), under=watched)
    try:
        begin(window, begin_lists)
        for page in ("safe", "people"):
            jump(window, page)
            answer(window, page)
        window.press(say("conversation.pause"))
        window.at("today")
        assert window.close() == 0
    finally:
        window.kill()

    calls = traced.read_text(errors="replace").splitlines()
    assert any("AF_UNIX" in call for call in calls)  # the screen itself: what was traced is the window
    assert [call for call in calls if "AF_INET" in call or "AF_PACKET" in call or "AF_NETLINK" in call] == []
