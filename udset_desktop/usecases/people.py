"""People the laptop knows, and what Today has to say of them.

Called by the window and the command line, and by `usecases.interviewing`, which hands on what a
conversation needs.  Names come out of here for the unlocked window alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId, new_person_id
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError, has_refusal
from udset_desktop.instrument.catalogue import Catalogue
from udset_desktop.instrument.model import Instrument
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.draft import Place, parse_place
from udset_desktop.interview.entry import check_text
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.person import LIFE, NAME_AT_MOST, SHEET_SIZES, Person
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.screen import Stage
from udset_desktop.record.model import Record
from udset_desktop.record.plan_date import standing_date
from udset_desktop.record.today import DraftRow, FinishedRow, FoundPerson, ReviewRow, SheetRow, Today
from udset_desktop.store.vault_values import Draft, Head
from udset_desktop.usecases import journal
from udset_desktop.usecases.clock_told import saved_after_now
from udset_desktop.usecases.following_up import waiting_rows
from udset_desktop.usecases.not_shared import count_not_shared
from udset_desktop.usecases.stages import Stage as Journey
from udset_desktop.usecases.stages import stages, taken_back

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.workplace import Workplace

ORGANISATION_SETTING = "laptop/organisation"
FOUND_AT_MOST = 20
FINISHED_AT_MOST = 20
REVIEWS_AHEAD = timedelta(days=28)


def today(workplace: Workplace) -> Today:
    """What needs the interviewer now."""
    vault, project = workplace.require_vault(), workplace.require_project()
    people = {person.id: person for person in vault.load_people()}
    heads = vault.load_heads()
    how_far, back = stages(workplace), taken_back(workplace)
    return Today(
        on=workplace.clock.today_on().isoformat(),
        project=project.name,
        training=project.training,
        drafts=_drafts(workplace, vault.load_drafts(), people),
        reviews=_reviews(workplace, heads, people),
        sheets=_sheets(workplace),
        finished=tuple(
            replace(
                finished_row(workplace, head, people[head.person].name),
                on_hold=bool(people[head.person].on_hold_since),
                stage=str(how_far.get(head.record, Journey.HERE)),
                taken_back=str(back.get(head.record, "")),
            )
            for head in heads[:FINISHED_AT_MOST]
        ),
        ready=count_not_shared(workplace),
        follow_ups=waiting_rows(workplace),
        saved_after=saved_after_now(workplace),
    )


def find_people(workplace: Workplace, text: str, about: str = "") -> tuple[FoundPerson, ...]:
    """People of whose name some word begins with `text`, at most twenty."""
    vault = workplace.require_vault()
    people = [person for person in vault.find_people(text) if about in ("", person.about)]
    found = people[:FOUND_AT_MOST]
    last_days = vault.load_last_days(person.id for person in found)
    return tuple(_found(person, last_days.get(person.id, "")) for person in found)


def found_person(workplace: Workplace, person_id: PersonId) -> FoundPerson:
    """One person as a search would give them; raises `InputRefused` when nobody has this id."""
    vault = workplace.require_vault()
    person = vault.load_person(person_id)
    return _found(person, vault.load_last_days((person_id,)).get(person_id, ""))


def load_person(workplace: Workplace, person_id: PersonId) -> Person:
    """One person; raises `InputRefused` when the laptop knows nobody of this id."""
    return workplace.require_vault().load_person(person_id)


def save_person(workplace: Workplace, person: Person) -> Person:
    """A person corrected; raises `InputRefused` for a name that cannot be kept, and for somebody on hold."""
    kept = replace(person, name=name_of(person.name))
    vault = workplace.require_vault()
    vault.require_not_on_hold(kept.id)
    vault.save_person(kept)
    return kept


def choose_sheet(workplace: Workplace, person_id: PersonId, size: str) -> Person:
    """The size of sheet that suits a person, kept for the next time; raises `InputRefused` for no size."""
    if size not in SHEET_SIZES:
        raise InputRefused(Finding(code="usecases.setting_unknown", where="sheet_style"))
    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_not_on_hold(person_id)
        person = replace(vault.load_person(person_id), sheet=size)
        vault.save_person(person)
    return person


def note_post(workplace: Workplace, person_id: PersonId, *, safe: bool) -> Person:
    """Whether it is safe to send this person paper by post, for this sheet and the next."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_not_on_hold(person_id)
        person = replace(vault.load_person(person_id), post="yes" if safe else "no")
        vault.save_person(person)
    return person


