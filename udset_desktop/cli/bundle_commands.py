"""What leaves the laptop: `bundle write`, and looking at what was written."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.show import finding_row
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.exporting import Preview, make_bundles, preview, read_bundle, write_bundles
from udset_desktop.usecases.preview_words import joined_readers
from udset_desktop.usecases.standing_alone import alone_in
from udset_desktop.usecases.words_inside import WordsInside, words_inside
from udset_desktop.usecases.words_over import WordsTerms, words_terms

_NOT_WAITING = frozenset({"exporting.stays_sent", "exporting.stays_withdrawn"})
"""Why a record stays without anybody having to look at it: it has left, or was taken back."""


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    bundle = commands.group("bundle", "cli.help_bundle")
    write = bundle.add("write", "cli.help_bundle_write", _write)
    write.add_argument("--to", type=Path, metavar="DIR", help=help_of("cli.help_bundles_folder"))
    write.add_argument("--dry-run", action="store_true", help=help_of("cli.help_dry_run"))
    for name, help_code, run in (
        ("check", "cli.help_bundle_check", _check),
        ("show", "cli.help_bundle_show", _show),
    ):
        parser = bundle.add(name, help_code, run)
        parser.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_bundle_file"))


def _write(call: Call) -> None:
    workplace = call.at_laptop()
    shown = preview(workplace, call.control)
    held = {code: count for code, count in shown.staying if code not in _NOT_WAITING}
    for code, count in held.items():
        call.printer.tell("cli.stays", count=count, why=sentence_of(code, {}))
    _tell_who_stands_out(call, shown)
    opened = {one.opened.number: one.opened for one in shown.bundles}
    _tell_words(call, words_inside(workplace, opened.values()))
    _tell_terms(call, words_terms(workplace) if shown.words else None, joined_readers(workplace, shown))
    if call.options.dry_run:
        _tell_dry(call, shown, sum(held.values()))
        return
    folder = call.options.to
    written = (
        make_bundles(workplace, call.control, shown=shown)
        if folder is None
        else write_bundles(workplace, folder, call.control, shown=shown)
    )
    if written:
        call.printer.tell("cli.bundle_confidential")
    for one in written:
        call.printer.tell("cli.bundle_written", file=str(one.file), records=one.records)
        call.printer.give(
            {
                "file": str(one.file),
                "bundle": one.bundle,
                "number": one.number,
                "records": one.records,
                "held": sum(held.values()),
                "kind": one.kind,
                **_words_row(words_inside(workplace, [opened[one.number]])),
            }
        )
    if not written:
        call.printer.tell("cli.nothing_to_leave")
        call.printer.give({"file": None, "records": 0, "held": sum(held.values()), "kind": shown.kind})


def _tell_who_stands_out(call: Call, shown: Preview) -> None:
    """How many have no key, how many stand alone, and whether it is better to wait."""
    if shown.unlinked:
        call.printer.tell("cli.unlinked", count=shown.unlinked)
    if shown.alone_before or shown.widened:
        call.printer.tell("cli.alone", before=shown.alone_before, count=shown.alone, widened=shown.widened)
    if shown.few:
        call.printer.tell("cli.few_records")


def _tell_terms(call: Call, terms: WordsTerms | None, joined: tuple[str, ...]) -> None:
    """Who reads the words that leave, how long they are kept, and who reads visits that are joined."""
    if joined:
        call.printer.tell("cli.linking_readers", readers=", ".join(joined))
    if terms is not None:
        readers = ", ".join(terms.readers)
        call.printer.tell("cli.bundle_words_kept", readers=readers, months=terms.keep_months)


def _tell_dry(call: Call, shown: Preview, held: int) -> None:
    """What would be in each bundle; nothing is written."""
    for one in shown.bundles:
        records = len(one.opened.records)
        call.printer.tell("cli.bundle_would", number=one.opened.number, records=records)
        call.printer.give({"file": None, "records": records, "held": held, "kind": shown.kind})
    if not shown.bundles:
        call.printer.tell("cli.nothing_to_leave")
        call.printer.give({"file": None, "records": 0, "held": held, "kind": shown.kind})
    call.printer.tell("cli.bundle_dry")


def _tell_words(call: Call, words: WordsInside) -> None:
    """How many texts, of which kinds, and who read them, as far as that is known here."""
    if not words.texts:
        return
    call.printer.tell("cli.bundle_words", texts=words.texts, attached=words.attached)
    for who, about, texts in words.kinds:
        code = "cli.bundle_words_carer" if who == "carer" else "cli.bundle_words_user"
        call.printer.tell(code, about=about, texts=texts)
    if words.known is None:
        call.printer.tell("cli.bundle_words_elsewhere")
    else:
        call.printer.tell(
            "cli.bundle_words_read",
            read=words.read,
            looked_over=words.looked_over,
            gone=words.texts - words.known,
        )


def _words_row(words: WordsInside) -> dict[str, object]:
    """The same for programs; null where it is not known here."""
    known = words.known is not None
    return {
        "words": words.texts,
        "words_attached": words.attached,
        "words_about": [{"who": who, "about": about, "texts": texts} for who, about, texts in words.kinds],
        "words_read": words.read if known else None,
        "words_looked_over": words.looked_over if known else None,
        "texts_back": words.texts_back,
    }


def _check(call: Call) -> None:
    workplace = call.at_either()
    bundle = read_bundle(workplace, call.options.file)
    held = [
        finding_row(Finding(code=line.code, where=f"{line.member} {line.number}")) for line in bundle.held
    ]
    call.printer.tell("cli.bundle_well", records=len(bundle.records), held=len(bundle.held))
    call.printer.give(
        {
            "file": str(call.options.file),
            "bundle": str(bundle.id),
            "laptop": str(bundle.laptop),
            "number": bundle.number,
            "records": len(bundle.records),
            "held": len(bundle.held),
            "findings": held,
            "kind": bundle.kind,
            "training": bundle.training,
            **_words_row(words_inside(workplace, [bundle])),
        }
    )


def _show(call: Call) -> None:
    workplace = call.at_either()
    bundle = read_bundle(workplace, call.options.file)
    call.printer.tell("cli.bundle_of", laptop=str(bundle.laptop), number=bundle.number, kind=bundle.kind)
    call.printer.tell("cli.bundle_confidential")
    alone = alone_in(bundle)
    call.printer.tell("cli.bundle_alone", count=len(alone), records=len(bundle.records))
    words = words_inside(workplace, [bundle])
    _tell_words(call, words)
    call.printer.rows(
        [
            {
                "record": line.record.record,
                "revision": line.record.revision,
                "instrument": line.record.instrument,
                "quarter": line.record.quarter,
                "group": line.record.about.group,
                "age": line.record.about.age,
                "place": line.record.about.place or line.record.about.service,
                "alone": line.record.record in alone,
                "digest": line.digest,
                "kind": bundle.kind,
            }
            for line in bundle.records
        ],
        ("record", "revision", "instrument", "quarter", "group", "age", "place", "alone"),
    )
    if words.texts:
        call.printer.give({"kind": bundle.kind, **_words_row(words)})
