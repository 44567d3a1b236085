"""Every tool that is held with a person, talked through from Begin to the record, by the real verbs."""

from __future__ import annotations

from dataclasses import replace

from tests.kit.joined import PROJECT_FILE
from udset_desktop.instrument.model import SCALES, Item, Kind
from udset_desktop.interview import session as steps
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.route import open_items
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Action, Together
from udset_desktop.interview.work_note import answer_note
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.noting_work import begin_note, finish_note, instrument_of_note

HELD_WITH = {
    "user-review/1.0.1": "user",
    "carer-review/1.0.1": "carer",
    "carer-review/2.0.1": "carer",
    "carer-review/2.1.1": "carer",
    "user-plan/1.0.0": "user",
    "carer-plan/1.0.1": "carer",
}
"""The newest of each line, as Begin offers them; `test_tools_with_a_person.py` asks whether it is so."""
REFLECTION, SUMMARY = "reflection/1.0.0", "outcomes-summary/1.0.0"
EXPERIENCES = ("worker-experience/1.0.0", "service-experience/1.0.0")
ALONE = (REFLECTION, SUMMARY, *EXPERIENCES)
EVERY_TOOL = PROJECT_FILE.replace(
    '["user-review/1.0.0", "carer-review/1.0.0"]',
    "[" + ", ".join(f'"{key}"' for key in (*HELD_WITH, *ALONE)) + "]",
)


def tool_choice(key: str, name: str = "Morag Ross", looks_after: str = "", **header) -> BeginChoice:
    return BeginChoice(
        instrument=key,
        header=Header(
            about=About(group="older_people", place="north"),
            interviewers=(Interviewer(ref="w1", type="own_care_manager"),),
            looks_after=looks_after,
            **header,
        ),
        name=name,
        talk=Reply.YES,
        notice="read_out",
    )


def something_said(item: Item, turn: int = 1) -> object:
    """An answer of the item's kind that can be told from every other item's where it is words."""
    match item.kind:
        case Kind.WORDS:
            return f"said at {item.id}"
        case Kind.PEOPLE:
            return [f"somebody at {item.id}"]
        case Kind.RATING:
            return SCALES[item.scale][turn]
        case Kind.MANY:
            return [item.choices[0]] if item.choices else ["home_care"]
        case Kind.ONE:
            return item.choices[0] if item.choices else "home_care"
        case Kind.FLAG:
            return True
        case Kind.WHOLE:
            return 3
        case _:
            return "2026-05-01"


def all_answered(session: Session, turn: int = 1) -> Session:
    """Every item that can be asked, answered; answers open further items, so until none is left."""
    while True:
        left = [
            item
            for item in open_items(session)
            if item.kind is not Kind.NOTE and session.answers.get(item.id) is None
        ]
        if not left:
            return session
        for item in left:
            session, found = steps.answer_item(session, item.id, something_said(item, turn))
            assert not found, found


def talked_through(workplace, key: str, *, turn: int = 1, **more) -> Record:
    """A whole conversation: begun, everything asked, brought together, permitted, on file."""
    session = all_answered(interviewing.begin(workplace, tool_choice(key, **more)), turn)
    for item_id, answer in session.answers.answers.items():
        interviewing.save_answer(workplace, session.interview, item_id, answer)
    session = interviewing.save_together(
        workplace,
        session,
        Together(
            matters=("an evening to myself",),
            actions=(Action(what="ring the centre", who=("person",), inputs=("information",)),),
            review_on="2026-12-01",
            read_back="yes",
        ),
    )
    for purpose in (Purpose.FIGURES, Purpose.WORDS, Purpose.CONTACT):
        session, _ = steps.reply(session, purpose, Reply.YES)
    session = interviewing.save_permissions(workplace, session, session.permissions)
    # What the vault holds is what counts: take it up again as after a restart.
    session = interviewing.resume(workplace, session.interview)
    return interviewing.finish(workplace, replace(session, has_earlier=False))


def written_note(workplace, key: str, record=None, *, turn: int = 0, leaves: bool = False):
    """A note on one's own work with every question of it answered, finished."""
    note = begin_note(workplace, key, record)
    instrument = instrument_of_note(workplace, note)
    for item in instrument.items():
        raw = [item.choices[turn]] if item.kind is Kind.MANY else None
        raw = item.choices[turn] if item.kind is Kind.ONE else raw
        note, found = answer_note(note, instrument, item.id, raw or f"written at {item.id}")
        assert not found, found
    return finish_note(workplace, note, leaves=leaves)
