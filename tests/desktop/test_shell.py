from tests.kit.joined import clock
from udset_desktop.desktop.app import Program
from udset_desktop.foundation.places import Home


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
