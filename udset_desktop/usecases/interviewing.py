"""The verbs of a conversation: Today, begin, save, finish, correct, void, set aside.

Called by the window (on its store lane), the command line and the demonstration.  Each saving verb
returns after the vault has committed, so "saved" is true when it is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import InterviewId, PersonId, RecordId
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.begin import BeginChoice, BeginLists
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.session import Session
from udset_desktop.interview.together import Together
from udset_desktop.record.model import Record
from udset_desktop.record.today import FoundPerson, Today

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def today(workplace: Workplace) -> Today:
    """What needs the interviewer now."""
    raise NotImplementedError


def begin_choices(workplace: Workplace) -> BeginLists:
    """The closed lists of Begin in words, as the laptop's project uses them."""
    raise NotImplementedError


def begin(workplace: Workplace, choice: BeginChoice) -> Session:
    """A conversation begun and its draft in the vault; raises `InputRefused` with every reason."""
    raise NotImplementedError


def resume(workplace: Workplace, interview_id: InterviewId) -> Session:
    """An unfinished conversation at the very question it stopped at, its clock running."""
    raise NotImplementedError


def save_answer(workplace: Workplace, interview_id: InterviewId, item_id: str, answer: Answer | None) -> None:
    """One answer, or its removal, in the vault when this returns; one row."""
    raise NotImplementedError


def save_typing(workplace: Workplace, interview_id: InterviewId, item_id: str, text: str) -> None:
    """Half-typed text in the vault when this returns."""
    raise NotImplementedError


def save_place(workplace: Workplace, session: Session) -> None:
    """Where the conversation stands: page, stage, folds, who speaks, minutes; and all of the header."""
    raise NotImplementedError


def save_permissions(workplace: Workplace, session: Session, permissions: Permissions) -> Session:
    """The permissions in the session and in the vault."""
    raise NotImplementedError


def save_together(workplace: Workplace, session: Session, together: Together) -> Session:
    """Bringing it together, in the session and in the vault; raises `InputRefused`."""
    raise NotImplementedError


def pause(workplace: Workplace, session: Session) -> Session:
    """The conversation put aside on purpose; Today will not call it cut off."""
    raise NotImplementedError


def set_aside(workplace: Workplace, interview_id: InterviewId) -> None:
    """An unfinished conversation deleted for good, on request; never a finished one."""
    raise NotImplementedError


def finish(workplace: Workplace, session: Session) -> Record:
    """The conversation on file and its draft gone, in one step; raises `InputRefused` with every reason."""
    raise NotImplementedError


def reopen(workplace: Workplace, record_id: RecordId, reason: str) -> Session:
    """A finished conversation open again; `finish` makes the next revision of it."""
    raise NotImplementedError


def void(workplace: Workplace, record_id: RecordId, reason: str) -> Record:
    """A conversation begun in error: a revision that says so, and is never counted."""
    raise NotImplementedError


def find_people(workplace: Workplace, text: str, about: str = "") -> tuple[FoundPerson, ...]:
    """People whose names hold words beginning with `text`, at most twenty."""
    raise NotImplementedError


def records_of(workplace: Workplace, person_id: PersonId) -> tuple[Record, ...]:
    """All standing records of one person, the latest first."""
    raise NotImplementedError