def note_life(workplace: Workplace, person_id: PersonId, life: str) -> Person:
    """Life happens: has died, has moved, asks for no contact; "" takes it back.

    Reviews, sheets owed and "last time" stop at once; raises `InputRefused` for any other word.
    """
    if life not in ("", *LIFE):
        raise InputRefused(Finding(code="usecases.no_such_life"))
    vault = workplace.require_vault()
    with vault.transaction():
        on = workplace.clock.today_on().isoformat() if life else ""
        person = replace(vault.load_person(person_id), life=life, life_on=on)
        vault.save_person(person)
        journal.log(workplace, "person_life", person_id, life)
    return person


def note_end_of_life(workplace: Workplace, person_id: PersonId, *, near: bool) -> Person:
    """Whether whoever a carer looks after is dying: then no day to look again is put off."""
    vault = workplace.require_vault()
    with vault.transaction():
        person = replace(vault.load_person(person_id), end_of_life=near)
        vault.save_person(person)
        journal.log(workplace, "person_end_of_life", person_id, "yes" if near else "no")
    return person


def catalogue_at(workplace: Workplace) -> Catalogue:
    """The definitions this laptop has: the program's and those its project handed out."""
    from udset_desktop.usecases.standing import site_folder  # noqa: PLC0415  late: bundle, sealing

    return _catalogue(site_folder(workplace.home))


@cache
def _catalogue(site: Path) -> Catalogue:
    # One for each home, because each reads a definition once; the site's own come after ours.
    return Catalogue((site,))


def load_record(workplace: Workplace, record_id: RecordId) -> Record:
    """The standing revision of one conversation; raises `InputRefused` for an id that is not on file."""
    return workplace.require_vault().load_record(record_id)


def find_record(workplace: Workplace, interview: str) -> Record:
    """The standing record of a conversation, by its own or its record's id; raises `InputRefused`."""
    vault = workplace.require_vault()
    if vault.has_record(RecordId(interview)):
        return vault.load_record(RecordId(interview))
    record = vault.find_interview(InterviewId(interview))
    if record is None:
        gone = vault.find_cleared(interview) is not None
        raise InputRefused(Finding(code="clearing.cleared" if gone else "usecases.no_such_interview"))
    return vault.load_record(record)


def records_of(workplace: Workplace, person_id: PersonId) -> tuple[Record, ...]:
    """All standing records of one person, the latest first."""
    return workplace.require_vault().load_records(person_id)


def person_for(vault: Vault, choice: BeginChoice, about: str) -> Person:
    """The person a conversation is begun with, kept as Begin knows them now."""
    header = choice.header
    if choice.person is None:
        person = Person(id=new_person_id(), name=name_of(choice.name), about=about)
    else:
        person = vault.load_person(choice.person)
        if person.about != about:
            # Somebody who uses services and cares is two people here: neither list shows the other.
            raise InputRefused(Finding(code="usecases.other_person", where="person"))
    told = replace(
        person,
        group=header.about.group,
        age_band=header.about.age_band or person.age_band,
        place=header.about.place or person.place,
        link=header.link or person.link,
        looks_after=header.looks_after or person.looks_after,
        suits=tuple(aid for aid in header.aids if aid != "none_possible") or person.suits,
    )
    vault.save_person(told)
    return told


def may_look_back(workplace: Workplace, person: Person) -> bool:
    """Whether earlier conversations of somebody may be shown at all: asked for anew each time."""
    return person.may_be_reminded and not is_third_party(workplace)


def is_third_party(workplace: Workplace) -> bool:
    """Whether this laptop belongs to an organisation that holds talks for another's file."""
    own = workplace.require_vault().load_setting(ORGANISATION_SETTING)
    organisations = workplace.require_project().organisations
    return any(one.code == own and one.third_party for one in organisations)


def name_of(raw: str) -> str:
    """A name as it is kept; raises `InputRefused` for one that cannot be."""
    name, found = check_text(
        "person", raw.replace("\n", " "), at_most=NAME_AT_MOST, code="interview.name_too_long"
    )
    if not name and not has_refusal(found):
        found = (Finding(code="interview.nobody_chosen", where="person"),)
    if has_refusal(found):
        raise InputRefused(found)
    return " ".join(name.split())


def _found(person: Person, last_on: str) -> FoundPerson:
    return FoundPerson(
        person=person.id,
        name=person.name,
        about=person.about,
        group=person.group,
        last_on=last_on,
        life=person.life,
        age_band=person.age_band,
        place=person.place,
        link=person.link,
        looks_after=person.looks_after,
        suits=person.suits,
        sheet=person.sheet if person.sheet != SHEET_SIZES[0] else "",
        look=person.look,
        on_hold=bool(person.on_hold_since),
    )


