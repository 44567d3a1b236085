"""Commands that a later version brings: each says plainly that it is not there yet."""

from __future__ import annotations

from typing import NoReturn

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands
from udset_desktop.foundation.problems import NotThereYet


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area; whatever stands behind their names is taken."""
    add_later(commands, "compare")


def add_later(commands: Commands, name: str, *, under: str = "") -> None:
    """One command that is not there yet, told by all its words."""
    later = commands.add(name, "cli.help_later", _not_yet)
    later.set_defaults(takes_anything=True, command=f"{under} {name}".strip())


def _not_yet(call: Call) -> NoReturn:
    raise NotThereYet("cli.not_there_yet", command=call.options.command)
