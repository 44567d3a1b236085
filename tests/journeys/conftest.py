"""What the journeys through the real window share."""

import pytest

from tests.kit.virtual_screen import virtual_screen
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import interviewing, projects
from udset_desktop.usecases.workplace import open_workplace


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
