"""People handed to another laptop while `endure.py` kills: the file, the taking, the receipt, the clearing.

The other laptop stands beside the first, its rows in the same table under "taker".
"""

from __future__ import annotations

from pathlib import Path

from endure_kept import (
    Table,
    handed_row,
    one_act_more,
    person_row,
    reason_row,
    record_rows,
    require,
    rows_of,
    taken_row,
    work_rows,
)
from endure_talk import PASSPHRASE, Talker

from udset_desktop.foundation.places import Home
from udset_desktop.project.card import parse_card
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.vault_values import HandedRow
from udset_desktop.usecases import handing_over, interviewing, unlocking
from udset_desktop.usecases.workplace import Workplace, open_workplace

TAKER, TAKER_CARD, POST = "taker", "taker.udsetcard", "post"
FILE, RECEIPT = ".udsethandover", ".udsetreceipt"


def taker_rows(taker: Workplace) -> Table:
    """The table of the other laptop."""
    return {f"taker {name}": text for name, text in rows_of(taker).items()}


def require_files(post: Path, workplace: Workplace) -> None:
    """Every file the vault knows of lies whole where it was put."""
    whole = {sha256_hex(file.read_bytes()) for file in post.glob(f"*{FILE}")}
    missing = {row.file for row in workplace.require_vault().load_handed()} - whole
    require(not missing, f"a file of people handed over is missing or half there, of {len(whole)}")


def to_another(talker: Talker) -> None:
    """Somebody on file goes to the other laptop, which signs for them; what a kill left is done first."""
    folder = talker.workplace.home.folder.parent
    taker = open_workplace(Home(folder=folder / TAKER))
    unlocking.unlock(taker, PASSPHRASE)
    try:
        for file, rows in unfinished(talker, folder / POST):
            take(talker, taker, file, rows)
        if ready := people_ready(talker.workplace):
            file = hand_over(talker, folder, talker.chance.choice(ready))
            take(talker, taker, file, rows_in(talker, sha256_hex(file.read_bytes())))
    finally:
        taker.close()


def people_ready(workplace: Workplace) -> list[str]:
    """Everybody on file without a conversation under way who is still this laptop's."""
    vault = workplace.require_vault()
    away = {row.person for row in vault.load_handed()} | {draft.person for draft in vault.load_drafts()}
    return sorted({record.person for record in vault.load_records()} - away)


def is_here(workplace: Workplace, record: Record) -> bool:
    """Whether a conversation is on file here, nowhere else, and nobody is correcting it."""
    return record.person in people_ready(workplace)


def unfinished(talker: Talker, post: Path) -> list[tuple[Path, list[HandedRow]]]:
    """Files whose people are still here."""
    here = {one.id for one in talker.workplace.require_vault().load_people()}
    found = []
    for file in sorted(post.glob(f"*{FILE}")):
        rows = rows_in(talker, sha256_hex(file.read_bytes()))
        if {row.person for row in rows} & here:
            found.append((file, rows))
    return found


def rows_in(talker: Talker, digest: str) -> list[HandedRow]:
    """What went in this file."""
    return [row for row in talker.workplace.require_vault().load_handed() if row.file == digest]


def hand_over(talker: Talker, folder: Path, person: str) -> Path:
    """The file for the other laptop, and in the vault that it was made."""
    workplace = talker.workplace
    file = folder / POST / f"{talker.chance.randrange(10**12)}{FILE}"
    taker = parse_card((folder / TAKER_CARD).read_bytes()).id
    sets = one_act_more(workplace, "handed_over")
    for record in workplace.require_vault().load_records(person):  # type: ignore[arg-type]
        sets |= handed_row(record.id, taker)
    talker.saves(
        "hand over",
        lambda: handing_over.hand_over(workplace, folder / TAKER_CARD, [person], file),  # type: ignore[list-item]
        sets,
    )
    return file


def take(talker: Talker, taker: Workplace, file: Path, rows: list[HandedRow]) -> None:
    """Taken over there, unless it was before the kill; then let go here."""
    workplace, receipt = talker.workplace, file.with_suffix(RECEIPT)
    about = about_people(workplace, {row.person for row in rows})
    went = {name: text for name, text in about.items() if name.split()[0] in ("person", "record", "taken")}
    for row in rows:
        went |= handed_row(row.record, row.taker)
    known = {row.file for row in taker.require_vault().load_handed()}
    new = {} if rows[0].file in known else went | one_act_more(taker, "taken_over")
    talker.saves(
        "take over",
        lambda: handing_over.take_over(taker, file, receipt),
        {f"taker {name}": text for name, text in new.items()},
    )
    talker.saves(
        "let go",
        lambda: handing_over.let_go(workplace, receipt),
        dict.fromkeys(about, "") | one_act_more(workplace, "let_go"),
    )


def about_people(workplace: Workplace, people: set[str]) -> Table:
    """Every row that goes when these people are let go."""
    vault, rows = workplace.require_vault(), Table()
    for person in vault.load_people():
        rows |= person_row(person) if person.id in people else {}
    for record in vault.load_records():
        if record.person not in people:
            continue
        rows |= record_rows(record) | reason_row(record, interviewing.typed_reason(workplace, record.id))
        for note in vault.load_work_notes(record.id):
            rows |= work_rows(note)
        for notice in vault.load_withdrawals():
            rows |= taken_row(record, notice.items) if notice.record == record.id else {}
    return {name: text for name, text in rows.items() if text}
