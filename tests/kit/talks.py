"""Conversations on a joined laptop, begun and finished through the real verbs."""

from __future__ import annotations

from udset_desktop.interview import session as steps
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing


def choice_of(name="Morag", **changes) -> BeginChoice:
    header = Header(
        about=About(group="older_people"), interviewers=(Interviewer(ref="", type="own_care_manager"),)
    )
    told = {
        "instrument": "user-review/1.0.0",
        "header": header,
        "name": name,
        "talk": Reply.YES,
        "notice": "read_out",
    }
    return BeginChoice(**(told | changes))


def begun_talk(workplace, name="Morag", **changes):
    return interviewing.begin(workplace, choice_of(name, **changes))


def finished_talk(workplace, name="Morag", **changes):
    session = begun_talk(workplace, name, **changes)
    session, _ = steps.answer_item(session, "safe.rating", "mostly")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(workplace, session)
