"""The day of a conversation put right while it is open: it was begun on a wrong clock, or a slip was typed.

A tool of the conversation, behind the list of who is in the room (`Ctrl+R`); the same when a finished
conversation is open again.  `day_question` and `day_typed` serve whoever asks it of one on file as well.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.desktop.fields.line_field import iso_of, shown_date
from udset_desktop.desktop.flows.over_time_tool import OverTimeTool
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.header_checks import check_held_on
from udset_desktop.interview.state import Session
from udset_desktop.usecases import day_of_talk, interviewing

KEEP, _BACK = "keep", "back"


def day_question(held_on: str) -> Question:
    """Which day it was; answered by `KEEP` and what is written."""
    return Question(
        title=say("day.ask"),
        lead=say("day.lead", date=long_date(held_on)),
        deeds=((KEEP, say("day.keep")), (_BACK, say("day.back"))),
        reason=say("day.box"),
        reason_for=(KEEP,),
        filled=shown_date(held_on),
    )


def day_typed(typed: str) -> str:
    """The day in ISO form, or what was typed in place of one."""
    return iso_of(" ".join(typed.split()))


class DayTool(TalkTool):
    """Which day it was."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        talk.view.day_asked.connect(self._on_asked)

    def _on_asked(self) -> None:
        if self.talk.session is not None:
            self.talk.frame.ask(day_question(self.talk.session.header.held_on), self._on_answered)

    def _on_answered(self, deed: str, typed: str) -> None:
        session, workplace = self.talk.session, self.talk.workplace
        if session is None or deed != KEEP or (day := day_typed(typed)) == session.header.held_on:
            return
        found = check_held_on(day, today_on=workplace.clock.today_on())
        if has_refusal(found):
            self.talk.tell(sentence_of(found[0].code, found[0].context))
            return
        session = steps.set_header(session, replace(session.header, held_on=day))
        self.talk.step(session)
        self.talk.save(lambda _control: interviewing.save_header(workplace, session, session.header))
        self.talk.run(lambda _control: day_of_talk.look_back_anew(workplace, session), self._on_looked)

    def _on_looked(self, looked: Session) -> None:
        session = self.talk.session
        if session is None or session.interview != looked.interview:
            return
        session = replace(session, earlier=looked.earlier, has_earlier=looked.has_earlier)
        self.talk.step(session)
        self.talk.save_place()
        if (beside := self.talk.tool(OverTimeTool)) is not None:
            beside.take(session)
