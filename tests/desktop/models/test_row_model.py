from dataclasses import dataclass

import pytest
from PySide6.QtTest import QSignalSpy

from udset_desktop.desktop.models.row_model import RowModel


@dataclass(frozen=True)
class Line:
    key: int
    state: str = ""


@pytest.fixture
def model(qapp):
    made = RowModel()
    made.show_rows((Line(1), Line(2)))
    return made


def test_only_the_line_that_changed_is_drawn_anew(model):
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.show_rows((Line(1), Line(2, "told")))
    assert (changed.count(), reset.count()) == (1, 0)
    assert changed.at(0)[0].row() == 1
    assert model.rows[1].state == "told"


def test_other_lines_begin_anew(model):
    reset = QSignalSpy(model.modelReset)
    model.show_rows((Line(2), Line(1)))
    assert reset.count() == 1


def test_the_same_lines_change_nothing(model):
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.show_rows((Line(1), Line(2)))
    assert (changed.count(), reset.count()) == (0, 0)


def test_no_line_has_lines_of_its_own(model):
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0)) == 0
