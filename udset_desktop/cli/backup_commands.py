"""`vault backup` and `vault restore`: the whole vault in one file, tried out, and put back."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.cli.call import Call
from udset_desktop.cli.options import Commands, help_of
from udset_desktop.cli.secrets_in import read_secret
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import UsageRefused
from udset_desktop.foundation.wording import place_told
from udset_desktop.usecases.backing_up import back_up, try_backup
from udset_desktop.usecases.backup_plan import backup_standing, plan_backups
from udset_desktop.usecases.backups_known import (
    KnownBackup,
    is_strange,
    known_backups,
    over_backups,
    said_gone,
)
from udset_desktop.usecases.restoring import Restored, ask_restore, restore, restore_answered
from udset_desktop.usecases.unlocking import Which, vault_file, vault_state
from udset_desktop.usecases.workplace import Workplace

_EVERY = {"never": 0, "day": 1, "week": 7}


def add_backups(vault: Commands) -> None:
    """Declare the two commands under `vault`."""
    backup = vault.add("backup", "cli.help_vault_backup", _backup)
    backup.add_argument("--out", type=Path, metavar="PATH", help=help_of("cli.help_backup_out"))
    backup.add_argument("--try", dest="tried", type=Path, metavar="FILE", help=help_of("cli.help_backup_try"))
    backup.add_argument("--desk", action="store_true", help=help_of("cli.help_desk"))
    backup.add_argument("--every", choices=tuple(_EVERY), help=help_of("cli.help_backup_every"))
    backup.add_argument("--to", type=Path, metavar="DIR", help=help_of("cli.help_backup_to"))
    backup.add_argument("--due", action="store_true", help=help_of("cli.help_backup_due"))
    backup.add_argument("--gone", type=Path, metavar="FILE", help=help_of("cli.help_backup_gone"))
    back = vault.add("restore", "cli.help_vault_restore", _restore)
    back.add_argument("file", type=Path, metavar="FILE", help=help_of("cli.help_backup_file"))
    back.add_argument("--set-aside", action="store_true", help=help_of("cli.help_set_aside"))
    back.add_argument("--card", type=Path, metavar="FILE", help=help_of("cli.help_restore_card"))
    back.add_argument("--ask", type=Path, metavar="REQUEST", help=help_of("cli.help_restore_ask"))
    back.add_argument("--answer", type=Path, metavar="ANSWER", help=help_of("cli.help_restore_answer"))
    back.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=help_of("cli.help_new_passphrase_file")
    )


def _backup(call: Call) -> None:
    options, workplace = call.options, call.workplace()
    if options.tried is not None:
        _try(call, workplace)
        return
    which = Which.DESK if options.desk else Which.LAPTOP
    call.open_vault(workplace, which)
    if options.every is not None:
        _plan(call, workplace, which)
        return
    if options.gone is not None:
        gone = str(said_gone(workplace, options.gone, which))
        call.printer.tell("cli.backup_said_gone", file=gone)
        call.printer.give({"gone": [gone]})
        return
    if options.due and (folder := _due_in(call, workplace, which)) is None:
        return
    target = folder if options.due else options.out
    if target is None:
        _list(call, workplace, which)
        return
    made = back_up(workplace, whole_path(target), which)
    call.printer.tell("cli.backup_made", file=str(made.file), records=made.records, drafts=made.drafts)
    for old in made.gone:
        call.printer.tell("cli.backup_gone", file=str(old))
    for one in made.strange:
        _tell_over(call, one)
    call.printer.give(
        {
            "state": str(vault_state(workplace, which)),
            "file": str(made.file),
            "records": made.records,
            "drafts": made.drafts,
            "gone": [str(old) for old in made.gone],
        }
    )


def _list(call: Call, workplace: Workplace, which: Which) -> None:
    """Which backups there are, and whether the time of one is over."""
    over = over_backups(workplace, which)
    call.printer.rows(
        {"file": str(one.file), "made_on": one.made_on, "goes_on": one.goes_on, "is_over": one in over}
        for one in known_backups(workplace, which)
    )
    for one in over:
        _tell_over(call, one)


def _tell_over(call: Call, one: KnownBackup) -> None:
    """That a backup should be gone, and what to do about it."""
    code = "cli.backup_over_strange" if is_strange(one) else "cli.backup_over"
    call.printer.tell(code, file=place_told(str(one.file)), date=one.goes_on.isoformat())


def _try(call: Call, workplace: Workplace) -> None:
    """Whether a backup can be opened, and what is in it."""
    file: Path = call.options.tried
    tried = try_backup(workplace, file, call.passphrase())
    call.printer.tell("cli.backup_tried", at=tried.made_utc, records=tried.records, drafts=tried.drafts)
    call.printer.give(
        {
            "file": str(file),
            "role": tried.role,
            "made_utc": tried.made_utc,
            "records": tried.records,
            "drafts": tried.drafts,
        }
    )


_TOLD = {
    "never": "cli.backup_every_never",
    "day": "cli.backup_every_day",
    "week": "cli.backup_every_week",
}


def _plan(call: Call, workplace: Workplace, which: Which) -> None:
    """How often a backup is made by itself, and where."""
    options = call.options
    folder = whole_path(options.to) if options.to is not None else backup_standing(workplace, which).folder
    if folder is None and _EVERY[options.every]:
        raise UsageRefused("cli.backup_where")
    plan_backups(workplace, folder, _EVERY[options.every], which)
    call.printer.tell(_TOLD[options.every], folder=str(folder or ""))
    call.printer.give({"every": options.every, "folder": str(folder) if folder else None})


def _due_in(call: Call, workplace: Workplace, which: Which) -> Path | None:
    """The folder of the plan where a backup is due; None, once it is said that none is."""
    standing = backup_standing(workplace, which)
    if standing.is_due:
        return standing.folder
    call.printer.tell("cli.backup_not_due")
    call.printer.give({"file": None, "is_due": False})
    return None


def _restore(call: Call) -> None:
    options, workplace = call.options, call.workplace()
    if options.ask is not None and options.answer is not None:
        raise UsageRefused("cli.ask_or_answer")
    if options.ask is not None:
        code = ask_restore(workplace, options.file, _new_secret(call), options.ask)
        call.printer.tell("cli.recovery_asked", file=str(options.ask))
        call.printer.tell("cli.six_words", code=code)
        call.printer.give({"state": str(vault_state(workplace)), "file": str(options.ask), "code": code})
        return
    where = {"card": options.card, "set_aside": options.set_aside}
    if options.answer is not None:
        done = restore_answered(workplace, options.file, options.answer, _new_secret(call), **where)
    else:
        done = restore(workplace, options.file, call.passphrase(), **where)
    _tell(call, done)
    which = Which.LAPTOP if workplace.vault is not None else Which.DESK
    call.printer.give(
        {
            "state": str(vault_state(workplace, which)),
            "file": str(vault_file(workplace, which)),
            "records": done.records,
            "drafts": done.drafts,
            "laptop": done.laptop,
            "before": done.before,
            "made_on": done.made_on,
            "card": str(done.card or ""),
            "code": done.code,
            "recovery_code": done.recovery_code,
            "aside": str(done.aside or ""),
        }
    )


def _tell(call: Call, done: Restored) -> None:
    call.printer.tell("cli.restored", records=done.records, drafts=done.drafts)
    if done.laptop:
        call.printer.tell("cli.restored_since", date=done.made_on)
        call.printer.tell("cli.restored_laptop", laptop=done.laptop, before=done.before)
    if done.is_desk:
        call.printer.tell("cli.restored_desk", date=done.made_on)
    if done.card is not None:
        call.printer.tell("cli.restored_card", file=str(done.card))
        call.printer.tell("cli.six_words", code=done.code)
    if done.recovery_code:
        call.printer.tell("cli.recovery_code", code=done.recovery_code)
    if done.aside is not None:
        call.printer.tell("cli.set_aside", folder=str(done.aside))


def _new_secret(call: Call) -> str:
    return read_secret(call.options.new_passphrase_file, "cli.ask_new_passphrase", again="cli.ask_again")
