"""What joins a person's visits: `project link-key …`, `project references` and `laptop link-key`."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, at_least_one, help_of
from udset_desktop.usecases.link_keys import take_link_key
from udset_desktop.usecases.linking import SealedLink, make_link_key, seal_link_key, write_references


def add_project_linking(project: Commands) -> None:
    """The post that decided makes the key and seals it; the project gives out references."""
    key = project.group("link-key", "cli.help_link_key")
    new = key.add("new", "cli.help_link_key_new", _new)
    new.add_argument("--keep", type=Path, metavar="FILE", required=True, help=help_of("cli.help_link_keep"))
    again = key.add("seal", "cli.help_link_key_seal", _seal)
    again.add_argument("--key", type=Path, metavar="FILE", required=True, help=help_of("cli.help_link_kept"))
    for parser in (new, again):
        parser.add_argument("pack", type=Path, metavar="PACK", help=help_of("cli.help_pack"))
        parser.add_argument("--code", metavar="WORDS", required=True, help=help_of("cli.help_words"))
        parser.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_out"))
    some = project.add("references", "cli.help_references", _references)
    some.add_argument(
        "--count", type=at_least_one, metavar="N", required=True, help=help_of("cli.help_count")
    )
    some.add_argument("--out", type=Path, metavar="FILE", required=True, help=help_of("cli.help_out"))


def add_laptop_linking(laptop: Commands) -> None:
    """The laptop takes the key."""
    take = laptop.add("link-key", "cli.help_link_key_take", _take)
    take.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_link_file"))
    take.add_argument("--code", metavar="WORDS", default="", help=help_of("cli.help_link_words"))


def _new(call: Call) -> None:
    options = call.options
    made = make_link_key(call.workplace(), options.pack, options.code, keep=options.keep, out=options.out)
    call.printer.tell("cli.link_key_kept", file=str(options.keep))
    _tell(call, made)


def _seal(call: Call) -> None:
    options = call.options
    _tell(
        call, seal_link_key(call.workplace(), options.pack, options.code, kept=options.key, out=options.out)
    )


def _tell(call: Call, made: SealedLink) -> None:
    call.printer.tell("cli.link_key_sealed", file=str(made.file), laptops=made.laptops)
    call.printer.tell("cli.six_words", code=made.code)
    if made.tells_who:
        call.printer.tell("cli.link_tells_who")
    call.printer.give(
        {
            "file": str(made.file),
            "code": made.code,
            "laptops": made.laptops,
            "tells_who": made.tells_who,
        }
    )


def _references(call: Call) -> None:
    count = write_references(call.at_desk(), call.options.count, call.options.out)
    call.printer.tell("cli.references_written", count=count, file=str(call.options.out))
    call.printer.give({"file": str(call.options.out), "references": count})


def _take(call: Call) -> None:
    take_link_key(call.at_laptop(), call.options.file, call.options.code)
    call.printer.tell("cli.link_key_taken")
    call.printer.give({"file": str(call.options.file)})
