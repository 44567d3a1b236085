"""Qt gives back every reference it takes (note 0002): PySide6 6.12.0 on Python 3.11 did not."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLineEdit

CALLS, NOISE = 500, 50


@pytest.mark.qt
def test_calls_that_return_nothing_do_not_use_up_none(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        line.setText("x")
    # From 3.12 on None is counted no more, and cannot be used up: its count stands still by itself.
    assert abs(sys.getrefcount(None) - before) < NOISE
