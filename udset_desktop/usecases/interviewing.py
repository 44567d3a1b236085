"""The verbs of a conversation: begin, save, pause, finish, open again, void, set aside.

Called by the window (on its store lane), the command line and the demonstration.  Each saving verb
returns after the vault has committed, so "saved" is true when it is said.  What Today shows and who
is found stands in `usecases.people`, and can be asked for here too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import InterviewId, RecordId, new_interview_id, new_record_id
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.begin import BeginChoice, BeginLists, begin_lists, check_begin, read_out
from udset_desktop.interview.draft import Kept, place_of, session_of
from udset_desktop.interview.header import Header
from udset_desktop.interview.header_checks import check_header
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.screen import ChoiceState, Stage
from udset_desktop.interview.session import begin_session, carry_on, set_together
from udset_desktop.interview.session import pause as paused
from udset_desktop.interview.state import Correcting, Session
from udset_desktop.interview.together import Together
from udset_desktop.record.model import InstrumentPin, Record
from udset_desktop.store.vault_values import Draft
from udset_desktop.usecases import journal
from udset_desktop.usecases.known_later import reopen_for_record
from udset_desktop.usecases.offering import ACCEPTED, note_offer
from udset_desktop.usecases.over_time import earlier_of
from udset_desktop.usecases.people import catalogue_at, find_people, person_for, records_of, today
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.suiting import keep_supports
from udset_desktop.usecases.taking_by_correcting import take_back_corrected

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

__all__ = [
    "begin",
    "begin_choices",
    "find_people",
    "finish",
    "instrument_of",
    "note_offer",
    "pause",
    "records_of",
    "reopen",
    "resume",
    "save_answer",
    "save_header",
    "save_permissions",
    "save_place",
    "save_together",
    "save_typing",
    "set_aside",
    "today",
    "type_reason",
    "typed_reason",
    "void",
]

REASON_AT_MOST = 10_000
_REASON = "typing/reason/"


def begin_choices(workplace: Workplace, name: str = "") -> BeginLists:
    """The closed lists of Begin in words, as the laptop's project uses them."""
    project, language = workplace.require_project(), workplace.language
    somebody = load_phrases(project.wording, language).words("begin.the_person")
    held: list[str] = []
    outcomes: dict[str, tuple[ChoiceState, ...]] = {}
    for key in project.instruments:
        instrument = catalogue_at(workplace).by_key(key)
        if not instrument.is_held:
            continue  # what a worker writes of their own work begins without a person
        held.append(key)
        outcomes[key] = tuple(
            ChoiceState(
                code=page.id,
                words=instrument.words(f"page.{page.id}.title", language).replace("{name}", somebody),
            )
            for page in instrument.pages()
            if page.outcome
        )
    spoken_in = (one for key in project.instruments for one in catalogue_at(workplace).by_key(key).languages)
    languages = tuple(ChoiceState(code=one, words=one) for one in dict.fromkeys((*spoken_in, language)))
    titles = catalogue_at(workplace).titles(held, language)
    lists = begin_lists(project, titles, name=name, language=language)
    heard = {one.code: read_out(project, one.code) for one in languages}
    return replace(lists, outcomes=outcomes, languages=languages, read_out=heard)


def begin(workplace: Workplace, choice: BeginChoice) -> Session:
    """A conversation begun and its draft in the vault; raises `InputRefused` with every reason.

    A new person is kept with it.  That it was accepted is counted among the offers.
    """
    vault, project = workplace.require_vault(), workplace.require_project()
    today_on = workplace.clock.today_on()
    if not choice.header.held_on and not choice.header.from_paper:
        choice = replace(choice, header=replace(choice.header, held_on=today_on.isoformat()))
    _require(check_begin(choice, project, today_on=today_on))
    instrument = catalogue_at(workplace).by_key(choice.instrument)
    if not instrument.is_held:
        raise InputRefused(Finding(code="usecases.work_note_misplaced", where="instrument"))
    _require_pages(choice.header, instrument)
    with vault.transaction():
        person = person_for(vault, choice, instrument.about)
        session = begin_session(
            interview=new_interview_id(),
            person=person.id,
            name=person.name,
            instrument=instrument,
            project=project,
            choice=choice,
            earlier=earlier_of(workplace, person, instrument, before=choice.header.held_on),
            now_s=workplace.clock.elapsed_s(),
        )
        vault.save_draft(_draft_of(workplace, session))
        held_on = choice.header.held_on
        on = date.fromisoformat(held_on) if held_on else None
        note_offer(workplace, choice.header.interviewers[0].type, ACCEPTED, on=on)
    return session


