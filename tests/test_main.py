"""Which face a start shows."""

from __future__ import annotations

import gc
import sys

import pytest

from udset_desktop import __main__ as start


@pytest.fixture
def shown(monkeypatch):
    """What was started, instead of starting it."""
    calls = []
    pytest.importorskip("PySide6")

    def window(argv):
        calls.append(("window", argv))
        return int(gc.isenabled())

    monkeypatch.setattr("udset_desktop.desktop.app.main", window)
    monkeypatch.setattr("udset_desktop.cli.main.main", lambda argv: calls.append(("command", argv)) or 0)
    return calls


@pytest.mark.parametrize(
    ("arguments", "face"), [([], "window"), (["demo"], "command"), (["--version"], "command")]
)
def test_no_arguments_is_the_window_and_any_is_the_command_line(monkeypatch, shown, arguments, face):
    monkeypatch.setattr(sys, "argv", ["udset", *arguments])
    assert start.main() == 0
    assert shown == [(face, arguments)]


def test_the_window_program_takes_its_own_options(monkeypatch, shown):
    monkeypatch.setattr(sys, "argv", ["udset-desktop", "--home", "h"])
    assert start.open_window() == 0
    assert shown == [("window", ["--home", "h"])]


def test_nothing_is_collected_while_the_window_starts(monkeypatch, shown):
    monkeypatch.setattr(sys, "argv", ["udset-desktop"])
    assert start.open_window() == 0
    assert gc.isenabled()


def test_ctrl_c_while_the_program_is_still_starting_ends_with_130(monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("udset_desktop.cli.main.main", interrupted)
    monkeypatch.setattr(sys, "argv", ["udset", "demo"])
    assert start.main() == 130