def _drafts(
    workplace: Workplace, drafts: Iterable[Draft], people: dict[PersonId, Person]
) -> tuple[DraftRow, ...]:
    rows = [_draft_row(workplace, draft, people) for draft in drafts]
    rows.sort(key=lambda row: row.when_utc, reverse=True)
    return tuple(sorted(rows, key=lambda row: not row.cut_off))


def _draft_row(workplace: Workplace, draft: Draft, people: dict[PersonId, Person]) -> DraftRow:
    try:
        place = parse_place(draft.place)
    except InputRefused:
        place = Place(page="", at_utc=draft.begun_utc)
    return DraftRow(
        interview=draft.interview,
        person=draft.person,
        name=people[draft.person].name,
        title=_title(workplace, draft.instrument.id, draft.instrument.version),
        place=_place_words(workplace, draft, place),
        when_utc=place.at_utc or draft.begun_utc,
        cut_off=not place.paused,
        correcting=draft.corrects is not None,
        held_on=draft.header.held_on,
        on_hold=bool(people[draft.person].on_hold_since),
        begun_utc=draft.begun_utc,
    )


def _place_words(workplace: Workplace, draft: Draft, place: Place) -> str:
    if place.stage is not Stage.PAGES:
        return load_phrases(workplace.require_project().wording, workplace.language).words(
            f"stage.{place.stage}"
        )
    instrument = _instrument(workplace, draft.instrument.id, draft.instrument.version)
    return instrument.words(f"page.{place.page}.title", workplace.language) if instrument else ""


def _instrument(workplace: Workplace, instrument_id: str, version: str) -> Instrument | None:
    try:
        return catalogue_at(workplace).instrument(instrument_id, version)
    except UdsetError:
        return None  # Today still names the conversation; opening it says what is wrong


def _title(workplace: Workplace, instrument_id: str, version: str) -> str:
    instrument = _instrument(workplace, instrument_id, version)
    return instrument.words("instrument.title", workplace.language) if instrument else instrument_id


def _reviews(
    workplace: Workplace, heads: Iterable[Head], people: dict[PersonId, Person]
) -> tuple[ReviewRow, ...]:
    kinds: dict[tuple[str, str], list[Head]] = {}
    for head in heads:  # the latest conversation first
        if not head.is_void:
            kinds.setdefault((head.person, head.instrument), []).append(head)
    rows = (_review(workplace, told, people[told[0].person]) for told in kinds.values())
    return tuple(sorted((row for row in rows if row is not None), key=lambda row: (row.due_on, row.name)))


def review_day(heads: list[Head], person: Person) -> str:
    """The day that stands for one kind of conversation with one person, the latest first; "" for none."""
    if not person.may_be_reminded or heads[0].contact is not Reply.YES:  # not asked means no
        return ""
    promises = [(head.held_on, head.review_on) for head in heads]
    return standing_date(promises, never_put_off=person.end_of_life)


def _review(workplace: Workplace, heads: list[Head], person: Person) -> ReviewRow | None:
    """The day that stands for one kind of conversation with one person, where it comes near."""
    due_on, on = review_day(heads, person), workplace.clock.today_on()
    if not due_on or date.fromisoformat(due_on) - on > REVIEWS_AHEAD:
        return None
    return ReviewRow(
        person=person.id,
        name=person.name,
        title=_title(workplace, heads[0].instrument, heads[0].version),
        due_on=due_on,
        overdue=date.fromisoformat(due_on) < on,
        never_put_off=person.end_of_life,
    )


def _sheets(workplace: Workplace) -> tuple[SheetRow, ...]:
    from udset_desktop.usecases.summarising import sheets_owed  # noqa: PLC0415  late: reportlab

    return tuple(
        SheetRow(record=owed.record, name=owed.name, state=str(owed.state), held_on=owed.held_on)
        for owed in sheets_owed(workplace)
    )


def finished_row(workplace: Workplace, head: Head, name: str) -> FinishedRow:
    """A conversation on file as lists show it."""
    return FinishedRow(
        record=head.record,
        interview=head.interview,
        person=head.person,
        name=name,
        title=_title(workplace, head.instrument, head.version),
        held_on=head.held_on,
        revision=head.revision,
        void=head.is_void,
    )
