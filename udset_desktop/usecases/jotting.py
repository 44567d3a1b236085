"""The verbs of jots: kept, changed, let go, put into an answer's words.

Called by the window on its store lane.  Each returns after the vault has committed, so "saved" is
true when it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import InterviewId
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.jot import JOT_CHANGED, HalfJot, Jot, half_jot_of, half_jot_rows
from udset_desktop.interview.state import Session
from udset_desktop.usecases.interviewing import save_place

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def type_jot(
    workplace: Workplace,
    interview: InterviewId,
    text: str,
    *,
    between_us: bool = False,
    whose: str | None = None,
) -> None:
    """A half-typed jot in the vault when this returns, with its marks and never without; "" ends it."""
    save_half_jot(workplace, interview, HalfJot(text=text, between_us=between_us, whose=whose))


def save_half_jot(workplace: Workplace, interview: InterviewId, half: HalfJot) -> None:
    """The same, with who was answering when it was begun."""
    vault = workplace.require_vault()
    with vault.transaction():
        for item, typed in half_jot_rows(half).items():
            vault.save_typing(interview, item, typed)


def save_who_speaks(workplace: Workplace, session: Session) -> None:
    """Who answers from now on, and who began a half-typed jot, in one step."""
    with workplace.require_vault().transaction():
        save_half_jot(workplace, session.interview, half_jot_of(session.typing))
        save_place(workplace, session)


def keep_jot(workplace: Workplace, interview: InterviewId, jot: Jot) -> None:
    """A new jot in the vault, and nothing half-typed any more."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_jot(interview, jot)
        type_jot(workplace, interview, "")


def change_jots(
    workplace: Workplace,
    interview: InterviewId,
    jots: tuple[Jot, ...],
    answers: Mapping[str, Answer | None] | None = None,
) -> None:
    """Jots as they now stand, and the answers their text has gone into, in one step."""
    vault = workplace.require_vault()
    with vault.transaction():
        for jot in jots:
            vault.save_jot(interview, jot)
        for item, answer in (answers or {}).items():
            vault.save_answer(interview, item, answer)
            vault.save_typing(interview, item, "")


def reword_jot(workplace: Workplace, interview: InterviewId, jot: Jot) -> None:
    """A jot in other words, and nothing half typed to it any more, in one step."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.save_jot(interview, jot)
        vault.save_typing(interview, f"{JOT_CHANGED}{jot.number}", "")


def drop_jots(workplace: Workplace, interview: InterviewId, numbers: tuple[int, ...]) -> None:
    """Jots let go for good."""
    vault = workplace.require_vault()
    with vault.transaction():
        for number in numbers:
            vault.delete_jot(interview, number)
            vault.save_typing(interview, f"{JOT_CHANGED}{number}", "")
