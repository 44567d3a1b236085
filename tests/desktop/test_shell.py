import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.kit.joined import PASSPHRASE, clock, workplace_in
from tests.kit.talks import begun_talk
from udset_desktop.desktop.app import Program
from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.turned_screen import TurnedScreen
from udset_desktop.desktop.work.clipboard import lent_clipboard
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.projects import new_project, write_pack


def test_the_journey_from_first_start_to_begin_and_back(qtbot, tmp_path):
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    shell = program.shell
    try:
        program.show()
        qtbot.waitUntil(lambda: shell.place == "first_start", timeout=20_000)
        shell.flows["first_start"].view.way_buttons["try"].click()
        qtbot.waitUntil(lambda: shell.place == "today", timeout=30_000)
        assert not shell.top.training.isHidden()
        shell.flows["today"].view.begin_button.click()
        assert shell.place == "begin"
        shell.top.buttons["today"].click()
        assert shell.place == "today"
        shell.lock()
        assert shell.place == "today"  # a training laptop has no lock
        shell.tell("One line.")
        assert not shell.bar.isHidden()
    finally:
        program.end()


@pytest.fixture(scope="module")
def real_home(tmp_path_factory):
    """The folder of a laptop that joined a real project."""
    folder = tmp_path_factory.mktemp("real")
    desk, laptop = workplace_in(folder / "desk"), workplace_in(folder / "laptop")
    new_project(desk, "Machair conversations", passphrase=PASSPHRASE)
    pack = write_pack(desk, folder / "machair.udsetpack")
    enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE)
    desk.close()
    laptop.close()
    return folder / "laptop"


@pytest.fixture
def talking(qtbot, real_home):
    """A window in the middle of a conversation, with a PIN for the sitting."""
    program = Program(Home(folder=real_home), clock=clock())
    shell = program.shell
    program.show()
    qtbot.waitUntil(lambda: shell.place == "unlock" and program.runner.is_quiet, timeout=20_000)
    shell.flows["unlock"].view.opened_asked.emit(PASSPHRASE, "4711")
    qtbot.waitUntil(lambda: shell.place == "today" and program.runner.is_quiet, timeout=20_000)
    shell.go("conversation", session=begun_talk(shell.workplace))
    qtbot.waitUntil(lambda: program.runner.is_quiet, timeout=20_000)
    yield program
    program.end()


def locked_by(qtbot, program, act):
    act()
    assert program.shell.place == "unlock"  # hidden at once, whatever the disk does
    qtbot.waitUntil(lambda: program.runner.is_quiet, timeout=20_000)
    return program.shell


def test_a_lock_hides_and_the_pin_brings_everything_back(qtbot, talking):
    shell = locked_by(qtbot, talking, talking.shell.top.lock_button.click)
    assert not interviewing_is_cut_off(shell)
    door = shell.flows["unlock"].view
    assert door.state.door == "pin"
    door.opened_asked.emit("4711", "")
    qtbot.waitUntil(lambda: shell.place == "conversation" and talking.runner.is_quiet, timeout=20_000)
    assert shell.flows["conversation"].session is not None
    assert shell._watch._timer.isActive()


def test_a_lock_takes_the_turned_screen_away_and_nothing_covers_the_door(qtbot, talking):
    shell = talking.shell
    flow = shell.flows["conversation"]
    flow.view.page_asked.emit("safe")
    next(tool for tool in flow.tools if isinstance(tool, PersonTool)).open()
    screen = shell.findChild(TurnedScreen)
    assert screen.isVisible()
    assert not shell.centralWidget().isVisible()
    assert not shell._watch._timer.isActive()
    qtbot.waitUntil(lambda: talking.runner.is_quiet, timeout=20_000)
    locked_by(
        qtbot, talking, lambda: qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    )
    assert shell.centralWidget().isVisible()
    assert not shell.isFullScreen()
    assert not [one for one in shell.findChildren(TurnedScreen) if one.isVisible()]
    assert not shell._watch._timer.isActive()


def interviewing_is_cut_off(shell):
    shell.workplace.pin.open("4711")
    drafts = interviewing.today(shell.workplace).drafts
    shell.workplace.pin.shut(shell.workplace.clock.elapsed_s())
    return drafts[0].cut_off


def test_a_lock_behind_the_cover_leaves_a_door_that_takes_keys(qtbot, talking):
    """Idle first and then asleep: what a laptop whose lid was shut comes back to."""
    shell = talking.shell
    shell.cover.lay_over()
    locked_by(qtbot, talking, shell.lock)
    assert shell.cover.isHidden()
    assert shell.flows["unlock"].view.secret.hasFocus()


def test_a_lock_takes_off_the_clipboard_what_was_lent_from_another_page(qtbot, talking):
    shell = talking.shell
    lent_clipboard().put("of somebody")
    shell.top.buttons["today"].click()
    qtbot.waitUntil(lambda: shell.place == "today" and talking.runner.is_quiet, timeout=20_000)
    assert QGuiApplication.clipboard().text() == "of somebody"  # there to be pasted
    locked_by(qtbot, talking, shell.lock)
    assert QGuiApplication.clipboard().text() == ""


