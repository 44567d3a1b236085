"""The real window killed at each of its acts in turn loses nothing and shows nothing; the long run is by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))

from endure_window_end import GOALS

KILLS = 25
"""One at each act, and each tenth while the window starts."""


@pytest.mark.slow
def test_no_kill_of_the_real_window_at_any_of_its_acts_loses_or_shows_anything():
    told = subprocess.run(
        [sys.executable, PACKAGING / "endure_window.py", "--kills", str(KILLS), "--seed", "20260504"],
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
    assert set(tally["met"]) >= set(GOALS)
