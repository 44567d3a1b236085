"""Begin: the four steps checked by the verbs, and the conversation they open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from udset_desktop.desktop.flows.begin_turn import BeginTurn
from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.opening import Opening
from udset_desktop.desktop.flows.silence import cover_after_silence
from udset_desktop.desktop.look.words import language_words
from udset_desktop.desktop.views.begin_view import BeginState, BeginView
from udset_desktop.desktop.views.today_view import clock_behind
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.begin import BeginChoice, BeginLists, with_talk_chosen
from udset_desktop.interview.guidance import guidance_at
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.state import Session
from udset_desktop.record.today import FoundPerson
from udset_desktop.usecases import interviewing, people, settings, suiting
from udset_desktop.usecases.clock_told import saved_after_now

FACE_TO_FACE, FROM_PAPER = "face_to_face", "paper_typed_later"

_Loaded = tuple[BeginLists, FoundPerson | None, Interviewer | None, bool]


class BeginFlow(Flow):
    """The view of Begin and its verbs."""

    view: BeginView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, BeginView())
        self._search: Ticket | None = None
        self._name, self._mode, self._instrument = "", FACE_TO_FACE, ""
        # The button stays as it is meanwhile: a focus that it let go of would fall elsewhere.
        self._opening = Opening(self)
        self._turn = BeginTurn(self, self.view)
        self.view.search_typed.connect(self._on_search)
        self.view.begin_asked.connect(self._on_begin)
        self.view.follow_up_asked.connect(self._on_follow_up)
        self.view.left.connect(self._on_left)

    def enter(
        self,
        *,
        person: FoundPerson | None = None,
        person_id: str = "",
        name: str = "",
        from_paper: bool = False,
        instrument: str = "",
        as_it_was: bool = False,
        **_handed: Any,  # noqa: ANN401
    ) -> None:
        """A fresh page; somebody chosen on Today is known already, somebody named elsewhere is looked for.

        `from_paper` for what was written on paper, of this `instrument` where it is known.
        `as_it_was` for the page that was left half filled, as long as it is still there.
        """
        if as_it_was and self.view.state is not None:
            cover_after_silence(self)
            self.view.title.take_focus()
            return
        self.view.show_top()

        def load(_control: object) -> _Loaded:
            known = person
            if known is None and person_id:
                known = people.found_person(self.workplace, PersonId(person_id))
            kept = settings.kept_interviewer(self.workplace)
            third_party = people.is_third_party(self.workplace)
            return interviewing.begin_choices(self.workplace), known, kept, third_party

        self._mode, self._instrument = FROM_PAPER if from_paper else FACE_TO_FACE, instrument
        self._name = "" if person or person_id else name
        self.run(load, self._on_loaded)
        self.run(lambda _control: saved_after_now(self.workplace), self._on_clock)

    def _on_clock(self, saved_after: str) -> None:
        if told := clock_behind(saved_after, self.workplace.clock.today_on().isoformat()):
            self.frame.tell(told, here=True)

    def _on_loaded(self, loaded: _Loaded) -> None:
        lists, person, interviewer, third_party = loaded
        project = self.workplace.require_project()
        self.view.show_state(
            BeginState(
                lists=with_talk_chosen(_in_own_words(lists), self._instrument),
                mode=self._mode,
                person=person,
                today_on=self.workplace.clock.today_on().isoformat(),
                place_named=project.place_field == "locality",
                linking=bool(project.switches.linking),
                comparison=bool(project.switches.comparison),
                third_party=third_party,
                interviewer=interviewer,
                language=self.workplace.language,
                guidance=guidance_at("begin", self.workplace.language),
            )
        )
        self._turn.take()
        self.view.title.take_focus()
        if person is None:
            self.view.name.setFocus()
        else:
            cover_after_silence(self)
        if self._name:  # somebody named in another's conversation
            self.view.name.setText(self._name)
            self._on_search(self._name)

    def put_down(self) -> None:
        """The window is left or locked: the person's screen goes first."""
        self._turn.close()

    def wake(self) -> None:
        """Come back from behind the PIN: the page is watched again."""
        cover_after_silence(self)

    def leave(self) -> None:
        """Another place comes in front; a conversation on its way to the vault opens all the same."""
        super().leave()
        self.frame.watch(0)

    def close(self) -> None:
        """The window closes: what was begun in this very moment was not cut off."""
        super().close()
        self._opening.put_aside()

    def let_go(self) -> None:
        """Locked in full: the same."""
        self._opening.put_aside()
        super().let_go()

    def _on_search(self, text: str) -> None:
        if self._search is not None:
            self._search.drop()
        if not text.strip():
            self.view.show_found((), "")
            return
        cover_after_silence(self)  # somebody's name stands there
        self._search = self.run(
            lambda _control: interviewing.find_people(self.workplace, text),
            lambda people: self.view.show_found(people, text),
        )

    def _on_begin(self, choice: BeginChoice) -> None:
        if self._opening.is_under_way:
            return
        look, sheet = self._turn.found_out()

        def start() -> Session:
            session = interviewing.begin(self.workplace, choice)
            settings.keep_interviewer(self.workplace, choice.header.interviewers[0])
            if look is not None:
                suiting.keep_look(self.workplace, session.person, look)
            if sheet:
                people.choose_sheet(self.workplace, session.person, sheet)
            return session

        self._opening.start(start, self._on_begun, self._on_refused, keep=True)

    def _on_begun(self, session: Session) -> None:
        self.frame.saved()
        # A short visit of which nothing is picked yet is no whole conversation: it is picked on the map.
        picks = {"pick_short": True} if self.view.short.waits else {}
        self.frame.go("conversation", session=session, **picks)

    def _on_refused(self, problem: UdsetError) -> None:
        self.view.show_findings(problem.findings)

    def _on_follow_up(self) -> None:
        back = CameFrom(place="begin", handed={"as_it_was": True})
        self.frame.go("follow_up", about=self.view.name.text().strip(), came_from=back)

    def _on_left(self) -> None:
        if not self._opening.is_under_way:  # else it would look cut off before it was in front
            self.frame.go("today")


def _in_own_words(lists: BeginLists) -> BeginLists:
    """The languages by their own names for themselves, as the system knows them."""
    told = tuple(replace(one, words=language_words(one.code)) for one in lists.languages)
    return replace(lists, languages=told)
