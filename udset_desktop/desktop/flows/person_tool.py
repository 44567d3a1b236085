"""The screen turned round to the person (`F9`): their choice goes the way of every answer.

A tool of the conversation.  While it is open nothing covers the window, because the person may think
as long as they like; a lock closes it.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.desktop.flows.silence import cover_after_silence, never_cover
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.person_view import PersonView
from udset_desktop.desktop.views.suits_view import SuitsView
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.desktop.work.speech import Speech
from udset_desktop.foundation.voices import Voice, find_voice
from udset_desktop.interview.header import is_spoken_for
from udset_desktop.interview.permission import GivenBy
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook, larger
from udset_desktop.interview.person_view import choose, first_key, question_of, step_from
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing, people, suiting


class PersonTool(TalkTool):
    """Person view of one conversation, and what suits the person."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.screen: PersonView | None = None
        self.samples: SuitsView | None = None
        self.look: PersonLook = USUAL_LOOK
        self.sheet = ""
        self.key = ""
        self.speech = Speech(self)
        self._by_person: bool | None = None
        self._is_leaving = False
        self.button = button(say("person.tool"), kind="quiet small", name="person_view")
        self.button.clicked.connect(self.open)
        talk.view.side.add_tool(self.button)
        talk.view.add_key("F9", self.open)
        talk.view.permissions.pictures_asked.connect(self._on_pictures)

    def take(self, session: Session) -> None:
        """What suits the person, and whether this system has a voice."""
        self.look, self.sheet, self._by_person = USUAL_LOOK, "", None
        self.button.setAccessibleName(say("person.tool_says", name=session.name))
        workplace, person = self.talk.workplace, session.person

        def load(_control: object) -> tuple[PersonLook, str]:
            return suiting.look_of(workplace, person), people.load_person(workplace, person).sheet

        self.talk.run(load, self._on_loaded)
        self.talk.run(lambda _control: find_voice(session.language), self._on_voice, lane=Lane.PURE)

    def _on_loaded(self, found: tuple[PersonLook, str]) -> None:
        self.look, self.sheet = found
        self._show_pictures()
        self._draw()

    def _on_voice(self, voice: Voice | None) -> None:
        self.speech.voice = voice
        self._draw()

    def show_session(self, session: Session) -> None:  # noqa: ARG002 -- the seam's own signature
        """The question as it now stands."""
        self._draw()

    def put_down(self) -> None:
        """The window is being left or locked: the person's screen goes first, and nothing is watched."""
        self._is_leaving = True
        self.close()
        self._is_leaving = False

    def leave(self) -> None:
        """Nothing of it stays."""
        self.put_down()

    # -- open and close -----------------------------------------------------------

    def open(self) -> None:
        """Turn the screen round, to what nobody has answered yet."""
        session = self.talk.session
        if session is None or self.screen is not None:
            return
        self.talk.put_down()
        session = self.talk.session or session
        key = first_key(session)
        if not key:
            self._tell_why_not(session)
        elif session.stage is Stage.PAGES and self._somebody_speaks(session) and self._by_person is None:
            self._ask_who(session)
        else:
            self._open(key)

    def _tell_why_not(self, session: Session) -> None:
        theirs = session.permissions.given_by is GivenBy.PERSON
        closed = session.stage is Stage.PERMISSIONS and not theirs
        self.talk.tell(
            say("person.not_theirs", name=session.name) if closed else say("person.nothing_here"),
            until=lambda now: bool(first_key(now)),
        )

    @staticmethod
    def _somebody_speaks(session: Session) -> bool:
        return session.header.respondent == "somebody_speaking" or is_spoken_for(session.said_by)

    def _ask_who(self, session: Session) -> None:
        """Once a conversation; afterwards the screen turns at one key."""
        question = Question(
            title=say("person.who_chooses"),
            deeds=(
                ("person", session.name),
                ("speaker", say("person.speaker", name=session.name)),
                ("back", say("person.who_back")),
            ),
        )
        self.talk.frame.ask(question, self._on_who)

    def _on_who(self, deed: str, _reason: str) -> None:
        if deed == "back":
            self.talk.view.take_focus()
        else:
            self._by_person = deed == "person"
            self.open()

    def _open(self, key: str) -> None:
        self.key = key
        screen = self.screen = PersonView(self.talk.view.window())
        screen.chosen.connect(self._on_chosen)
        screen.turned.connect(self._on_turned)
        screen.sized.connect(self._on_sized)
        screen.aloud_asked.connect(self._on_aloud)
        screen.suits_asked.connect(self._on_suits)
        screen.left.connect(self._on_left)
        never_cover(self.talk)
        screen.lay_over()
        self._draw(aloud=self.look.spoken)

    def close(self) -> None:
        """The window as it was; the person's screen is let go with everything on it."""
        if self.samples is not None:
            self.samples.leave()
        if self.screen is not None:
            self.screen.leave()

    def _on_left(self) -> None:
        screen, self.screen = self.screen, None
        self.speech.hush()
        if screen is not None:
            screen.forget()
            screen.deleteLater()
        session = self.talk.session
        if session is not None and not self._is_leaving:
            cover_after_silence(self.talk)
            view = self.talk.view
            title = view.permissions.title if session.stage is Stage.PERMISSIONS else view.page.opening
            title.take_focus()

    # -- the question -------------------------------------------------------------

    def _draw(self, *, aloud: bool = False) -> None:
        session, screen = self.talk.session, self.screen
        if session is None or screen is None:
            return
        question = question_of(session, self.key, self.look)
        if question is None:
            self.close()
            return
        screen.show_question(question, self.look, speech=self.speech.is_there)
        if aloud:
            self.speech.say(question.spoken)

    def _on_chosen(self, code: str) -> None:
        before = self.talk.session
        if before is None:
            return
        self.speech.hush()
        session, found = choose(before, self.key, code, self.look, by_person=self._by_person is not False)
        if session.stage is Stage.PERMISSIONS:
            workplace, given = self.talk.workplace, session.permissions
            self.talk.save(lambda _control: interviewing.save_permissions(workplace, session, given))
        else:
            self.talk.save_item(before, session, self.key)
        self.talk.step(session, found)

    def _on_turned(self, onward: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        before = self.talk.session
        if before is None:
            return
        session, self.key = step_from(before, self.key, onward=onward)
        if session.page != before.page:
            self.talk.turn(session)
        self._draw(aloud=self.look.spoken)

    def _on_aloud(self) -> None:
        self._draw(aloud=True)

    # -- what suits ---------------------------------------------------------------

    def _on_sized(self, by: int) -> None:
        self._on_looked(replace(self.look, size=larger(self.look.size, by=by)))

    def _on_suits(self) -> None:
        if self.samples is not None:
            return
        samples = self.samples = SuitsView(self.talk.view.window())
        samples.looked.connect(self._on_looked)
        samples.sheet_chosen.connect(self._on_sheet)
        samples.left.connect(self._on_suits_left)
        samples.show_look(self.look, self.sheet, speech=self.speech.is_there)
        samples.lay_over()
        samples.samples["size", self.look.size].setFocus()

    def _on_suits_left(self) -> None:
        samples, self.samples = self.samples, None
        if samples is not None:
            samples.deleteLater()
        if self.screen is not None:
            self.screen.setFocus()
        self._draw()

    def _on_pictures(self, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self._on_looked(replace(self.look, pictures=on))

    def _show_pictures(self) -> None:
        """The permissions at the end wear the pictures that suit the person too."""
        self.talk.view.permissions.show_pictures(on=self.look.pictures)

    def _on_looked(self, look: PersonLook) -> None:
        self.look = look
        self._show_pictures()
        self._draw()
        if self.samples is not None:
            self.samples.show_look(look, self.sheet, speech=self.speech.is_there)
        session = self.talk.session
        if session is not None:
            workplace, person = self.talk.workplace, session.person
            self.talk.save(lambda _control: suiting.keep_look(workplace, person, look))

    def _on_sheet(self, size: str) -> None:
        self.sheet = size
        if self.samples is not None:
            self.samples.show_look(self.look, size, speech=self.speech.is_there)
        session = self.talk.session
        if session is not None:
            workplace, person = self.talk.workplace, session.person
            self.talk.save(lambda _control: people.choose_sheet(workplace, person, size))
