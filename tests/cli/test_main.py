"""The one place that turns errors into exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.kit.command import run, training_home
from tests.kit.tree import ROOT
from udset_desktop import __version__
from udset_desktop.cli import instrument_commands
from udset_desktop.foundation.problems import Cancelled, Incompatible

CANARY = "Morag-at-14-Harbour-Street"


def fail_with(monkeypatch, problem):
    def refuse():
        raise problem

    monkeypatch.setattr(instrument_commands, "own_catalogue", refuse)


@pytest.mark.parametrize(("problem", "code"), [(Incompatible("usecases.home_newer"), 5), (Cancelled(), 130)])
def test_an_expected_error_is_its_sentence_and_its_number(monkeypatch, problem, code):
    fail_with(monkeypatch, problem)
    done = run("instruments", "list", "--json")
    assert done.code == code
    assert done.codes == [problem.code]
    assert done.err.strip()


@pytest.mark.expects_log("cli.bug")
def test_a_bug_of_ours_ends_with_70_and_tells_nothing_that_anybody_said(monkeypatch):
    fail_with(monkeypatch, ValueError(CANARY))
    done = run("instruments", "list")
    assert done.code == 70
    assert CANARY not in done.out + done.err
    assert "Traceback" not in done.err
    assert "ValueError" in done.err


@pytest.mark.expects_log("cli.bug")
def test_a_bug_is_logged_in_a_home_that_is_there(monkeypatch, tmp_path):
    home = training_home(tmp_path)
    fail_with(monkeypatch, ValueError(CANARY))
    assert run("instruments", "list", "--home", home).code == 70
    log = (home / "logs" / "udset.log").read_text()
    assert "ValueError" in log
    assert CANARY not in log


def test_without_a_log_no_library_s_words_reach_the_terminal():
    script = (
        "import logging, sys\n"
        "from udset_desktop.cli import instrument_commands, main\n"
        f"def fail(): logging.getLogger('lib').warning({CANARY!r}); raise ValueError({CANARY!r})\n"
        "instrument_commands.own_catalogue = fail\n"
        "sys.exit(main.main(['--home', 'nowhere', 'instruments', 'list']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 70
    assert CANARY not in told.stdout + told.stderr


def test_ctrl_c_at_the_wrong_moment_ends_with_130(monkeypatch):
    fail_with(monkeypatch, KeyboardInterrupt())
    assert run("instruments", "list").code == 130


def test_looking_makes_no_home(tmp_path):
    assert run("instruments", "list", "--home", tmp_path / "new").code == 0
    assert not (tmp_path / "new").exists()


def test_a_version_is_told():
    assert run("--version").out.strip() == f"udset {__version__}"


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_a_reader_that_leaves_early_is_no_error():
    line = f"{sys.executable} -m udset_desktop instruments show user-review | head -1"
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""


def test_the_program_runs_as_a_module_too():
    told = subprocess.run(
        [sys.executable, "-m", "udset_desktop", "instruments", "list", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(json.loads(line)["id"] for line in told.stdout.splitlines())
