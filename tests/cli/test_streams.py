"""Output as it is found in the wild: closed, full, a pipe that is left, a terminal of another alphabet."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.kit.command import answers_file, interview, ran_well, training_home
from tests.kit.tree import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams as POSIX shells give them")
PROGRAM = f"{sys.executable} -m udset_desktop"


def shell(line, **more):
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, capture_output=True, check=False, **more
    )
    return told.returncode, told.stdout, told.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_swallow_what_is_said(closed):
    code, _, err = shell(f"{PROGRAM} instruments list --json {closed}")
    assert (code, err) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("how", ["", "--json"])
def test_a_full_disk_behind_the_output_is_a_sentence(how):
    code, _, err = shell(f"{PROGRAM} instruments list {how} >/dev/full")
    assert code == 6
    assert "could not be written" in err
    assert "Exception" not in err


@pytest.fixture
def spoken(tmp_path):
    home = training_home(tmp_path)
    line = interview(person={"ref": "Mòrag"})
    ran_well("interview", "import", answers_file(tmp_path / "a.jsonl", line), "--home", home)
    return home


OLD_TERMINAL = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_json_is_utf_8_in_every_terminal(spoken):
    code, out, err = shell(f"{PROGRAM} interview list --json --home {spoken}", env=OLD_TERMINAL)
    assert code == 0, err
    assert "Mòrag" in out.decode("utf-8")


def test_a_letter_the_terminal_cannot_show_costs_that_letter_and_no_more(spoken):
    code, out, err = shell(f"{PROGRAM} interview list --home {spoken}", env=OLD_TERMINAL)
    assert code == 0, err
    assert b"M?rag" in out