def resume(workplace: Workplace, interview_id: InterviewId) -> Session:
    """An unfinished conversation at the very question it stopped at, its clock running."""
    vault, project = workplace.require_vault(), workplace.require_project()
    draft = vault.load_draft(interview_id)
    vault.require_not_on_hold(draft.person)
    instrument = instrument_of(workplace, draft.instrument)
    person = vault.load_person(draft.person)
    kept = Kept(
        interview=draft.interview,
        person=draft.person,
        digest=draft.instrument.digest,
        header=draft.header,
        permissions=draft.permissions,
        together=draft.together,
        answers=draft.answers,
        typing=draft.typing,
        jots=draft.jots,
        place=draft.place,
    )
    session = session_of(
        kept,
        instrument=instrument,
        project=project,
        name=person.name,
        earlier=earlier_of(workplace, person, instrument, before=draft.header.held_on, but=draft.corrects),
        correcting=Correcting(record=draft.corrects, reason=draft.reason) if draft.corrects else None,
    )
    session = carry_on(session, workplace.clock.elapsed_s())
    save_place(workplace, session)
    return session


def save_answer(workplace: Workplace, interview_id: InterviewId, item_id: str, answer: Answer | None) -> None:
    """One answer, or its removal, in the vault when this returns; half-typed text of it is done with."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_answer(interview_id, item_id, answer)
        vault.save_typing(interview_id, item_id, "")


def save_typing(workplace: Workplace, interview_id: InterviewId, item_id: str, text: str) -> None:
    """Half-typed text in the vault when this returns."""
    workplace.require_vault().save_typing(interview_id, item_id, text)


def save_place(workplace: Workplace, session: Session) -> None:
    """Where the conversation stands: page, stage, folds, who speaks, minutes; one row."""
    workplace.require_vault().save_place(session.interview, _place(workplace, session))


def save_header(workplace: Workplace, session: Session, header: Header) -> Session:
    """The frame changed on the way (who else is in the room, a short visit); raises `InputRefused`."""
    vault = workplace.require_vault()
    found = check_header(header, session.project, today_on=workplace.clock.today_on())
    if header.held_on == vault.load_header(session.interview).held_on:
        # A clock set back since then makes the day lie ahead: it stays what it was, and all else is kept.
        found = tuple(one for one in found if one.code != "interview.held_in_future")
    _require(found)
    _require_pages(header, session.instrument)
    vault.save_header(session.interview, header)
    return replace(session, header=header)


def save_permissions(workplace: Workplace, session: Session, permissions: Permissions) -> Session:
    """The permissions in the session and in the vault."""
    workplace.require_vault().save_permissions(session.interview, permissions)
    return replace(session, permissions=permissions)


def save_together(
    workplace: Workplace, session: Session, together: Together, *, typed: str | None = None
) -> Session:
    """Bringing it together, in the session and in the vault, and what is still half-written of it, in one step.

    `typed` where the session has it; else it is what was refused.  Raises `InputRefused` for what
    cannot be, once everything else is kept.
    """
    session, found = set_together(session, together)
    half, vault = (
        session.typing.get(Stage.TOGETHER, "") if typed is None else typed,
        workplace.require_vault(),
    )
    with vault.transaction():
        vault.save_together(session.interview, session.together)
        vault.save_typing(session.interview, Stage.TOGETHER, half)
    _require(found)
    return session


def pause(workplace: Workplace, session: Session) -> Session:
    """The conversation put aside on purpose; Today will not call it cut off."""
    session = paused(session, workplace.clock.elapsed_s())
    workplace.require_vault().save_place(session.interview, _place(workplace, session, put_aside=True))
    return session


def set_aside(workplace: Workplace, interview_id: InterviewId) -> None:
    """An unfinished conversation deleted for good, on request; a finished one stays as it was."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_not_on_hold(vault.load_draft(interview_id).person)
        vault.delete_draft(interview_id)
        journal.log(workplace, "interview_set_aside", interview_id)


def finish(workplace: Workplace, session: Session) -> Record:
    """The conversation on file and its draft gone, in one step; raises `InputRefused` with every reason."""
    from udset_desktop.record.complete import complete_record  # noqa: PLC0415  late: msgspec

    vault = workplace.require_vault()
    minutes = _minutes_of(session, workplace.clock.elapsed_s())
    with vault.transaction():
        vault.load_draft(session.interview)
        before = vault.load_record(session.correcting.record) if session.correcting else None
        record = complete_record(
            session, record=before.id if before else new_record_id(), minutes=minutes, before=before
        )
        vault.save_record(record)
        vault.delete_draft(session.interview)
        reopen_for_record(workplace, record)
        journal.log(workplace, "interview_finished", record.id, f"revision {record.revision}")
        if before is not None:
            take_back_corrected(workplace, record)
        else:
            keep_supports(workplace, record)
    return record


