"""The pool's part of the bench: merging and measuring beside plain loops, from the same made-up answers.

Run by `bench.py`.  Every timed run is a process of its own, so that its peak memory is its own;
whole processes, start of Python included, are told beside.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import machine

if sys.argv[1:2] not in (["timed"], ["plain"], ["group_by"]):  # the plain side carries none of this
    import udset_desktop.usecases.figures
    import udset_desktop.usecases.taking_in  # noqa: F401 - imports lie outside the timed work
    from udset_desktop.bundle.shareable import ShareableAbout, ShareableInterviewer, ShareableRecord
    from udset_desktop.bundle.writer import Load, write_bundle
    from udset_desktop.foundation.places import Home
    from udset_desktop.instrument.codes import cell_code, layout_of
    from udset_desktop.instrument.model import Instrument
    from udset_desktop.usecases.enrolling import enrol
    from udset_desktop.usecases.merging import PoolAddress, merge_files
    from udset_desktop.usecases.projects import accept_card, new_project, write_pack
    from udset_desktop.usecases.reporting import measure_rows
    from udset_desktop.usecases.standing import definitions_of, producer_of
    from udset_desktop.usecases.unlocking import Which, unlock
    from udset_desktop.usecases.workplace import open_workplace

ANSWERS = 30
USERS_SHARE = 0.6
KIBIBYTE = 1024
ROOT = Path(__file__).resolve().parent.parent
A_BUNDLE = 5_000
PLAIN_TABLES = (
    "create table rec(id text primary key, instrument text, quarter text, grp text, body text)",
    (
        "create table ans(rec text, item text, rating text, said text, role text, matters int,"
        " primary key(rec, item)) without rowid"
    ),
)
# Who speaks: mostly the person, sometimes somebody for them.
SAID = (("person",),) * 8 + (("family_or_friend", "what_they_would_say"), ("person", "with_support"))
WORDS = ("yes", "yes", "mostly", "mostly", "not_really", "no")


@dataclass(frozen=True, kw_only=True)
class Run:
    """One timed process."""

    seconds: float
    peak_mib: float
    told: dict[str, float]


def timed(*command: str) -> Run:
    """A command's wall time and peak memory, by a wrapper that has no other child."""
    wrapper = [sys.executable, __file__, "timed", *command]
    done = subprocess.run(wrapper, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return Run(seconds=told["seconds"], peak_mib=told["peak_mib"], told=told["told"])


def _run_timed(command: list[str]) -> None:
    began = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(done.stderr)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    told = json.loads(lines[-1]) if lines else {}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTE
    print(json.dumps({"seconds": seconds, "peak_mib": peak, "told": told}))


def bench() -> bool:
    """Merge of 10,000 and 100,000 and the four measures, beside the plain way; whether all bounds held."""
    with tempfile.TemporaryDirectory(prefix="pool-", dir=machine.bench_folder()) as told:
        folder = Path(told)
        print(f"interviews of {ANSWERS} answers; beside a plain loop, imports outside both", flush=True)
        _run_self("prepare", str(folder), "100000")
        small = _best(3, lambda at: _merge(folder, 2, f"small{at}"))
        plain_small = _best(3, lambda at: _plain(folder, 10_000, f"plain{at}.db"))
        held = [_told("merge 10,000, files to receipts", _work(small), _work(plain_small), 0.8)]
        whole = _best(3, lambda at: _command_run(folder, f"whole{at}"), by=_seconds)
        plain_whole = _best(3, lambda at: _plain(folder, 10_000, f"plain_whole{at}.db"), by=_seconds)
        held.append(_told("the same, both from the start of Python", whole.seconds, plain_whole.seconds, 0.8))
        large = _merge(folder, 20, "large")
        plain_large = _plain(folder, 100_000, "plain_large.db")
        _told("merge 100,000, files to receipts", _work(large), _work(plain_large), None)
        held.append(_told("merge 100,000 beside 10,000", _work(large), _work(small), 11))
        held.append(_told("peak of 100,000 in MiB beside 400", large.peak_mib, 400, 1))
        measured = _best(3, lambda _: _run_child("measures", str(folder), "large"))
        grouped = _best(3, lambda _: _run_child("group_by", str(folder / "plain_large.db")))
        held.append(_told("four measures of 100,000", _work(measured), _work(grouped), 0.2))
        print(f"  peak: plain merge {plain_large.peak_mib:.0f} MiB, measures {measured.peak_mib:.0f} MiB")
    return all(held)


def _work(run: Run) -> float:
    return run.told["work"]


def _told(name: str, ours: float, plain: float, bound: float | None) -> bool:
    limit = f" (at most {bound})" if bound else ""
    print(f"  {name}: {ours:.2f}, {plain:.2f}, ratio {ours / plain:.2f}{limit}", flush=True)
    return bound is None or ours <= bound * plain


def _seconds(run: Run) -> float:
    return run.seconds


def _best(times: int, run: Callable[[int], Run], by: Callable[[Run], float] = _work) -> Run:
    return min((run(at) for at in range(times)), key=by)


def _run_self(*arguments: str) -> None:
    subprocess.run([sys.executable, __file__, *arguments], check=True)


def _run_child(*arguments: str) -> Run:
    return timed(sys.executable, __file__, *arguments)


def _command(folder: Path, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "udset_desktop", "--home", str(folder / "desk"), *arguments)


def _merge(folder: Path, bundles: int, name: str) -> Run:
    pool, receipts, files = _to_merge(folder, bundles, name)
    return _run_child("merge", str(folder), pool, receipts, *files)


def _command_run(folder: Path, name: str) -> Run:
    """The command itself, as somebody types it."""
    pool, receipts, files = _to_merge(folder, 2, name)
    return timed(*_command(folder, "pool", "merge", pool, *files, "--receipts", receipts))


def _to_merge(folder: Path, bundles: int, name: str) -> tuple[str, str, list[str]]:
    """A new pool, a folder for receipts, and the bundles to merge."""
    pool = str(folder / f"{name}.sqlite")
    subprocess.run(_command(folder, "pool", "init", pool), check=True, capture_output=True, cwd=ROOT)
    receipts = folder / f"receipts_{name}"
    receipts.mkdir()
    return pool, str(receipts), [str(folder / f"{at}.udset") for at in range(bundles)]


def _merge_here(folder: str, pool: str, receipts: str, *files: str) -> None:
    """The command's own work: desk unlocked, pool opened, every file in, every receipt written."""
    began = time.perf_counter()
    desk = open_workplace(Home(folder=Path(folder) / "desk"))
    unlock(desk, which=Which.DESK)
    outcome = merge_files(
        desk, PoolAddress(place=pool), [Path(one) for one in files], receipts=Path(receipts)
    )
    print(json.dumps({"work": time.perf_counter() - began, "new": outcome.numbers["new"]}))
    desk.close()


def _plain(folder: Path, records: int, name: str) -> Run:
    return _run_child("plain", str(folder / "plain.jsonl"), str(records), str(folder / name))


def _load_plain(source: str, records: int, place: str) -> None:
    """The plain loop: `json.loads` of one line a record, one `executemany` for each table."""
    began = time.perf_counter()
    connection = sqlite3.connect(place)
    for statement in PLAIN_TABLES:
        connection.execute(statement)
    heads: list[tuple[str, ...]] = []

    def answers() -> Iterator[tuple[object, ...]]:
        with Path(source).open(encoding="utf-8") as stream:
            for at, line in enumerate(stream):
                if at == records:
                    return
                told = json.loads(line)
                about = told["about"]["group"]
                heads.append((told["id"], told["instrument"], told["quarter"], about, line))
                for item, one in told["answers"].items():
                    yield (told["id"], item, one["rating"], one["said_by"], one["role"], one["matters"])

    connection.executemany("insert into ans values (?, ?, ?, ?, ?, ?)", answers())
    connection.executemany("insert into rec values (?, ?, ?, ?, ?)", heads)
    connection.commit()
    connection.close()
    print(json.dumps({"work": time.perf_counter() - began}))


def _group_plain(place: str) -> None:
    connection = sqlite3.connect(place)
    began = time.perf_counter()
    rows = connection.execute(
        "select instrument, item, rating, said, count(*) from ans join rec on rec.id = ans.rec"
        " group by instrument, item, rating, said"
    ).fetchall()
    print(json.dumps({"work": time.perf_counter() - began, "rows": len(rows)}))


def _measure(folder: str, name: str) -> None:

    desk = open_workplace(Home(folder=Path(folder) / "desk"))
    unlock(desk, which=Which.DESK)
    address = PoolAddress(place=str(Path(folder) / f"{name}.sqlite"))
    began = time.perf_counter()
    rows = measure_rows(desk, address)
    print(json.dumps({"work": time.perf_counter() - began, "rows": len(rows)}))
    desk.close()


def _prepare(folder: Path, records: int) -> None:

    desk = open_workplace(Home(folder=folder / "desk"))
    new_project(desk, "Bench", passphrase="", training=True)
    pack = write_pack(desk, folder / "bench.udsetpack")
    laptop = open_workplace(Home(folder=folder / "laptop"))
    enrolled = enrol(laptop, pack.file, pack.code, passphrase="")
    accept_card(desk, enrolled.card, enrolled.code)
    definitions = definitions_of(desk.home)
    producer, project = producer_of(laptop.require_vault()), laptop.require_project()
    dice = random.Random(20_26)
    with (folder / "plain.jsonl").open("w", encoding="utf-8") as plain:
        for number in range(records // A_BUNDLE):
            made = [_interview(dice, definitions, project.partnership) for _ in range(A_BUNDLE)]
            plain.writelines(line for _, line in made)
            load = Load(records=tuple(record for record, _ in made))
            bundle = write_bundle(
                load, number=number + 1, producer=producer, project=project, definitions=definitions
            )
            (folder / f"{number}.udset").write_bytes(bundle.content)
    desk.close()
    laptop.close()


def _interview(
    dice: random.Random, definitions: Mapping[str, Instrument], partnership: str
) -> tuple[ShareableRecord, str]:
    """One interview of 30 answers, as a line of a bundle and as a plain line of about 3 kB."""
    key = "user-review/1.0.0" if dice.random() < USERS_SHARE else "carer-review/1.0.0"
    codes, answers = _answers(dice, definitions[key])
    record_id = str(uuid.UUID(int=dice.getrandbits(128), version=4))
    quarter, group = f"2026-Q{dice.randint(1, 4)}", dice.choice(("older_people", "mental_health"))
    about = {"age": "65_79", "group": group, "partnership": partnership, "place": "", "service": ""}
    record = ShareableRecord(
        about=ShareableAbout(**about),
        again=0,
        ancestors=(),
        codes=codes,
        gap="first",
        instrument=f"{key}/{definitions[key].digest[:16]}",
        interviewers=(ShareableInterviewer(allocated="", employer="", key="", known="", type="third_party"),),
        link="",
        links={},
        mode="face_to_face",
        others=(),
        quarter=quarter,
        record=record_id,
        respondent="self",
        revision=1,
    )
    told = {"id": record_id, "instrument": key, "quarter": quarter, "about": about, "answers": answers}
    return record, json.dumps(told, separators=(",", ":")) + "\n"


def _answers(dice: random.Random, instrument: Instrument) -> tuple[str, dict[str, dict[str, object]]]:
    """The same answers twice: as a code string, and with every word spelled out."""
    cells = layout_of(instrument).cells
    ratings = [cell.item.id for cell in cells if cell.item.kind == "rating" and cell.item.scale == "fit-4"]
    others = [cell.item.id for cell in cells if cell.item.kind == "one"]
    chosen = {*ratings, *dice.sample(others, max(0, ANSWERS - len(ratings)))}
    codes: list[str] = []
    answers: dict[str, dict[str, object]] = {}
    for cell in cells:
        item = cell.item
        if item.id not in chosen:
            codes.append(cell_code(cell))
            continue
        word = dice.choice(WORDS) if item.kind == "rating" else dice.choice(item.choices)
        said = dice.choice(SAID)
        codes.append(cell_code(cell, value=word, scale="fit-4", said=said))
        answers[item.id] = {"rating": word, "said_by": " ".join(said), "role": "helped", "matters": 1}
    return "".join(codes), answers


def main(arguments: list[str]) -> None:
    """The child processes' own entry."""
    match arguments:
        case ["timed", *command]:
            _run_timed(command)
        case ["prepare", folder, records]:
            _prepare(Path(folder), int(records))
        case ["merge", folder, pool, receipts, *files]:
            _merge_here(folder, pool, receipts, *files)
        case ["plain", source, records, place]:
            _load_plain(source, int(records), place)
        case ["group_by", place]:
            _group_plain(place)
        case ["measures", folder, name]:
            _measure(folder, name)
        case _:
            sys.exit(0 if bench() else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
