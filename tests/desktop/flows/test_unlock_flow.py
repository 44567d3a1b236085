from dataclasses import replace

import pytest

from tests.kit.cut_logs import lose_last_saving
from tests.kit.joined import begun, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.small_disk import fill, small_disk
from tests.kit.vaults import made_up_person
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.unlock_flow import UnlockFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.door_name import DOOR_NAME
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.overseeing import at_desk, change_project
from udset_desktop.usecases.pin_locking import pin_lock
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.recovering import answer_recovery
from udset_desktop.usecases.tries import TRIES_NAME

NEW = "seal on the skerry"
SECRET = "heather and peat smoke at dawn"


@pytest.fixture
def locked(tmp_path):
    workplace = workplace_in(tmp_path / "home")
    unlocking.create_vault(workplace, SECRET)
    unlocking.lock(workplace)
    frame = FakeFrame(workplace)
    yield frame
    workplace.close()


def test_the_right_passphrase_opens(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "")
    assert locked.place == "today"
    assert locked.workplace.vault is not None


def test_savings_that_were_lost_are_told_once_the_door_is_open(qtbot, locked):
    unlocking.unlock(locked.workplace, SECRET)
    lose_last_saving(locked.workplace)
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)

    flow.view.opened_asked.emit(SECRET, "")

    assert locked.place == "today"
    assert locked.problems == ["usecases.savings_lost_kept"]


