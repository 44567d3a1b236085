"""A conversation killed at random moments loses nothing and shows nothing; the long run is by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MET_BY_COUNT = {
    *(
        "remark",
        "remark home",
        "put aside",
        "offer",
        "begin feedback",
        "feedback",
        "begin look back",
        "look back",
    ),
    *("open summary", "reading", "put right", "finish summary", "hand over", "take over", "let go"),
    *("tick", "take back", "note", "change mind", "take part back", "reopen"),
}
"""What a short run through the verbs must have gone through before a kill, on any machine."""
PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def endured(program: str, kills: int, *more: str) -> dict:
    """What a run told that lost and showed nothing."""
    told = subprocess.run(
        [sys.executable, PACKAGING / program, "--kills", str(kills), "--seed", "20260504", *more],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    tally = json.loads(told.stdout)
    assert tally["kills"] == kills
    return tally


@pytest.mark.slow
def test_no_kill_loses_or_shows_anything():
    tally = endured("endure.py", 39, "--json")

    assert tally["saved"] > 100
    assert set(tally["met"]) >= MET_BY_COUNT
    assert set(tally["while_doing"]) - {"starting", "between"}  # it really was killed in the middle
