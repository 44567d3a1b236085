"""What lies in a vault as one flat table of texts: the common measure of both sides of `endure.py`.

A row is one thing that can be saved, its text all of it.  Whoever saves tells beforehand which rows
will be another afterwards ("" for gone); whoever looks compares the whole table, so that nothing is
lost, nothing is half there and nothing came from nowhere.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import msgspec

from udset_desktop.foundation.clock import quarter_of
from udset_desktop.interview.follow_up import FollowUp
from udset_desktop.interview.person import Person
from udset_desktop.interview.state import Session
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.record.model import Record
from udset_desktop.usecases import following_up, interviewing, suiting
from udset_desktop.usecases.lost_savings import lost_savings
from udset_desktop.usecases.workplace import Workplace

Table = dict[str, str]
UNTOLD = ("unlocked", "vault_made", "pack_taken", "taken_back")
"""Acts of the log that are no savings of the harness, or one with a row of its own."""


class Lost(Exception):
    """Something that was promised did not hold."""


def require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Nothing, where it holds; else raises `Lost`."""
    if not holds:
        raise Lost(otherwise)


def require_counted(workplace: Workplace) -> None:
    """No open vault lacks a saving that was counted: a kill leaves none behind."""
    told = lost_savings(workplace)
    require(told is None, f"the vault is behind its count: {told.context if told else ''}")


def written(value: object) -> str:
    """Any frozen value as text that can be compared."""
    return msgspec.json.encode(value).decode()


def session_rows(session: Session) -> Table:
    """A conversation under way: what was said, typed, jotted, permitted, brought together, and where it stands."""
    rows = {
        "place": f"{session.stage} {session.page}",
        "header": written(session.header),
        "permissions": written(session.permissions),
        "together": written(session.together),
        "corrects": session.correcting.reason if session.correcting else "",
    }
    rows |= {f"answer {item}": written(answer) for item, answer in session.answers.answers.items()}
    rows |= {f"typing {item}": text for item, text in session.typing.items()}
    rows |= {f"jot {jot.number}": written(jot) for jot in session.jots}
    return {f"{session.interview} {name}": text for name, text in rows.items() if text}


def record_rows(record: Record) -> Table:
    """A conversation on file, as its last revision has it."""
    text = json.dumps(
        {
            "revision": record.revision,
            "why": [record.reason, record.void],
            "answers": {item: written(answer) for item, answer in sorted(record.answers.items())},
            "rest": [written(part) for part in (record.jots, record.together, record.permissions)],
        }
    )
    return {f"record {record.interview}": text}


def note_rows(note: FollowUp) -> Table:
    """A follow-up, and whether somebody else has it."""
    return {f"note {note.id}": json.dumps([dict(note.texts()), note.is_passed_on])}


def work_rows(note: WorkNote) -> Table:
    """What a worker writes of their own work."""
    return {f"work {note.id}": written(note)}


def remark_row(text: str, interview: str, whose: str = "") -> Table:
    """A remark by somebody else, and with which conversation it waits."""
    return {f"remark {text}": json.dumps([interview, whose])}


def handed_row(record: str, taker: str) -> Table:
    """A conversation that went to another laptop, or came from one."""
    return {f"handed {record}": taker}


def person_row(person: Person) -> Table:
    """Somebody known here."""
    return {f"person {person.id}": person.name}


def one_offer_more(workplace: Workplace, interviewer_type: str, said: str, more: int = 1) -> Table:
    """An offer counted, or with -1 taken back."""
    rows = offer_rows(workplace)
    name = f"offer {interviewer_type} {quarter_of(workplace.clock.today_on())} {said}"
    count = int(rows.get(name, "0")) + more
    return {name: str(count) if count else ""}


def offer_rows(workplace: Workplace) -> Table:
    """All counts of offers."""
    counts = workplace.require_vault().load_offers()
    return {f"offer {one.interviewer_type} {one.quarter} {one.said}": str(one.count) for one in counts}


def one_act_more(workplace: Workplace, act: str) -> Table:
    """A line more in the log that shows when it was changed."""
    return {f"log {act}": str(int(log_rows(workplace).get(f"log {act}", "0")) + 1)}


def log_rows(workplace: Workplace) -> Table:
    """How often each act stands in that log, but for opening it, which is not told."""
    lines = Counter(line.what for line in workplace.require_vault().load_audit_lines())
    return {f"log {what}": str(count) for what, count in lines.items() if what not in UNTOLD}


def look_row(session: Session, look: object) -> Table:
    """How the turned screen suits the person of a conversation."""
    return {f"{session.interview} look": written(look)}


def taken_row(record: Record, items: str | tuple[str, ...]) -> Table:
    """Something taken back after the conversation."""
    return {f"taken {record.id} {written(items)}": "taken back"}


def reason_row(record: Record, text: str) -> Table:
    """Why a finished conversation is to be opened, as far as it is typed."""
    return {f"reason {record.id}": text}


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Table:
    """The rows that are another afterwards; "" for those that are gone."""
    names = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    return {name: after.get(name, "") for name in names}


def with_changes(table: Mapping[str, str], sets: Mapping[str, str]) -> Table:
    """The table once the rows of `sets` are saved."""
    return {name: text for name, text in {**table, **sets}.items() if text}


def draft_rows(workplace: Workplace, session: Session) -> Table:
    """Everything that goes with an unfinished conversation."""
    rows = session_rows(session) | look_row(session, suiting.look_of(workplace, session.person))
    rows |= person_row(workplace.require_vault().load_person(session.person))
    for interview, remark in workplace.require_vault().load_remarks(session.interview):
        rows |= remark_row(remark.text, interview, remark.whose)
    return rows


def rows_of(workplace: Workplace) -> Table:
    """The whole table of an open vault."""
    vault = workplace.require_vault()
    rows: Table = offer_rows(workplace) | log_rows(workplace)
    for draft in vault.load_drafts():
        rows |= draft_rows(workplace, interviewing.resume(workplace, draft.interview))
    for record in vault.load_records():
        rows |= record_rows(record)
        rows |= reason_row(record, interviewing.typed_reason(workplace, record.id))
    for person in vault.load_people():
        rows |= person_row(person)
    for note in following_up.list_notes(workplace):
        rows |= note_rows(note)
    for about in (None, *(record.id for record in vault.load_records())):
        for work in vault.load_work_notes(about):
            rows |= work_rows(work)
    for notice in vault.load_withdrawals():
        rows[f"taken {notice.record} {written(notice.items)}"] = "taken back"
    for handed in vault.load_handed():
        rows |= handed_row(handed.record, handed.taker)
    return {name: text for name, text in rows.items() if text}