def _minutes_of(session: Session, now_s: float) -> float | None:
    """How long the talk was; `None` for one typed in from paper, where nobody looked at a clock."""
    if session.header.from_paper:
        return None
    return session.timing.seconds(now_s) / 60  # unit: seconds to minutes


def reopen(workplace: Workplace, record_id: RecordId, reason: str) -> Session:
    """A finished conversation open again, nothing of why half-typed any more; `finish` makes the next revision.

    Raises `InputRefused` without a reason, for one that is void, or one that is open already.
    """
    from udset_desktop.record.complete import require_reason  # noqa: PLC0415  late: msgspec

    vault = workplace.require_vault()
    reason = require_reason(reason)
    record = vault.load_record(record_id)
    if record.void:
        raise InputRefused(Finding(code="record.is_void"))
    if any(draft.corrects == record_id for draft in vault.load_drafts()):
        raise InputRefused(Finding(code="usecases.open_already"))
    session = session_of_record(workplace, record, reason)
    with vault.transaction():
        vault.save_draft(_draft_of(workplace, session))
        type_reason(workplace, record_id, "")
    return carry_on(session, workplace.clock.elapsed_s())


def session_of_record(workplace: Workplace, record: Record, reason: str) -> Session:
    """A finished conversation as it would be open for correcting; nothing of it is kept yet."""
    instrument = instrument_of(workplace, record.instrument)
    person = workplace.require_vault().load_person(record.person)
    kept = Kept(
        interview=record.interview,
        person=record.person,
        digest=record.instrument.digest,
        header=record.header,
        permissions=record.permissions,
        together=record.together,
        answers={item: answer for item, answer in record.answers.items() if answer.non_answer != "not_asked"},
        jots=record.jots,
    )
    earlier = earlier_of(workplace, person, instrument, before=record.held_on, but=record.id)
    session = session_of(
        kept,
        instrument=instrument,
        project=workplace.require_project(),
        name=person.name,
        earlier=earlier,
        correcting=Correcting(record=record.id, reason=reason),
    )
    return replace(session, has_earlier=earlier is not None or session.has_earlier)


def type_reason(workplace: Workplace, record_id: RecordId, text: str) -> None:
    """Why a finished conversation is opened, as far as it is written; "" once it is said."""
    workplace.require_vault().save_setting(f"{_REASON}{record_id}", text[:REASON_AT_MOST])


def typed_reason(workplace: Workplace, record_id: RecordId) -> str:
    """What `type_reason` kept, "" for nothing."""
    kept = workplace.require_vault().load_setting(f"{_REASON}{record_id}")
    return kept if isinstance(kept, str) else ""


def void(workplace: Workplace, record_id: RecordId, reason: str) -> Record:
    """A conversation begun in error: a revision that says so, and is never counted."""
    from udset_desktop.record.complete import void_record  # noqa: PLC0415  late: msgspec

    vault = workplace.require_vault()
    with vault.transaction():
        voided = void_record(vault.load_record(record_id), reason)
        vault.save_record(voided)
        type_reason(workplace, record_id, "")
        for draft in vault.load_drafts():
            if draft.corrects == record_id:
                vault.delete_draft(draft.interview)
        journal.log(workplace, "interview_void", record_id, f"revision {voided.revision}")
        take_apart(workplace)
    return voided


def instrument_of(workplace: Workplace, pin: InstrumentPin) -> Instrument:
    """The very definition a draft or record was made with; raises `InputRefused` for another."""
    instrument = catalogue_at(workplace).instrument(pin.id, pin.version)
    if instrument.digest != pin.digest:
        raise InputRefused(Finding(code="interview.other_definition", where=pin.id))
    return instrument


def _draft_of(workplace: Workplace, session: Session) -> Draft:
    pin = InstrumentPin(
        id=session.instrument.id, version=session.instrument.version, digest=session.instrument.digest
    )
    correcting = session.correcting
    return Draft(
        interview=session.interview,
        person=session.person,
        instrument=pin,
        header=session.header,
        begun_utc=workplace.clock.now_utc().isoformat(),
        permissions=session.permissions,
        together=session.together,
        answers=session.answers.answers,
        typing=session.typing,
        jots=session.jots,
        place=_place(workplace, session),
        corrects=correcting.record if correcting else None,
        reason=correcting.reason if correcting else "",
    )


def _place(workplace: Workplace, session: Session, *, put_aside: bool = False) -> str:
    clock = workplace.clock
    return place_of(session, now_s=clock.elapsed_s(), at_utc=clock.now_utc().isoformat(), paused=put_aside)


def _require(found: tuple[Finding, ...]) -> None:
    if has_refusal(found):
        raise InputRefused(found)


def _require_pages(header: Header, instrument: Instrument) -> None:
    pages = {page.id for page in instrument.pages()}
    if not set(header.short) <= pages:
        raise InputRefused(Finding(code="interview.no_such_page", where="short"))
