"""How many made-up interviews a core holds in a second: the whole command, from its start to the bundles.

Run by `bench.py`, or alone: `python3 packaging/bench_simulation.py`.  Counts everything a user waits
for: the program's start, new laptops, every page of every conversation, records, sheets owed, bundles.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import machine

INTERVIEWS = 1_200
LAPTOPS = 4
BOUND_A_CORE = 120
_COMMAND = "import sys; from udset_desktop.cli.main import main; sys.exit(main(sys.argv[1:]))"


def simulation_rate(interviews: int = INTERVIEWS) -> dict[str, float]:
    """`seconds` for the whole command, interviews `a_second`, `a_second_a_core`, and `a_cpu_second`.

    The last one leaves out the time in which the machine did something else, so that a busy machine
    is not taken for a slow program.
    """
    with tempfile.TemporaryDirectory(prefix="simulation-", dir=machine.bench_folder()) as place:
        folder = Path(place)
        begun, used_s = time.perf_counter(), _cpu_s()
        _run(
            *("simulate", "--interviews", interviews, "--laptops", LAPTOPS, "--seed", 1),
            *("--out", folder / "out", "--home", folder / "home"),
        )
        took_s, used_s = time.perf_counter() - begun, _cpu_s() - used_s
    cores = min(os.cpu_count() or 1, LAPTOPS)
    return {
        "seconds": took_s,
        "a_second": interviews / took_s,
        "a_second_a_core": interviews / took_s / cores,
        "a_cpu_second": interviews / used_s,
    }


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*told: object) -> None:
    subprocess.run([sys.executable, "-c", _COMMAND, *map(str, told)], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the figures; 1 when the bound was missed."""
    told = simulation_rate()
    machine.say(
        f"simulate {INTERVIEWS} interviews on {LAPTOPS} laptops: {told['seconds']:.1f} s, "
        f"{told['a_second']:.0f} a second, {told['a_second_a_core']:.0f} a second a core "
        f"(at least {BOUND_A_CORE}; {told['a_cpu_second']:.0f} for each second a core worked)"
    )
    return int(told["a_second_a_core"] < BOUND_A_CORE)


if __name__ == "__main__":
    sys.exit(main())
