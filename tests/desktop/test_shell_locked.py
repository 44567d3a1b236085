"""A hidden window shows its door or its cover and nothing else, whatever was in front, over it, or on its way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QToolTip

from tests.kit.held_lane import HeldWork
from tests.kit.joined import PASSPHRASE
from tests.kit.locked_windows import LOCKS, NAME, Sitting, in_sight, met_home, windows
from tests.kit.real_homes import real_river
from tests.kit.talks import choice_of
from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.flows.printing import Printing
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.voices import Voice
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.screen import Stage

PIN = "4711"


real_home = pytest.fixture(scope="module")(met_home)


@pytest.fixture
def sitting(qtbot, real_home):
    """Open at Today, with a PIN for the sitting."""
    made = Sitting(qtbot, real_home.folder)
    made.open(PASSPHRASE, PIN)
    yield made
    made.program.end()


def cover_with(sitting, tmp_path):
    """A line, a window for files, one list, one tip: all of them name somebody."""
    shell = sitting.shell
    shell.tell(say("jots.kept_for", name=NAME))
    shell.choose_target("Where?", f"{NAME}.txt", "Text (*.txt)", lambda _path: pytest.fail("chosen"))
    menu = QMenu(shell)
    menu.addAction(NAME)
    menu.popup(QPoint(300, 300))
    QToolTip.showText(QPoint(200, 200), NAME, shell)
    assert {type(one) for one in windows(shell)} >= {QFileDialog, QMenu}
    assert QToolTip.isVisible()
    return menu


@pytest.mark.parametrize("kind", LOCKS)
def test_no_kind_of_lock_leaves_anybody_in_sight(sitting, tmp_path, kind):
    sitting.talk()
    menu = cover_with(sitting, tmp_path)
    assert NAME in in_sight()
    menu.close()  # a list takes every key; the pop-ups have their own test
    LOCKS[kind](sitting)
    assert windows(sitting.shell) == []
    assert NAME not in in_sight(), "hidden at once, whatever the disk does"
    sitting.quiet("conversation" if kind == "idle" else "unlock")
    assert NAME not in in_sight()
    sitting.shell.repaint()
    if kind == "idle":
        sitting.shell.cover._lift()
    else:
        sitting.open(PIN, place="conversation")
    slept = say("talk_time.slept", minutes=15)
    told = say("jots.kept_for", name=NAME)
    assert sitting.shell.bar.words.text() == (slept if kind == "waking" else told), (
        "it stays until it is read"
    )
    assert windows(sitting.shell) == []


def test_a_list_or_a_tip_goes_with_the_lock(sitting, tmp_path):
    cover_with(sitting, tmp_path)
    sitting.shell.lock()
    assert windows(sitting.shell) == []
    assert NAME not in in_sight()


def test_the_lock_key_locks_also_while_a_list_takes_every_other(sitting):
    sitting.talk()
    view = sitting.shell.flows["conversation"].view
    view.activateWindow()
    sitting.qtbot.waitUntil(sitting.shell.isActiveWindow)
    view.room.open_choices()
    (opened,) = windows(sitting.shell)
    sitting.qtbot.keyClick(opened, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert windows(sitting.shell) == []
    assert NAME not in in_sight()
    sitting.quiet("unlock")
    sitting.open(PIN, place="conversation")
    assert view.state.room[0].chosen is False


def test_without_a_pin_nothing_is_kept_to_be_shown_again(qtbot, real_home):
    sitting = Sitting(qtbot, real_home.folder)
    sitting.open(PASSPHRASE)
    sitting.shell.tell(say("jots.kept_for", name=NAME))
    sitting.shell.lock()
    assert NAME not in in_sight()
    sitting.quiet("unlock")
    sitting.open(PASSPHRASE)
    assert sitting.shell.bar.isHidden()
    sitting.program.end()


def handed_to(record):
    """Every place that shows somebody, with whom."""
    return {
        "today": {},
        "begin": {},
        "about_person": {"person_id": record.person},
        "rights": {"person_id": record.person},
        "sheet": {"record": record},
    }


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory):
    """A laptop of the same project that has talked with nobody."""
    folder = tmp_path_factory.mktemp("empty")
    real_river(folder).close()
    return folder / "laptop-home"


def picture_of_the_door(sitting):
    """The whole window as it stands, locked and quiet."""
    sitting.shell.lock()
    sitting.quiet("unlock")
    sitting.shell.resize(1280, 720)
    # What blinks and what lies under the mouse say nothing about anybody, and may differ.
    sitting.shell.setFocus()
    QApplication.processEvents()
    return sitting.shell.grab().toImage()


@pytest.mark.parametrize("place", ["conversation", "today", "rights", "sheet"])
def test_behind_a_pin_the_window_is_the_very_picture_of_a_vault_with_nobody_in_it(
    qtbot, sitting, real_home, empty_home, place
):
    if place == "conversation":
        sitting.talk()
    else:
        sitting.go(place, **handed_to(real_home.record)[place])
    sitting.shell.tell(say("jots.kept_for", name=NAME))
    open_still = sitting.shell.grab().toImage()
    shut = picture_of_the_door(sitting)
    assert shut != open_still
    other = Sitting(qtbot, empty_home)
    other.open(PASSPHRASE, PIN)
    try:
        assert picture_of_the_door(other) == shut
    finally:
        other.program.end()


@pytest.mark.parametrize("place", ["today", "begin", "about_person", "rights", "sheet"])
def test_behind_the_door_no_place_is_seen_and_it_comes_back(sitting, real_home, place):
    shell = sitting.shell
    sitting.go(place, **handed_to(real_home.record)[place])
    behind = shell.stack.currentWidget()
    shell.lock()
    sitting.quiet("unlock")
    assert NAME not in in_sight()
    assert not behind.isVisible()
    assert shell.stack.currentWidget() is shell.flows["unlock"].view
    sitting.open(PIN, place=place)
    assert behind.isVisible()


@pytest.mark.parametrize("kind", LOCKS)
def test_whatever_is_read_aloud_stops_with_the_lock_and_under_the_cover(sitting, kind):
    sitting.talk()
    flow = sitting.shell.flows["conversation"]
    speech = next(tool for tool in flow.tools if isinstance(tool, PersonTool)).speech
    speech.voice = Voice(speak=("sleep", "60"))
    sitting.shell.choose_target("Where?", "a.txt", "Text (*.txt)", lambda _path: pytest.fail("chosen"))
    speech.say(NAME)
    assert speech.is_speaking
    LOCKS[kind](sitting)
    assert not speech.is_speaking
    sitting.quiet("conversation" if kind == "idle" else "unlock")


def test_the_persons_own_screen_goes_too(sitting):
    sitting.talk()
    flow = sitting.shell.flows["conversation"]
    flow.view.page_asked.emit("safe")
    next(tool for tool in flow.tools if isinstance(tool, PersonTool)).open()
    assert sitting.shell.isFullScreen()
    sitting.program.on_sleep()
    assert not sitting.shell.isFullScreen()
    sitting.quiet("unlock")
    assert NAME not in in_sight()


# -- the system's own windows ----------------------------------------------------------------------


def test_a_window_for_files_is_gone_and_nothing_is_chosen_in_it(sitting):
    shell, chosen = sitting.shell, []
    shell.choose_file("Which?", "PDF (*.pdf)", chosen.append)
    assert windows(shell)
    shell.lock()
    assert windows(shell) == []
    sitting.qtbot.waitUntil(lambda: shell.findChildren(QDialog) == [])
    assert chosen == []


def test_a_window_for_printing_is_gone_and_nothing_is_printed(sitting):
    shell, printed = sitting.shell, []
    Printing(shell.flows["today"]).ask("sheet", (), lambda: printed.append(1))
    assert [type(one) for one in windows(shell)] == [QPrintDialog]
    shell.lock()
    assert windows(shell) == []
    sitting.qtbot.waitUntil(lambda: shell.findChildren(QDialog) == [])
    sitting.quiet("unlock")
    assert printed == []


# -- what comes late -------------------------------------------------------------------------------


def test_what_comes_late_for_a_place_behind_the_pin_waits_for_it(sitting):
    shell, came = sitting.shell, []
    asked = Question(title=NAME, deeds=(("yes", "Yes"),))

    def arrived(gave):
        came.append(gave)
        shell.choose_target("Where?", f"{NAME}.txt", "Text (*.txt)", came.append)
        shell.tell(NAME)
        shell.ask(asked, lambda *_told: None)

    with sitting.run_late(NAME, on_done=arrived):
        shell.lock()
    sitting.quiet("unlock")
    assert came == []
    assert windows(shell) == []
    assert NAME not in in_sight()
    shell.flows["unlock"].view.opened_asked.emit(PIN, "")
    sitting.qtbot.waitUntil(lambda: came == [NAME], timeout=20_000)
    assert [type(one) for one in windows(shell)] == [QFileDialog]
    assert shell.bar.words.text() == NAME
    assert shell.stack.currentWidget() is shell.question


def test_what_comes_late_under_the_cover_waits_for_the_key_that_lifts_it(sitting):
    came = []
    with sitting.run_late(NAME, on_done=came.append):
        LOCKS["idle"](sitting)
    sitting.quiet("today")
    assert came == []
    sitting.qtbot.keyClick(sitting.shell.cover, Qt.Key.Key_Space)
    sitting.qtbot.waitUntil(lambda: came == [NAME])


def test_after_a_lock_in_full_only_a_trouble_with_a_saving_is_told_and_it_leads_nowhere(sitting):
    shell = sitting.shell
    lost = EnvironmentFailure("foundation.disk_full")

    def fail(_control):
        raise lost

    def lead_on(_none):
        shell.go("begin")

    with sitting.run_late(None, on_done=lead_on, keep=True):
        shell.flows["today"].run(fail, lead_on, on_problem=shell.tell_problem, keep=True)
        shell.lock()
        shell.lock()
    sitting.quiet("unlock")
    assert shell.place == "unlock"
    assert shell.bar.isHidden()
    sitting.open(PASSPHRASE)
    assert shell.bar.words.text() == sentence_of("foundation.disk_full", {})


def count_an_offer(sitting):
    sitting.shell.flows["today"].offers._count("own_care_manager", "said_no")


def finish(sitting):
    sitting.talk()
    flow = sitting.shell.flows["conversation"]
    flow.turn(steps.go_to_stage(flow.session, Stage.PERMISSIONS))
    flow.view.next_button.click()


def begin(sitting):
    sitting.go("begin")
    sitting.shell.flows["begin"].view.begin_asked.emit(choice_of("Isla Begun"))


def carry_on(sitting):
    sitting.talk()
    sitting.go("today")
    draft = sitting.shell.flows["today"].view.today.drafts[0]
    sitting.shell.flows["today"].view.carry_on_asked.emit(draft.interview)


@pytest.mark.parametrize("deed", [count_an_offer, finish, begin, carry_on])
def test_a_lock_in_full_in_the_very_moment_of_a_deed_is_no_trouble(qtbot, tmp_path, deed):
    folder = tmp_path / "real"
    folder.mkdir()
    real_river(folder).close()
    sitting = Sitting(qtbot, folder / "laptop-home")
    sitting.open(PASSPHRASE)
    deed(sitting)
    sitting.shell.lock()
    sitting.quiet("unlock")
    sitting.open(PASSPHRASE)
    assert sitting.shell.bar.isHidden()
    assert sitting.shell.saved_corner.text() != say("shell.not_saved")
    today = sitting.shell.flows["today"].view.today
    assert not any(draft.cut_off for draft in today.drafts)
    assert [draft.name for draft in today.drafts] == {begin: ["Isla Begun"], carry_on: [NAME]}.get(deed, [])
    sitting.program.end()


def test_what_fails_at_the_door_is_said_at_the_door(sitting, monkeypatch):
    def fail(*_told, **_more):
        raise EnvironmentFailure("foundation.disk_full")

    monkeypatch.setattr("udset_desktop.desktop.shell.shut", fail)
    sitting.shell.lock()
    sitting.quiet("unlock")
    assert sitting.shell.flows["unlock"].view.trouble.isVisible()
    assert sitting.shell.bar.isHidden()


# -- what is under way, and what is shown once -----------------------------------------------------


def test_the_line_of_long_work_goes_at_once_and_comes_back_while_it_is_under_way(sitting):
    shell, held, came = sitting.shell, HeldWork(), []
    with held:
        shell.flows["today"].run_long(NAME, lambda _control: held.wait_for(7), came.append, lane=Lane.PURE)
        sitting.qtbot.waitUntil(shell.busy.isVisible)
        shell.lock()
        assert not shell.busy.isVisible()
        assert NAME not in in_sight()
        shell.flows["unlock"].view.opened_asked.emit(PIN, "")
        sitting.qtbot.waitUntil(lambda: shell.place == "today", timeout=20_000)
        sitting.qtbot.waitUntil(shell.busy.isVisible)
    sitting.qtbot.waitUntil(lambda: came == [7])
    assert shell.busy.is_idle
