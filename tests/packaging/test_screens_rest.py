"""The rest check of the screens tour finds a window that never stops laying itself out."""

from __future__ import annotations

import importlib.util

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.kit.tree import ROOT

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]

SPEC = importlib.util.spec_from_file_location("screens_rest", ROOT / "packaging" / "screens_rest.py")


@pytest.fixture(scope="module")
def rest():
    module = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(module)
    return module


class Restless(QWidget):
    """Asks to be laid out each time it is."""

    def event(self, event):
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.layout().setSpacing(4)
        return super().event(event)


def a_page(qtbot, part):
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(part)
    QVBoxLayout(part).addWidget(QLabel("a good day"))
    page.show()
    return page


def test_a_part_that_asks_whenever_it_is_laid_out_is_named(qtbot, rest):
    [fault] = rest.unrest_in(a_page(qtbot, Restless()))
    assert fault.startswith("never at rest: ")
    assert "Restless" in fault


def test_a_page_that_rests_is_no_fault(qtbot, rest):
    page = a_page(qtbot, QWidget())
    page.findChild(QLabel).setText("words that have just become longer")
    assert list(rest.unrest_in(page)) == []
