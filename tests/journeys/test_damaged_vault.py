"""A damaged vault at the door of the window, and the way back from a backup."""

import pytest

from tests.kit.bundles import record
from tests.kit.joined import PASSPHRASE, put_on_file
from tests.kit.real_homes import OWN, both_at_one_desk, real_river
from tests.kit.windows import FakeFrame, entered
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.desktop.flows.unlock_flow import UnlockFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.unlocking import VaultState, Which, folder_of, vault_state


@pytest.fixture
def real(tmp_path):
    made = real_river(tmp_path)
    put_on_file(made.laptop, record(1))
    yield made
    made.close()


def spoil(workplace, which, name):
    unlocking.lock(workplace)
    for file in folder_of(workplace, which).glob(name):
        file.write_bytes(bytes(64) + file.read_bytes()[64:])
    return {one.name: one.read_bytes() for one in folder_of(workplace, which).iterdir()}


def at_the_door(qtbot, workplace, **handed):
    frame = FakeFrame(workplace)
    flow = entered(UnlockFlow(frame), **handed)
    qtbot.addWidget(flow.view)
    return flow, frame


def on_put_back_page(qtbot, frame):
    place, handed = frame.gone[-1]
    assert place == "first_start"
    flow = entered(FirstStartFlow(frame), **handed)
    qtbot.addWidget(flow.view)
    assert flow.view.currentWidget() is flow.view.put_back
    return flow


def test_a_wrong_passphrase_never_offers_it(qtbot, real):
    unlocking.lock(real.laptop)
    flow, frame = at_the_door(qtbot, real.laptop)
    flow.view.opened_asked.emit("three wrong guesses in a row", "")
    assert not flow.view.trouble.isHidden()
    assert flow.view.put_back.isHidden()
    flow.view.code_asked.emit()
    flow.view.recover_asked.emit("three wrong guesses in a row", "seal on the skerry")
    assert flow.view.put_back.isHidden()
    assert frame.gone == []


@pytest.mark.parametrize("name", ["vault.db", "vault.slots*"])
def test_what_is_damaged_is_moved_aside_unchanged_and_the_backup_comes_in_its_place(
    qtbot, real, tmp_path, name
):
    backup = back_up(real.laptop, tmp_path).file
    before = spoil(real.laptop, Which.LAPTOP, name)
    flow, frame = at_the_door(qtbot, real.laptop)
    assert flow.view.put_back.isHidden()
    flow.view.opened_asked.emit(PASSPHRASE, "")
    assert flow.view.trouble.text() == say("unlock.damaged")
    assert not flow.view.put_back.isHidden()

    flow.view.put_back.click()
    assert frame.question.title == say("unlock.put_back_title")
    assert frame.gone == []  # answered with no

    frame.answer_with = ("go", "")
    flow.view.put_back.click()
    started = on_put_back_page(qtbot, frame)
    page = started.view.put_back
    assert page.lead.text() == say("first_start.put_back_instead")
    frame.file = backup
    page.file_button.click()
    page.put_back_asked.emit("three wrong guesses in a row")
    assert not page.trouble.isHidden()
    folder = folder_of(real.laptop, Which.LAPTOP)
    assert [one.name for one in folder.parent.iterdir()] == ["1"]
    page.put_back_asked.emit(PASSPHRASE)

    assert len(real.laptop.require_vault().load_records()) == 1
    assert started.view.currentWidget() is started.view.told
    started.view.go_on.click()
    aside = folder.with_name("1.before-restore")
    assert frame.gone[-1][0] == "today"
    assert str(aside) in frame.told[-1]
    kept = {one.name: one.read_bytes() for one in aside.iterdir()}
    assert {one: kept[one] for one in before if "tries" not in one} == {
        one: content for one, content in before.items() if "tries" not in one
    }


def test_a_damaged_desk_is_never_put_back_over_the_laptop_beside_it(qtbot, tmp_path):
    made = both_at_one_desk(tmp_path)
    of_laptop, of_desk = back_up(made.desk, tmp_path).file, back_up(made.desk, tmp_path, Which.DESK).file
    spoil(made.desk, Which.DESK, "vault.db")
    unlocking.unlock(made.desk, OWN)
    flow, frame = at_the_door(qtbot, made.desk, desk=True)
    flow.view.opened_asked.emit(PASSPHRASE, "")
    frame.answer_with = ("go", "")
    flow.view.put_back.click()
    started = on_put_back_page(qtbot, frame)
    page, frame.file = started.view.put_back, of_laptop
    page.file_button.click()
    page.put_back_asked.emit(OWN)
    assert "backup of the desk" in page.trouble.text()
    assert vault_state(made.desk) is VaultState.OPEN

    page.left.emit()
    assert frame.gone[-1] == ("unlock", {"desk": True})
    started.enter(instead_of=Which.DESK)
    frame.file = of_desk
    page.file_button.click()
    page.put_back_asked.emit(PASSPHRASE)
    assert vault_state(made.desk, Which.DESK) is VaultState.OPEN
    assert frame.gone[-1][0] == "project"
    assert "desk.before-restore" in frame.told[-1]
    made.close()
