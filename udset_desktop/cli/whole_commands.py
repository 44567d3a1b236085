"""Commands that run the whole river on made-up people: `demo`, `self-test`, `simulate`."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, at_least_one, help_of
from udset_desktop.foundation.problems import NotThereYet


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    demo = commands.add("demo", "cli.help_demo", _demo)
    demo.add_argument(
        "--interviews", type=at_least_one, default=40, metavar="N", help=help_of("cli.help_interviews")
    )
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=help_of("cli.help_seed"))
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


def _demo(_: Call) -> NoReturn:
    raise NotThereYet("cli.not_there_yet", command="demo")


def _self_test(_: Call) -> NoReturn:
    raise NotThereYet("cli.not_there_yet", command="self-test")


def _simulate(_: Call) -> NoReturn:
    raise NotThereYet("cli.not_there_yet", command="simulate")
