"""What leaves the laptop: `bundle write`, and looking at what was written."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.usecases.exporting import write_bundles


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    bundle = commands.group("bundle", "cli.help_bundle")
    write = bundle.add("write", "cli.help_bundle_write", _write)
    write.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help=help_of("cli.help_bundles_folder")
    )


def _write(call: Call) -> None:
    written = write_bundles(call.at_laptop(), call.options.to, call.control)
    for one in written:
        call.printer.tell("cli.bundle_written", file=str(one.file), records=one.records)
        call.printer.give(
            {
                "file": str(one.file),
                "bundle": one.bundle,
                "number": one.number,
                "records": one.records,
                "held": 0,
                "kind": one.kind,
            }
        )
    if not written:
        call.printer.tell("cli.nothing_to_leave")
