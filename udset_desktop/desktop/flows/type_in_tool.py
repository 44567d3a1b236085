"""Typing in from paper: the whole conversation on one page, as long as its talk was held on paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.type_in_view import TypeInView
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.paper_typing import SIGNS_TYPING
from udset_desktop.interview.route import kept_items, open_pages
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.settling import settle_signs, type_signs, unread_signs
from udset_desktop.interview.state import Session


class TypeInTool(TalkTool):
    """The page with everything, there only for a talk held on paper."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.page: TypeInView | None = None
        self.open_button = button(
            say("type_in.open"), kind="quiet small", name="type_in_button", says=say("type_in.open_says")
        )
        self.open_button.hide()
        talk.view.side.add_tool(self.open_button)
        talk.view.add_key("Ctrl+T", self._on_open)
        self.open_button.clicked.connect(self._on_open)

    def take(self, session: Session) -> None:
        """A talk from paper opens with everything on one page."""
        from_paper = session.header.from_paper
        for key in [one for one in session.typing if one.startswith(SIGNS_TYPING)]:
            self._on_signs_left(key.removeprefix(SIGNS_TYPING))  # typed when the power went
        self.open_button.setVisible(from_paper)
        if from_paper and session.stage is Stage.PAGES:
            QTimer.singleShot(0, self, self._on_open)
        elif self.page is not None and self.talk.view.desk.lies_over(self.page):
            self.talk.view.desk.lift()

    def show_session(self, session: Session) -> None:
        """Every row as it now stands, while it is in front."""
        page = self.page
        if page is None or not self.talk.view.desk.lies_over(page):
            return
        if session.stage is Stage.PAGES:
            page.show_pages(paper_pages_of(session))
        else:
            self.talk.view.desk.lift()

    def put_down(self) -> None:
        """What is half-typed becomes answers."""
        if self.page is not None and self.talk.view.desk.lies_over(self.page):
            self.page.put_down()

    def stands_in_the_way(self, session: Session) -> bool:
        """A sign that could not be read: its row comes in front, wherever the conversation stands."""
        found = unread_signs(session)
        if not found or not session.header.from_paper:
            return False
        self.talk.turn(steps.go_to_stage(session, Stage.PAGES))
        self._on_open()
        # Once what was pressed has let go of the focus.
        QTimer.singleShot(0, self, partial(self._stand_at, found[0].where))
        self.talk.tell(sentence_of(found[0].code, found[0].context), until=lambda now: not unread_signs(now))
        return True

    def _stand_at(self, item: str) -> None:
        if self.page is not None:
            self.page.stand_at(item)

    def _on_open(self) -> None:
        session, view = self.talk.session, self.talk.view
        if session is None or not session.header.from_paper or session.stage is not Stage.PAGES:
            return
        view.put_down()
        if self.page is None:
            self.page = self._new_page()
        page = self.page
        view.desk.lay_over(page)
        page.show_pages(paper_pages_of(self.talk.session or session))
        page.start()

    def _new_page(self) -> TypeInView:
        view = self.talk.view
        page = TypeInView()
        page.given.connect(view.given)
        page.typed.connect(view.typed)
        page.signs_typed.connect(self._on_signs_typed)
        page.signs_left.connect(self._on_signs_left)
        page.away_asked.connect(self._on_away)
        page.done.connect(self._on_done)
        view.desk.add_page(page)
        return page

    def _on_away(self) -> None:
        self.put_down()
        self.talk.view.desk.lift()
        self.talk.view.take_focus()

    def _on_signs_typed(self, item: str, signs: str) -> None:
        """To the vault within a second, like words."""
        if self.talk.session is not None:
            self.talk.session = type_signs(self.talk.session, item, signs)
            self.talk.note_typing(SIGNS_TYPING + item)

    def _on_signs_left(self, item: str) -> None:
        """What can be read becomes answers; what cannot stays with the draft as it was typed."""
        before = self.talk.session
        if before is None:
            return
        session, _ = settle_signs(before, item)  # what was found stands beside the row
        typed = replace(before, typing=session.typing)
        for one in {*before.answers.answers, *session.answers.answers}:
            self.talk.save_item(typed, session, one)
        self.talk.save_signs(before, session)  # last: until then the signs are there to be read again
        if session != before:
            self.talk.step(session)

    def _on_done(self) -> None:
        """What comes after the last page: bringing it together, once every sign is read."""
        self.put_down()
        session = self.talk.session
        if session is not None and not self.stands_in_the_way(session):
            self.talk.view.desk.lift()
            last = open_pages(session)[-1].id
            self.talk.turn(steps.go_to_stage(steps.go_to(session, last), Stage.TOGETHER))
            self._tell_left_out(session)

    def _tell_left_out(self, session: Session) -> None:
        """What was typed in to a question that another answer closes goes on no file: not without a word."""
        kept = {item.id for item in kept_items(session)}
        left_out = [
            page.title
            for page in paper_pages_of(session)
            if any(item.answer is not None and item.id not in kept for item in page.items)
        ]
        if left_out:
            self.talk.tell(say("type_in.left_out", pages=", ".join(left_out)))
