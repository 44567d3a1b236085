"""Finished conversations on the laptop: taking them in, looking, correcting, voiding; the person's sheet."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.options import Commands, add_language, help_of
from udset_desktop.cli.show import finding_row
from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.changing_mind import lines_said, parted, take_back
from udset_desktop.usecases.clearing import record_meant
from udset_desktop.usecases.exporting import notice_of
from udset_desktop.usecases.gone_out import gone_out, is_told
from udset_desktop.usecases.importing import (
    TakenLine,
    answers_schema,
    copy_out,
    correct_interview,
    import_answers,
    list_interviews,
    show_interview,
)
from udset_desktop.usecases.interviewing import void
from udset_desktop.usecases.people import find_record
from udset_desktop.usecases.sheet_copies import SheetCopy, save_sound, save_text
from udset_desktop.usecases.stages import Stage, stage_of, stages, taken_back
from udset_desktop.usecases.summarising import SheetKind, SheetState, SheetStyle, mark_sheet, save_sheet
from udset_desktop.usecases.workplace import Workplace

_ANSWERS_FILE_BYTES = 64_000_000


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    interview = commands.group("interview", "cli.help_interview")
    schema = interview.add("schema", "cli.help_interview_schema", _schema)
    schema.add_argument(
        "instrument", metavar="ID/VERSION", nargs="?", default="", help=help_of("cli.help_schema_of")
    )
    take = interview.add("import", "cli.help_interview_import", _import)
    take.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_answers_file"))
    take.add_argument("--good-lines", action="store_true", help=help_of("cli.help_good_lines"))
    interview.add("list", "cli.help_interview_list", _list)
    _add_id(interview.add("show", "cli.help_interview_show", _show))
    correct = _add_id(interview.add("correct", "cli.help_interview_correct", _correct))
    correct.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_answers_file"))
    end = _add_id(interview.add("void", "cli.help_interview_void", _void))
    for parser, words in ((correct, "cli.help_reason"), (end, "cli.help_void_reason")):
        parser.add_argument("--reason", default="", metavar="WHY", help=help_of(words))
    copied = _add_id(interview.add("copy-out", "cli.help_interview_copy_out", _copy_out))
    add_language(copied, "cli.help_language")
    _add_summary(commands)
    back = commands.add("withdraw", "cli.help_withdraw", _withdraw)
    back.add_argument("record", metavar="RECORD", help=help_of("cli.help_record"))
    back.add_argument("--dry-run", action="store_true", help=help_of("cli.help_withdraw_dry"))
    which = back.add_mutually_exclusive_group()
    which.add_argument("--items", nargs="+", metavar="ITEM", default=(), help=help_of("cli.help_items"))
    which.add_argument("--words", action="store_true", help=help_of("cli.help_words_only"))


def _add_id(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("interview", metavar="ID", help=help_of("cli.help_interview_id"))
    return parser


def _add_summary(commands: Commands) -> None:
    summary = commands.add("summary", "cli.help_summary", _summary)
    summary.add_argument("record", metavar="RECORD", help=help_of("cli.help_record"))
    summary.add_argument(
        "--style",
        choices=[str(one) for one in SheetStyle],
        default=str(SheetStyle.STANDARD),
        help=help_of("cli.help_style"),
    )
    summary.add_argument(
        "--kind",
        choices=[str(one) for one in SheetKind],
        default=str(SheetKind.PERSON),
        help=help_of("cli.help_sheet_kind"),
    )
    summary.add_argument(
        "--copy",
        choices=[str(one) for one in SheetCopy],
        default=str(SheetCopy.PAPER),
        help=help_of("cli.help_sheet_copy"),
    )
    add_language(summary, "cli.help_sheet_language")
    summary.add_argument("--out", type=Path, metavar="FILE", help=help_of("cli.help_sheet_out"))
    summary.add_argument(
        "--became", choices=[str(one) for one in SheetState], help=help_of("cli.help_sheet_became")
    )
    summary.add_argument("--safe-to-post", action="store_true", help=help_of("cli.help_safe_to_post"))


def _schema(call: Call) -> None:
    schema = answers_schema(call.at_laptop(), call.options.instrument)
    call.printer.give(schema)
    if not call.printer.as_json:
        call.printer.text(json.dumps(schema, indent=2, ensure_ascii=False))


def _import(call: Call) -> ExitCode:
    content = read_file(call.options.file, limit_bytes=_ANSWERS_FILE_BYTES)
    taken = import_answers(
        call.at_laptop(), content, good_lines=call.options.good_lines, control=call.control
    )
    for line in taken.lines:
        if line.findings and not call.printer.as_json:
            call.printer.refuse(line.findings)
        call.printer.give(_line_row(line))
    call.printer.tell(
        "cli.imported",
        new=taken.count("new"),
        same=taken.count("same"),
        revised=taken.count("revised"),
        refused=taken.count("refused"),
    )
    return ExitCode.INPUT_REFUSED if taken.count("refused") else ExitCode.DONE


def _line_row(line: TakenLine) -> dict[str, object]:
    return {
        "line": line.line,
        "state": line.state,
        "interview": line.interview,
        "record": line.record,
        "revision": line.revision,
        "findings": [finding_row(finding) for finding in line.findings],
    }


def _list(call: Call) -> None:
    workplace = call.at_laptop()
    how_far, back = stages(workplace), taken_back(workplace)
    call.printer.rows(
        [
            {
                "interview": str(row.interview),
                "record": str(row.record),
                "revision": row.revision,
                "title": row.title,
                "held_on": row.held_on,
                "name": row.name,
                "void": row.void,
                "stage": str(how_far.get(row.record, Stage.HERE)),
                "taken_back": str(back.get(row.record, "")),
                "findings": [],
            }
            for row in list_interviews(workplace)
        ],
        ("record", "revision", "title", "held_on", "name", "void", "stage", "taken_back"),
    )


def _show(call: Call) -> None:
    workplace = call.at_laptop()
    shown = show_interview(workplace, call.options.interview)
    shown["stage"] = str(stage_of(workplace, shown["record"]))
    shown["taken_back"] = str(taken_back(workplace).get(shown["record"], ""))
    call.printer.give({**shown, "findings": []})
    if not call.printer.as_json:
        call.printer.text(json.dumps(shown, indent=2, ensure_ascii=False))


def _correct(call: Call) -> None:
    content = read_file(call.options.file, limit_bytes=_ANSWERS_FILE_BYTES)
    taken = correct_interview(call.at_laptop(), call.options.interview, content, call.options.reason)
    call.printer.tell("cli.corrected", revision=taken.revision)
    call.printer.give(_line_row(taken))


def _void(call: Call) -> None:
    workplace = call.at_laptop()
    reason = call.options.reason or sentence_of("cli.void_reason", {})
    record = void(workplace, find_record(workplace, call.options.interview).id, reason)
    call.printer.tell("cli.voided")
    call.printer.give(
        {
            "interview": str(record.interview),
            "record": str(record.id),
            "revision": record.revision,
            "findings": [],
        }
    )


def _copy_out(call: Call) -> None:
    workplace = call.at_laptop()
    text = copy_out(workplace, call.options.interview, language=call.options.language)
    record = find_record(workplace, call.options.interview)
    call.printer.give(
        {
            "interview": str(record.interview),
            "record": str(record.id),
            "revision": record.revision,
            "text": text,
            "findings": [],
        }
    )
    if not call.printer.as_json:
        call.printer.text(text)


def _summary(call: Call) -> None:
    workplace, options = call.at_laptop(), call.options
    record, kind = find_record(workplace, options.record), SheetKind(options.kind)
    if options.became is not None:
        mark_sheet(workplace, record.id, options.became, safe_to_post=options.safe_to_post or None)
        call.printer.tell("cli.sheet_became")
    if options.out is None:
        if options.became is None:
            raise UsageRefused("cli.sheet_where")
        call.printer.give({"record": str(record.id), "became": options.became})
        return
    style, language = SheetStyle(options.style), options.language
    if options.copy != SheetCopy.PAPER:
        if options.copy == SheetCopy.SOUND:
            save_sound(workplace, record, options.out, style=style, language=language)
        else:
            save_text(workplace, record, options.out, kind=kind, style=style, language=language)
        call.printer.tell("cli.sheet_copied", file=str(options.out))
        call.printer.give({"file": str(options.out), "copy": options.copy})
        return
    saved = save_sheet(workplace, record, options.out, kind=kind, style=style, language=language)
    call.printer.tell("cli.sheet_saved", file=str(saved.path), pages=saved.pages)
    call.printer.give({"file": str(saved.path), "pages": saved.pages})


def _withdraw(call: Call) -> None:
    workplace, options = call.at_laptop(), call.options
    record = record_meant(workplace, options.record)
    items, lines = _meant(workplace, record, options)  # refused before anything is told of it
    out = gone_out(workplace, record)
    for finding in out:
        call.printer.tell(finding.code, **finding.context)
    told: dict[str, object] = {"record": str(record), "notice": None}
    if options.dry_run:
        there = lines_said(workplace, record)
        for one in there:
            call.printer.tell("cli.line_there", item=one.code, words=one.words)
        told["lines"] = [{"item": one.code, "words": one.words} for one in there]
    else:
        notice = take_back(workplace, record, items, lines, reason=sentence_of("cli.kept_reason", {}))
        if notice is not None:
            call.printer.tell("cli.withdrawn" if is_told(workplace, record) else "cli.withdrawn_here")
            told["notice"] = {"record": str(notice.record), "items": notice.items}
        if lines:
            call.printer.tell("cli.lines_kept", count=len(lines))
        told["kept"] = list(lines)
    call.printer.give({**told, "out": [finding_row(one) for one in out]})


def _meant(
    workplace: Workplace, record: RecordId, options: argparse.Namespace
) -> tuple[str | tuple[str, ...], tuple[str, ...]]:
    if options.items:
        return parted(workplace, record, tuple(dict.fromkeys(options.items)))
    items = "words" if options.words else "all"
    notice_of(workplace, record, items)
    return items, ()
