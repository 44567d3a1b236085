"""Commands on the pool: make it, take bundles in, look, settle, set aside."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.exit_codes import ExitCode
from udset_desktop.cli.options import Commands, add_pool, help_of
from udset_desktop.cli.show import finding_row, one_line
from udset_desktop.foundation.atomic import failure_of
from udset_desktop.usecases.feedback_figures import feedback_tables
from udset_desktop.usecases.fetching import fetch_bundles
from udset_desktop.usecases.merging import (
    FileOutcome,
    MergeOutcome,
    init_pool,
    merge_files,
    plan_files,
    pool_digest,
    pool_forks,
    pool_held,
    pool_merges,
    pool_status,
    settle_fork,
    undo_merge,
)
from udset_desktop.usecases.offer_figures import offer_table
from udset_desktop.usecases.pool_values import PoolStatus, WordsDue
from udset_desktop.usecases.standing_alone import StandingAlone, who_stands_alone
from udset_desktop.usecases.words_over import let_words_go, words_due


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    pool = commands.group("pool", "cli.help_pool")
    add_pool(pool.add("init", "cli.help_pool_init", _init))
    merge = add_pool(pool.add("merge", "cli.help_pool_merge", _merge))
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE", help=help_of("cli.help_bundle_files"))
    merge.add_argument("--dry-run", action="store_true", help=help_of("cli.help_dry_run"))
    merge.add_argument("--receipts", type=Path, metavar="DIR", help=help_of("cli.help_receipts"))
    fetch = add_pool(pool.add("fetch", "cli.help_pool_fetch", _fetch))
    fetch.add_argument("--again", action="store_true", help=help_of("cli.help_pool_fetch_again"))
    add_pool(pool.add("status", "cli.help_pool_status", _status))
    add_pool(pool.add("merges", "cli.help_pool_merges", _merges))
    add_pool(pool.add("held", "cli.help_pool_held", _held))
    add_pool(pool.add("forks", "cli.help_pool_forks", _forks))
    settle = add_pool(pool.add("settle", "cli.help_pool_settle", _settle))
    settle.add_argument("record", metavar="RECORD", help=help_of("cli.help_record"))
    settle.add_argument("--keep", metavar="DIGEST", required=True, help=help_of("cli.help_keep"))
    settle.add_argument("--by", metavar="POST", required=True, help=help_of("cli.help_settled_by"))
    undo = add_pool(pool.add("undo", "cli.help_pool_undo", _undo))
    undo.add_argument("--merge", type=int, metavar="ID", help=help_of("cli.help_merge_id"))
    add_pool(pool.add("digest", "cli.help_pool_digest", _digest))
    add_pool(pool.add("feedback", "cli.help_pool_feedback", _feedback))
    add_pool(pool.add("offers", "cli.help_pool_offers", _offers))
    words = add_pool(pool.add("words", "cli.help_pool_words", _words))
    words.add_argument("--yes", action="store_true", help=help_of("cli.help_pool_words_yes"))


def _init(call: Call) -> None:
    made = init_pool(call.at_desk(), call.pool())
    call.printer.tell("cli.pool_ready", place=made.place, project=made.project)
    call.printer.give({"pool": made.place, "project": made.project, "schema": made.schema})


def _merge(call: Call) -> ExitCode:
    workplace, address = call.at_desk(), call.pool()
    files: list[Path] = call.options.files
    if call.options.dry_run:
        outcome = plan_files(workplace, address, files, control=call.control)
    else:
        outcome = merge_files(
            workplace, address, files, receipts=_receipts_folder(call), control=call.control
        )
    _tell_merge(call, outcome)
    call.printer.give(
        {
            **outcome.numbers,
            "files": [_file_row(one) for one in outcome.files],
            "receipts": [str(one) for one in outcome.receipts],
            "forks": outcome.forks,
            **({"alone_before": outcome.alone[0], "alone": outcome.alone[1]} if outcome.alone else {}),
            **_lies_on(outcome),
        }
    )
    if outcome.refused:
        return ExitCode.INPUT_REFUSED
    return ExitCode.FORKS_REMAIN if outcome.forks else ExitCode.DONE


def _fetch(call: Call) -> ExitCode:
    done = fetch_bundles(call.at_desk(), call.pool(), call.control, again=call.options.again)
    _tell_files(call, done.outcome)
    call.printer.tell("cli.pool_fetched", files=len(done.outcome.files), receipts=done.receipts)
    _tell_lies_on(call, done.outcome)
    if done.problem is not None:
        raise done.problem
    call.printer.give(
        {
            **done.outcome.numbers,
            "files": [_file_row(one) for one in done.outcome.files],
            "receipts": done.receipts,
            "forks": done.outcome.forks,
            **_lies_on(done.outcome),
        }
    )
    if done.outcome.refused:
        return ExitCode.INPUT_REFUSED
    return ExitCode.FORKS_REMAIN if done.outcome.forks else ExitCode.DONE


def _receipts_folder(call: Call) -> Path | None:
    folder: Path | None = call.options.receipts
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise failure_of(problem, folder) from problem
    return folder


def _lies_on(outcome: MergeOutcome) -> dict[str, object]:
    return {"lies_on": [finding_row(one) for one in outcome.lies_on]} if outcome.lies_on else {}


def _tell_lies_on(call: Call, outcome: MergeOutcome) -> None:
    """Where what was taken back lies on, out of this program's reach."""
    for finding in outcome.lies_on:
        call.printer.tell(finding.code, **finding.context)


