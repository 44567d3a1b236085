from tests.kit.joined import clock
from udset_desktop.desktop.app import Program, first_view, new_application
from udset_desktop.desktop.views.first_start_view import FirstStartView
from udset_desktop.foundation.places import Home


def test_a_new_home_is_painted_as_first_start(qtbot, tmp_path):
    view = first_view(Home(folder=tmp_path))
    qtbot.addWidget(view)
    assert isinstance(view, FirstStartView)


def test_the_window_starts_and_ends_in_order(qtbot, tmp_path):
    new_application([])
    program = Program(Home(folder=tmp_path / "home"), clock=clock())
    try:
        program.show()
        qtbot.waitUntil(lambda: program.shell.place == "first_start", timeout=20_000)
        assert program.shell.windowTitle() == "UDSET Desktop"
    finally:
        program.end()
    assert program.code == 0
