"""A conversation killed at random moments loses nothing and shows nothing; the long run is by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ENDURE = Path(__file__).resolve().parents[2] / "packaging" / "endure.py"


@pytest.mark.slow
def test_no_kill_loses_or_shows_anything():
    told = subprocess.run(
        [sys.executable, ENDURE, "--kills", "25", "--seed", "20260504", "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )

    assert told.returncode == 0, told.stdout + told.stderr
    tally = json.loads(told.stdout)
    assert tally["kills"] == 25
    assert tally["saved"] > 100
    assert {"answer", "starting"} <= set(tally["while_doing"])  # it really was killed in the middle
