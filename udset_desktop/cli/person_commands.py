"""`person`: what somebody may ask of a laptop that knows them; what cannot be undone is told first."""

from __future__ import annotations

import argparse
from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, add_language, help_of
from udset_desktop.cli.secrets_in import read_secret
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.wording import place_told
from udset_desktop.usecases import removing, rights
from udset_desktop.usecases.people import find_people
from udset_desktop.usecases.person_file import save_person_file
from udset_desktop.usecases.workplace import Workplace

_POST = {"yes": "yes", "no": "no", "not-asked": ""}
_NOT_RECORDED = "not-recorded"


def add_commands(commands: Commands) -> None:
    """Declare the commands of this area."""
    person = commands.group("person", "cli.help_person")
    listed = person.add("list", "cli.help_person_list", _list)
    listed.add_argument("--name", default="", metavar="TEXT", help=help_of("cli.help_person_begins"))
    file = _about(person.add("file", "cli.help_person_file", _file))
    file.add_argument("--out", required=True, type=Path, metavar="FILE", help=help_of("cli.help_person_out"))
    file.add_argument("--password-file", type=Path, metavar="FILE", help=help_of("cli.help_person_password"))
    add_language(file, "cli.help_language")
    correct = _about(person.add("correct", "cli.help_person_correct", _correct))
    correct.add_argument("--name", metavar="TEXT", help=help_of("cli.help_person_name"))
    correct.add_argument("--looks-after", metavar="TEXT", help=help_of("cli.help_person_looks_after"))
    correct.add_argument("--link", metavar="REF", help=help_of("cli.help_person_link"))
    correct.add_argument("--look-for", metavar="TEXT", help=help_of("cli.help_person_look_for"))
    correct.add_argument("--look-no-more", metavar="TEXT", help=help_of("cli.help_person_look_no_more"))
    correct.add_argument("--post", choices=tuple(_POST), help=help_of("cli.help_person_post"))
    correct.add_argument("--group", metavar="CODE", help=help_of("cli.help_person_group"))
    correct.add_argument("--age-band", metavar="CODE", help=help_of("cli.help_person_age_band"))
    correct.add_argument("--place", metavar="CODE", help=help_of("cli.help_person_place"))
    restrict = _about(person.add("restrict", "cli.help_person_restrict", _restrict))
    restrict.add_argument("--reason", required=True, metavar="TEXT", help=help_of("cli.help_reason"))
    restrict.add_argument("--lift", action="store_true", help=help_of("cli.help_person_lift"))
    delete = _about(person.add("delete", "cli.help_person_delete", _delete))
    delete.add_argument(
        "--from",
        dest="place",
        required=True,
        choices=("figures", "file"),
        help=help_of("cli.help_person_from"),
    )
    delete.add_argument("--yes", action="store_true", help=help_of("cli.help_person_yes"))


