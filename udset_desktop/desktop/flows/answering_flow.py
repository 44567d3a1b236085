"""Answers as they come in: what was chosen, typed, declined, who said it and how it may be used.

The part of `flows.conversation_flow` that the fields of a page speak to.  Half-typed text goes to the
vault within a second, an answer at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from udset_desktop.desktop.flows.closing_flow import ClosingFlow
from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.interview import session as steps
from udset_desktop.interview.header import AIDS, Header, is_spoken_for
from udset_desktop.interview.kept_back import is_between_us, is_off_sheet
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.state import Session
from udset_desktop.interview.voices import said_now
from udset_desktop.usecases import interviewing, jotting

_PAGE_MARKS = ("between_us", "off_sheet")


class AnsweringFlow(ClosingFlow):
    """The pages of a conversation, without the turning."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._pulse.due.connect(self._on_due)
        view = self.view
        view.given.connect(self._on_given)
        view.declined.connect(self._on_declined)
        view.typed.connect(self._on_typed)
        view.opened.connect(self._on_opened)
        view.marked.connect(self._on_marked)
        view.said.connect(self._on_said)
        view.room_said.connect(self._on_room)
        view.aid_said.connect(self._on_aid)

    def _on_given(self, item: str, raw: Any, scale: str) -> None:  # noqa: ANN401 -- whatever the field gives
        before = self.session
        if before is None:
            return
        session, findings = steps.answer_item(before, item, raw, scale=scale)
        self.save_item(before, session, item)
        self.step(session, findings)

    def _on_declined(self, item: str, non_answer: str) -> None:
        before = self.session
        if before is None:
            return
        session, findings = steps.decline_item(before, item, non_answer)
        self.save_item(before, session, item)
        self.step(session, findings)

    def _on_typed(self, item: str, text: str) -> None:
        if self.session is None:
            return
        self.session, findings = steps.type_words(self.session, item, text)
        if findings:
            self.show_session()  # far too long to keep: what was kept before stays
            return
        self._pulse.note(item, text)

    def _on_due(self, item: str, text: str) -> None:
        session = self.session
        if session is not None:
            interview = session.interview
            self.save(lambda _control: interviewing.save_typing(self.workplace, interview, item, text))

    def _on_opened(self, item: str) -> None:
        if self.session is not None:
            self.step(steps.open_item(self.session, item))
            self.save_place()

    def _on_marked(self, item: str, mark: str) -> None:
        self.put_down()  # half-typed text is marked too
        before = self.session
        if before is None or before.answers.get(item) is None or mark not in _PAGE_MARKS:
            return
        # A mark is about the page: every answer on it takes it on, and is kept with it.
        page, answers = before.instrument.page_of[item], before.answers.answers
        if mark == "between_us":
            session = mark_page(before, page.id, between_us=not is_between_us(page, answers))
        else:
            session = mark_page(before, page.id, off_sheet=not is_off_sheet(page, answers))
        for one in page.items:
            self.save_item(before, session, one.id)
        self.step(session)

    def _on_said(self, item: str, code: str) -> None:
        before = self.session
        if before is not None and not item:
            self._say_who_speaks(before, code)
        answer = before.answers.get(item) if before is not None else None
        if before is None or answer is None:
            return
        who, view = said_now(code, answer.said_by, answer.perspective)
        session, findings = steps.say_who(before, item, who, view)
        self.save_item(before, session, item)
        self.step(session, findings)

    def _say_who_speaks(self, before: Session, code: str) -> None:
        """Who the answers come from, until something else is said; those already given stay as they are."""
        who, view = said_now(code, before.said_by, before.perspective)
        session, findings = steps.say_who_speaks(before, who, view)
        self.step(session, findings)
        self.save(lambda _control: jotting.save_who_speaks(self.workplace, session))
        if is_spoken_for(who) and not before.header.aids:
            self.view.ask_aids()  # aids before somebody speaks, as at Begin

    def _on_room(self, others: tuple[str, ...]) -> None:
        if self.session is not None:
            self._keep_header(replace(self.session.header, others=others))

    def _on_aid(self, code: str) -> None:
        if self.session is None:
            return
        header = self.session.header
        tried = {code} if code == "none_possible" else {*header.aids, code} - {"none_possible"}
        if code in header.aids:
            tried = {*header.aids} - {code}
        self._keep_header(replace(header, aids=tuple(one for one in AIDS if one in tried)))

    def _keep_header(self, header: Header) -> None:
        if self.session is not None:
            session = steps.set_header(self.session, header)
            self.step(session)
            self.save(lambda _control: interviewing.save_header(self.workplace, session, session.header))
