"""Remarks by somebody else, kept for their own conversation and outside the one under way.

A remark waits with the conversation in which it was heard.  Once that person's own is begun it waits
with that one, where it is made a jot or let go, and the first knows no more of it.  Finishing or
setting aside the conversation it waits with deletes it: nobody who was never told how their words are
kept stays in the vault by them.  No list, search, record or paper ever holds one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import InterviewId
from udset_desktop.foundation.problems import Finding, InputRefused, has_refusal
from udset_desktop.interview.entry import check_text
from udset_desktop.interview.jot import JOT_AT_MOST, Jot
from udset_desktop.interview.remark import Remark
from udset_desktop.interview.state import Session
from udset_desktop.usecases.jotting import type_jot
from udset_desktop.usecases.people import name_of

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def keep_remark(workplace: Workplace, interview: InterviewId, whose: str, text: str) -> Remark | None:
    """A remark kept for `whose` conversation, and nothing half-typed any more.

    `None` where that conversation is open already: the remark waits there.  Raises `InputRefused` for
    no name, no words or too many of them.
    """
    name = name_of(whose)
    said, found = check_text("jot", text, at_most=JOT_AT_MOST, code="interview.jot_too_long")
    if has_refusal(found):
        raise InputRefused(found)
    if not said:
        raise InputRefused(Finding(code="usecases.remark_without_words"))
    vault = workplace.require_vault()
    at = workplace.clock.now_utc().astimezone().isoformat(timespec="seconds")
    with vault.transaction():
        own = _open_talk_of(workplace, name, but=interview)
        remark = vault.save_remark(own or interview, whose="" if own else name, text=said, at=at)
        type_jot(workplace, interview, "")
    return None if own else remark


def remarks_for(workplace: Workplace, session: Session) -> tuple[Remark, ...]:
    """What was kept for this very conversation; from now on it waits here and nowhere else.

    Putting right an earlier one is no conversation of theirs: what was kept goes on waiting.
    """
    vault = workplace.require_vault()
    if session.correcting is not None:
        return ()
    with vault.transaction():
        for interview, remark in vault.load_remarks():
            if interview != session.interview and remark.whose and _same(remark.whose, session.name):
                vault.save_remark_at(remark.number, session.interview)
        return tuple(remark for _, remark in vault.load_remarks(session.interview) if not remark.whose)


def remarks_heard(workplace: Workplace, interview: InterviewId) -> tuple[Remark, ...]:
    """What was heard in this conversation and still waits for another to be begun."""
    return tuple(one for _, one in workplace.require_vault().load_remarks(interview) if one.whose)


def take_remark(workplace: Workplace, interview: InterviewId, number: int, jot: Jot) -> None:
    """The remark made a jot of the person's own conversation, in one step."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_jot(interview, jot)
        vault.delete_remark(number)


def drop_remark(workplace: Workplace, number: int) -> None:
    """A remark let go for good."""
    workplace.require_vault().delete_remark(number)


def _open_talk_of(workplace: Workplace, name: str, *, but: InterviewId) -> InterviewId | None:
    vault = workplace.require_vault()
    for draft in vault.load_drafts():
        if draft.interview == but or draft.corrects:
            continue
        if _same(vault.load_person(draft.person).name, name):
            return draft.interview
    return None


def _same(one: str, other: str) -> bool:
    # Only the very name: a remark must never turn up in the house of a namesake's namesake.
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
