"""Qt gives back every reference it takes (note 0002): PySide6 6.12.0 on Python 3.11 did not."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLineEdit

CALLS, NOISE = 500, 50


@pytest.mark.qt
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be used up from 3.12 on")
def test_calls_that_return_nothing_do_not_use_up_none(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        line.setText("x")
    assert abs(sys.getrefcount(None) - before) < NOISE
