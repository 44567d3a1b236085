"""Commands that run the whole river on made-up people: `demo`, `self-test`, `simulate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.figures_commands import measure_row, show_measures
from udset_desktop.cli.options import Commands, at_least_one, help_of
from udset_desktop.cli.show import finding_row, one_line

if TYPE_CHECKING:
    from udset_desktop.simulation.river import Demo


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    demo = commands.add("demo", "cli.help_demo", _demo)
    demo.add_argument(
        "--interviews", type=at_least_one, default=40, metavar="N", help=help_of("cli.help_interviews")
    )
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=help_of("cli.help_seed"))
    demo.add_argument("--words", action="store_true", help=help_of("cli.help_made_up_words"))
    commands.add("self-test", "cli.help_self_test", _self_test)
    simulate = commands.add("simulate", "cli.help_simulate", _simulate)
    simulate.add_argument(
        "--interviews", type=at_least_one, required=True, metavar="N", help=help_of("cli.help_interviews")
    )
    simulate.add_argument(
        "--laptops", type=at_least_one, default=2, metavar="L", help=help_of("cli.help_laptops")
    )
    simulate.add_argument("--seed", type=int, default=1, metavar="S", help=help_of("cli.help_seed"))
    simulate.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=help_of("cli.help_bundles_folder")
    )
    simulate.add_argument("--words", action="store_true", help=help_of("cli.help_made_up_words"))


def _demo(call: Call) -> None:
    # late: the people who make people up, and everything they use; no other command needs them
    from udset_desktop.simulation.river import run_demo  # noqa: PLC0415

    options = call.options
    done = run_demo(
        call.made_up_home(),
        interviews=options.interviews,
        seed=options.seed,
        words=options.words,
        control=call.control,
    )
    call.control.close()
    texts = sum(count for _, _, count in done.texts)
    _tell_demo(call, done, texts)
    call.printer.give(
        {
            "home": str(done.home),
            "folder": str(done.folder),
            "summaries": [str(one) for one in done.summaries],
            "bundles": [str(one) for one in done.bundles],
            "pool": str(done.pool),
            "digest": done.digest,
            "records": done.records,
            "words": texts,
            "report": str(done.report),
            "measures": [measure_row(row) for row in done.measures],
        }
    )


def _tell_demo(call: Call, done: Demo, texts: int) -> None:
    call.printer.tell("cli.demo_done", records=done.records, home=str(done.home))
    if texts:
        call.printer.tell("cli.demo_words", texts=texts)
    for code, places in (
        ("cli.demo_sheets", done.summaries),
        ("cli.demo_bundles", done.bundles),
        ("cli.demo_pool", (done.pool,)),
        ("cli.demo_report", (done.report,)),
    ):
        call.printer.tell(code)
        for place in places if not call.printer.as_json else ():
            call.printer.text(f"  {one_line(str(place))}")
    if not call.printer.as_json:
        show_measures(call.printer, done.measures)


def _self_test(call: Call) -> ExitCode:
    # late: as in `_demo`
    from udset_desktop.simulation.self_test import run_self_test  # noqa: PLC0415

    tried = run_self_test(call.control)
    call.control.close()
    for step in tried.steps:
        call.printer.tell("cli.self_test_passed" if step.passed else "cli.self_test_failed", step=step.name)
        for finding in step.findings:
            call.printer.tell(finding.code, **finding.context)
    call.printer.tell("cli.self_test_done", passed=tried.passed, steps=len(tried.steps))
    call.printer.give(
        {
            "steps": len(tried.steps),
            "passed": tried.passed,
            "tried": [
                {"step": step.name, "findings": [finding_row(finding) for finding in step.findings]}
                for step in tried.steps
            ],
        }
    )
    return ExitCode.DONE if tried.passed == len(tried.steps) else ExitCode.BUG


def _simulate(call: Call) -> None:
    # late: as in `_demo`
    from udset_desktop.simulation.river import run_simulate  # noqa: PLC0415

    options = call.options
    made = run_simulate(
        call.made_up_home(),
        interviews=options.interviews,
        laptops=options.laptops,
        seed=options.seed,
        out=options.out.absolute(),
        words=options.words,
        control=call.control,
    )
    call.printer.tell("cli.simulated", records=made.records, bundles=len(made.bundles))
    call.printer.give(
        {
            "home": str(made.home),
            "laptops": list(made.laptops),
            "bundles": [str(one) for one in made.bundles],
            "records": made.records,
            "sent": made.sent,
        }
    )