def test_locking_twice_locks_in_full_and_lets_go_of_every_name(qtbot, talking):
    shell = locked_by(qtbot, talking, talking.shell.lock)
    locked_by(qtbot, talking, shell.lock)
    assert shell.workplace.vault is None
    assert shell.flows["unlock"].view.state.door == "passphrase"
    assert set(shell.flows) == {"unlock"}


def test_a_laptop_that_slept_is_locked(qtbot, talking):
    def wake():
        talking.shell.workplace.clock.advance(900)
        talking.sleep.tick()

    shell = locked_by(qtbot, talking, wake)
    assert shell.flows["unlock"].view.state.door == "pin"


def test_the_keys_are_shown_outside_text_only_and_the_place_comes_back(qtbot, talking):
    shell = talking.shell
    talk = shell.flows["conversation"].view
    talk.page.opening.setFocus()
    shell.activateWindow()
    qtbot.waitUntil(talk.page.opening.hasFocus)
    qtbot.keyClick(talk.page.opening, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert shell.stack.currentWidget() is shell.keys
    qtbot.keyClick(shell.keys, Qt.Key.Key_Escape)
    assert shell.stack.currentWidget() is talk
    box = talk.page.body.fields[0].box
    box.setFocus()
    qtbot.keyClicks(box, "why?")
    assert box.toPlainText() == "why?"
    assert shell.stack.currentWidget() is talk


def test_the_line_about_a_saving_that_failed_is_no_longer_there_once_it_is_made_good(talking):
    shell = talking.shell
    full = EnvironmentFailure("foundation.disk_full", name="vault.db")
    refused = InputRefused(Finding(code="interview.no_talk"))
    shell.saving()
    shell.saving()
    shell.not_saved(full)
    told = shell.bar.words.text()
    assert "no room left" in told
    shell.not_saved(full)
    shell.saving()
    shell.saving()
    shell.saved()
    assert (shell.saved_corner.text(), shell.bar.words.text()) == ("Not saved", told), (
        "one is still on its way"
    )
    shell.saved()
    assert shell.saved_corner.text().startswith("Saved ")
    assert shell.bar.words.text() == say("shell.saved_after_all", time=shell.saved_corner.text()[-5:])
    shell.saving()
    shell.not_saved(refused)
    told = shell.bar.words.text()
    shell.saving()
    shell.saved()
    assert shell.bar.words.text() == told, "what was refused is not made good by another saving"


def test_what_is_about_one_conversation_does_not_follow_into_another_place(talking):
    shell = talking.shell
    shell.flows["conversation"].tell(say("jots.kept_for", name="Carol"))
    assert "Carol" in shell.bar.words.text()
    shell.go("today")
    assert shell.bar.isHidden()
    shell.tell("A copy was saved.")
    shell.go("begin")
    assert shell.bar.words.text() == "A copy was saved."


def test_a_low_battery_is_one_quiet_line(talking):
    talking.shell.battery.low.emit(9)
    assert "9 %" in talking.shell.bar.words.text()


def test_the_printing_key_does_not_go_past_the_safe_question(qtbot, talking):
    shell = talking.shell
    session = shell.flows["conversation"].session
    record = interviewing.finish(shell.workplace, session)
    shell.flows["conversation"].session = None
    shell.go("sheet", record=record)
    qtbot.waitUntil(lambda: talking.runner.is_quiet, timeout=20_000)
    sheet = shell.flows["sheet"].view
    with qtbot.assertNotEmitted(sheet.print_asked, wait=200):
        qtbot.keyClick(shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_one_key_leads_to_a_follow_up_and_back_to_the_very_page(qtbot, talking):
    shell, quiet = talking.shell, lambda: talking.runner.is_quiet
    shell.activateWindow()
    talk = shell.flows["conversation"]
    interview = talk.session.interview
    talk.view.page_asked.emit("people")
    box = talk.view.page.body.fields[0].box
    box.setFocus()
    qtbot.keyClicks(box, "half a sent")
    qtbot.keyClick(box, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: shell.place == "follow_up" and quiet(), timeout=20_000)
    page = shell.flows["follow_up"]
    qtbot.waitUntil(lambda: page.note is not None, timeout=20_000)
    assert shell.windowTitle() == "UDSET Desktop"
    qtbot.keyClicks(page.view.boxes["said"], "he takes my card")
    shell.lock()  # what is half-written outlasts the lock
    qtbot.waitUntil(lambda: shell.place == "unlock" and quiet(), timeout=20_000)
    shell.flows["unlock"].view.opened_asked.emit("4711", "")
    qtbot.waitUntil(lambda: shell.place == "follow_up" and quiet(), timeout=20_000)
    assert page.view.boxes["said"].toPlainText() == "he takes my card"
    qtbot.keyClick(page.view.boxes["said"], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shell.place == "conversation" and quiet(), timeout=20_000)
    again = shell.flows["conversation"].session
    assert (again.interview, again.page) == (interview, "people")
    assert again.answers.get("people.words").value == "half a sent"
    vault = shell.workplace.require_vault()
    (note,) = vault.load_follow_ups(waiting_only=True)
    assert (note.said, note.interview) == ("he takes my card", interview)
    vault.delete_follow_up(note.id)  # the home is shared by the tests of this file
