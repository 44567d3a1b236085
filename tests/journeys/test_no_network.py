"""No socket, but while somebody sends: told by Python's own hook, by the system's calls, and without any network.

The hook sees what Python opens, `strace` also what libraries open below it; in a world without a
network whatever would need one could not work.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.kit.command import answers_file, interview, training_home
from tests.kit.servers import PASSWORD, USER, webdav
from tests.kit.tree import ROOT

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces and strace are Linux's")

HOOKED = """
import sys
seen = []
sys.addaudithook(lambda event, told: seen.append(event) if event.startswith("socket.") else None)
from udset_desktop.cli.main import main
codes = [main(line.split("\\x1f")) for line in sys.argv[1:]]
print("SEEN", sorted(set(seen)), codes, file=sys.stderr)
"""
"""Runs command lines in one process with the hook armed before anything of ours is imported."""

INTERNET = re.compile(r"AF_INET6?\b")


@pytest.fixture
def home(tmp_path):
    return training_home(tmp_path)


def journey(home, folder):
    """Everything between a conversation and its receipt, but the sending, one command line each."""
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    answers = answers_file(folder / "a.jsonl", *lines)
    pool, out = folder / "pool.sqlite", folder / "out"
    out.mkdir()
    return [
        ["interview", "import", answers],
        ["bundle", "write", "--to", out],
        ["carrier", "show"],
        ["pool", "init", pool],
        ["pool", "merge", pool, out / "one.udset"],
        ["receipt", "take", out / "one.udsetreceipt"],
        ["measures", pool],
        ["audit"],
        ["vault", "check"],
    ], out


def noon():
    """A place on the earth where it is about noon now, as the system takes it."""
    return {**os.environ, "TZ": f"NOON{datetime.now(UTC).hour - 12:+d}"}


def hooked(home, lines, *ahead, at_noon=False):
    """The lines run in a process of their own, `ahead` of it another program; what was seen, and the codes."""
    words = ["\x1f".join(str(one) for one in (*line, "--home", home)) for line in lines]
    command = [*ahead, sys.executable, "-c", HOOKED, *words]
    world = noon() if at_noon else None
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, env=world)
    assert done.returncode == 0, done.stderr
    told = re.search(r"SEEN (\[.*?\]) (\[.*\])$", done.stderr.strip().splitlines()[-1])
    assert told, done.stderr
    return told[1], told[2]


def parts(home, folder):
    """The journey in two: up to the bundle, and after it has the name that the second half calls it by."""
    lines, out = journey(home, folder)

    def rename():
        (bundle,) = out.glob("*.udset")
        bundle.rename(out / "one.udset")

    return lines[:3], rename, lines[3:]


def test_a_whole_journey_opens_no_socket_that_python_knows_of(home, tmp_path):
    first, rename, rest = parts(home, tmp_path)
    assert hooked(home, first) == ("[]", "[0, 0, 0]")
    rename()
    assert hooked(home, rest) == ("[]", "[0, 0, 0, 0, 0, 0]")


@LINUX
def test_a_send_that_is_planned_and_not_due_opens_no_socket(home, tmp_path):
    first, _, _ = parts(home, tmp_path)
    (tmp_path / "password").write_text(PASSWORD)
    (tmp_path / "dav").mkdir()
    with webdav(tmp_path / "dav") as port:
        place = f"http://{USER}@127.0.0.1:{port}/"
        choose = ["carrier", "set", place, "--password-file", tmp_path / "password"]
        hooked(home, [first[0], choose, ["bundle", "write"]])
        planned = [
            ["carrier", "schedule", "--at", "23:00"],
            *[["deliver", "--due"]] * 2,
            ["carrier", "schedule"],
        ]
        assert hooked(home, planned, at_noon=True) == ("[]", "[0, 0, 0, 0]")
        assert traced(home, tmp_path, planned, at_noon=True) == []
        due = [["carrier", "schedule", "--at", "11:00"], ["deliver", "--due"]]
        connects = [line for line in traced(home, tmp_path, due, at_noon=True) if "connect(" in line]
        assert connects
        assert all(f"htons({port})" in line for line in connects)
        assert traced(home, tmp_path, [["deliver", "--due"]], at_noon=True) == []  # once a day


def test_the_hook_does_see_a_send(home, tmp_path):
    place = f"sftp://{USER}@127.0.0.1:9/in"
    seen, codes = hooked(home, [["carrier", "set", place, "--own-key"]])
    assert "socket.connect" in seen
    assert codes == "[6]"


@LINUX
def test_a_whole_journey_asks_the_system_for_no_internet(home, tmp_path):
    first, rename, rest = parts(home, tmp_path)
    assert traced(home, tmp_path, first) == []
    rename()
    assert traced(home, tmp_path, rest) == []


@LINUX
def test_the_system_s_calls_show_a_send_and_only_to_the_place_that_was_chosen(home, tmp_path):
    (tmp_path / "dav").mkdir()
    (tmp_path / "password").write_text(PASSWORD)
    with webdav(tmp_path / "dav") as port:
        choose = [
            "carrier",
            "set",
            f"http://{USER}@127.0.0.1:{port}/",
            "--password-file",
            tmp_path / "password",
        ]
        calls = traced(home, tmp_path, [choose, ["bundle", "write"], ["deliver"]])
        assert traced(home, tmp_path, [["bundle", "write"], ["carrier", "show"]]) == []
    connects = [line for line in calls if "connect(" in line]
    assert connects
    assert all(f"htons({port})" in line and "127.0.0.1" in line for line in connects)


@LINUX
def test_a_whole_journey_works_where_there_is_no_network_at_all(home, tmp_path):
    first, rename, rest = parts(home, tmp_path)
    assert hooked(home, first, *alone())[1] == "[0, 0, 0]"
    rename()
    assert hooked(home, rest, *alone())[1] == "[0, 0, 0, 0, 0, 0]"


@LINUX
def test_sending_where_there_is_no_network_is_a_sentence_and_loses_nothing(home, tmp_path):
    first, _, _ = parts(home, tmp_path)
    place = f"sftp://{USER}@127.0.0.1:2222/in"
    assert hooked(home, [*first, ["carrier", "set", place, "--own-key"]], *alone())[1] == "[0, 0, 0, 6]"


def alone():
    """Before a command: an empty network of its own, as root or as anybody who may have one."""
    for ahead in (("unshare", "-n"), ("unshare", "-r", "-n")):
        if not subprocess.run([*ahead, "true"], check=False, capture_output=True).returncode:
            return ahead
    pytest.skip("no user may be made up here")
    raise AssertionError


def traced(home, folder, lines, *, at_noon=False):
    """The system calls that speak to the internet while the lines run."""
    trace = folder / "trace"
    watched = ("strace", "-f", "-e", "trace=socket,connect,bind,sendto", "-o", str(trace))
    hooked(home, lines, *watched, at_noon=at_noon)
    calls = trace.read_text(errors="replace").splitlines()
    trace.unlink()
    return [line for line in calls if INTERNET.search(line)]
