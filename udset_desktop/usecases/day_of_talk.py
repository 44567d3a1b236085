"""The day of a conversation put right by whoever knows it: a clock that stood wrong never moves it back.

Called by the window, for a conversation that is open and for one on file.  What is looked back at follows
the day: a talk begun on a clock a year behind knew of nothing before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.interview.draft import has_verdict
from udset_desktop.interview.session import set_header
from udset_desktop.interview.state import Session
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.over_time import earlier_of

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace


def look_back_anew(workplace: Workplace, session: Session) -> Session:
    """The session with the conversation before the day that it stands on now, if there was one.

    Where somebody has said already how something stands since last time, there was one, wherever it is on file.
    """
    person = workplace.require_vault().load_person(session.person)
    earlier = earlier_of(
        workplace,
        person,
        session.instrument,
        before=session.header.held_on,
        but=session.correcting.record if session.correcting else None,
    )
    known = earlier is not None or has_verdict(session.answers.answers, session.instrument)
    return replace(session, earlier=earlier, has_earlier=known)


def correct_day(workplace: Workplace, record_id: RecordId, held_on: str, reason: str) -> Record:
    """The next revision of a conversation, on another ISO day and with nothing else changed.

    By the rules of `reopen` and `finish`: raises `InputRefused` with every reason, and nothing is open then.
    """
    with workplace.require_vault().transaction():
        session = interviewing.reopen(workplace, record_id, reason)
        header = replace(session.header, held_on=held_on)
        interviewing.save_header(workplace, session, header)
        return interviewing.finish(workplace, look_back_anew(workplace, set_header(session, header)))
