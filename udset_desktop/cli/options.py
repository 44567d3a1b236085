"""How commands and their options are declared, so that each area module reads as a list.

`--home`, `--json`, `--laptop` and `--passphrase-file` are taken before and after the command alike.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.wording import sentence_of

if TYPE_CHECKING:
    from udset_desktop.cli.call import Call

Run = Callable[["Call"], int | None]
"""What a command does; no number means done."""


@cache  # every command takes the same ones
def shared_options(*, first: bool) -> argparse.ArgumentParser:
    """The options every command takes; only the `first` parser sets their defaults."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    nothing = None if first else argparse.SUPPRESS
    parser.add_argument("--home", type=Path, metavar="DIR", default=nothing, help=help_of("cli.help_home"))
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if first else argparse.SUPPRESS,
        help=help_of("cli.help_json"),
    )
    parser.add_argument(
        "--laptop",
        type=at_least_one,
        metavar="N",
        default=1 if first else argparse.SUPPRESS,
        help=help_of("cli.help_laptop"),
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        default=nothing,
        help=help_of("cli.help_passphrase_file"),
    )
    return parser


def help_of(code: str) -> str:
    """The help sentence of an option or command."""
    return sentence_of(code, {}).replace("%", "%%")


def at_least_one(text: str) -> int:
    """A whole number from 1 up."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(sentence_of("cli.no_number", {"text": text[:20]}))
    return number


@dataclass(frozen=True, slots=True)
class Commands:
    """A place where commands are added."""

    _place: argparse._SubParsersAction[argparse.ArgumentParser]

    @classmethod
    def under(cls, parser: argparse.ArgumentParser) -> Commands:
        """The commands of `parser`; one has to be chosen."""
        return cls(parser.add_subparsers(required=True, metavar="COMMAND", title="commands"))

    def mention(self, name: str) -> None:
        """A command that is there, and that nobody means now."""
        self._place.add_parser(name)

    def group(self, name: str, help_code: str) -> Commands:
        """A command that only holds others: `pool`, `vault`."""
        parser = self._place.add_parser(
            name,
            help=help_of(help_code),
            description=help_of(help_code),
            allow_abbrev=False,
            parents=[shared_options(first=False)],
        )
        return Commands.under(parser)

    def add(self, name: str, help_code: str, run: Run) -> argparse.ArgumentParser:
        """A command; the parser to add its own options to."""
        parser = self._place.add_parser(
            name,
            help=help_of(help_code),
            description=help_of(help_code),
            allow_abbrev=False,
            parents=[shared_options(first=False)],
        )
        parser.set_defaults(run=run)
        return parser


def add_language(parser: argparse.ArgumentParser, help_code: str) -> None:
    """The language of what a command writes for a person, where it is to be another than by itself."""
    parser.add_argument("--language", metavar="CODE", default="", help=help_of(help_code))


def add_pool(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The pool that a command works on, and where its database password lies."""
    parser.add_argument("pool", metavar="POOL", help=help_of("cli.help_pool_place"))
    parser.add_argument(
        "--pool-password-file", type=Path, metavar="FILE", help=help_of("cli.help_pool_password_file")
    )
    return parser
