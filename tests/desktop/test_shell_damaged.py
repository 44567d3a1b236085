"""A damaged vault in a real window: from the door by the question to a backup put back, and to Today."""

from tests.kit.bundles import record
from tests.kit.joined import PASSPHRASE, put_on_file
from tests.kit.locked_windows import Sitting
from tests.kit.real_homes import real_river
from udset_desktop.usecases.backing_up import back_up


def test_the_way_from_the_door_to_today(qtbot, tmp_path):
    river = real_river(tmp_path)
    put_on_file(river.laptop, record(1))
    backup, home = back_up(river.laptop, tmp_path).file, river.laptop.home.folder
    vault = river.laptop.vault_folder / "vault.db"
    river.close()
    vault.write_bytes(bytes(64) + vault.read_bytes()[64:])
    sitting = Sitting(qtbot, home)
    shell = sitting.shell
    sitting.open(PASSPHRASE, place="unlock")
    door = shell.flows["unlock"].view
    qtbot.waitUntil(lambda: not door.put_back.isHidden())

    door.put_back.click()
    assert shell.stack.currentWidget() is shell.question
    shell.question.buttons["no"].click()
    assert shell.stack.currentWidget() is door
    door.put_back.click()
    shell.question.buttons["go"].click()
    sitting.quiet("first_start")
    started = shell.flows["first_start"]
    started.put_back._on_file(backup)
    started.view.put_back.put_back_asked.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: started.may_lock, timeout=20_000)
    started.view.go_on.click()
    sitting.quiet("today")

    assert "1.before-restore" in shell.bar.words.text()
    assert len(shell.workplace.require_vault().load_records()) == 1
    sitting.program.end()


def test_a_lost_vault_is_told_at_the_door_before_anything_is_typed(qtbot, tmp_path):
    river = real_river(tmp_path)
    home, vault = river.laptop.home.folder, river.laptop.vault_folder / "vault.db"
    river.close()
    vault.unlink()
    sitting = Sitting(qtbot, home)
    door = sitting.shell.flows["unlock"].view
    qtbot.waitUntil(lambda: not door.put_back.isHidden(), timeout=20_000)

    assert "only its keys are here" in door.state.trouble
    qtbot.waitUntil(lambda: sitting.program.sending is not None, timeout=20_000)  # all is brought in
    sitting.program.end()