def _tell_merge(call: Call, outcome: MergeOutcome) -> None:
    _tell_lies_on(call, outcome)
    if call.printer.as_json:
        return
    _tell_files(call, outcome)
    total = ", ".join(f"{count} {word}" for word, count in outcome.numbers.items())
    call.printer.tell("cli.planned" if call.options.dry_run else "cli.merged", counts=total)
    if outcome.alone:
        call.printer.tell("cli.pool_alone", before=outcome.alone[0], count=outcome.alone[1])
    for receipt in outcome.receipts:
        call.printer.tell("cli.receipt_written", file=str(receipt))
    if outcome.forks:
        call.printer.tell("cli.forks_remain", forks=outcome.forks)


def _tell_files(call: Call, outcome: MergeOutcome) -> None:
    if call.printer.as_json:
        return
    for one in outcome.files:
        counts = ", ".join(f"{count} {word}" for word, count in one.numbers.items() if count)
        call.printer.text(f"{one_line(one.file)}: {one.state}{f' ({counts})' if counts else ''}")
        if one.findings:
            call.printer.refuse(one.findings, one.file)


def _file_row(one: FileOutcome) -> dict[str, object]:
    return {
        "file": one.file,
        "state": one.state,
        "findings": [finding_row(finding) for finding in one.findings],
        **one.numbers,
        "laptop": one.laptop,
        "bundle": one.bundle,
    }


def _status(call: Call) -> None:
    workplace, address = call.at_desk(), call.pool()
    found = pool_status(workplace, address)
    row = _status_row(found, who_stands_alone(workplace, address))
    laptops = [
        {
            "laptop": one.laptop,
            "bundles": one.bundles,
            "last_number": one.last_number,
            "missing": list(one.missing),
            "gone": list(one.gone),
            "twice": list(one.twice),
        }
        for one in found.laptops
    ]
    words = [{"who": who, "about": about, "texts": count} for who, about, count in found.words]
    lost = {"counts_again": [list(one) for one in found.lost.again], "choices_lost": found.lost.choices}
    call.printer.give({**row, "laptops": laptops, "words": words, **lost})
    if not call.printer.as_json:
        call.printer.rows([row])
        call.printer.rows(laptops, ("laptop", "bundles", "last_number", "missing", "gone", "twice"))
        if words:
            call.printer.rows(words, ("who", "about", "texts"))
        if found.words_due.texts or found.words_due.held:
            call.printer.tell("cli.pool_words_look")
    for one in found.laptops:
        if one.gone:
            call.printer.warn("cli.pool_gone", laptop=one.laptop, first=one.gone[0], last=one.gone[-1])
        if one.twice:
            call.printer.warn("cli.pool_twice", laptop=one.laptop, numbers=", ".join(map(str, one.twice)))
    for laptop, number in found.lost.again:
        call.printer.warn("cli.pool_counts_again", laptop=laptop, number=number)
    if found.lost.choices:
        call.printer.warn("cli.pool_choices_lost", count=found.lost.choices)


def _status_row(found: PoolStatus, standing: StandingAlone) -> dict[str, object]:
    return {
        "pool": found.place,
        "database": found.database,
        "project": found.project,
        "training": found.training,
        "kind": found.kind,
        "schema": found.schema,
        "records": found.records,
        "revisions": found.revisions,
        "forks": found.forks,
        "held": found.held,
        "feedback": found.feedback,
        "alone": standing.alone,
        "alone_without_place": standing.without_place,
        "widened": standing.widened,
        "linked": found.linked,
        "unlinked": found.unlinked,
        "words_keep_months": found.words_due.keep_months,
        "words_due": found.words_due.texts + found.words_due.held,
        "words_due_since": found.words_due.since or None,
    }


