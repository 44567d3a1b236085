"""The questionnaires by command: `instruments list`, `check PATH`, `show ID`, and `paper ID` to write on."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, add_language, help_of
from udset_desktop.instrument.catalogue import ListedInstrument, own_catalogue
from udset_desktop.instrument.model import Instrument, Item
from udset_desktop.instrument.reader import read_instrument
from udset_desktop.usecases.paper_sheets import STYLES, save_blank


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    instruments = commands.group("instruments", "cli.help_instruments")
    instruments.add("list", "cli.help_instruments_list", _list)
    check = instruments.add("check", "cli.help_instruments_check", _check)
    check.add_argument("folder", type=Path, metavar="PATH", help=help_of("cli.help_instrument_folder"))
    show = instruments.add("show", "cli.help_instruments_show", _show)
    show.add_argument("instrument", metavar="ID", help=help_of("cli.help_instrument_id"))
    paper = instruments.add("paper", "cli.help_instruments_paper", _paper)
    paper.add_argument("instrument", metavar="ID", help=help_of("cli.help_instrument_id"))
    paper.add_argument("--style", choices=STYLES, default=STYLES[0], help=help_of("cli.help_style"))
    add_language(paper, "cli.help_language")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE", help=help_of("cli.help_sheet_out"))


def _list(call: Call) -> None:
    call.printer.rows([_listed_row(one) for one in own_catalogue().listed()], ("id", "version", "digest"))


def _listed_row(one: ListedInstrument) -> dict[str, object]:
    return {"id": one.id, "version": one.version, "digest": one.digest, "findings": []}


def _check(call: Call) -> None:
    instrument = read_instrument(call.options.folder)
    items = sum(1 for _ in instrument.items())
    call.printer.tell("cli.instrument_good", instrument=f"{instrument.id}/{instrument.version}", items=items)
    call.printer.give(_summary(instrument))


def _show(call: Call) -> None:
    named: str = call.options.instrument
    catalogue = own_catalogue()
    instrument = catalogue.by_key(named) if "/" in named else catalogue.newest(named)
    call.printer.give(
        {
            **_summary(instrument),
            "framework": f"{instrument.framework_id}/{instrument.framework_version}".strip("/"),
            "items": [_item_row(item) for item in instrument.items()],
        }
    )
    if call.printer.as_json:
        return
    for section in instrument.sections:
        call.printer.text(instrument.words(f"section.{section.id}.title"))
        for page in section.pages:
            call.printer.text(f"  {instrument.words(f'page.{page.id}.title')}  [{page.id}]")
            for item in page.items:
                asked = instrument.words(f"item.{item.id}.ask")
                call.printer.text(f"    {item.id}  {item.kind}  {item.privacy}  {asked}".rstrip())


def _paper(call: Call) -> None:
    options, out = call.options, call.options.out
    pages = save_blank(call.at_either(), options.instrument, out, options.style, language=options.language)
    call.printer.tell("cli.paper_saved", file=str(out), pages=pages)
    call.printer.give({"file": str(out), "pages": pages})


def _summary(instrument: Instrument) -> dict[str, object]:
    return {
        "id": instrument.id,
        "version": instrument.version,
        "digest": instrument.digest,
        "findings": [],
    }


def _item_row(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": str(item.kind),
        "privacy": str(item.privacy),
        "outcome": item.outcome,
        "scales": list(item.scales),
        "choices": list(item.choices),
    }