def _about(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("person", metavar="REF", help=help_of("cli.help_person_ref"))
    return parser


def _meant(call: Call) -> tuple[Workplace, PersonId]:
    workplace = call.at_laptop()
    return workplace, rights.person_meant(workplace, call.options.person)


def _list(call: Call) -> None:
    found = find_people(call.at_laptop(), call.options.name)
    call.printer.rows(
        (
            {
                "person": one.person,
                "name": one.name,
                "link": one.link,
                "about": one.about,
                "last_on": one.last_on,
                "on_hold": one.on_hold,
            }
            for one in found
        ),
    )


def _file(call: Call) -> None:
    options, (workplace, person) = call.options, _meant(call)
    password = read_secret(options.password_file, "cli.ask_passphrase") if options.password_file else None
    saved = save_person_file(workplace, person, options.out, password=password, language=options.language)
    call.printer.tell("cli.person_file_saved", file=str(saved.path), marked=saved.marked)
    call.printer.tell(saved.note.code, **saved.note.context)
    call.printer.give(
        {
            "file": str(saved.path),
            "person": person,
            "marked": saved.marked,
            "protected": saved.protected,
            "state": "saved",
        }
    )


def _correct(call: Call) -> None:
    options, (workplace, person) = call.options, _meant(call)
    righted = rights.put_right(
        workplace,
        person,
        rights.PutRight(
            name=options.name,
            looks_after=options.looks_after,
            post=None if options.post is None else _POST[options.post],
            link=options.link,
            group=options.group,
            age_band=_coded(options.age_band),
            place=_coded(options.place),
            look_for=options.look_for,
            look_no_more=options.look_no_more,
        ),
    )
    call.printer.tell("cli.person_corrected", records=righted.records)
    call.printer.give({"person": person, "records": righted.records, "state": "corrected"})


def _coded(told: str | None) -> str | None:
    return "" if told == _NOT_RECORDED else told


def _restrict(call: Call) -> None:
    options, (workplace, person) = call.options, _meant(call)
    if options.lift:
        rights.take_off_hold(workplace, person, options.reason)
        call.printer.tell("cli.person_off_hold")
    else:
        rights.put_on_hold(workplace, person, options.reason)
        call.printer.tell("cli.person_on_hold")
    call.printer.give({"person": person, "state": "in_use" if options.lift else "on_hold"})


def _delete(call: Call) -> None:
    options, (workplace, person) = call.options, _meant(call)
    if not options.yes:
        _tell_beforehand(call, removing.would_go(workplace, person))
    elif options.place == "figures":
        records = removing.take_out_of_figures(workplace, person)
        call.printer.tell("cli.person_out_of_figures", records=records)
        call.printer.give({"person": person, "records": records, "state": "out_of_figures"})
    else:
        gone = removing.delete_person(workplace, person)
        call.printer.tell(
            "cli.person_deleted", records=gone.records, drafts=gone.drafts, notices=gone.notices
        )
        call.printer.give(
            {
                "person": person,
                "records": gone.records,
                "drafts": gone.drafts,
                "notices": gone.notices,
                "state": "deleted",
            }
        )


def _tell_copies(call: Call, told: removing.WouldGo) -> None:
    """Where else something of the person lies, and when what lies there goes."""
    printer = call.printer
    for copy in told.copies:
        printer.tell(copy.code, date=copy.on, where=copy.where)
    if told.person.ref:
        printer.tell("cli.person_answers")
    for file, goes_on in told.backups:
        printer.tell("cli.person_backup", file=place_told(str(file)), date=goes_on.isoformat())
    for beside in told.old_copies:
        printer.tell("cli.person_backup", file=beside.file, date=beside.goes_on)


def _tell_left_in(call: Call, told: removing.WouldGo) -> None:
    """In which bundles something left: this laptop's, and those of whoever had the person before."""
    bundles = ", ".join(f"{one.number} ({one.on})" for one in told.left_in if not one.laptop)
    if bundles:
        call.printer.tell("cli.person_left_in", bundles=bundles)
    for one in told.left_in:
        if one.laptop:
            code = "cli.person_left_other" if one.number else "cli.person_left_untold"
            call.printer.tell(code, number=one.number, date=one.on, laptop=one.laptop)


def _tell_beforehand(call: Call, told: removing.WouldGo) -> None:
    """The dry list: nothing is changed by it."""
    printer = call.printer
    if call.options.place == "figures":
        printer.tell("cli.person_figures_first", records=told.in_figures)
    else:
        printer.tell(
            "cli.person_delete_first", records=told.records, versions=told.versions, drafts=told.drafts
        )
        staying = {"notes": told.notes_that_stay, "talks": told.talks_that_stay, "notices": told.notices}
        printer.tell("cli.person_stays", **staying)
        if told.in_figures and told.left_in:
            printer.tell("cli.person_still_in_figures")
        _tell_copies(call, told)
    _tell_left_in(call, told)
    printer.tell("cli.person_say_yes")
    printer.give(
        {
            "person": told.person.id,
            "records": told.records,
            "versions": told.versions,
            "drafts": told.drafts,
            "in_figures": told.in_figures,
            "notices": told.notices,
            "notes_that_stay": told.notes_that_stay,
            "conversations_that_stay": told.talks_that_stay,
            "left_in": [one.number for one in told.left_in if not one.laptop],
            "left_elsewhere": [
                {"laptop": one.laptop, "number": one.number, "on": one.on}
                for one in told.left_in
                if one.laptop
            ],
            "copies": [{"on": one.on, "what": one.what, "where": one.where} for one in told.copies],
            "backups": [str(file) for file, _ in told.backups],
            "old_copies": [one.file for one in told.old_copies],
            "state": "told",
        }
    )
