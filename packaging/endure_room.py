"""Do each job of `endure_faults.py` on a disk that really is full, with a page more of room each time.

    python3 packaging/endure_room.py --step 1

Each case is a file system in memory of its own, just as large as what lies there and the room that is
left; it is mounted in a name space of this program's own, which wants no rights where the system lets
anybody have one, and goes with the program.  The job is done, or says why not and leaves no half file; it
says so again while there is no room; then there is room, what must hold in between holds, and the job done
again shows what it would have shown.  `--cases` draws so many of each job from the seed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from endure_faults import SAID, command, copied, require_unreadable, run
from endure_jobs import JOBS, Job
from endure_kept import Lost, require
from endure_talk import NAME

from udset_desktop.foundation.problems import UdsetError

PAGE = 4096
PLENTY = 64 * 1024 * 1024
MORE = 4  # pages beyond what was seen to be needed
LOOK_EVERY_S = 0.001
FORBIDDEN = 77  # how this program ends where no small disk may be mounted
_INSIDE = "UDSET_ENDURE_ROOM"
_APART = (("unshare", "--user", "--map-root-user", "--mount"), ("unshare", "--mount"))


def endure_room(folder: Path, names: list[str], *, step: int, cases: int, seed: int) -> dict[str, Any]:
    """Every job in every room up to what it needs, or in so many of them; raises `Lost`."""
    tally: dict[str, Any] = {"needs": {}, "cases": 0, "done": 0, "said": Counter()}
    for name in names:
        job = JOBS[name]
        place = folder / name.replace(" ", "-")
        before, case_in = place / "before", place / "case"  # always there: some things are kept by their path
        case_in.mkdir(parents=True)
        job.make(case_in)
        case_in.rename(before)
        case_in.mkdir()
        needs, wanted = done_well(job, name, before, case_in)
        tally["needs"][name] = needs
        rooms = [*range(0, needs, step), needs, needs + MORE]
        if cases:
            rooms = sorted(random.Random(f"{seed} {name}").sample(range(needs), min(cases, needs)))
        for room in rooms:
            said = in_room(f"{name}: {room} pages of room", name, before, case_in, room, wanted)
            tally["cases"] += 1
            tally["said" if said else "done"] += Counter([said]) if said else 1
        shutil.rmtree(place)
    return tally


def done_well(job: Job, name: str, before: Path, place: Path) -> tuple[int, object]:
    """How many pages more a job had taken at most, as far as was seen, and what it shows when it is done."""
    with small_disk(place) as disk:
        copied_into(job, before, place)
        used = most = disk.used()
        doing = subprocess.Popen(
            command(name, place), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while doing.poll() is None:  # for copies, which are no writes that the job counts
            most = max(most, disk.used())
            time.sleep(LOOK_EVERY_S)
        out, complaint = doing.communicate()
        require(doing.returncode == 0, f"{name} does not go well: {complaint[-2000:]}")
        most = max(most, int(json.loads(out)["most_bytes"]) // PAGE, disk.used())
        return most - used, job.look(place)


def in_room(case: str, name: str, before: Path, place: Path, room: int, wanted: object) -> str:
    """One case; gives what the program said, "" where it did its job."""
    job, said = JOBS[name], ""
    with small_disk(place) as disk:
        copied_into(job, before, place)
        disk.leave(room)
        try:
            for _ in range(2):  # whoever is told tries again at once
                told = run(name, place)
                require(told.returncode in (0, SAID), f"no sentence: {told.stderr[-2000:]}")
                require(NAME[:12] not in told.stdout + told.stderr, "it says what was said to it")
                require_no_parts(place)
                if told.returncode == 0:
                    break
                said = said or str(json.loads(told.stdout)["said"])
            disk.resize(PLENTY)
            job.whole(place)
            require_unreadable(place)
            job.do(place)
            require(job.look(place) == wanted, "done again it shows something else")
            require_no_parts(place)
        except (Lost, UdsetError, OSError, ValueError) as problem:
            message = f"{case}: {type(problem).__name__} {problem}, after {said or 'it was done'}"
            raise Lost(message) from problem
    return said


def require_no_parts(place: Path) -> None:
    """No file that was begun and given up lies about."""
    parts = [path.name for path in place.rglob("*.part")]
    require(not parts, f"half files lie about: {parts}")


def copied_into(job: Job, before: Path, place: Path) -> None:
    """The folder anew, into an empty one that is there."""
    copied(job, before, place / "new")
    for one in (place / "new").iterdir():
        one.rename(place / one.name)
    (place / "new").rmdir()


class SmallDisk:
    """A file system in memory, as large as it is told to be."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def used(self) -> int:
        """Its pages that hold something."""
        stat = os.statvfs(self._place)
        return (stat.f_blocks - stat.f_bfree) * stat.f_frsize // PAGE

    def leave(self, pages: int) -> None:
        """So many pages of room, and no more."""
        self.resize(max(self.used() + pages, 1) * PAGE)
        stat = os.statvfs(self._place)
        require(stat.f_bavail * stat.f_frsize == pages * PAGE, "the small disk has another size")

    def resize(self, size_bytes: int) -> None:
        """So large from now on."""
        mounted("-o", f"remount,size={size_bytes}", self._place)


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """Such a disk at an empty folder, with plenty of room."""
    mounted("-t", "tmpfs", "-o", f"size={PLENTY}", "tmpfs", place)
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def mounted(*how: object) -> None:
    """Raises `CalledProcessError` where the system does not let it be."""
    subprocess.run(["mount", *map(str, how)], check=True)


def apart() -> tuple[str, ...]:
    """How a program is begun in a name space of its own where it may mount; () where none may be."""
    for how in _APART if sys.platform == "linux" else ():
        with tempfile.TemporaryDirectory(prefix="udset-room-") as folder, contextlib.suppress(OSError):
            tried = [*how, "mount", "-t", "tmpfs", "-o", f"size={PAGE}", "tmpfs", folder]
            if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                return how
    return ()


def main() -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--step", type=int, default=1, help="pages more from case to case")
    parser.add_argument("--cases", type=int, default=0, help="of each job, drawn from the seed; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", choices=JOBS, nargs="+", default=list(JOBS))
    options = parser.parse_args()
    if not os.environ.get(_INSIDE):
        how = apart()
        if not how:
            print("no small disk may be mounted here")
            return FORBIDDEN
        inside = [*how, sys.executable, __file__, *sys.argv[1:]]
        return subprocess.run(inside, env=os.environ | {_INSIDE: "1"}, check=False).returncode
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        os.environ |= dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"), folder)
        try:
            tally = endure_room(
                Path(folder), options.jobs, step=options.step, cases=options.cases, seed=options.seed
            )
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    print(json.dumps(tally | {"seconds": round(time.monotonic() - began_s)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
