"""The program tries itself: the whole river in a temporary home, step by step, counted.

Shipped, and run by `udset self-test` and by the build on the frozen program.  Leaves nothing behind
and touches no home of the user's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.places import Home, require_private_folder
from udset_desktop.foundation.problems import BundleRefused, Finding, InputRefused, UdsetError
from udset_desktop.foundation.progress import NO_CONTROL, Control
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.session import answer_item, reply
from udset_desktop.interview.state import Session
from udset_desktop.record.model import Record
from udset_desktop.simulation.laptop import LaptopPlan, fill_laptop, fixed_clock
from udset_desktop.simulation.partnership import add_laptops, open_desk
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.exporting import read_bundle
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest, undo_merge
from udset_desktop.usecases.reporting import measure_rows, write_report
from udset_desktop.usecases.summarising import SheetStyle, render_sheet
from udset_desktop.usecases.unlocking import lock, unlock
from udset_desktop.usecases.workplace import HomeKind, Workplace, mark_home, open_workplace

_INTERVIEWS = 12
_BUNDLE_BYTES = 64_000_000
_HEAD_BYTES = 16
_VAULT_BYTES = 256_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestStep:
    """One step: its name as data, and what was found wrong; nothing where it passed."""

    name: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the step did what it should."""
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """All steps in order; after a failed one the rest was not tried and is not passed."""

    steps: tuple[SelfTestStep, ...]

    @property
    def passed(self) -> int:
        """How many steps passed."""
        return sum(1 for step in self.steps if step.passed)


@dataclass(slots=True, kw_only=True)
class _Trial:
    """What the steps hand on to each other."""

    folder: Path
    home: Home
    desk: Workplace | None = None
    laptop: Workplace | None = None
    record: Record | None = None
    bundles: list[Path] = field(default_factory=list)
    records: int = 0
    digest: str = ""

    @property
    def pool(self) -> PoolAddress:
        return PoolAddress(place=str(self.folder / "pool.db"))

    def close(self) -> None:
        for workplace in (self.laptop, self.desk):
            if workplace is not None:
                workplace.close()


