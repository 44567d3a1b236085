"""Kill, fill and break what the program does beside the conversation, and look whether anything was lost.

    python3 packaging/endure_faults.py --kills 140 --writes 0 --seed 1

Each job (`endure_jobs.py`, `endure_server.py`) is done in a program of its own: killed (SIGKILL) at moments
spread over it, with a disk that is full from a certain write on, with one write that fails, with one flush
that fails and loses what it was to flush, by two programs at once, with a clock that jumps by years at every
look, cut off from its server.  Then: what must hold in between holds, the job can be done again, and shows
what it would have shown.  `--writes 0` fails every write and flush of every job; another number so many of
each, drawn from the seed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from endure_disk import BROKEN, FULL, UNFLUSHED, FailingDisk  # noqa: E402
from endure_jobs import JOBS, Job  # noqa: E402
from endure_kept import Lost, require  # noqa: E402
from endure_server import SERVER_JOB, drop  # noqa: E402
from endure_talk import NAME, tell  # noqa: E402
from own_postgres import ADDRESS, own_postgres  # noqa: E402

from udset_desktop.foundation.clock import SystemClock  # noqa: E402
from udset_desktop.foundation.problems import UdsetError  # noqa: E402
from udset_desktop.usecases.tries import TRIES_NAME, forget_tries  # noqa: E402

ALL = JOBS | {"merge on a server": SERVER_JOB}
SAID = 7  # how a program ends that has said why it could not
LONGEST_S = 120.0
JUMP_DAYS = 10 * 365


def endure_faults(
    folder: Path, names: list[str], *, kills: int, writes: int, odd: int, seed: int
) -> dict[str, Any]:
    """So many kills over these jobs, so many failing writes and so many odd runs of each; raises `Lost`."""
    tally: dict[str, Any] = {"kills": 0, "odd": 0, "writes": {}, "flushes": {}, "said": Counter()}
    for name in names:
        job, chance = ALL[name], random.Random(f"{seed} {name}")
        place = folder / name.replace(" ", "-")
        before, case_in = place / "before", place / "case"  # always there: some things are kept by their path
        case_in.mkdir(parents=True)
        job.make(case_in)
        case_in.rename(before)
        took_s, wrote, flushed, wanted = done_well(job, name, before, case_in)
        for number in range(kills // len(names)):
            case = f"{name}: kill {number + 1}, seed {seed}"
            tally["kills"] += 1
            with_case(case, job, before, case_in, wanted, kill_after(name, chance.uniform(0, took_s)))
        tally["writes"][name], tally["flushes"][name] = wrote, flushed
        for how, often in ((FULL, wrote), (BROKEN, wrote), (UNFLUSHED, flushed)):
            every = range(1, often + 1)
            for at in sorted(chance.sample(every, min(writes or often, often))):
                case = f"{name}: {how} at {at} of {often}, seed {seed}"
                said = with_case(case, job, before, case_in, wanted, fail_at(name, how, at))
                tally["said"][said] += 1
        for number in range(odd):
            odd_ones = [
                ("two programs", two_at_once(name, chance.uniform(0, took_s / 2))),
                ("a clock that jumps", fail_at(name, FULL, 0, chance.randrange(1, 10**6))),
            ]
            if job.cut is not None:
                odd_ones.append(("cut off", cut_after(name, job.cut, chance.uniform(0, took_s))))
            for what, happen in odd_ones:
                case = f"{name}: {what} {number + 1}, seed {seed}"
                said = with_case(case, job, before, case_in, wanted, happen)
                tally["odd"] += 1
                tally["said"][said] += 1
        shutil.rmtree(place)
    return tally | {"cases": tally["kills"] + sum(tally["said"].values())}


def done_well(job: Job, name: str, before: Path, place: Path) -> tuple[float, int, int, object]:
    """How long a job takes where nothing happens, how often it writes and flushes, and what it shows then."""
    copied(job, before, place)
    began_s = time.monotonic()
    told = run(name, place)
    took_s = time.monotonic() - began_s
    require(told.returncode == 0, f"{name} does not go well: {told.stdout} {told.stderr[-2000:]}")
    wanted = job.look(place)
    counted = json.loads(told.stdout)
    require(counted["writes"] > 0 and counted["flushes"] > 0, f"no write of {name} is seen")
    shutil.rmtree(place)
    return took_s, int(counted["writes"]), int(counted["flushes"]), wanted


def with_case(case: str, job: Job, before: Path, place: Path, wanted: object, happen: Any) -> str:  # noqa: ANN401
    """One case: something happens to the job, then everything must hold; gives what the program said."""
    copied(job, before, place)
    try:
        said: str = happen(place)
        job.whole(place)
        require_unreadable(place)
        job.do(place)
        require(job.look(place) == wanted, "done again it shows something else")
    except (Lost, UdsetError, OSError, ValueError) as problem:
        message = f"{case}: {type(problem).__name__} {problem}"
        raise Lost(message) from problem
    shutil.rmtree(place)
    return said


def copied(job: Job, before: Path, place: Path) -> None:
    """The folder anew; the counts of wrong tries would tell that they were copied."""
    shutil.copytree(before, place)
    for count in place.rglob(TRIES_NAME):
        forget_tries(count.parent, SystemClock())
    if job.ready is not None:
        job.ready(place)


def kill_after(name: str, moment_s: float) -> Any:  # noqa: ANN401 - what happens to a job
    """A kill at this moment of it."""

    def happen(place: Path) -> str:
        doing = subprocess.Popen(command(name, place), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(moment_s)
        doing.kill()
        _, complaint = doing.communicate(timeout=LONGEST_S)
        require(doing.returncode in (0, -signal.SIGKILL), complaint.decode()[-2000:])
        return ""

    return happen


def two_at_once(name: str, later_s: float) -> Any:  # noqa: ANN401 - as above
    """The job by two programs, the second so much later: it is done by either, or told that it cannot be."""

    def happen(place: Path) -> str:
        both = []
        for wait_s in (0.0, later_s):
            time.sleep(wait_s)
            doing = subprocess.Popen(
                command(name, place), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            both.append(doing)
        told = [(*doing.communicate(timeout=LONGEST_S), doing.returncode) for doing in both]
        for _, complaint, code in told:
            require(code in (0, SAID), f"no sentence: {complaint[-2000:]}")
        return " ".join(json.loads(out)["said"] for out, _, code in told if code)

    return happen


def cut_after(name: str, cut: Callable[[], bool], moment_s: float) -> Any:  # noqa: ANN401 - as above
    """The job cut off from where it works, once it works there from this moment on: done, or told why not."""

    def happen(place: Path) -> str:
        doing = subprocess.Popen(
            command(name, place), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(moment_s)
        while doing.poll() is None and not cut():
            time.sleep(0.001)
        out, complaint = doing.communicate(timeout=LONGEST_S)
        require(doing.returncode in (0, SAID), f"no sentence: {complaint[-2000:]}")
        return str(json.loads(out).get("said", ""))

    return happen


def fail_at(name: str, how: str, at: int, clock: int = 0) -> Any:  # noqa: ANN401 - as above
    """A disk that fails at this write, or a clock that jumps: the job is done, or the program says why not."""

    def happen(place: Path) -> str:
        told = run(name, place, "--how", how, "--at", str(at), "--clock", str(clock))
        require(told.returncode in (0, SAID), f"no sentence: {told.stderr[-2000:]}")
        require(NAME[:12] not in told.stdout + told.stderr, "it says what was said to it")
        return "" if told.returncode == 0 else str(json.loads(told.stdout)["said"])

    return happen


def run(name: str, place: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The job in a program of its own, to its end."""
    return subprocess.run(
        command(name, place, *more), capture_output=True, text=True, timeout=LONGEST_S, check=False
    )


