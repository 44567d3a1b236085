"""Stopping long work from the terminal."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from udset_desktop.cli.watch import TerminalControl
from udset_desktop.foundation.problems import Cancelled

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def control():
    made = TerminalControl()
    made.listen()
    yield made
    made.close()


def test_work_goes_on_until_it_is_asked_to_stop(control):
    control.checkpoint(0.5)
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(Cancelled):
        control.checkpoint(0.6)


def test_a_second_wish_to_stop_stops_at_once(control):
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_nothing_is_drawn_where_nobody_looks(control, capsys):
    control.checkpoint(0.5)
    control.close()
    assert capsys.readouterr().err == ""


def test_on_a_terminal_the_share_is_shown_and_taken_away_again(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    control = TerminalControl()
    monkeypatch.setattr(control, "_last_s", -10.0)
    control.checkpoint(0.42)
    control.close()
    shown = capsys.readouterr().err
    assert "42 %" in shown
    assert shown.endswith("\r")


def test_the_terminal_gets_its_own_ctrl_c_back():
    before = signal.getsignal(signal.SIGINT)
    control = TerminalControl()
    control.listen()
    control.close()
    assert signal.getsignal(signal.SIGINT) is before
