"""A conversation of an hour in the real window, by its keyboard alone and on a clock that is told the time.

From Unlock to the saved sheet and the lock.  The window is a program of its own on a screen of its own,
keys come from `xdotool`; only its clock is handed in, and its slow timers go by that clock
(`tests.kit.held_time`), so that the cover, the minutes and a laptop asleep are the program's own.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import pytest

from tests.journeys.test_jots_to_the_sheet import LETTER, jot
from tests.journeys.test_person_view_by_keyboard import turned
from tests.journeys.test_window_by_keyboard import NAME, asking, begin_from_today, jump
from tests.kit import canaries
from tests.kit.held_time import START_UTC
from tests.kit.vaults import files_holding
from tests.kit.watched_window import WatchedWindow
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.places import Home
from udset_desktop.interview.answers import SUPPORTS, Perspective, SaidBy
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.header import SPEAKERS
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.together import Action
from udset_desktop.usecases import auditing, enrolling, interviewing, projects, summarising, unlocking
from udset_desktop.usecases.workplace import open_workplace

pytestmark = pytest.mark.screen

PASSPHRASE = "a curlew over the flat moss"
SERVICES = "Somebody comes in twice a day."
NIGHTS = "Fine by day, it is the nights since the fall."
CLUB = "The club on a good week, when there is a lift."
BUS = "I must ask about the bus."
COVERED = "She thought for a good while about that one."
TAKEN = "My son has the key and I wish he had not."
MATTERS, STEP, MISSING = "To be easy in my mind at night.", "Ask about an alarm", "A seat in the evening bus"
REVIEW = "12/11/2026"
JOTS = {NIGHTS: ("safe",), CLUB: ("people", "chances"), BUS: ("mobility",), COVERED: ("well",)}
WORDED = NIGHTS
"""The one of them that goes into the words of its outcome; the others lie there and no more."""
"""Who may have said it, in the order of their keys."""
ASLEEP_MIN, PAUSED_MIN = 25, 10
LETTERS = 12
"""So many letters of a phrase are looked for: one that lies somewhere half typed is found as well."""
CANARIES = tuple(
    text[:LETTERS]
    for text in (NAME, SERVICES, NIGHTS, CLUB, BUS, COVERED, TAKEN, MATTERS, STEP, MISSING, PASSPHRASE)
)
"""Everything that is typed as words in this hour, the passphrase among it."""
ROOMS = ("home", "own", "tmp")
"""The vault's home, and what the window takes for its user's HOME and TMP: all of it inside the test."""


@dataclass
class Hour:
    """The conversation as far as it has gone."""

    window: WatchedWindow
    minutes: int = 0

    def listen(self, minutes: int) -> None:
        """The person talks and nobody types; short enough that nothing covers the screen."""
        assert not self.window.let_pass(minutes * 60)["cover"]
        self.minutes += minutes

    def require_shown(self) -> None:
        """The window says so many minutes."""
        assert self.window.now()["minutes"] == say("conversation.minutes", minutes=self.minutes)


def unlock(window: WatchedWindow) -> None:
    """The door, by its passphrase."""
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    window.write(PASSPHRASE)
    window.keys("Return")
    window.at("today")


def first_section(hour: Hour) -> None:
    """Words, and a jot out of the middle of them."""
    window = hour.window
    window.go_to("words")
    window.write(SERVICES)
    hour.listen(2)
    jot(window, NIGHTS)
    hour.listen(2)
    window.keys("ctrl+Return")
    hour.listen(2)


def by_letter_and_map(hour: Hour) -> None:
    """Two keys to an outcome, a jot from there and one from the map, and gone to from the map."""
    window = hour.window
    jump(window, "safe")
    window.keys("3")
    hour.listen(2)
    jot(window, CLUB)
    hour.listen(2)
    window.keys("ctrl+m")
    window.until(lambda seen: seen["covered"] and seen["called"] == "map_safe", "the map")
    jot(window, BUS)
    hour.listen(2)
    window.keys(LETTER["people"])
    assert window.until(lambda seen: not seen["covered"], "the page")["page"] == "people"


def person_view(hour: Hour) -> None:
    """The screen turned round for two questions, one of them not understood, and left on purpose."""
    window = hour.window
    window.keys("F9")
    turned(window, on=True)
    window.keys("2")
    hour.listen(2)
    window.keys("Next", "0")  # Page Down; 0 is the last of the words
    hour.minutes += 8
    assert not window.let_pass(8 * 60)["cover"]  # the person may think as long as they like
    window.keys("Escape")
    turned(window, on=True)
    window.keys("Escape")  # struck by itself: two at once would look like one key held down
    turned(window, on=False)
    assert asking(window, "pages")["page"] == "chances"


def covered(hour: Hour) -> None:
    """Three minutes without a key: covered, and the key that lifts it does nothing else."""
    window = hour.window
    jump(window, "well")
    window.keys("1")
    hour.minutes += 4
    assert window.let_pass(4 * 60)["cover"]
    window.keys("3")
    seen = window.until(lambda seen: not seen["cover"], "the page under the cover")
    assert (seen["place"], seen["page"]) == ("conversation", "well")
    assert seen["called"] == "opening"  # the focus is where it was
    jot(window, COVERED)
    hour.listen(2)


def by_somebody_else(hour: Hour) -> None:
    """An answer of the third section, said by family as the person would say it: two keys for both."""
    window = hour.window
    window.keys("alt+3")
    assert asking(window, "pages")["page"] == "listened"
    window.keys("1")
    hour.listen(2)
    jump(window, "reliable")
    window.keys("2")
    hour.listen(2)
    first = 2 + len(SUPPORTS)  # after the person, alone and with each support
    pick(window, str(first + 2 * SPEAKERS.index(SaidBy.FAMILY_OR_FRIEND)))
    hour.listen(2)


def pick(window: WatchedWindow, key: str) -> None:
    """Who said it, in two keys."""
    window.keys("ctrl+b")
    window.until(lambda seen: seen["popup"], "who may have said it")
    window.screen.keys(key)  # the list takes the key that shuts it, and tells nobody
    window.until(lambda seen: not seen["popup"] and seen["quiet"], "the list to shut")


def taken_back(hour: Hour) -> None:
    """Words said, kept, and taken back again; the word of the scale beside them stays."""
    window = hour.window
    jump(window, "home")
    window.keys("1")
    window.go_to("words")
    window.write(TAKEN)
    hour.listen(2)
    window.keys("F4")
    window.until(lambda seen: seen["quiet"], "the answer to go")
    hour.listen(2)


def slept(hour: Hour) -> None:
    """The lid shut and opened: locked, told of, and neither the sleep nor the pause after it counts."""
    window = hour.window
    hour.minutes += 4
    assert window.let_pass(4 * 60)["cover"]
    hour.require_shown()
    assert not window.let_pass(ASLEEP_MIN * 60, asleep=True)["cover"]
    unlock(window)
    window.let_pass(PAUSED_MIN * 60)
    window.press(f"{say('today.deed.carry_on')}: {NAME}")
    seen = asking(window, "pages")
    assert seen["page"] == "home"
    assert seen["line"] == say("talk_time.slept", minutes=ASLEEP_MIN)
    hour.require_shown()


def lay_out(hour: Hour) -> None:
    """Each jot by its letters; one goes into the words as well."""
    window = hour.window
    window.keys("ctrl+shift+j")
    window.until(lambda seen: seen["called"] == "jot_list" and seen["covered"], "the jots")
    for text, pages in JOTS.items():
        window.keys(*(LETTER[page] for page in pages))
        if text == WORDED:
            window.keys("Return")
        window.keys("Down")
        hour.listen(1)
    window.until(lambda seen: seen["jots"] == [list(pages) for pages in JOTS.values()], "every jot laid")
    window.keys("Escape")
    window.until(lambda seen: not seen["covered"], "the page behind")


def bring_together(hour: Hour) -> None:
    """What matters, a step and who takes it, one that is not there, when to look again, read back."""
    window = hour.window
    jump(window, "talk")
    window.keys("ctrl+Return")
    asking(window, "together")
    hour.listen(2)
    window.go_to(say("together.matters_line", name=NAME, number=1))
    window.write(MATTERS)
    window.keys("Return")
    window.until(lambda seen: seen["focus"] == say("together.step_what"), "its next small step")
    window.write(STEP)
    window.keys("alt+1")
    hour.listen(2)
    window.keys("shift+Return")
    window.write(MISSING)
    window.keys("alt+5")
    hour.listen(2)
    window.go_to("review")
    window.write(REVIEW)
    hour.listen(2)
    window.press("Yes")
    hour.listen(2)
    window.keys("ctrl+Return")


def permit(hour: Hour) -> None:
    """Yes to the figures, no to the words, yes to being asked again; then it is on file."""
    window = hour.window
    asking(window, "permissions")
    for words in ("Yes", "No", "Yes"):
        window.press(words)
        window.go_to("Not asked")  # the last of this question
        hour.listen(1)
    hour.listen(60 - hour.minutes)
    hour.require_shown()
    window.keys("ctrl+Return")
    window.until(lambda seen: seen["place"] == "sheet" and seen["quiet"] and seen["pages"], "the sheet")


def save_sheet(window: WatchedWindow, path) -> None:
    """Said to be safe here, saved through the system's window, handed over."""
    window.press(say("sheet.safe.yes"))
    window.press("save_open")
    window.press("save_button")
    window.until(lambda seen: seen["called"] == "fileNameEdit", "the system's window for files")
    window.keys("ctrl+a")
    window.write(str(path))
    enter(window)
    window.until(lambda seen: seen["active"] and seen["quiet"] and path.exists(), "the saved sheet")
    window.press(say("sheet.state.handed_over"))
    window.press("done_button")
    window.at("today")


