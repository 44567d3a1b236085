"""The spoken way: the words again at one key (`F5`), a section read back when it is done (`F3`).

A tool of the conversation.  A voice is given the question and the words to choose; what the person
said is for the interviewer to read.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.read_back_view import ReadBackView
from udset_desktop.desktop.views.spoken_bar import SpokenBar
from udset_desktop.desktop.work.speech import Speech
from udset_desktop.instrument.model import Section
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook
from udset_desktop.interview.read_back import said_in, section_of, section_title
from udset_desktop.interview.said_again import said_again
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session


class SpokenTool(TalkTool):
    """Saying again, and reading back."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        view = talk.view
        self.again = SpokenBar((("aloud", say("spoken.aloud")),), name="said_again")
        self.offer = SpokenBar((("read", say("spoken.read")),), name="read_back_offer", voice="quiet")
        self.page = ReadBackView()
        self._at: tuple[Stage, str] | None = None  # where the conversation stood when last drawn
        self._done = ""  # the section to read back
        self._offered: set[str] = set()
        view.desk.add_slim(self.again)
        view.desk.add_slim(self.offer)
        view.desk.add_page(self.page)
        view.add_key("F5", self._on_again)
        view.add_key("F3", self._on_read_back)
        self.again.acted.connect(self._on_again_acted)
        self.offer.acted.connect(self._on_offer_acted)
        self.page.page_asked.connect(view.ask_page)
        self.page.left.connect(self._on_left)

    def take(self, session: Session) -> None:
        """Nothing to read back yet."""
        self._at, self._done = (session.stage, session.page), ""
        self._offered.clear()
        self._put_away()

    def show_session(self, session: Session) -> None:
        """A section that is behind the two is offered to be read back, once, in one quiet line."""
        at, before = (session.stage, session.page), self._at
        if at == before:
            return
        self._at = at
        self._put_away()
        section = _left_behind(session, before)
        if session.header.from_paper:
            return  # nobody sits opposite
        if section is not None and section.id not in self._offered and said_in(session, section):
            self._offered.add(section.id)
            self._done = section.id
            self.offer.show_words(say("spoken.offer", section=section_title(session, section)))

    def put_down(self) -> None:
        """A window that is left or locked is read aloud no further."""
        self._speech().hush()

    def leave(self) -> None:
        """Nobody's words stay."""
        self._put_away()

    def _put_away(self) -> None:
        self.again.put_away()
        self.offer.put_away()
        self.page.forget()
        if self.talk.view.desk.lies_over(self.page):
            self.talk.view.desk.lift()
        self._speech().hush()

    # -- the words again ----------------------------------------------------------

    def _on_again(self) -> None:
        session, look = self.talk.session, self._look()
        told = said_again(session, look) if session is not None else None
        if told is None:
            return
        speech = self._speech()
        self.again.show_words(told.ask, " · ".join(told.words), aloud=speech.is_there)
        if look.spoken:
            speech.say(told.spoken)

    def _on_again_acted(self, deed: str) -> None:
        session = self.talk.session
        told = said_again(session, self._look()) if session is not None and deed == "aloud" else None
        if told is None:
            self._speech().hush()
            self.talk.view.take_focus()
        else:
            self._speech().say(told.spoken)

    # -- reading back -------------------------------------------------------------

    def _on_offer_acted(self, deed: str) -> None:
        if deed == "read":
            self._on_read_back()
        else:
            self.talk.view.take_focus()

    def _on_read_back(self) -> None:
        """The section that was just left, else the one in front; the same key lifts it again."""
        session, view = self.talk.session, self.talk.view
        if session is None:
            return
        if view.desk.lies_over(self.page):
            self._on_left()
            return
        view.put_down()
        session = self.talk.session or session
        asked, self._done = self._done if self.offer.isVisible() else "", ""
        section = _named(session, asked) or section_of(session, session.page)
        self.offer.put_away()
        self.page.show_said(section_title(session, section), said_in(session, section))
        view.desk.lay_over(self.page)
        self.page.title.take_focus()

    def _on_left(self) -> None:
        self.page.forget()
        self.talk.view.desk.lift()
        self.talk.view.take_focus()

    # -- what suits, and the voice, are person view's -----------------------------

    def _person(self) -> PersonTool | None:
        return next((one for one in self.talk.tools if isinstance(one, PersonTool)), None)

    def _look(self) -> PersonLook:
        person = self._person()
        return person.look if person else USUAL_LOOK

    def _speech(self) -> Speech:
        person = self._person()
        return person.speech if person else Speech(self)


def _left_behind(session: Session, before: tuple[Stage, str] | None) -> Section | None:
    """The section that was left for a later one, or for the end; `None` for any other turn."""
    if before is None or before[0] is not Stage.PAGES:
        return None
    left = section_of(session, before[1])
    if session.stage is Stage.TOGETHER:
        return left
    sections = [one.id for one in session.instrument.sections]
    here = section_of(session, session.page)
    later = sections.index(here.id) > sections.index(left.id)
    return left if session.stage is Stage.PAGES and later else None


def _named(session: Session, section_id: str) -> Section | None:
    return next((one for one in session.instrument.sections if one.id == section_id), None)