def command(name: str, place: Path, *more: str) -> list[str]:
    """How that program is called."""
    return [sys.executable, __file__, "--do", name, "--in", str(place), *more]


def do_job(name: str, place: Path, how: str, at: int, clock: int) -> int:
    """The job with a disk that may fail, in this program; says how often it wrote, or why it could not."""
    disk = FailingDisk(how, at, place)
    disk.put_on()
    if clock:
        let_the_clock_jump(random.Random(clock))
    try:
        ALL[name].do(place)
    except UdsetError as problem:
        tell(said=problem.code)
        return SAID
    tell(writes=disk.seen, flushes=disk.flushes.seen, most_bytes=disk.most_bytes)
    return 0


def let_the_clock_jump(chance: random.Random) -> None:
    """From now on every look at the time of day of this program gives another year."""

    def now_utc(_clock: SystemClock) -> datetime:
        return datetime.now(UTC) + timedelta(days=chance.uniform(-JUMP_DAYS, JUMP_DAYS))

    SystemClock.now_utc = now_utc  # type: ignore[method-assign]
    SystemClock.today_on = lambda clock: clock.now_utc().date()  # type: ignore[method-assign]


def require_unreadable(folder: Path) -> None:
    """No name of anybody can be read in any file."""
    shown = [
        path.name for path in folder.rglob("*") if path.is_file() and NAME[:12].encode() in path.read_bytes()
    ]
    require(not shown, f"readable in {shown}")


def main() -> int:
    """0 when nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=140, help="over all jobs together")
    parser.add_argument("--writes", type=int, default=10, help="of each job that fail, each way; 0 for all")
    parser.add_argument(
        "--odd", type=int, default=2, help="runs of each by two programs, and with a clock that jumps"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", choices=ALL, nargs="+", default=list(ALL))
    parser.add_argument("--do", help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="place", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--how", default=FULL, help=argparse.SUPPRESS)
    parser.add_argument("--at", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--clock", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.do:
        return do_job(options.do, options.place, options.how, options.at, options.clock)
    began_s = time.monotonic()
    with contextlib.ExitStack() as held:
        if "merge on a server" in options.jobs:
            if ADDRESS not in os.environ:
                held.enter_context(own_postgres())
            held.callback(drop)
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="udset-endure-"))
        os.environ |= dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"), folder)
        try:
            tally = endure_faults(
                Path(folder),
                options.jobs,
                kills=options.kills,
                writes=options.writes,
                odd=options.odd,
                seed=options.seed,
            )
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    print(json.dumps(tally | {"seconds": round(time.monotonic() - began_s)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
