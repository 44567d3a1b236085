"""A pool on a disk that takes no more, or on a file nobody may write: exit 6, and everything as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.kit.command import answers_file, interview, ran_well, training_home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file size limits and users are POSIX")

NOBODY = 65534
IN_NEED = """
import os, resource, signal, sys
from udset_desktop.cli.main import main
limit, user, *told = sys.argv[1:]
if int(limit):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
if int(user) and os.getuid() == 0:
    import udset_desktop.usecases.taking_in, udset_desktop.usecases.figures  # before the rights go
    import udset_desktop.store.pool, udset_desktop.bundle.reader, udset_desktop.usecases.standing
    os.setgid(int(user)); os.setuid(int(user))
sys.exit(main(told))
"""


@cache
def made():
    # Not under pytest's own folder, which another user may not even look into.
    folder = Path(tempfile.mkdtemp(prefix="udset-full-"))
    home = training_home(folder)
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    ran_well("interview", "import", answers_file(folder / "a.jsonl", *lines), "--home", home)
    (folder / "out").mkdir()
    ran_well("bundle", "write", "--to", folder / "out", "--home", home)
    ran_well("pool", "init", folder / "pool.db", "--home", home)
    return folder


@pytest.fixture
def desk():
    folder = Path(tempfile.mkdtemp(prefix="udset-full-"))
    shutil.copytree(made(), folder, dirs_exist_ok=True)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


def in_need(desk, *told, limit_bytes=0, user=0):
    """The command in a process of its own which may write no file longer than `limit_bytes`."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            IN_NEED,
            str(limit_bytes),
            str(user),
            *map(str, told),
            "--home",
            desk / "home",
        ],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )


def digest(desk):
    return ran_well("pool", "digest", desk / "pool.db", "--home", desk / "home", "--json").object["digest"]


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_merge_on_a_full_disk_ends_with_six_and_takes_nothing(desk):
    before, bundle = digest(desk), next((desk / "out").glob("*.udset"))
    done = in_need(desk, "pool", "merge", desk / "pool.db", bundle, limit_bytes=2_000)
    assert (done.returncode, "Traceback" in done.stderr) == (6, False), done.stderr
    assert digest(desk) == before
    assert not list((desk / "out").glob("*.udsetreceipt"))
    told = ran_well("pool", "merge", desk / "pool.db", bundle, "--home", desk / "home", "--json").object
    assert told["new"] == 6


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_a_report_on_a_full_disk_ends_with_six_and_leaves_no_half_of_it(desk, ending):
    out = desk / f"report.{ending}"
    done = in_need(desk, "report", desk / "pool.db", "--out", out, limit_bytes=500)
    assert (done.returncode, "Traceback" in done.stderr) == (6, False), done.stderr
    assert not [name for name in files_in(desk) if "report" in name]


def test_a_pool_nobody_may_write_ends_with_six_and_stays_as_it_was(desk):
    bundle = next((desk / "out").glob("*.udset"))
    before = (desk / "pool.db").read_bytes()
    for path in (desk, *desk.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = in_need(desk, "pool", "merge", desk / "pool.db", bundle, user=NOBODY)
    assert (done.returncode, "Traceback" in done.stderr) == (6, False), done.stderr
    assert (desk / "pool.db").read_bytes() == before
    assert not list((desk / "out").glob("*.udsetreceipt"))