def enter(window: WatchedWindow) -> None:
    """Return in the window for files, which may first offer names and take a Return for those."""
    for _ in range(6):
        felt = window.now()["keys"]
        window.screen.keys("Return")  # shuts the window that took it, and then is not felt being let go
        seen = window.until(
            lambda seen, felt=felt: seen["called"] != "fileNameEdit" or seen["keys"] > felt, "the Return"
        )
        if seen["called"] != "fileNameEdit":
            return


def hold(window: WatchedWindow, lists, folder) -> None:
    """The whole hour, up to the closed window."""
    unlock(window)
    begin_from_today(window, lists)
    hour = Hour(window)
    for part in (
        first_section,
        by_letter_and_map,
        person_view,
        covered,
        by_somebody_else,
        taken_back,
        slept,
        lay_out,
        bring_together,
        permit,
    ):
        part(hour)
        require_nothing_readable(folder)
    save_sheet(window, folder / "sheet.pdf")
    window.keys("ctrl+l")
    window.until(lambda seen: seen["place"] == "unlock" and seen["quiet"], "the door")
    assert window.close() == 0
    require_nothing_readable(folder)  # the saved sheet lies outside, where it was put


def require_nothing_readable(folder) -> None:
    """No word of the talk can be read anywhere on this laptop, nor in what a file is called."""
    for room in ROOMS:
        assert files_holding(folder / room, *CANARIES) == []