def _merges(call: Call) -> None:
    call.printer.rows(
        [
            {
                "merge": one.merge,
                "bundle": one.bundle,
                "laptop": one.laptop,
                "number": one.number,
                "merged_at": one.merged_at,
                "aside": one.aside,
                **one.numbers,
            }
            for one in pool_merges(call.at_desk(), call.pool())
        ]
    )


def _held(call: Call) -> None:
    call.printer.rows(
        [
            {
                "merge": one.merge,
                "line": one.line,
                "record": one.record,
                "code": one.code,
                "context": dict(one.context),
            }
            for one in pool_held(call.at_desk(), call.pool())
        ]
    )


def _forks(call: Call) -> None:
    call.printer.rows(
        [
            {
                "record": fork.record,
                "digest": side.digest,
                "revision": side.revision,
                "laptops": list(side.laptops),
                "differs": dict(side.differs),
            }
            for fork in pool_forks(call.at_desk(), call.pool())
            for side in fork.sides
        ]
    )


def _settle(call: Call) -> None:
    options = call.options
    digest = settle_fork(call.at_desk(), call.pool(), record=options.record, keep=options.keep, by=options.by)
    call.printer.tell("cli.fork_settled")
    call.printer.give({"record": options.record, "digest": digest})


def _undo(call: Call) -> None:
    aside = undo_merge(call.at_desk(), call.pool(), merge=call.options.merge)
    call.printer.tell("cli.merge_aside", merge=aside.merge)
    call.printer.give({"merge": aside.merge, "bundle": aside.bundle, "aside": aside.aside})


def _digest(call: Call) -> None:
    digest, records = pool_digest(call.at_desk(), call.pool())
    call.printer.give({"digest": digest, "records": records})
    if not call.printer.as_json:
        call.printer.text(digest)


def _feedback(call: Call) -> None:
    call.printer.rows(
        [
            {
                "instrument": table.instrument,
                "item": row.item,
                "choice": row.choice,
                "n": row.n,
                "base": row.base,
                "hidden": bool(row.why_hidden),
                "why_hidden": row.why_hidden,
                "asked": table.words[row.item],
                "words": table.words[f"{row.item}.{row.choice}"],
            }
            for table in feedback_tables(call.at_desk(), call.pool())
            for row in table.rows
        ],
        ("instrument", "asked", "words", "n", "base"),
    )


def _offers(call: Call) -> None:
    table = offer_table(call.at_desk(), call.pool())
    call.printer.rows(
        [
            {
                "quarter": row.quarter,
                "interviewer_type": row.interviewer_type,
                "said": row.said,
                "n": row.n,
                "hidden": bool(row.why_hidden),
                "why_hidden": row.why_hidden,
                "interviewer": table.words[f"part.{row.interviewer_type}"],
                "words": table.words[f"offer.{row.said}"],
            }
            for row in table.rows
        ],
        ("quarter", "interviewer", "words", "n"),
    )


def _words(call: Call) -> None:
    workplace, address = call.at_desk(), call.pool()
    if not call.options.yes:
        due = words_due(workplace, address)
        _tell_due(call, due)
        call.printer.give({**_due_row(due), "state": "told"})
        return
    gone = let_words_go(workplace, address)
    call.printer.tell("cli.pool_words_gone", texts=gone.texts + gone.held)
    if gone.lies_on:
        call.printer.tell(gone.lies_on.code)
    left = _due_row(words_due(workplace, address))
    call.printer.give({**left, "gone": gone.texts + gone.held, "state": "dropped"})


def _tell_due(call: Call, due: WordsDue) -> None:
    printer, count = call.printer, due.texts + due.held
    if due.keep_months is None:
        printer.tell("cli.pool_words_no_decision")
    else:
        printer.tell("cli.pool_words_kept", months=due.keep_months, readers=", ".join(due.readers))
    if not count:
        printer.tell("cli.pool_words_none_due")
    elif due.since:
        printer.tell("cli.pool_words_due", texts=count, since=due.since)
    else:
        printer.tell("cli.pool_words_all_due", texts=count)
    if due.next_on:
        printer.tell("cli.pool_words_next", on=due.next_on)
    if count:
        if not printer.as_json:
            rows = [asdict(one) for one in due.rows]
            printer.rows(rows, ("due_on", "who", "about", "texts"))
        printer.tell("cli.pool_words_say_yes")


def _due_row(due: WordsDue) -> dict[str, object]:
    return {
        "keep_months": due.keep_months,
        "readers": list(due.readers),
        "due": due.texts + due.held,
        "waiting_sealed": due.held,
        "since": due.since or None,
        "next_on": due.next_on or None,
        "rows": [asdict(one) for one in due.rows],
    }
