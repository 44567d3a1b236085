"""Finished conversations on the laptop: taking them in, looking, correcting, voiding; the person's sheet."""

from __future__ import annotations

import json
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.foundation.ids import RecordId
from udset_desktop.record.codec import encode_record
from udset_desktop.usecases.exporting import withdraw
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.summarising import SheetKind, SheetStyle, save_sheet


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    interview = commands.group("interview", "cli.help_interview")
    interview.add("list", "cli.help_interview_list", _list)
    show = interview.add("show", "cli.help_interview_show", _show)
    show.add_argument("record", metavar="ID", help=help_of("cli.help_record"))
    end = interview.add("void", "cli.help_interview_void", _void)
    end.add_argument("record", metavar="ID", help=help_of("cli.help_record"))
    end.add_argument("--reason", required=True, metavar="WHY", help=help_of("cli.help_reason"))
    _add_summary(commands)
    back = commands.add("withdraw", "cli.help_withdraw", _withdraw)
    back.add_argument("record", metavar="RECORD", help=help_of("cli.help_record"))
    which = back.add_mutually_exclusive_group()
    which.add_argument("--items", nargs="+", metavar="ITEM", default=(), help=help_of("cli.help_items"))
    which.add_argument("--words", action="store_true", help=help_of("cli.help_words_only"))


def _add_summary(commands: Commands) -> None:
    summary = commands.add("summary", "cli.help_summary", _summary)
    summary.add_argument("record", metavar="RECORD", help=help_of("cli.help_record"))
    summary.add_argument(
        "--style", choices=[*SheetStyle], default=SheetStyle.STANDARD, help=help_of("cli.help_style")
    )
    summary.add_argument(
        "--kind", choices=[*SheetKind], default=SheetKind.PERSON, help=help_of("cli.help_sheet_kind")
    )
    summary.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=help_of("cli.help_sheet_out")
    )


def _list(call: Call) -> None:
    records = call.at_laptop().require_vault().load_records()
    call.printer.rows(
        [
            {
                "interview": str(record.interview),
                "record": str(record.id),
                "revision": record.revision,
                "instrument": f"{record.instrument.id}/{record.instrument.version}",
                "held_on": record.held_on,
                "void": bool(record.void),
                "findings": [],
            }
            for record in records
        ],
        ("record", "revision", "instrument", "held_on", "void"),
    )


def _show(call: Call) -> None:
    record = call.at_laptop().require_vault().load_record(RecordId(call.options.record))
    content = json.loads(encode_record(record))
    call.printer.give(
        {
            "interview": str(record.interview),
            "record": str(record.id),
            "revision": record.revision,
            "findings": [],
            "content": content,
        }
    )
    if not call.printer.as_json:
        call.printer.text(json.dumps(content, indent=2, ensure_ascii=False))


def _void(call: Call) -> None:
    record = void(call.at_laptop(), RecordId(call.options.record), call.options.reason)
    call.printer.tell("cli.voided")
    call.printer.give(
        {
            "interview": str(record.interview),
            "record": str(record.id),
            "revision": record.revision,
            "findings": [],
        }
    )


def _summary(call: Call) -> None:
    workplace = call.at_laptop()
    record = workplace.require_vault().load_record(RecordId(call.options.record))
    saved = save_sheet(
        workplace,
        record,
        call.options.out,
        kind=SheetKind(call.options.kind),
        style=SheetStyle(call.options.style),
    )
    call.printer.tell("cli.sheet_saved", file=str(saved.path), pages=saved.pages)
    call.printer.give({"file": str(saved.path), "pages": saved.pages})


def _withdraw(call: Call) -> None:
    options = call.options
    items = "words" if options.words else tuple(options.items) or "all"
    notice = withdraw(call.at_laptop(), RecordId(options.record), items)
    call.printer.tell("cli.withdrawn")
    call.printer.give(
        {"record": str(notice.record), "notice": {"record": str(notice.record), "items": notice.items}}
    )
