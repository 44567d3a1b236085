"""The rights of a person whom this laptop knows: put right what is kept of them, put it on hold, take that off.

Called by the faces.  The file of a person is `person_file`, taking out and deleting `removing`.  An
answer is put right where its conversation is opened again; the reference, group, age band and place are put
right here, for the next Begin and in the conversations where the same wrong one stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.entry import check_text
from udset_desktop.interview.header import About
from udset_desktop.interview.header_checks import check_reference
from udset_desktop.interview.person import NAME_AT_MOST, POST, Person
from udset_desktop.project.model import AGE_BANDS, Project
from udset_desktop.project.reference import spelled_reference
from udset_desktop.usecases import journal
from udset_desktop.usecases.hidden_names import add_hidden, forget_hidden
from udset_desktop.usecases.known_later import reopen_words
from udset_desktop.usecases.people import name_of
from udset_desktop.usecases.recalling import take_apart

if TYPE_CHECKING:
    from collections.abc import Collection

    from udset_desktop.record.model import Record
    from udset_desktop.usecases.workplace import Workplace

REASON_AT_MOST = 2_000
_REASON = "typing/hold/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """What is to be put right of a person; `None` leaves a line as it stands."""

    name: str | None = None
    looks_after: str | None = None
    post: str | None = None  # safe to post: yes, no, "" not asked
    link: str | None = None  # the project's reference
    group: str | None = None  # one of the project's
    age_band: str | None = None  # one of the bands, "" not recorded
    place: str | None = None  # one of the places Begin offers, "" not recorded
    look_for: str | None = None  # a name around the person that is to be hidden in what was said
    look_no_more: str | None = None  # one that was hidden by mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Righted:
    """The person as they stand now, and how many conversations on file were put right with them."""

    person: Person
    records: int


def person_meant(workplace: Workplace, told: str) -> PersonId:
    """Whom a reference of the project, a number of this laptop or a whole name means.

    Raises `InputRefused` where it means nobody, or two people.
    """
    people = workplace.require_vault().load_people()
    wanted = " ".join(told.split()).casefold()
    for names in (
        lambda one: (one.id, one.link, one.ref),
        lambda one: (" ".join(one.name.split()).casefold(),),
    ):
        found = {one.id for one in people if (told in names(one) or wanted in names(one)) and told}
        if len(found) > 1:
            raise InputRefused(Finding(code="rights.two_people"))
        if found:
            return next(iter(found))
    raise InputRefused(Finding(code="rights.nobody"))


def put_right(workplace: Workplace, person_id: PersonId, change: PutRight) -> Righted:
    """The person as they say it is, and what leaves of them with the next bundle.

    Where the same wrong reference, group, age band or place stands in a conversation, it is put right there
    too: on file by a revision with its reason, in an unfinished one as it is.  Raises `InputRefused` for what
    cannot be, for somebody on hold, and while one of these conversations is open for correcting.
    """
    vault, project = workplace.require_vault(), workplace.require_project()
    with vault.transaction():
        vault.require_here(person_id)
        vault.require_not_on_hold(person_id)
        before = vault.load_person(person_id)
        person = replace(
            before,
            name=before.name if change.name is None else name_of(change.name),
            looks_after=_line(before.looks_after, change.looks_after, "looks_after"),
            post=before.post if change.post is None else _post(change.post),
            link=_reference(before.link, change.link, project),
            group=_listed(before.group, change.group, project.groups, "group"),
            age_band=_listed(before.age_band, change.age_band, ("", *AGE_BANDS), "age_band"),
            place=_listed(before.place, change.place, _places(project), "place"),
        )
        is_named = _put_names_right(workplace, person_id, change)
        if person == before and not is_named:
            raise InputRefused(Finding(code="rights.nothing_changed"))
        vault.save_person(person)
        _read_again(workplace, before, person)
        records = _right_talks(workplace, before, person)
        journal.log(workplace, "person_corrected", person_id)
    return Righted(person=person, records=len(records))


def put_on_hold(workplace: Workplace, person_id: PersonId, reason: str) -> Person:
    """From now on what is held on the person is kept, not used, not changed, and in no new bundle.

    Bundles with it that were offered to no place yet are taken apart.  Raises `InputRefused` without a
    reason, and for somebody on hold already or handed to another laptop.
    """
    vault, reason = workplace.require_vault(), _reason(reason)
    with vault.transaction():
        vault.require_here(person_id)
        vault.require_not_on_hold(person_id)
        person = replace(vault.load_person(person_id), on_hold_since=workplace.clock.today_on().isoformat())
        vault.save_person(person)
        journal.log(workplace, "person_on_hold", person_id, reason)
        type_reason(workplace, person_id, "")
        take_apart(workplace)
    return person


def take_off_hold(workplace: Workplace, person_id: PersonId, reason: str) -> Person:
    """Everything as before the hold; raises `InputRefused` without a reason, and for somebody not on hold."""
    vault, reason = workplace.require_vault(), _reason(reason)
    with vault.transaction():
        before = vault.load_person(person_id)
        if not before.on_hold_since:
            raise InputRefused(Finding(code="rights.not_on_hold"))
        person = replace(before, on_hold_since="")
        vault.save_person(person)
        journal.log(workplace, "person_off_hold", person_id, reason)
        type_reason(workplace, person_id, "")
    return person


def type_reason(workplace: Workplace, person_id: PersonId, text: str) -> None:
    """Why somebody is put on hold, or taken off, as far as it is written; "" once it is said."""
    workplace.require_vault().save_setting(f"{_REASON}{person_id}", text[:REASON_AT_MOST])


def typed_reason(workplace: Workplace, person_id: PersonId) -> str:
    """What `type_reason` kept, "" for nothing."""
    kept = workplace.require_vault().load_setting(f"{_REASON}{person_id}")
    return kept if isinstance(kept, str) else ""


def _reason(raw: str) -> str:
    text, found = check_text("reason", raw, at_most=REASON_AT_MOST, code="rights.reason_too_long")
    if has_refusal(found):
        raise InputRefused(found)
    if not text:
        raise InputRefused(Finding(code="rights.reason_missing", where="reason"))
    return text


def _put_names_right(workplace: Workplace, person_id: PersonId, change: PutRight) -> bool:
    """Names around the person looked for from now on, or no more; whether that changed anything."""
    more, less = (
        _line("", raw, where)
        for raw, where in ((change.look_for, "look_for"), (change.look_no_more, "look_no_more"))
    )
    is_new = bool(more) and add_hidden(workplace, person_id, more)
    return (bool(less) and forget_hidden(workplace, person_id, less)) or is_new


def _read_again(workplace: Workplace, before: Person, person: Person) -> None:
    """Texts that wait with a name the person did not have before are read again."""
    # late: what is known of names is for whoever lets words go
    from udset_desktop.redaction.model import KnownName  # noqa: PLC0415

    names = {person.name, person.looks_after} - {before.name, before.looks_after, ""}
    if names:
        reopen_words(workplace, person.id, map(KnownName, sorted(names)))


def _line(before: str, raw: str | None, where: str) -> str:
    if raw is None:
        return before
    text, found = check_text(where, raw, at_most=NAME_AT_MOST, code="interview.name_too_long")
    if has_refusal(found):
        raise InputRefused(found)
    return " ".join(text.split())


def _reference(before: str, raw: str | None, project: Project) -> str:
    """The project's reference in its one spelling, asked as at Begin: visits are joined by it."""
    text = spelled_reference(_line(before, raw, "link"))
    found = () if text == before else tuple(check_reference(text, project))
    if has_refusal(found):
        raise InputRefused(found)
    return text


