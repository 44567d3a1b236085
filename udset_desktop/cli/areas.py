"""Which module declares which command, so that a command waits for its own area and no other.

Called by `cli.main`.  A new command is one row of its area and one word here; a new area is one line
here and a module `<area>_commands` with `add_commands`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from importlib import import_module

from udset_desktop.cli.options import Commands

AREAS: Mapping[str, tuple[str, ...]] = {
    "whole": ("demo", "self-test", "simulate"),
    "project": ("project", "organisation"),
    "laptop": ("laptop", "vault"),
    "recovery": ("recovery",),
    "instrument": ("instruments",),
    "interview": ("interview", "summary", "withdraw"),
    "bundle": ("bundle",),
    "pool": ("pool",),
    "figures": ("measures", "report"),
    "audit": ("audit",),
    "carrier": ("carrier", "deliver", "receipt"),
    "redaction": ("redact",),
    "handover": ("handover",),
    "person": ("person",),
    "clear": ("clear",),
    "later": ("compare",),
}
"""The commands of every area, in the order in which help tells them."""

_TELLING_ALL = {"-h", "--help"}


def areas_for(arguments: Sequence[str]) -> Collection[str]:
    """The areas a command line may mean: those it has a word of; all where it has none, or asks for help."""
    words = set(arguments)
    meant = [area for area, commands in AREAS.items() if not words.isdisjoint(commands)]
    return AREAS if words & _TELLING_ALL or not meant else meant


def add_areas(commands: Commands, wanted: Collection[str]) -> None:
    """Declare the commands of the areas `wanted`, and name those of all others."""
    for area, names in AREAS.items():
        if area in wanted:
            import_module(f"udset_desktop.cli.{area}_commands").add_commands(commands)
        else:
            for name in names:
                commands.mention(name)
