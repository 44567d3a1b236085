"""A talk written down almost wholly as jots and laid out afterwards, in the real window by its keyboard.

From the first jot to the sheet: jotted from any place, laid by letters, put into the words; one that
lies nowhere keeps the conversation open; one just between us stays off the paper.
"""

from __future__ import annotations

import pytest

from tests.journeys.test_window_by_keyboard import (
    INSTRUMENT,
    NAME,
    asking,
    begin,
    jump,
    permit,
)
from tests.kit.vaults import files_holding
from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.map_model import LETTERS
from udset_desktop.foundation.places import Home
from udset_desktop.instrument.model import SCALES
from udset_desktop.summary.person_sheet import person_sheet
from udset_desktop.summary.source import source_of_record
from udset_desktop.usecases import interviewing, unlocking
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.workplace import open_workplace

pytestmark = pytest.mark.screen

LETTER = {page.id: letter for page, letter in zip(INSTRUMENT.pages(), LETTERS, strict=False)}
JOTS = (
    ("Fine by day, it is the nights since the fall.", ("safe", "reliable")),
    ("The club on a good week.", ("people",)),
    ("My son drinks.", ("home",)),
    ("I must ask about the bus.", ()),
)
BETWEEN_US = 2


def jot(window: WatchedWindow, text: str, *, between_us: bool = False) -> None:
    """One line, from wherever the window stands; the focus is where it was afterwards."""
    before = window.now()
    window.keys("ctrl+j")
    window.until(lambda seen: seen["called"] == "jot_line", "the line of a jot")
    window.write(text)
    if between_us:
        window.keys("F7")
    window.keys("Return")
    window.until(lambda seen: len(seen["jots"]) == len(before["jots"]) + 1 and seen["quiet"], "the jot")
    assert window.now()["called"] == before["called"]


def carry_on(window: WatchedWindow) -> None:
    """From Today back into the conversation that was paused."""
    window.at("today")
    window.press(f"{say('today.deed.carry_on')}: {NAME}")
    window.until(
        lambda seen: seen["place"] == "conversation" and seen["quiet"] and seen.get("page"), "the talk"
    )


def test_a_conversation_carried_on_hears_every_key_again(tmp_path, screen, begin_lists):
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
    try:
        begin(window, begin_lists)
        jump(window, "safe")
        window.keys("1")
        window.press(say("conversation.pause"))
        carry_on(window)
        window.keys("2")  # a digit reaches the page that was in front all along
        jot(window, JOTS[0][0])
        jump(window, "people")

        window.keys("F2")
        window.until(lambda seen: seen["place"] == "follow_up", "the note")
        window.keys("Escape")
        window.until(lambda seen: seen["place"] == "conversation" and seen["quiet"], "back again")
        jot(window, JOTS[1][0])
        jump(window, "safe")
        assert window.close() == 0
    finally:
        window.kill()

    workplace = open_workplace(Home(folder=tmp_path / "home"))
    unlocking.unlock(workplace)
    (draft,) = (one for one in interviewing.today(workplace).drafts if one.name == NAME)
    session = interviewing.resume(workplace, draft.interview)
    workplace.close()
    assert session.answers.get("safe.rating").value == SCALES[INSTRUMENT.by_id["safe.rating"].scale][1]
    assert [one.text for one in session.jots] == [text for text, _ in JOTS[:2]]


def talk(window: WatchedWindow) -> None:
    """Nobody types but jots: two on the pages, one at the end, one at the permissions."""
    for at, (text, _) in enumerate(JOTS[:2]):
        jot(window, text, between_us=at == BETWEEN_US)
        window.keys("ctrl+Return")
    while window.now()["stage"] == "pages":
        window.keys("ctrl+Return")
    asking(window, "together")
    jot(window, JOTS[2][0], between_us=True)
    window.keys("ctrl+Return")
    asking(window, "permissions")
    jot(window, JOTS[3][0])


def lay_out(window: WatchedWindow) -> None:
    """Each jot by its letters, then into the words; the last stays where it is."""
    window.keys("ctrl+shift+j")
    window.until(lambda seen: seen["called"] == "jot_list" and seen["covered"], "the jots")
    carry_first(window)
    for _, pages in JOTS[:3]:
        for page in pages:
            window.keys(LETTER[page])
        window.keys("Return", "Down")
    window.until(lambda seen: seen["jots"] == [list(pages) for _, pages in JOTS], "every jot laid")
    window.keys("Escape")
    window.until(lambda seen: not seen["covered"], "the page behind")


def carry_first(window: WatchedWindow) -> None:
    """The first jot laid by the mouse where it does not belong, and taken off again by its letter."""
    spots = window.now()["spots"]
    window.screen.carry(spots["jot"], spots["map_people"])
    window.until(lambda seen: seen["jots"][0] == ["people"], "the jot that was carried")
    window.keys(LETTER["people"])
    window.until(lambda seen: seen["jots"][0] == [], "the jot taken off again")


def test_a_talk_of_jots_reaches_the_sheet_and_nothing_else_of_them_does(tmp_path, screen, begin_lists):
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
    try:
        begin(window, begin_lists)
        talk(window)
        assert files_holding(tmp_path / "home", *(text[:12] for text, _ in JOTS)) == []
        lay_out(window)
        permit(window)
        window.until(lambda seen: seen["called"] == "jot_list", "the jot that lies nowhere")
        assert window.now()["place"] == "conversation"
        window.keys("Delete", "Escape")
        window.until(lambda seen: not seen["covered"] and seen["quiet"], "the permissions again")
        window.keys("ctrl+Return")
        window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"] and seen["pages"], "the sheet")
        window.press(say("sheet.done"))
        window.at("today")
        assert window.close() == 0
    finally:
        window.kill()

    workplace = open_workplace(Home(folder=tmp_path / "home"))
    unlocking.unlock(workplace)
    (person,) = interviewing.find_people(workplace, NAME)
    (record,) = workplace.require_vault().load_records(person.person)
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    source = source_of_record(record, name=NAME, instrument=instrument, project=workplace.require_project())
    workplace.close()

    assert [(one.text, one.laid) for one in record.jots] == list(JOTS[:3])
    for text, pages in JOTS[:3]:
        for page in pages:
            assert record.answers[f"{page}.words"].value == text
    told = repr(person_sheet(source))
    assert JOTS[0][0] in told
    assert JOTS[1][0] in told
    assert JOTS[BETWEEN_US][0] not in told
    assert JOTS[3][0] not in told
