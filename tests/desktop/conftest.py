"""Every test of the window wears the light look and lets go of what it made."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.kit.joined import joined
from tests.kit.tools import EVERY_TOOL
from tests.kit.windows import FakeFrame
from udset_desktop.desktop.look.theme import Theme, load_fonts

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    # The offscreen platform says this of itself at every top-level window; it is no fault of ours.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
            item.add_marker(pytest.mark.qt)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication):
    qapp.setStyle("Fusion")
    load_fonts()
    Theme().apply(qapp)
    # An expected problem that a test keeps holds on to its frames, and these to a view: the collector
    # must not take that view away while Qt is handing it an event.
    gc.disable()
    yield
    gc.enable()
    # Deleted now and not some time later: every look put on afterwards would dress them again.
    for one in qapp.topLevelWidgets():
        one.close()
        one.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def river(tmp_path):
    """A desk and a laptop that joined it, on made-up ground."""
    both = joined(tmp_path)
    yield both
    both.close()


@pytest.fixture
def frame(river):
    return FakeFrame(river.laptop)


@pytest.fixture
def tool_frame(tmp_path):
    """The frame of a laptop whose project uses every tool."""
    both = joined(tmp_path, EVERY_TOOL)
    yield FakeFrame(both.laptop)
    both.close()