def run_self_test(control: Control = NO_CONTROL) -> SelfTest:
    """Every step tried in a temporary home; stops trying at the first that fails."""
    done: list[SelfTestStep] = []
    # A folder on its way out may still hold a file open on Windows; leaving it is no failed step.
    with TemporaryDirectory(prefix="udset-self-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        trial = _Trial(folder=folder, home=Home(folder=folder / "home"))
        try:
            for place, (step, act) in enumerate(_STEPS.items()):
                control.checkpoint(place / len(_STEPS))
                done.append(_tried(step, act, trial))
                if not done[-1].passed:
                    break
        finally:
            trial.close()
    left = list(_STEPS)[len(done) :]
    not_tried = Finding(code="simulation.not_tried")
    return SelfTest(steps=(*done, *(SelfTestStep(name=step, findings=(not_tried,)) for step in left)))


def _tried(name: str, act: Callable[[_Trial], None], trial: _Trial) -> SelfTestStep:
    try:
        act(trial)
    except UdsetError as problem:
        return SelfTestStep(name=name, findings=problem.findings)
    return SelfTestStep(name=name)


def _expect(held: bool, what: str) -> None:  # noqa: FBT001 (reads as a sentence)
    if not held:
        raise InputRefused(Finding(code="simulation.not_as_expected", context={"what": what}))


def _desk_of(trial: _Trial) -> Workplace:
    _expect(trial.desk is not None, "desk")
    return trial.desk or open_desk(trial.home)


def _laptop_of(trial: _Trial) -> Workplace:
    if trial.laptop is None:
        trial.laptop = open_workplace(trial.home, laptop=1, clock=fixed_clock())
    unlock(trial.laptop)
    return trial.laptop


def _begin_project(trial: _Trial) -> None:
    trial.desk = open_desk(trial.home)
    _expect(trial.desk.require_project().training, "training")


def _enrol_laptops(trial: _Trial) -> None:
    _expect(add_laptops(_desk_of(trial), 2) == (1, 2), "laptops")


def _hold_conversation(trial: _Trial) -> None:
    workplace = _laptop_of(trial)
    header = Header(
        about=About(group="older_people"), interviewers=(Interviewer(ref="iv00", type="third_party"),)
    )
    choice = BeginChoice(
        instrument="user-review/1.0.1", header=header, name="Self Test", talk=Reply.YES, notice="read_out"
    )
    session = interviewing.begin(workplace, choice)
    session = _answer(workplace, session, "safe.rating", "mostly")
    _answer(workplace, session, "safe.words", "I am made of code, and feel well kept.")
    lock(workplace)
    resumed = interviewing.resume(_laptop_of(trial), session.interview)
    _expect(set(resumed.answers) == {"safe.rating", "safe.words"}, "answers")
    resumed, _ = reply(resumed, Purpose.FIGURES, Reply.YES)
    trial.record = interviewing.finish(workplace, resumed)
    _expect(trial.record.revision == 1, "revision")


def _correct_it(trial: _Trial) -> None:
    workplace = _laptop_of(trial)
    before = trial.record
    _expect(before is not None, "record")
    if before is not None:
        session = interviewing.reopen(workplace, before.id, "A slip of the finger.")
        session = _answer(workplace, session, "safe.rating", "yes")
        trial.record = interviewing.finish(workplace, session)
        _expect(trial.record.revision == before.revision + 1, "revision")


def _print_sheets(trial: _Trial) -> None:
    if trial.record is not None:
        for style in SheetStyle:
            page = render_sheet(_laptop_of(trial), trial.record, style=style)
            _expect(page.startswith(b"%PDF-"), "sheet")


def _lock_vault(trial: _Trial) -> None:
    workplace = _laptop_of(trial)
    lock(workplace)
    content = read_file(workplace.vault_folder / "vault.db", limit_bytes=_VAULT_BYTES)
    _expect(not content.startswith(b"SQLite format 3"), "encryption")
    _expect(b"made of code" not in content, "encryption")


def _fill_laptops(trial: _Trial) -> None:
    out = require_private_folder(trial.folder / "out")
    for number in (1, 2):
        plan = LaptopPlan(
            home=trial.home.folder,
            number=number,
            place=number,
            laptops=2,
            interviews=_INTERVIEWS,
            seed=1,
            out=out,
        )
        filled = fill_laptop(plan)
        trial.bundles += filled.bundles
        trial.records += filled.records
    _expect(trial.records == 2 * _INTERVIEWS, "records")


def _check_bundles(trial: _Trial) -> None:
    desk = _desk_of(trial)
    accept = [read_bundle(desk, file) for file in trial.bundles]
    _expect(all(not opened.held for opened in accept), "held")
    content = bytearray(read_file(trial.bundles[0], limit_bytes=_BUNDLE_BYTES))
    content[len(content) // 2] ^= 1
    altered = trial.folder / "altered.udset"
    write_file(altered, bytes(content))
    try:
        read_bundle(desk, altered)
    except BundleRefused:
        return
    _expect(held=False, what="altered")


def _merge(trial: _Trial) -> None:
    desk = _desk_of(trial)
    init_pool(desk, trial.pool)
    receipts = require_private_folder(trial.folder / "receipts")
    merged = merge_files(desk, trial.pool, trial.bundles, receipts=receipts)
    _expect(merged.numbers["new"] > 0 and merged.numbers["held"] == 0 and not merged.refused, "merged")
    _expect(len(merged.receipts) == len(trial.bundles), "receipts")
    trial.digest, _ = pool_digest(desk, trial.pool)


def _merge_again(trial: _Trial) -> None:
    desk = _desk_of(trial)
    again = merge_files(desk, trial.pool, trial.bundles, receipts=trial.folder / "receipts")
    _expect(not again.numbers["new"] and not again.numbers["revised"], "same")
    _expect(pool_digest(desk, trial.pool)[0] == trial.digest, "digest")


def _undo(trial: _Trial) -> None:
    desk = _desk_of(trial)
    undo_merge(desk, trial.pool)
    merge_files(desk, trial.pool, trial.bundles, receipts=trial.folder / "receipts")
    _expect(pool_digest(desk, trial.pool)[0] == trial.digest, "digest")


def _measure(trial: _Trial) -> None:
    desk = _desk_of(trial)
    rows = measure_rows(desk, trial.pool)
    _expect({row.measure for row in rows} >= {"nm1", "nm2", "nm3", "nm4"}, "measures")
    report = write_report(desk, trial.pool, trial.folder / "measures.pdf").file
    _expect(read_file(report, limit_bytes=_BUNDLE_BYTES)[:_HEAD_BYTES].startswith(b"%PDF-"), "report")


def _refuse_real_home(trial: _Trial) -> None:
    real = Home(folder=trial.folder / "real")
    mark_home(real, HomeKind.REAL)
    try:
        open_desk(real).close()
    except InputRefused:
        return
    _expect(held=False, what="real")


def _answer(workplace: Workplace, session: Session, item: str, raw: str) -> Session:
    session, found = answer_item(session, item, raw)
    _expect(not found, item)
    interviewing.save_answer(workplace, session.interview, item, session.answers.get(item))
    return session


_STEPS: dict[str, Callable[[_Trial], None]] = {
    "begin_project": _begin_project,
    "enrol_laptops": _enrol_laptops,
    "hold_conversation": _hold_conversation,
    "correct_conversation": _correct_it,
    "print_sheets": _print_sheets,
    "lock_vault": _lock_vault,
    "make_up_people": _fill_laptops,
    "check_bundles": _check_bundles,
    "merge": _merge,
    "merge_again": _merge_again,
    "undo_and_merge": _undo,
    "measure": _measure,
    "refuse_real_home": _refuse_real_home,
}
