"""The rights of a person whom this laptop knows: put right what is kept of them, put it on hold, take that off.

Called by the faces.  The file of a person is `person_file`, taking out and deleting `removing`.  What
stands in a conversation is put right as every conversation is: opened again, with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.interview.entry import check_text
from udset_desktop.interview.person import NAME_AT_MOST, POST, Person
from udset_desktop.usecases import journal
from udset_desktop.usecases.people import name_of
from udset_desktop.usecases.recalling import take_apart

if TYPE_CHECKING:
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


def put_right(workplace: Workplace, person_id: PersonId, change: PutRight) -> Person:
    """The person as they say it is; raises `InputRefused` for what cannot be, and for somebody on hold."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.require_here(person_id)
        vault.require_not_on_hold(person_id)
        before = vault.load_person(person_id)
        person = replace(
            before,
            name=before.name if change.name is None else name_of(change.name),
            looks_after=_line(before.looks_after, change.looks_after, "looks_after"),
            post=before.post if change.post is None else _post(change.post),
            link=_line(before.link, change.link, "link"),
        )
        if person == before:
            raise InputRefused(Finding(code="rights.nothing_changed"))
        vault.save_person(person)
        journal.log(workplace, "person_corrected", person_id)
    return person


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


def _line(before: str, raw: str | None, where: str) -> str:
    if raw is None:
        return before
    text, found = check_text(where, raw, at_most=NAME_AT_MOST, code="interview.name_too_long")
    if has_refusal(found):
        raise InputRefused(found)
    return " ".join(text.split())


def _post(post: str) -> str:
    if post not in POST:
        raise InputRefused(Finding(code="usecases.setting_unknown", where="post"))
    return post