def test_a_wrong_one_says_so_and_makes_one_wait(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    for _ in range(3):
        flow.view.opened_asked.emit("not this one at all", "")
    assert locked.gone == []
    assert not flow.view.trouble.isHidden()
    assert not flow.view.open_button.isEnabled()


def test_a_wait_that_is_over_is_over_at_every_door(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    for _ in range(3):
        flow.view.opened_asked.emit("not this one at all", "")
    left = flow.view.left_s
    flow.view._on_tick()
    flow.view.code_asked.emit()
    assert flow.view.left_s == left - 1
    assert not flow.view.open_button.isEnabled()
    locked.workplace.clock.advance(left)
    for _ in range(left):
        flow.view._on_tick()
    flow.view.passphrase_asked.emit()
    assert flow.view.left_s == 0
    assert flow.view.open_button.isEnabled()


def test_a_wait_counted_too_quickly_goes_on_until_the_count_on_disk_is_over(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    for _ in range(3):
        flow.view.opened_asked.emit("not this one at all", "")
    left = flow.view.left_s
    locked.workplace.clock.advance(left - 0.5)
    for _ in range(left):
        flow.view._on_tick()
    assert flow.view.left_s == 1
    assert not flow.view.open_button.isEnabled()
    assert say("unlock.wait_one") in words_on(flow.view)
    locked.workplace.clock.advance(0.5)
    flow.view._on_tick()
    assert flow.view.open_button.isEnabled()
    flow.view.opened_asked.emit(SECRET, "")
    assert locked.place == "today"


def test_a_count_that_cannot_be_read_keeps_nobody_waiting(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    for _ in range(3):
        flow.view.opened_asked.emit("not this one at all", "")
    count = locked.workplace.vault_folder / TRIES_NAME
    count.unlink()
    count.mkdir()
    for _ in range(flow.view.left_s):
        flow.view._on_tick()
    assert flow.view.open_button.isEnabled()
    assert flow.view.trouble.text() == flow.view.state.trouble != ""


def test_a_pin_of_this_sitting_opens_what_is_hidden(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "4711")
    pin_lock(locked.workplace)
    flow.enter()
    assert flow.view.state.door == "pin"
    locked.behind_pin = True
    flow.view.opened_asked.emit("0000", "")
    assert not flow.view.trouble.isHidden()
    before = len(locked.gone)
    flow.view.opened_asked.emit("4711", "")
    assert len(locked.gone) == before


def test_the_third_wrong_pin_asks_for_the_passphrase(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "4711")
    pin_lock(locked.workplace)
    flow.enter()
    for _ in range(3):
        flow.view.opened_asked.emit("0000", "")
    assert flow.view.state.door == "passphrase"
    assert locked.workplace.vault is None
    assert locked.forgotten == 1


def test_a_pin_is_good_for_four_hours(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "4711")
    pin_lock(locked.workplace)
    flow.enter()
    locked.workplace.clock.advance(3 * 3600)
    flow._tick.passed.emit()
    assert flow.view.state.door == "pin"
    locked.workplace.clock.advance(3600)
    flow._tick.passed.emit()
    assert flow.view.state.door == "passphrase"
    assert locked.workplace.vault is None
    assert locked.forgotten == 1


def test_a_pin_that_cannot_be_kept_does_not_keep_one_out(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "1")
    assert locked.place == "today"
    assert locked.problems == ["usecases.pin_form"]


def test_the_doors_are_changed_by_hand(qtbot, locked):
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.code_asked.emit()
    assert flow.view.state.door == "code"
    flow.view.passphrase_asked.emit()
    assert flow.view.state.door == "passphrase"


def test_a_new_home_leads_to_first_start(qtbot, tmp_path):
    frame = FakeFrame(workplace_in(tmp_path / "none"))
    flow = entered(UnlockFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.place == "first_start"


def test_a_training_laptop_opens_by_itself(qtbot, frame):
    frame.workplace.close()
    flow = entered(UnlockFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.place == "today"


def test_a_training_home_with_a_desk_opens_both_and_the_laptop_goes_by_its_pack(qtbot, tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "one.udsetpack")
    enrol(desk, pack.file, pack.code, passphrase="")
    change_project(at_desk(desk), replace(desk.project, threshold=9))
    desk.close()
    frame = FakeFrame(desk)
    flow = entered(UnlockFlow(frame))
    qtbot.addWidget(flow.view)
    assert frame.place == "today"
    assert desk.vault is not None
    assert desk.desk is not None
    assert desk.project.threshold == 5
    desk.close()


def test_a_coordinators_home_opens_into_the_project(qtbot, tmp_path):
    workplace = workplace_in(tmp_path / "home")
    unlocking.create_vault(workplace, SECRET, which=unlocking.Which.DESK)
    unlocking.lock(workplace)
    frame = FakeFrame(workplace)
    flow = entered(UnlockFlow(frame))
    qtbot.addWidget(flow.view)
    flow.view.opened_asked.emit(SECRET, "")
    assert frame.place == "project"
    workplace.close()


def test_the_desk_beside_an_open_laptop_has_a_door_of_its_own(qtbot, locked):
    workplace = locked.workplace
    unlocking.create_vault(workplace, "peat and heather at dusk too", which=unlocking.Which.DESK)
    unlocking.lock(workplace)
    unlocking.unlock(workplace, SECRET)
    flow = UnlockFlow(locked)
    qtbot.addWidget(flow.view)
    assert not flow.stands_open
    flow.enter(desk=True)
    assert locked.gone == []
    assert flow.stands_open, "a sleep locks the laptop behind it"
    flow.view.opened_asked.emit("peat and heather at dusk too", "")
    assert workplace.desk is not None
    assert locked.place == "project"


def test_on_a_full_disk_the_vault_opens_to_be_read_and_that_is_said(qtbot, tmp_path):
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        workplace = workplace_in(tmp_path / "disk" / "home")
        unlocking.create_vault(workplace, SECRET)
        workplace.require_vault().save_person(made_up_person("Morag Ross"))
        unlocking.lock(workplace)
        fill(tmp_path / "disk")
        frame = FakeFrame(workplace)
        flow = entered(UnlockFlow(frame))
        qtbot.addWidget(flow.view)
        flow.view.opened_asked.emit(SECRET, "")
        assert frame.place == "today"
        assert frame.problems == ["usecases.no_room"]
        assert [one.name for one in workplace.require_vault().load_people()] == ["Morag Ross"]
        workplace.close()


def test_a_new_passphrase_beside_the_code_gives_a_new_code(qtbot, locked, tmp_path):
    code = unlocking.create_vault(workplace := workplace_in(tmp_path / "other"), SECRET)
    unlocking.lock(workplace)
    locked.workplace = workplace
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.other.click()
    flow.view.secret.setText(code)
    flow.view.passphrase.new.setText(NEW)
    flow.view.open_button.click()
    assert "not the same" in flow.view.trouble.text()
    flow.view.passphrase.again.setText(NEW)
    flow.view.open_button.click()
    kept = flow.view.kept.text()
    assert locked.gone == []
    flow.view.open_button.click()
    assert locked.place == "today"
    unlocking.lock(workplace)
    for secret in (NEW, kept):
        unlocking.unlock(workplace, secret)
        unlocking.lock(workplace)
    workplace.close()


def test_with_the_code_lost_too_the_organisation_opens_it(qtbot, locked, tmp_path):
    key = new_age_key()
    (tmp_path / "stick").write_text(key.secret)
    workplace = workplace_in(tmp_path / "other")
    unlocking.create_vault(workplace, SECRET, recipient=key.recipient)
    unlocking.lock(workplace)
    locked.workplace = workplace
    flow = entered(UnlockFlow(locked))
    qtbot.addWidget(flow.view)
    flow.view.other.click()
    flow.view.lost.click()
    assert flow.view.state.door == "help"
    locked.file = tmp_path / "request"
    flow.view.help.request_asked.emit(NEW)
    answer_recovery(locked.file, tmp_path / "stick", flow.view.help.words.text(), tmp_path / "answer")
    locked.file = tmp_path / "answer"
    flow.view.help.answer_asked.emit(NEW)
    assert len(flow.view.kept.text().replace("-", "")) == 28
    flow.view.went_on.emit()
    assert locked.place == "today"
    workplace.close()


def test_every_door_of_a_laptop_says_whose_project_it_is(qtbot, tmp_path):
    river = real_river(tmp_path)
    unlocking.lock(river.laptop)
    frame = FakeFrame(river.laptop)
    flow = entered(UnlockFlow(frame))
    qtbot.addWidget(flow.view)
    told = [flow.view.project.text()]
    for signal in (flow.view.code_asked, flow.view.help_asked, flow.view.passphrase_asked):
        signal.emit()
        told.append(flow.view.project.text())
    flow.view.opened_asked.emit("not this one at all", "")
    told.append(flow.view.project.text())
    assert told == ["Machair conversations"] * 5
    river.close()


def test_so_does_the_door_of_a_laptop_that_has_only_just_joined(qtbot, tmp_path):
    river = real_river(tmp_path)
    (river.laptop.home.folder / DOOR_NAME).unlink()
    flow = UnlockFlow(FakeFrame(river.laptop))
    qtbot.addWidget(flow.view)
    flow.stand_shut(pin=True)
    assert flow.view.project.text() == "Machair conversations"
    river.close()
