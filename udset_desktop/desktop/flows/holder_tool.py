"""Who holds the conversation with whoever began it: said later than Begin, put right, or taken off.

A tool of the conversation, behind the list of who is in the room (`Ctrl+R`); the same when a finished
conversation is open again to be put right.  Two hold it at most, as at Begin, and what Begin asks of the
second is asked here, one question after the other.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.header import KNOWN, Header, Interviewer
from udset_desktop.interview.header_checks import check_header
from udset_desktop.interview.state import Session
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.usecases import interviewing

_BACK, _NOBODY = "back", "nobody"
_THEY, _ME = "they_type", "i_type"
_FACTS = {"known": "known_before", "same_employer": "same_employer"}
"""What a comparison of interviewers asks of each, by Begin's word for it."""


class HolderTool(TalkTool):
    """The second of two who hold it."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        talk.view.holder_asked.connect(self._on_asked)

    def _on_asked(self) -> None:
        session = self.talk.session
        if session is None:
            return
        second, words = _second(session), telling_of(session).phrases
        types = tuple((one, words.words(f"interviewer.{one}")) for one in INTERVIEWER_TYPES)
        off = ((_NOBODY, say("holder.nobody")),) if second else ()
        question = Question(
            title=say("holder.ask"),
            deeds=((_BACK, say("holder.back")), *types, *off),
            reason=say("begin.second_ref"),
            filled=second.ref if second else "",
        )
        self.talk.frame.ask(question, self._on_answered)

    def _on_answered(self, deed: str, typed: str) -> None:
        session = self.talk.session
        if session is None or deed == _BACK:
            return
        first, before = session.header.interviewers[:1], _second(session)
        second = None if deed == _NOBODY else _of(session, deed, " ".join(typed.split()))
        typist = session.header.typed_by
        if before is not None and typist == before.ref:
            typist = second.ref if second else ""  # else somebody who is not here any more would type
        told = replace(session.header, interviewers=(*first, *((second,) if second else ())), typed_by=typist)
        if self._keep(session, told) and second is not None:
            self._ask_more((*(_FACTS if session.project.switches.comparison else ()), _THEY))

    def _ask_more(self, left: tuple[str, ...]) -> None:
        """What Begin asks of the second besides; each may be left open."""
        session, key = self.talk.session, next(iter(left), "")
        second = _second(session) if session else None
        if session is None or second is None or not key:
            return
        deeds = ((_BACK, say("holder.back")), *((code, say(f"begin.{code}")) for code in KNOWN))
        title = say(f"begin.second_{key}") if key in _FACTS else say("holder.types")
        if key == _THEY:
            if not second.ref or session.header.typed_by not in {"", second.ref}:
                return  # it is kept by reference; and who types what was on paper was said at Begin
            deeds = ((_BACK, say("holder.back")), *((code, say(f"holder.{code}")) for code in (_THEY, _ME)))
        self.talk.frame.ask(Question(title=title, deeds=deeds), lambda deed, _: self._on_more(deed, left))

    def _on_more(self, deed: str, left: tuple[str, ...]) -> None:
        session = self.talk.session
        second = _second(session) if session else None
        if session is None or second is None:
            return
        key, header = left[0], session.header
        if key in _FACTS and deed in KNOWN:
            told = replace(second, **{_FACTS[key]: deed})
            header = replace(header, interviewers=(*header.interviewers[:1], told))
        elif deed in {_THEY, _ME}:
            header = replace(header, typed_by=second.ref if deed == _THEY else "")
        if header != session.header:
            self._keep(session, header)
        self._ask_more(left[1:])

    def _keep(self, session: Session, header: Header) -> bool:
        """The frame as it stands now, drawn and saved; what cannot be is said, and nothing changes."""
        # What was wrong with the rest of it before is not this choice's to answer for.
        before = check_header(session.header, session.project, today_on=self.talk.workplace.clock.today_on())
        found = check_header(header, session.project, today_on=self.talk.workplace.clock.today_on())
        found = tuple(one for one in found if one not in before)
        if has_refusal(found):
            self.talk.tell(sentence_of(found[0].code, found[0].context))
            return False
        session = steps.set_header(session, header)
        self.talk.step(session)
        self.talk.save(lambda _control: interviewing.save_header(self.talk.workplace, session, header))
        return True


def _second(session: Session) -> Interviewer | None:
    return next(iter(session.header.interviewers[1:]), None)


def _of(session: Session, kind: str, ref: str) -> Interviewer:
    """The second of them; both were matched with the person in the same way."""
    now = _second(session)
    if now is not None and now.type == kind:
        return replace(now, ref=ref)
    allocated = next((one.allocated for one in session.header.interviewers), "")
    return Interviewer(ref=ref, type=kind, allocated=allocated)
