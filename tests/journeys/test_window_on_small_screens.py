import pytest

from tests.kit.virtual_screen import virtual_screen
from tests.kit.watched_window import WatchedWindow


@pytest.mark.parametrize(
    ("width", "height", "fills"),
    [(1280, 720, "the screen"), (1366, 768, "the screen"), (1920, 1080, "a part of it")],
)
def test_the_whole_window_is_on_the_screen(tmp_path, width, height, fills):
    with virtual_screen(width=width, height=height) as screen:
        window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
        try:
            seen = window.until(lambda seen: seen.get("active") and seen["whole"], "a whole window")
            assert seen["whole"] == fills
        finally:
            window.kill()
