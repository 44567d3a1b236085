"""What `endure.py` kills beside the one conversation: remarks, the other of two, work notes, the summary, offers.

Each act through the very verbs its screen uses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from endure_kept import (
    changes,
    draft_rows,
    look_row,
    one_offer_more,
    person_row,
    reason_row,
    record_rows,
    remark_row,
    session_rows,
    work_rows,
)
from endure_talk import INTERVIEWER, WHEN, Talker

from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.interview.jot import JOT_TYPING
from udset_desktop.interview.jotting import jot_down, type_jot
from udset_desktop.interview.session import answer_item
from udset_desktop.interview.work_note import WorkNote, answer_note, settle_note, type_note
from udset_desktop.record.complete import complete_record
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing, noting_work, offering, outcomes_summary, remarks, suiting

REFLECTION, EXPERIENCE = "reflection/1.0.0", "worker-experience/1.0.0"
READ_BACK = ("yes", "partly", "no")
EVEN = 0.5


def remark(talker: Talker, whose: str = "") -> str:
    """Something somebody else said of themselves, half typed first; gives the name it is kept under."""
    whose, text, here = whose or talker.somebody(), talker.phrase("remarked"), talker.talk.interview
    before = talker.talk
    talker.half_a_jot(text[: len(text) // 2])
    talker.session, _ = type_jot(talker.talk, "")
    talker.saves(
        "remark",
        lambda: remarks.keep_remark(talker.workplace, here, whose, text),
        remark_row(text, here, whose) | {f"{here} typing {JOT_TYPING}": ""},
    )
    assert before.interview == here
    return whose


def pair(talker: Talker) -> None:
    """The other one begun beside the first, given what was kept for them, and the screen swapped twice."""
    first = talker.talk.interview
    others = [one.interview for one in interviewing.today(talker.workplace).drafts if one.interview != first]
    whose = "" if others else remark(talker)
    talker.put_aside()
    if others:
        talker.carry_on(others[0])
    else:
        talker.begin_with(whose)
        heard(talker)
    talker.place(talker.chance.choice([page.id for page in talker.talk.instrument.pages()]))
    talker.put_aside()
    talker.carry_on(first)


def heard(talker: Talker) -> None:
    """What was kept for this very conversation comes to it, and is made a jot or let go."""
    workplace, here = talker.workplace, talker.talk
    kept = [one for _, one in workplace.require_vault().load_remarks() if one.whose == here.name]
    moved = {name: text for one in kept for name, text in remark_row(one.text, here.interview).items()}
    talker.saves("remark home", lambda: remarks.remarks_for(workplace, here), moved)
    for one in kept:
        gone = dict.fromkeys(remark_row(one.text, here.interview), "")
        if talker.chance.random() < EVEN:
            talker.saves("let remark go", lambda one=one: remarks.drop_remark(workplace, one.number), gone)
            continue
        now_s = workplace.clock.elapsed_s()
        after, _ = jot_down(talker.talk, one.text, now_s=now_s, at=one.at or WHEN)
        sets = changes(session_rows(talker.talk), session_rows(after)) | gone
        talker.saves(
            "take remark",
            lambda one=one, jot=after.jots[-1]: remarks.take_remark(
                workplace, here.interview, one.number, jot
            ),
            sets,
        )
        talker.session = after


def offer(talker: Talker) -> None:
    """An offer counted, and now and then the slip of the finger undone."""
    workplace = talker.workplace
    said = talker.chance.choice([one for one in offering.OFFERS if one != offering.ACCEPTED])
    kept: list[offering.Offered] = []
    talker.saves(
        "offer",
        lambda: kept.append(offering.note_offer(workplace, INTERVIEWER, said)),
        one_offer_more(workplace, INTERVIEWER, said),
    )
    if talker.chance.random() < EVEN:
        talker.saves(
            "take offer back",
            lambda: offering.take_offer_back(workplace, kept[0]),
            one_offer_more(workplace, INTERVIEWER, said, -1),
        )


def feedback(talker: Talker) -> None:
    """What the tool is like to use: finished and ready to leave, or let go."""
    note = begin_note(talker, "feedback", EXPERIENCE, None)
    note = write_note(talker, "feedback", note)
    if note.is_written and talker.chance.random() < EVEN:
        finish_note(talker, note, leaves=True)
    else:
        delete_note(talker, note)


def reflection(talker: Talker, record: Record) -> None:
    """A look back at a conversation, which never leaves."""
    note = write_note(talker, "look back", begin_note(talker, "look back", REFLECTION, record))
    if note.is_written:
        finish_note(talker, note, leaves=False)


def begin_note(talker: Talker, act: str, key: str, record: Record | None) -> WorkNote:
    """A note begun, or the one there is."""
    workplace, about = talker.workplace, record.id if record else None
    return talker.makes(f"begin {act}", lambda: noting_work.begin_note(workplace, key, about), {}, work_rows)


def write_note(talker: Talker, act: str, note: WorkNote) -> WorkNote:
    """A few questions of it: words typed in two goes, the other kinds chosen."""
    instrument = noting_work.instrument_of_note(talker.workplace, note)
    items = [item for item in instrument.items() if item.kind in (Kind.WORDS, Kind.ONE)]
    for item in talker.chance.sample(items, min(3, len(items))):
        if item.kind is Kind.ONE:
            after, _ = answer_note(note, instrument, item.id, talker.chance.choice(item.choices))
            note = keep_note(talker, act, note, after)
            continue
        text = talker.phrase("looked back at")
        after, _ = type_note(note, instrument, item.id, text[:30])
        note = keep_note(talker, act, note, after)
        after, _ = answer_note(note, instrument, item.id, text)
        note = keep_note(talker, act, note, after)
    return note


def keep_note(talker: Talker, act: str, before: WorkNote, after: WorkNote) -> WorkNote:
    """The note as it now stands."""
    sets = changes(work_rows(before), work_rows(after))
    talker.saves(act, lambda: noting_work.save_note(talker.workplace, after), sets)
    return after


def finish_note(talker: Talker, note: WorkNote, *, leaves: bool) -> None:
    """The note finished, half-typed text made the answer it was going to be."""
    workplace = talker.workplace
    kept: list[WorkNote] = []
    quarter = offering.quarter_of(workplace.clock.today_on()) if leaves else ""
    settled, _ = settle_note(note, noting_work.instrument_of_note(workplace, note))
    talker.saves(
        "finish note",
        lambda: kept.append(noting_work.finish_note(workplace, note, leaves=leaves)),
        work_rows(replace(settled, done=True, leaves=leaves, quarter=quarter)),
    )


def delete_note(talker: Talker, note: WorkNote) -> None:
    """A note let go."""
    gone = dict.fromkeys(work_rows(note), "")
    talker.saves("let note go", lambda: noting_work.delete_note(talker.workplace, note.id), gone)


def summary(talker: Talker, record: Record, *, right: bool | None = None) -> None:
    """The outcomes of a conversation read back, one put right, and kept with the version that was read."""
    right = talker.chance.random() < EVEN if right is None else right
    workplace = talker.workplace
    opened: list[outcomes_summary.Summary] = []

    def opening() -> WorkNote:
        opened.append(outcomes_summary.open_summary(workplace, record.id))
        return opened[0].note

    talker.makes("open summary", opening, {}, work_rows)
    one = read_back(talker, opened[0])
    if right:
        one = put_right(talker, one, record)
    finish_summary(talker, one, record)


def read_back(talker: Talker, one: outcomes_summary.Summary) -> outcomes_summary.Summary:
    """What was said to it, and the words beside it in two goes."""
    text = talker.phrase("heard it read")
    steps: tuple[tuple[Callable[..., tuple[WorkNote, object]], Callable[..., object], str, str], ...] = (
        (answer_note, outcomes_summary.note_reading, "read_back.said", talker.chance.choice(READ_BACK)),
        (type_note, outcomes_summary.type_reading, "read_back.words", text[:30]),
        (answer_note, outcomes_summary.note_reading, "read_back.words", text),
    )
    for step, verb, item, raw in steps:
        note, _ = step(one.note, one.definition, item, raw)
        sets = changes(work_rows(one.note), work_rows(note))
        talker.saves(
            "reading",
            lambda verb=verb, one=one, item=item, raw=raw: verb(talker.workplace, one, item, raw),
            sets,
        )
        one = replace(one, note=note)
    return one


def put_right(talker: Talker, one: outcomes_summary.Summary, record: Record) -> outcomes_summary.Summary:
    """A word of a row as it should have been: the conversation open again and the word in it, in one saving."""
    workplace, item = talker.workplace, "safe.rating"
    said = record.answers.get(item)
    raw = "mostly" if said is None or said.value != "mostly" else "yes"
    after, _ = answer_item(one.session, item, raw)
    sets = session_rows(after) | reason_row(record, "")
    sets |= look_row(after, suiting.look_of(workplace, after.person))
    kept: list[outcomes_summary.Summary] = []
    talker.saves(
        "put right", lambda: kept.append(outcomes_summary.put_right(workplace, one, item, raw)), sets
    )
    return kept[0]


def finish_summary(talker: Talker, one: outcomes_summary.Summary, record: Record) -> None:
    """The conversation as it now stands on file, and the reading with it."""
    workplace, after = talker.workplace, record
    sets: dict[str, str] = {}
    if one.changed:
        after = complete_record(one.session, record=record.id, before=record)
        sets = dict.fromkeys(draft_rows(workplace, one.session), "")
        sets |= person_row(workplace.require_vault().load_person(record.person)) | record_rows(after)
    note = replace(one.note, revision=after.revision, done=True, leaves=False, quarter="")
    talker.saves(
        "finish summary",
        lambda: outcomes_summary.finish_summary(workplace, one),
        sets | work_rows(settled(note, one.definition)),
    )


def settled(note: WorkNote, definition: Instrument) -> WorkNote:
    """The note with nothing half typed in it."""
    return settle_note(note, definition)[0]


WHILE_TALKING: tuple[Callable[[Talker], object], ...] = (remark, pair, heard, offer, feedback)
AFTER_TALKING = (reflection, summary)
