"""Setting a bare machine up: what is missing is named exactly, and nothing is done twice."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

import pytest

from tests.kit.tree import ROOT

SPEC = importlib.util.spec_from_file_location("machine", ROOT / "packaging" / "machine.py")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's and Ubuntu's")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    module = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "_STATE", tmp_path / ".venv" / "state.json")
    return module


@pytest.fixture
def steps(machine, monkeypatch):
    """What `prepare` would do, in order, instead of doing it."""
    done = []

    def make():
        done.append("venv")
        machine.venv_python().parent.mkdir(parents=True, exist_ok=True)
        machine.venv_python().touch()

    def pip(*arguments):
        last = arguments[-1]
        done.append("project" if "-e" in arguments else last.replace("\\", "/").rsplit("/", 1)[-1])
        if "-e" in arguments:
            machine.venv_program("udset").touch()

    monkeypatch.setattr(machine, "_make_venv", make)
    monkeypatch.setattr(machine, "_pip", pip)
    monkeypatch.setattr(machine, "_compile", lambda: None)
    monkeypatch.setattr(machine, "wanted_packages", lambda **_: [])
    return done


def test_a_bare_machine_gets_everything_once(machine, steps):
    machine.prepare(checks=False)
    assert steps == ["venv", "runtime.txt", "build.txt", "project"]
    machine.prepare(checks=False)
    assert len(steps) == 4


def test_checks_add_the_developer_s_set_and_running_does_not_take_it_away(machine, steps):
    machine.prepare(checks=False)
    del steps[:]
    machine.prepare(checks=True)
    assert steps == ["dev.txt", "build.txt"]
    del steps[:]
    machine.prepare(checks=False)
    assert steps == []


def test_a_changed_lock_is_installed_again(machine, steps):
    machine.prepare(checks=False)
    state = json.loads(machine._STATE.read_text())
    machine._STATE.write_text(json.dumps({**state, "locks": "other"}))
    del steps[:]
    machine.prepare(checks=False)
    assert steps == ["runtime.txt", "build.txt"]


def test_another_python_makes_the_environment_anew(machine, steps):
    machine.prepare(checks=False)
    state = json.loads(machine._STATE.read_text())
    machine._STATE.write_text(json.dumps({**state, "python": "other"}))
    del steps[:]
    machine.prepare(checks=False)
    assert steps[0] == "venv"


def test_an_install_that_broke_off_is_taken_up_where_it_stopped(machine, steps, monkeypatch):
    pip = machine._pip

    def fail_on_project(*arguments):
        if "-e" in arguments:
            raise SystemExit(6)
        pip(*arguments)

    monkeypatch.setattr(machine, "_pip", fail_on_project)
    with pytest.raises(SystemExit):
        machine.prepare(checks=False)
    monkeypatch.setattr(machine, "_pip", pip)
    del steps[:]
    machine.prepare(checks=False)
    assert steps == ["project"]


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 15, 0)])
def test_a_python_that_does_not_fit_is_one_sentence_and_6(machine, monkeypatch, capsys, version):
    monkeypatch.setattr(machine.sys, "version_info", version)
    with pytest.raises(SystemExit) as caught:
        machine.prepare(checks=False)
    assert caught.value.code == 6
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@LINUX
def test_without_rights_the_exact_line_is_printed_and_nothing_is_run(machine, monkeypatch, capsys):
    monkeypatch.setattr(machine, "_rights", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was run"))
    with pytest.raises(SystemExit) as caught:
        machine._require_system(["libegl1", "xvfb"])
    assert caught.value.code == 6
    line = "sudo apt-get install -y --no-install-recommends libegl1 xvfb"
    assert line in [one.strip() for one in capsys.readouterr().err.splitlines()]


@LINUX
def test_what_is_there_is_not_asked_for(machine, monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "_has_library", lambda soname: soname != "libEGL.so.1")
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _: object())
    assert machine.wanted_packages(screen=True, programs=True) == ["libegl1"]
    assert machine.wanted_packages(screen=False, programs=False) == []


@LINUX
def test_debian_s_bare_python_asks_for_its_own_venv(machine, monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda _: None)
    own = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert machine.wanted_packages(screen=False, programs=False) == [own]


def test_another_system_is_never_asked_for_apt_packages(machine, monkeypatch):
    monkeypatch.setattr(machine.sys, "platform", "darwin")
    assert machine.wanted_packages(screen=True, programs=True) == []


def test_our_programs_use_compiled_modules(machine, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in machine.clean_environment()
    assert machine.clean_environment(CI="true")["CI"] == "true"
