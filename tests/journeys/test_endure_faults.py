"""What is done beside the conversation, killed and cut off at moments drawn from a seed; the long run is by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SERVER = "merge on a server"
JOBS = ("talk", "bundle", "deliver", "migrate", "back up", "restore", "merge", SERVER)


def endured(program: str, *more: str) -> dict:
    """What a run told in which nothing was lost."""
    told = subprocess.run(
        [sys.executable, PACKAGING / program, "--seed", "20260504", *more],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return json.loads(told.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the calls that are taken are those of POSIX")
@pytest.mark.parametrize("job", JOBS)
def test_a_kill_a_failing_disk_two_programs_a_jumping_clock_and_a_cut_connection_lose_nothing(job):
    tally = endured("endure_faults.py", "--kills", "3", "--writes", "2", "--odd", "1", "--jobs", job)

    assert tally["cases"] == 3 + 3 * 2 + 2 * 1 + (job == SERVER)
    assert sum(count for code, count in tally["said"].items() if code)  # some of it really failed


@pytest.mark.slow
def test_damage_on_the_disk_loses_no_saving_that_is_whole_there_or_is_said():
    tally = endured("endure_damage.py", "--bytes", "40", "--lengths", "40")

    assert tally["log cut"] >= 40
    assert tally["pages changed"]
    assert tally["cases"] > 1000
