"""The real window killed at each of its acts in turn loses nothing and shows nothing; the long run is by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import endure_window

KILLS = 25
"""One at each act, and each tenth while the window starts."""


@pytest.mark.slow
def test_no_kill_of_the_real_window_at_any_of_its_acts_loses_or_shows_anything():
    told = subprocess.run(
        [sys.executable, endure_window.__file__, "--kills", str(KILLS), "--seed", "20260504"],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    tally = json.loads(told.stdout)

    assert tally["kills"] == KILLS
    assert tally["saved"]
    assert tally["letters"]
    assert set(tally["met"]) >= set(endure_window.GOALS)
