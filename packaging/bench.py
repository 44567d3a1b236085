"""Every measured promise beside its plain floor, in one run: `python3 packaging/bench.py [PART…]`.

Each `bench_*.py` beside this file is one part, a process of its own that prints its lines and ends
with 1 when a bound was missed.  Parts: commit, pool, redaction, sheet, simulation, talk, window.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import machine

HERE = Path(__file__).resolve().parent


def parts() -> dict[str, Path]:
    """The parts of the bench by name."""
    return {path.stem.removeprefix("bench_"): path for path in sorted(HERE.glob("bench_*.py"))}


def main(wanted: list[str]) -> int:
    """Run the parts asked for, or all; the number of parts that missed a bound."""
    known = parts()
    if unknown := [name for name in wanted if name not in known]:
        machine.stop(f"There is no part {', '.join(unknown)}; the parts are {', '.join(known)}.")
    machine.prepare(checks=True)
    missed = 0
    for name in wanted or known:
        machine.say(f"— {name}")
        missed += bool(subprocess.run([machine.venv_python(), known[name]], check=False).returncode)
    machine.say("Every bound held." if not missed else f"{missed} parts missed a bound.")
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
