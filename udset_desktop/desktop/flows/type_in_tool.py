"""Typing in from paper: the whole conversation on one page, as long as its talk was held on paper."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.type_in_view import TypeInView
from udset_desktop.interview import session as steps
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session

FROM_PAPER = "paper_typed_later"


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
        from_paper = session.header.mode == FROM_PAPER
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

    def _on_open(self) -> None:
        session, view = self.talk.session, self.talk.view
        if session is None or session.header.mode != FROM_PAPER or session.stage is not Stage.PAGES:
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
        page.declined.connect(view.declined)
        page.typed.connect(view.typed)
        page.away_asked.connect(self._on_away)
        page.done.connect(self._on_done)
        view.desk.add_page(page)
        return page

    def _on_away(self) -> None:
        self.put_down()
        self.talk.view.desk.lift()
        self.talk.view.take_focus()

    def _on_done(self) -> None:
        """What comes after the last page: bringing it together."""
        self.put_down()
        session = self.talk.session
        if session is not None:
            last = paper_pages_of(session)[-1].id
            self.talk.view.desk.lift()
            self.talk.turn(steps.next_page(steps.go_to(session, last)))
