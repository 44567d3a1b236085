"""Remarks by somebody else: kept outside this conversation, offered in their own.

What waits here for another conversation is named before this one is finished, because finishing
deletes it; what was kept for this one is offered in a slim row.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.pair_tool import PairTool
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import wrapping_button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.remark_row import RemarkRow
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import jotting as steps
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.jot import half_jot_of, with_half_jot
from udset_desktop.interview.remark import Remark
from udset_desktop.interview.state import Session
from udset_desktop.usecases import remarks

Found = tuple[tuple[Remark, ...], tuple[Remark, ...]]


class RemarkTool(TalkTool):
    """What waits here, and for whom."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.row = RemarkRow()
        self.waiting_button = wrapping_button(kind="quiet small", name="remarks_waiting")
        self.waiting_button.hide()
        self._own: tuple[Remark, ...] = ()
        self._heard: tuple[Remark, ...] = ()
        self._agreed: frozenset[Remark] = frozenset()  # named in a question, and a yes said to deleting it
        talk.view.desk.add_slim(self.row)
        talk.view.side.add_tool(self.waiting_button)
        self.waiting_button.clicked.connect(self._on_waiting)
        self.row.taken.connect(self._on_taken)
        self.row.let_go.connect(self._on_let_go)
        if (jots := talk.tool(JotTool)) is not None:
            jots.remark_kept.connect(self._on_kept)

    def take(self, session: Session) -> None:  # noqa: ARG002 -- looked for on the store lane
        """What was kept for this conversation, and what was heard in it for another."""
        self._agreed = frozenset()
        self._show((), ())
        self._look()

    def stands_in_the_way(self, session: Session) -> bool:  # noqa: ARG002 -- what waits is known here
        """What finishing would delete is said first, unless a yes was said to every one of them.

        Finishing may be refused after the yes, and more be heard before it is tried again.
        """
        if self._agreed.issuperset(self._own + self._heard):
            return False
        if self._heard:
            title = say("remarks.finish_ask", name=self._names())
            deeds = [("begin", say("remarks.begin"))]
        else:
            title = say("remarks.finish_own_ask")
            deeds = []
        deeds += [("finish", say("remarks.finish")), ("back", say("remarks.back"))]
        question = Question(title=title, deeds=tuple(deeds))
        self.talk.frame.ask(question, self._on_finish_answered)
        return True

    def leave(self) -> None:
        """Nothing of one conversation stays in sight in the next."""
        self._show((), ())

    def _look(self) -> None:
        session = self.talk.session
        if session is None:
            return

        def look(_control: object) -> Found:
            own = remarks.remarks_for(self.talk.workplace, session)
            return own, remarks.remarks_heard(self.talk.workplace, session.interview)

        def found(both: Found) -> None:
            if self.talk.session is not None and self.talk.session.interview == session.interview:
                self._show(*both)

        self.talk.run(look, found)

    def _on_kept(self, remark: Remark) -> None:
        """Known at once: it must not be finished over while it is looked for."""
        self._show(self._own, (*self._heard, remark))

    def _show(self, own: tuple[Remark, ...], heard: tuple[Remark, ...]) -> None:
        self._own, self._heard = own, heard
        self.row.show_remarks(own)
        if heard:
            name, count = self._names(), len(heard)
            words = say("remarks.waiting", name=name, count=count)
            self.waiting_button.setText(words.replace("&", "&&"))
            self.waiting_button.setAccessibleName(say("remarks.waiting_says", name=name, count=count))
        self.waiting_button.setVisible(bool(heard))

    def _names(self) -> str:
        return ", ".join(dict.fromkeys(remark.whose for remark in self._heard))

    def _on_waiting(self) -> None:
        question = Question(
            title=say("remarks.waiting_ask", name=self._names(), count=len(self._heard)),
            lead=say("remarks.waiting_lead"),
            deeds=(
                ("leave", say("remarks.leave")),
                ("begin", say("remarks.begin")),
                ("delete", say("remarks.delete")),
            ),
        )
        self.talk.frame.ask(question, self._on_waiting_answered)

    def _on_waiting_answered(self, deed: str, _reason: str) -> None:
        if deed == "begin":
            self._begin_theirs()
        elif deed == "delete":
            self._delete(tuple(remark.number for remark in self._heard))
        else:
            self.talk.view.take_focus()

    def _on_finish_answered(self, deed: str, _reason: str) -> None:
        if deed == "begin":
            self._begin_theirs()
        elif deed == "finish":
            self._agreed = frozenset(self._own + self._heard)
            self.talk.view.next_asked.emit()  # as the button does, now that it is settled
        else:
            self.talk.view.take_focus()

    def _begin_theirs(self) -> None:
        if self._heard:
            if (pair := self.talk.tool(PairTool)) is not None:
                pair.bring()
            self.talk.frame.go("begin", name=self._heard[0].whose)

    def _on_taken(self, number: int) -> None:
        session, clock = self.talk.session, self.talk.workplace.clock
        remark = next((one for one in self._own if one.number == number), None)
        if session is None or remark is None:
            return
        after, found = steps.jot_down(
            session, remark.text, now_s=clock.elapsed_s(), at=remark.at, told_by=(SaidBy.PERSON,)
        )  # of themselves, whoever answers for them here
        if has_refusal(found):
            self.talk.tell("\n".join(sentence_of(one.code, one.context) for one in found))
            return
        # What is half typed in the line is another jot, and stays.
        after = replace(after, typing=with_half_jot(after.typing, half_jot_of(session.typing)))
        interview, jot = session.interview, after.jots[-1]
        self._show(tuple(one for one in self._own if one.number != number), self._heard)
        self.talk.step(after)
        self.talk.save(lambda _control: remarks.take_remark(self.talk.workplace, interview, number, jot))
        self._focus_on()

    def _on_let_go(self, number: int) -> None:
        self._delete((number,))
        self._focus_on()

    def _focus_on(self) -> None:
        if self._own:
            self.row.take_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.talk.view.take_focus()

    def _delete(self, numbers: tuple[int, ...]) -> None:
        self._show(
            *(tuple(one for one in held if one.number not in numbers) for held in (self._own, self._heard))
        )

        def delete(_control: object) -> None:
            for number in numbers:
                remarks.drop_remark(self.talk.workplace, number)

        self.talk.save(delete)
