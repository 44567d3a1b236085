"""A jot that hangs on the pointer when the screen is covered: its words go as well."""

import pytest

from tests.journeys.test_jots_to_the_sheet import jot
from tests.journeys.test_window_by_keyboard import begin, jump
from tests.kit.watched_window import WatchedWindow

pytestmark = pytest.mark.screen


def test_a_jot_that_is_being_carried_is_let_go_under_the_cover_and_lies_where_it_lay(
    tmp_path, screen, begin_lists
):
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"), held=True)
    try:
        begin(window, begin_lists)
        jump(window, "safe")
        jot(window, "I must ask about the bus.")
        window.keys("ctrl+shift+j")
        spots = window.until(lambda seen: seen["called"] == "jot_list" and seen["covered"], "the jots")[
            "spots"
        ]
        screen.take_up(spots["jot"], spots["map_people"])
        window.until(lambda seen: seen["carried"], "the jot on the pointer")
        assert window.let_pass(4 * 60)["cover"]
        assert not window.now()["carried"]
        screen.let_fall()
        window.keys("space")
        seen = window.until(lambda seen: not seen["cover"], "the jots again")
        assert seen["jots"] == [[]]
        assert window.close() == 0
    finally:
        window.kill()
