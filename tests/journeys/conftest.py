"""What the journeys through the real window share."""

import pytest

from tests.kit import canaries
from tests.kit.screen_reader import screen_reader
from tests.kit.virtual_screen import virtual_screen
from tests.kit.watched_window import WatchedWindow
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import interviewing, projects
from udset_desktop.usecases.workplace import open_workplace


@pytest.fixture(autouse=True)
def watch(tmp_path, monkeypatch):
    """Nothing that anybody said, and no secret, lies anywhere after any step of any journey."""
    with canaries.watched(tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture(scope="module")
def begin_lists(tmp_path_factory):
    """The words of Begin, from made-up ground of our own."""
    workplace = open_workplace(Home(folder=tmp_path_factory.mktemp("words") / "home"))
    projects.new_project(workplace, "Words", passphrase="", training=True)
    lists = interviewing.begin_choices(workplace)
    workplace.close()
    return lists


@pytest.fixture
def screen():
    with virtual_screen() as one:
        yield one


@pytest.fixture
def reader():
    """Somebody who listens to what a window says on the accessibility bus."""
    with screen_reader() as one:
        yield one


@pytest.fixture
def shown(tmp_path, reader):
    """A window that is listened to, on the home it is asked for."""
    windows = []
    with virtual_screen() as screen:

        def show(home="home"):
            words = ("--home", str(tmp_path / home))
            windows.append(WatchedWindow(screen, tmp_path, *words, **reader.environment()))
            return windows[-1]

        yield show
        for window in windows:
            window.kill()
