"""Spoil files of every kind that comes from outside, and see that each reader refuses or reads the same.

    python3 packaging/fuzz.py --inputs 100000 --seed 1
    python3 packaging/fuzz.py --inputs 60000 --seed 1 --guided

Without `--guided` every spoilt file is drawn from the seed.  With it each reader has a process of its
own in which atheris (`packaging/locks/fuzz.txt`) keeps what reaches new code and spoils that further.
A few files go to a real pool, a real laptop and a real desk either way.  A reader that raises anything
but a refusal, takes too long, grows too large or makes a third thing of a file ends the run with 1; the
file is kept in `build/fuzz`.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz_bundles import Target
    from fuzz_judges import Grounds

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

KEPT = ROOT / "build" / "fuzz"
LONGEST_S = 5.0
LARGEST_MIB = 400
POOL_EVERY = 40  # bundles of lines that a real pool looks at too
TAKEN_OF = 50  # one in so many inputs goes to the laptop that people are handed to, and to a desk
MOST_BYTES = 1 << 16
READERS = (
    *("bundle", "instrument", "interview", "merge", "project", "record", "sealing", "store.backup"),
    *("foundation.strict_json", "foundation.strict_zip", "usecases.handing_over", "usecases.parcelling"),
    *("usecases.hidden_names", "usecases.sent_before", "usecases.root_keys"),
)
TWICE = 0.25  # spoilt at two places
GUIDED_BY_STRUCTURE = 0.5  # else by libFuzzer's own ways


@dataclass
class Told:
    """What came of the inputs of one reader."""

    name: str
    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    grown_mib: float = 0.0

    def line(self) -> str:
        """For the table."""
        counts = "  ".join(f"{self.outcomes[one]:>7}" for one in ("refused", "other", "same"))
        return f"{self.name:<28}{self.inputs:>8}  {counts}  {self.slowest_s * 1000:>8.0f} ms"


class Run:
    """Every reader with what came of it; the first fault ends the run."""

    def __init__(self) -> None:
        self.told: dict[str, Told] = {}

    def judge(self, name: str, read: Callable[[bytes], str], content: bytes) -> str:
        """What one reader made of one file; raises `SystemExit` for a fault, once the file is kept."""
        from fuzz_targets import Fault  # noqa: PLC0415 -- late: brings the program in

        from udset_desktop.foundation.problems import UdsetError  # noqa: PLC0415

        told = self.told.setdefault(name, Told(name))
        start = time.perf_counter()
        try:
            outcome = read(content)
        except UdsetError:
            outcome = "refused"
        except Fault as fault:
            raise SystemExit(_kept(name, content, str(fault))) from fault
        except Exception as problem:
            traceback.print_exc()
            raise SystemExit(_kept(name, content, type(problem).__name__)) from problem
        lasted_s = time.perf_counter() - start
        told.inputs += 1
        told.outcomes[outcome] += 1
        told.slowest_s = max(told.slowest_s, lasted_s)
        if lasted_s > LONGEST_S:
            raise SystemExit(_kept(name, content, f"{lasted_s:.1f} s"))
        return outcome

    @property
    def inputs(self) -> int:
        """All of them."""
        return sum(one.inputs for one in self.told.values())


def run_seeded(inputs: int, seed: int, only: str = "") -> Run:
    """So many spoilt files, shared among the readers; a few of them to a real pool, laptop and desk."""
    run, dice = Run(), random.Random(seed)
    before_mib = _largest_mib()
    with _grounds() as grounds:
        for name in (one for one in grounds.names if only in one):
            target = grounds.target(name)
            for number in range(_share_of(inputs, target)):
                content = _spoilt(target.honest, target.spoil, dice)
                grounds.give(run, target, content, number)
    grown_mib = _require_small(before_mib)
    print(f"memory at most {_largest_mib():.0f} MiB, {grown_mib:.0f} of them since the first input")
    return run


def run_guided(inputs: int, seed: int, only: str = "") -> Run:
    """The same with atheris: a process for each reader, which tells what came of its inputs at its end."""
    run = Run()
    KEPT.mkdir(parents=True, exist_ok=True)
    with _grounds() as grounds:
        wanted = {one: _share_of(inputs, grounds.target(one)) for one in grounds.names if only in one}
    for name, share in wanted.items():
        told = KEPT / "told.json"
        told.unlink(missing_ok=True)
        command = [sys.executable, __file__, "--one", name, "--inputs", str(share), "--seed", str(seed)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if not told.exists():
            print(done.stderr[-4000:])
            raise SystemExit(f"{name}: ended with {done.returncode}")
        counted = json.loads(told.read_text())
        for one in counted["told"]:
            have = run.told.setdefault(one["name"], Told(one["name"]))
            have.inputs += one["inputs"]
            have.outcomes.update(one["outcomes"])
            have.slowest_s = max(have.slowest_s, one["slowest_s"])
            have.grown_mib = max(have.grown_mib, counted["grown_mib"])
        print(
            run.told[name].line(),
            f"  reached {counted['reached']}, grown {counted['grown_mib']:.0f} MiB",
            flush=True,
        )
    print(f"grown by at most {max((one.grown_mib for one in run.told.values()), default=0):.0f} MiB")
    return run


def guide_one(name: str, inputs: int, seed: int) -> None:
    """The process of one reader; ends by itself after so many inputs."""
    import atheris  # noqa: PLC0415 -- late: only where it is asked for

    with atheris.instrument_imports(include=[f"udset_desktop.{one}" for one in READERS]):
        import fuzz_judges  # noqa: F401, PLC0415 -- all readers, instrumented

    run = Run()
    with _grounds() as grounds, tempfile.TemporaryDirectory() as folder:
        target = grounds.target(name)
        corpus = Path(folder)
        for at, honest in enumerate(target.honest):
            (corpus / f"honest-{at}").write_bytes(honest)
        before_mib = _largest_mib()

        def take(content: bytes) -> None:
            number = run.told[name].inputs if name in run.told else 0
            grounds.give(run, target, content, number)
            if run.told[name].inputs == inputs:
                _tell(run, reached=len(list(corpus.iterdir())), grown_mib=_require_small(before_mib))

        def spoil(content: bytes, most: int, number: int) -> bytes:
            dice = random.Random(number)
            if dice.random() < GUIDED_BY_STRUCTURE:
                return target.spoil(content, dice, target.honest)[:most]
            return bytes(atheris.Mutate(content, most))

        options = [f"-runs={inputs * 2}", f"-seed={seed}", f"-max_len={MOST_BYTES}"]
        atheris.Setup([sys.argv[0], *options, folder], take, custom_mutator=spoil)
        atheris.Fuzz()


def _tell(run: Run, *, reached: int, grown_mib: float) -> None:
    """What came of it, for `run_guided`; libFuzzer has its own end, which tells less."""
    told = [
        {"name": one.name, "inputs": one.inputs, "outcomes": one.outcomes, "slowest_s": one.slowest_s}
        for one in run.told.values()
    ]
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / "told.json").write_text(json.dumps({"told": told, "reached": reached, "grown_mib": grown_mib}))
    os._exit(0)


def _share_of(inputs: int, target: Target) -> int:
    return max(1, inputs * target.share // 100) if target.share else max(1, inputs // TAKEN_OF)


@contextlib.contextmanager
def _grounds() -> Iterator[Grounds]:
    from fuzz_judges import Grounds  # noqa: PLC0415 -- late: brings the program in

    with tempfile.TemporaryDirectory() as folder:
        made = Grounds(Path(folder), pool_every=POOL_EVERY)
        try:
            yield made
        finally:
            made.close()


def _spoilt(honest: tuple[bytes, ...], spoil: Callable[..., bytes], dice: random.Random) -> bytes:
    content = dice.choice(honest)
    for _ in range(1 + (dice.random() < TWICE)):
        content = spoil(content, dice, honest)
    return content[:MOST_BYTES]


def _kept(name: str, content: bytes, what: str) -> str:
    """The sentence that ends a run, once the file is where somebody can look at it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{name.replace(' ', '-')}.spoilt"
    file.write_bytes(content)
    return f"{name}: {what}; the file is {file}"


def _largest_mib() -> float:
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kib / 1024


def _require_small(before_mib: float) -> float:
    """By how much the program grew; raises `SystemExit` where that is too much."""
    grown = _largest_mib() - before_mib
    if grown > LARGEST_MIB:
        raise SystemExit(f"grew by {grown:.0f} MiB")
    return grown


def main() -> int:
    """Spoil, read, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", default="", help="only readers whose name holds this")
    parser.add_argument("--guided", action="store_true", help="by what code an input reaches (atheris)")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        guide_one(chosen.one, chosen.inputs, chosen.seed)
        return 0
    if chosen.guided and importlib.util.find_spec("atheris") is None:
        print("atheris is not here: pip install --require-hashes -r packaging/locks/fuzz.txt")
        return 6
    start = time.monotonic()
    run = (run_guided if chosen.guided else run_seeded)(chosen.inputs, chosen.seed, chosen.target)
    print(f"{'reader':<28}{'inputs':>8}  {'refused':>7}  {'other':>7}  {'same':>7}  {'slowest':>11}")
    for told in run.told.values():
        print(told.line())
    print(f"{run.inputs} inputs, seed {chosen.seed}, {time.monotonic() - start:.0f} s, nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
