"""The outcome map in the conversation: one key, then any outcome; and the short visit picked on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.map_model import letters_of
from udset_desktop.desktop.views.outcome_map_view import OutcomeMapView
from udset_desktop.interview import session as steps
from udset_desktop.interview.outcome_map import map_of
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing


class MapTool(TalkTool):
    """The map over the page."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        view = talk.view
        self.map = OutcomeMapView()
        self.open_button = button(
            say("outcome_map.open"), kind="quiet small", name="map_button", says=say("outcome_map.open_says")
        )
        view.desk.add_page(self.map)
        view.side.add_tool(self.open_button)
        view.add_key("Ctrl+M", self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.map.page_asked.connect(view.ask_page)
        self.map.short_asked.connect(self._on_short)
        self.map.left.connect(self._on_left)

    def take(self, session: Session) -> None:  # noqa: ARG002 -- it may be another by then
        """The page in front; the map is made ready meanwhile, so that it is there at once."""
        self.talk.view.desk.lift()
        QTimer.singleShot(0, self.map, self._warm)

    def show_session(self, session: Session) -> None:
        """Drawn again only while it is looked at."""
        if self.talk.view.desk.lies_over(self.map):
            self._draw(session)

    def _warm(self) -> None:
        if self.talk.session is not None:
            self._draw(self.talk.session)
            self.map.warm(self.talk.view.desk.size())

    def _draw(self, session: Session) -> None:
        state = self.talk.view.state
        if state is not None:
            self.map.show_map(map_of(session, state.sections), letters_of(state.sections))

    def _on_open(self) -> None:
        session, view = self.talk.session, self.talk.view
        if session is None:
            return
        if view.desk.lies_over(self.map):
            self._on_left()
            return
        view.put_down()
        self._draw(self.talk.session or session)
        view.desk.lay_over(self.map)
        self.map.begin(session.page)

    def pick_short(self) -> None:
        """The map in front, for the person to pick what a short visit is about."""
        self._on_open()
        self.map.short_button.click()

    def _on_left(self) -> None:
        self.talk.view.desk.lift()
        self.talk.view.take_focus()

    def _on_short(self, pages: tuple[str, ...]) -> None:
        session = self.talk.session
        if session is None:
            return
        # In the order of the conversation, whatever the order they were picked in.
        order = [page.id for page in session.instrument.pages() if page.id in pages]
        session = steps.set_header(session, replace(session.header, short=tuple(order)))
        if order:
            session = steps.go_to(session, order[0])
        header = session.header
        self.talk.view.desk.lift()
        self.talk.save(lambda _control: interviewing.save_header(self.talk.workplace, session, header))
        self.talk.turn(session)
        self.talk.view.take_focus()
