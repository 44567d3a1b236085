"""The verbs of made-up people: `simulate` and `demo`, from a project to measures.

Called by the command line, `run.py` and the benches.  Laptops are filled side by side
(`simulation.side_by_side`) on as many cores as there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.places import Home, require_private_folder
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.measures.model import MeasureRow
from udset_desktop.simulation.laptop import LaptopPlan, fixed_clock
from udset_desktop.simulation.loose_ends import leave_loose_ends
from udset_desktop.simulation.partnership import add_laptops, open_desk
from udset_desktop.simulation.side_by_side import fill_all
from udset_desktop.usecases.kept_pool import keep_pool
from udset_desktop.usecases.merging import (
    MergeOutcome,
    PoolAddress,
    init_pool,
    merge_files,
    pool_digest,
    pool_status,
)
from udset_desktop.usecases.reporting import measure_rows, write_report
from udset_desktop.usecases.summarising import SheetStyle, render_sheet
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import Workplace, open_workplace, require_training

DEMO_LAPTOPS = 2
DEMO_SHEETS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """Made-up interviews, as signed bundles."""

    home: Path
    laptops: tuple[int, ...]
    bundles: tuple[Path, ...]
    records: int  # conversations held
    sent: int  # records in the bundles: those that may be in the figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Where everything of a demonstration lies, and what it came to."""

    home: Path
    folder: Path
    summaries: tuple[Path, ...]
    bundles: tuple[Path, ...]
    pool: Path
    digest: str
    records: int
    merged: MergeOutcome
    measures: tuple[MeasureRow, ...]
    report: Path
    texts: tuple[tuple[str, str, int], ...] = ()  # in the pool: user or carer, about what, how many


def run_simulate(
    home: Home,
    *,
    interviews: int,
    laptops: int,
    seed: int,
    out: Path,
    words: bool = False,
    control: Control = NO_CONTROL,
) -> Simulated:
    """Made-up interviews on new laptops of the training home, their bundles in `out`.

    With `words` the project lets words go, and two made-up workers read them first.  Raises `InputRefused` in a home with a real project.  The same numbers and seed give the same
    records on every machine.
    """
    require_training(home)  # before any folder is made: a refusal leaves no trace
    require_private_folder(out)
    desk = open_desk(home, words=words)
    try:
        numbers = add_laptops(desk, min(laptops, interviews))
    finally:
        desk.close()
    plans = _plans(home, numbers, interviews=interviews, seed=seed, out=out)
    filled = fill_all(plans, control)
    return Simulated(
        home=home.folder,
        laptops=numbers,
        bundles=tuple(file for one in filled for file in one.bundles),
        records=sum(one.records for one in filled),
        sent=sum(one.sent for one in filled),
    )


def run_demo(
    home: Home, *, interviews: int = 40, seed: int = 1, words: bool = False, control: Control = NO_CONTROL
) -> Demo:
    """The whole river on made-up people: project, two laptops, sheets, bundles, pool, measures.

    With `words` what they said leaves too, once it is read.  Each run has a folder of its own in the home;
    nothing of an earlier one is changed.
    """
    folder = _run_folder(home, interviews, seed)
    made = run_simulate(
        home,
        interviews=interviews,
        laptops=DEMO_LAPTOPS,
        seed=seed,
        out=folder / "bundles",
        words=words,
        control=control,
    )
    summaries = print_some(home, made.laptops, folder / "sheets", control)
    _leave_loose_ends(home, made.laptops[0], seed)
    return _counted(home, folder, made, summaries, control)


def _counted(
    home: Home, folder: Path, made: Simulated, summaries: tuple[Path, ...], control: Control
) -> Demo:
    """The desk's half of the demonstration: pool, measures, report."""
    pool = folder / "pool.db"
    address = PoolAddress(place=str(pool))
    receipts = require_private_folder(folder / "receipts")
    desk = open_desk(home)
    try:
        init_pool(desk, address)
        keep_pool(desk, address)  # the window shows the demonstration's figures
        merged = merge_files(desk, address, made.bundles, receipts=receipts, control=control)
        rows = measure_rows(desk, address)
        report = write_report(desk, address, folder / "measures.pdf")
        digest, _ = pool_digest(desk, address)
        texts = pool_status(desk, address).words
    finally:
        desk.close()
    return Demo(
        home=home.folder,
        folder=folder,
        summaries=summaries,
        bundles=made.bundles,
        pool=pool,
        digest=digest,
        records=made.records,
        merged=merged,
        measures=rows,
        report=report.file,
        texts=texts,
    )


def print_some(
    home: Home, laptops: tuple[int, ...], folder: Path, control: Control = NO_CONTROL
) -> tuple[Path, ...]:
    """The person's sheets of a few conversations of each laptop, in all three styles by turns."""
    require_private_folder(folder)
    files: list[Path] = []
    for number in laptops:
        workplace = open_workplace(home, laptop=number, clock=fixed_clock())
        try:
            unlock(workplace)
            files += _print_of(workplace, number, folder, control)
        finally:
            workplace.close()
    return tuple(files)


def _leave_loose_ends(home: Home, number: int, seed: int) -> None:
    workplace = open_workplace(home, laptop=number, clock=fixed_clock())
    try:
        unlock(workplace)
        leave_loose_ends(workplace, seed)
    finally:
        workplace.close()


def _print_of(workplace: Workplace, number: int, folder: Path, control: Control) -> list[Path]:
    files = []
    styles = tuple(SheetStyle)
    for place, record in enumerate(workplace.require_vault().load_records()[:DEMO_SHEETS]):
        control.checkpoint()
        style = styles[place % len(styles)]
        file = folder / f"laptop-{number}-sheet-{place + 1}-{style.value}.pdf"
        write_file(file, render_sheet(workplace, record, style=style))
        files.append(file)
    return files


def _plans(
    home: Home, numbers: tuple[int, ...], *, interviews: int, seed: int, out: Path
) -> tuple[LaptopPlan, ...]:
    laptops = len(numbers)
    return tuple(
        LaptopPlan(
            home=home.folder,
            number=number,
            place=place,
            laptops=laptops,
            interviews=interviews // laptops + (1 if place <= interviews % laptops else 0),
            seed=seed,
            out=out,
        )
        for place, number in enumerate(numbers, start=1)
    )


def _run_folder(home: Home, interviews: int, seed: int) -> Path:
    require_training(home)
    require_private_folder(home.folder)
    demo = require_private_folder(home.folder / "demo")
    name = f"{interviews}-people-seed-{seed}"
    runs = sum(1 for folder in demo.iterdir() if folder.name.startswith(name))
    return require_private_folder(demo / (f"{name}-run-{runs + 1}" if runs else name))
