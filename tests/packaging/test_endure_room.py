"""Jobs on a small disk that really is full lose nothing and say why; every page of room is gone through by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import endure_room

CASES = 1


@pytest.mark.slow
def test_a_job_without_room_says_so_and_is_done_once_there_is_some():
    told = subprocess.run(
        [sys.executable, endure_room.__file__, "--cases", str(CASES), "--seed", "20260504"],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    if told.returncode == endure_room.FORBIDDEN:
        pytest.skip("no small disk may be mounted here")
    assert told.returncode == 0, told.stdout + told.stderr
    tally = json.loads(told.stdout)

    assert tally["cases"] == CASES * len(tally["needs"])
    assert all(pages > CASES for pages in tally["needs"].values())
    assert sum(tally["said"].values())  # the disk really was full
