import os
import subprocess
import sys
from pathlib import Path

import pytest

from udset_desktop.foundation.shielding import scratch_in_memory

resource = pytest.importorskip("resource")  # not on every system, and neither is what is tested here
LIMITS = {"1"} if resource.getrlimit(resource.RLIMIT_CORE)[1] else {"0", "1"}
"""Of a dump's size, once shielded: where none was allowed before, only some may say so much as 1."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="what Linux offers")
ASKED = """
import ctypes, os, resource, sys
from udset_desktop.foundation.shielding import keep_memory_off_the_disk
if sys.argv[1] == "on":
    keep_memory_off_the_disk()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3))
"""


@linux
@pytest.mark.parametrize("shielded", [True, False])
def test_no_dump_is_made_of_the_process_that_asked(shielded):
    # In a child: it cannot be taken back.
    command = (
        f"ulimit -S -c 1000 2>/dev/null; exec {sys.executable} -c '{ASKED}' {'on' if shielded else 'off'}"
    )
    told = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout.split()
    if shielded:
        assert told[0] in LIMITS
        assert told[1] == "0"
    else:
        assert told[1] == "1"


CRASHES = """
import os, resource, signal, subprocess, sys
from udset_desktop.foundation.shielding import keep_memory_off_the_disk
if sys.argv[1] == "on":
    keep_memory_off_the_disk()
dies = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
subprocess.run([sys.executable, "-c", dies])
print(*resource.getrlimit(resource.RLIMIT_CORE))
"""


@linux
@pytest.mark.parametrize("shielded", [True, False])
def test_a_program_that_the_shielded_one_began_leaves_no_dump_either(tmp_path, shielded):
    # In the shell: the limit is raised for this program alone, and where none may be, there is nothing to see.
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip()
    may_see = pattern == "core"
    command = f"ulimit -S -c $(ulimit -H -c); ulimit -c; exec {sys.executable} -c '{CRASHES}' {'on' if shielded else 'off'}"
    root = str(Path(__file__).resolve().parents[2])
    told = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": root},
    ).stdout.split()
    left = [one.name for one in tmp_path.iterdir()]
    if shielded:
        assert told[1] == told[2]
        assert told[1] in LIMITS  # in bytes; the shell tells them in blocks
        assert left == []
    elif may_see and told[0] == "unlimited":
        assert len(left) == 1, "else this test would see nothing"


@linux
@pytest.mark.parametrize(("mode", "used"), [(0o700, True), (0o755, False), (0o777, False)])
def test_scratch_files_go_where_only_this_user_looks(monkeypatch, tmp_path, mode, used):
    folder = tmp_path / "run"
    folder.mkdir()
    folder.chmod(mode)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert scratch_in_memory() == (folder if used else None)
    assert os.environ["TMPDIR"] == str(folder if used else tmp_path)


@linux
@pytest.mark.parametrize("named", ["", "nowhere"])
def test_a_system_without_such_a_folder_keeps_its_own(monkeypatch, tmp_path, named):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / named) if named else "")
    assert scratch_in_memory() is None