def _post(post: str) -> str:
    if post not in POST:
        raise InputRefused(Finding(code="usecases.setting_unknown", where="post"))
    return post


def _listed(before: str, code: str | None, codes: Collection[str], where: str) -> str:
    if code is None or code == before:  # a word of an older list may stay
        return before
    if code not in codes:
        raise InputRefused(Finding(code="interview.no_such_choice", where=where))
    return code


def _places(project: Project) -> tuple[str, ...]:
    if project.place_field != "locality":
        return ("",)
    return ("", *(one.code for one in project.localities))


def _right_talks(workplace: Workplace, before: Person, person: Person) -> tuple[Record, ...]:
    """The revisions that follow, on file; what has not been finished is changed where it stands."""
    # late: msgspec
    from udset_desktop.record.complete import revise  # noqa: PLC0415

    vault, made = workplace.require_vault(), []
    drafts = [one for one in vault.load_drafts() if one.person == person.id]
    open_again = {one.corrects for one in drafts}
    for record in vault.load_records(person.id):
        righted = replace(
            record,
            about=_right_about(record.about, before, person),
            link=_right(record.link, before.link, person.link),
        )
        if record.void or righted == record:
            continue
        if record.id in open_again:
            raise InputRefused(Finding(code="usecases.open_already"))
        reason = sentence_of("rights.put_right_because", {}, workplace.language)
        revised = revise(record, righted, reason)
        vault.save_record(revised)
        made.append(revised)
    for draft in drafts:
        header = replace(
            draft.header,
            about=_right_about(draft.header.about, before, person),
            link=_right(draft.header.link, before.link, person.link),
        )
        if header != draft.header:
            vault.save_header(draft.interview, header)
    return tuple(made)


def _right_about(about: About, before: Person, person: Person) -> About:
    return replace(
        about,
        group=_right(about.group, before.group, person.group),
        age_band=_right(about.age_band, before.age_band, person.age_band),
        place=_right(about.place, before.place, person.place),
    )


def _right(stands: str, wrong: str, now: str) -> str:
    """What was wrong put right; what says something else was said so, and stays."""
    return now if stands == wrong else stands
