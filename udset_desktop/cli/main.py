"""The command line: parse, call one verb, print; the one place that turns errors into exit codes.

`udset` and `python -m udset_desktop` start here.  `--home`, `--json`, `--laptop` and
`--passphrase-file` may stand before or after the command.  Every command is one row of an area
module (`cli.areas`); this module knows none of them by name.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import sys
from collections.abc import Collection, Sequence

from udset_desktop import __version__
from udset_desktop.cli.areas import AREAS, add_areas, areas_for
from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode, exit_code_of
from udset_desktop.cli.options import Commands, shared_options
from udset_desktop.cli.show import Printer
from udset_desktop.cli.streams import finish_output, ready_streams, speak_utf8
from udset_desktop.cli.watch import TerminalControl
from udset_desktop.foundation.logs import log_event, set_up_logs, shown_traceback, stop_logs
from udset_desktop.foundation.problems import EnvironmentFailure, UdsetError
from udset_desktop.foundation.shielding import keep_memory_off_the_disk
from udset_desktop.foundation.wording import sentence_of

_COLLECTIONS = (20_000, 20, 20)
"""How seldom Python looks for garbage: a command makes much that stays and little in circles."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    keep_memory_off_the_disk()
    ready_streams()
    usual = gc.get_threshold()
    gc.set_threshold(*_COLLECTIONS)
    try:
        return _run(_parse(sys.argv[1:] if arguments is None else arguments))
    finally:
        gc.set_threshold(*usual)


def _run(options: argparse.Namespace) -> int:
    if options.json:
        speak_utf8()
    control = TerminalControl()
    call = Call(options=options, printer=Printer(as_json=options.json), control=control)
    try:
        control.listen()
        _set_up_logs(call)
        code = options.run(call)
        call.printer.finish()
    except UdsetError as error:
        log_event(error.code, kind=type(error).__name__)
        # Where the output is gone there is nobody to tell on it; the number still says how it ended.
        with contextlib.suppress(EnvironmentFailure, BrokenPipeError):
            call.printer.refuse(error.findings)
        code = exit_code_of(error)
    except KeyboardInterrupt:
        code = ExitCode.CANCELLED
    except BrokenPipeError:
        code = ExitCode.DONE  # `udset … | head` has seen enough
    except Exception as bug:  # noqa: BLE001 - the one place of the command line for our own bugs
        code = _own_bug(bug)
    finally:
        control.close()
        call.close()
        stop_logs()
        finish_output()
    return int(code or ExitCode.DONE)


def build_parser(areas: Collection[str] = tuple(AREAS)) -> argparse.ArgumentParser:
    """The parser of all commands; those outside `areas` are only named."""
    parser = argparse.ArgumentParser(
        prog="udset",
        description=sentence_of("cli.help_program", {}),
        parents=[shared_options(first=True)],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"udset {__version__}")
    commands = Commands.under(parser)
    add_areas(commands, areas)
    return parser


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = build_parser(areas_for(arguments))
    options, unknown = parser.parse_known_args(arguments)
    if unknown and not getattr(options, "takes_anything", False):
        parser.error(sentence_of("cli.unknown_arguments", {"arguments": " ".join(unknown)}))
    return options


def _set_up_logs(call: Call) -> None:
    # Without a log file Python would print warnings with their words; they go nowhere instead.
    logging.lastResort = logging.NullHandler()
    # A home that is not there yet is not made for the sake of a log, and a read-only one still works.
    home = call.home()
    if home.folder.is_dir():
        with contextlib.suppress(EnvironmentFailure):
            set_up_logs(home)


def _own_bug(bug: Exception) -> ExitCode:
    logging.getLogger("udset_desktop").error("cli.bug", exc_info=bug)
    print(sentence_of("cli.bug", {}), file=sys.stderr)
    print(shown_traceback(bug), file=sys.stderr)
    return ExitCode.BUG


if __name__ == "__main__":
    sys.exit(main())