def rooms_of_its_own(folder) -> dict[str, str]:
    """HOME and TMP for the window, where everything it might leave can be looked through."""
    for room in ROOMS:
        (folder / room).mkdir(exist_ok=True)
    own, waste = str(folder / "own"), str(folder / "tmp")
    inside = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), own)
    return {**inside, **dict.fromkeys(("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR"), waste)}


@pytest.fixture
def laptop(tmp_path):
    """A laptop that has joined a project, behind a passphrase; its clock as the window's will be."""
    desk = open_workplace(Home(folder=tmp_path / "desk"), clock=FixedClock(START_UTC))
    projects.new_project(desk, "Machair conversations", passphrase=PASSPHRASE)
    pack = projects.write_pack(desk, tmp_path / "project.udsetpack")
    desk.close()
    made = open_workplace(Home(folder=tmp_path / "home"), clock=FixedClock(START_UTC))
    enrolling.enrol(made, pack.file, pack.code, passphrase=PASSPHRASE)
    made.close()
    yield made
    made.close()


def test_an_hour_is_held_from_the_door_to_the_saved_sheet_by_keyboard_alone(
    tmp_path, laptop, screen, begin_lists
):
    window = WatchedWindow(
        screen, tmp_path, "--home", str(tmp_path / "home"), held=True, **rooms_of_its_own(tmp_path)
    )
    try:
        hold(window, begin_lists, tmp_path)
    finally:
        window.kill()

    unlocking.unlock(laptop, PASSPHRASE)
    canaries.logged(line.what for line in auditing.look_at_log(laptop).lines)
    assert not unlocking.check_vault(laptop).findings
    (person,) = interviewing.find_people(laptop, NAME)
    (record,) = laptop.require_vault().load_records(person.person)
    assert summarising.sheets_owed(laptop) == ()
    assert record.minutes == 60
    require_answers(record)
    require_jots(record)
    assert record.together.matters == (MATTERS,)
    assert record.together.actions == (
        Action(what=STEP, who=("person",), matter=1),
        Action(what=MISSING, available=False, matter=1),
    )
    assert (record.together.review_on, record.together.read_back) == ("2026-11-12", "yes")
    given = record.permissions
    assert (given.figures, given.words, given.contact) == (Reply.YES, Reply.NO, Reply.YES)
    require_sheet(tmp_path / "sheet.pdf")


def require_answers(record) -> None:
    """Everything said stands where it was said, with who said it; what was taken back is nowhere."""
    answers = record.answers
    assert answers["services.words"].value == SERVICES
    assert answers["safe.rating"].value == "not_really"
    assert (answers["people.rating"].value, answers["people.rating"].said_by) == (
        "mostly",
        (SaidBy.PERSON,),
    )
    assert answers["chances.rating"].non_answer == "question_didnt_work"
    assert answers["well.rating"].value == "yes"  # the digit that lifted the cover chose nothing
    proxy = answers["reliable.rating"]
    assert (proxy.value, proxy.said_by) == ("mostly", (SaidBy.FAMILY_OR_FRIEND,))
    assert proxy.perspective is Perspective.WHAT_THEY_WOULD_SAY
    assert (answers["home.words"].value, answers["home.words"].non_answer) == (None, TAKEN_BACK)
    assert answers["home.rating"].value == "yes"
    assert TAKEN not in repr(record)


def require_jots(record) -> None:
    """Each where it was laid, at the minute it was typed."""
    assert {one.text: one.laid for one in record.jots} == JOTS
    assert [one.minutes for one in record.jots] == [2, 8, 10, 26]
    assert record.answers["safe.words"].value == NIGHTS
    assert not record.answers["people.words"].value  # laid there, and not put into its words


def require_sheet(path) -> None:
    """The saved paper has the words, the step and the day, and nothing that was taken back or only jotted."""
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    told = " ".join(told.split())
    for text in (SERVICES, NIGHTS, MATTERS, STEP, MISSING):
        assert text.rstrip(".") in told, (text, told)
    for text in (TAKEN, CLUB, BUS, COVERED):
        assert text[:20] not in told
