"""The first permission put to the person on the turned screen (`F9` at Begin), before anything is asked.

Only where it is the person's own to give, also where somebody else speaks for them.  What they choose stands on the page of Begin like any
other choice there, and so does what suits them; nothing is kept before the conversation begins.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.silence import cover_after_silence, never_cover
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.begin_view import BeginView
from udset_desktop.desktop.views.person_view import DONT_UNDERSTAND, PersonView
from udset_desktop.desktop.views.suits_view import SuitsView
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.desktop.work.speech import Speech
from udset_desktop.foundation.voices import Voice, find_voice
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook, is_sensible, larger
from udset_desktop.interview.person_view import PersonQuestion, permission_question, way_round
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.record.today import FoundPerson


class BeginTurn(QObject):
    """The turned screen of Begin."""

    def __init__(self, flow: Flow, view: BeginView) -> None:
        super().__init__(flow)
        self._flow, self._view = flow, view
        self.screen: PersonView | None = None
        self.samples: SuitsView | None = None
        self.look: PersonLook = USUAL_LOOK
        self.sheet = ""
        self._person: FoundPerson | None = None
        self._told = ""  # why the screen was not turned
        self._is_looked = self._is_sheet_chosen = False
        self.speech = Speech(self)
        self._look_for: Ticket | None = None
        view.turn.clicked.connect(self.open)
        view.rows["givers"].chosen.connect(self._on_giver)
        view.rows["languages"].chosen.connect(self._find_voice)
        view.talk_asked.pictures_asked.connect(self._on_pictures)
        key = QShortcut(QKeySequence("F9"), view)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.open)

    def take(self) -> None:
        """A fresh page of Begin: nothing found out yet."""
        self._person = None
        self._forget_look()
        self._find_voice()

    def found_out(self) -> tuple[PersonLook | None, str]:
        """What was chosen on this page to suit the person: the look, `None` for none, and the sheet, ""."""
        self._settle()
        return (self.look if self._is_looked else None, self.sheet if self._is_sheet_chosen else "")

    def _settle(self) -> None:
        """The look of whoever stands on the page now: what was chosen for somebody else stays theirs."""
        if self._view.person != self._person:
            self._person = self._view.person
            self._forget_look()

    def _forget_look(self) -> None:
        known = self._person.look if self._person else None
        self.look = known if known is not None and is_sensible(known) else USUAL_LOOK
        self.sheet = self._person.sheet if self._person else ""
        self._is_looked = self._is_sheet_chosen = False

    def _find_voice(self, _code: str = "") -> None:
        """Whether this system has a voice for the language of the talk."""
        language = self._view.language
        if self._look_for is not None:
            self._look_for.drop()
        self._look_for = self._flow.run(lambda _control: find_voice(language), self._on_voice, lane=Lane.PURE)

    def _on_voice(self, voice: Voice | None) -> None:
        self.speech.voice = voice

    def open(self) -> None:
        """Turn the screen round, where the person answers for themselves."""
        view = self._view
        if view.state is None or self.screen is not None:
            return
        giver = view.choice().given_by
        if giver is not GivenBy.PERSON:
            ask = "person.not_theirs" if giver else "person.whose_first"
            self._told = say(ask, name=view.name.text() or say("person.somebody"))
            self._flow.frame.tell(self._told, here=True)
            return
        self._flow.frame.take_back(self._told)
        self._settle()
        screen = self.screen = PersonView(view.window())
        screen.chosen.connect(self._on_chosen)
        screen.sized.connect(self._on_sized)
        screen.aloud_asked.connect(self._on_aloud)
        screen.suits_asked.connect(self._on_suits)
        screen.left.connect(self._on_left)
        never_cover(self._flow)  # the person's screen is never covered by itself
        screen.lay_over()
        self._draw()
        if self.look.spoken:
            self._on_aloud()

    def close(self) -> None:
        """The window as it was."""
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
            cover_after_silence(self._flow)
        self._view.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _question(self) -> PersonQuestion:
        project, language = self._flow.workplace.require_project(), self._view.language
        return permission_question(
            Purpose.TALK,
            self._view.talk_asked.words.text(),
            Reply(self._view.talk.code or Reply.NOT_ASKED),
            phrases=load_phrases(project.wording, language),
            look=self.look,
            language=language,
        )

    def _draw(self) -> None:
        if self.screen is not None:
            self.screen.show_question(self._question(), self.look, speech=self.speech.is_there)

    def _on_chosen(self, code: str) -> None:
        """What is not understood is not a yes; the same word twice takes it off."""
        talk, hows = self._view.talk, self._view.rows["hows"]
        self.speech.hush()
        off = code in {DONT_UNDERSTAND, talk.code}
        self._view.talk_asked.show_reply("" if off else code, way_round(self.look))
        if self.look.pictures and hows.code == "spoken":
            hows.choose("symbols")
        self._draw()

    def _on_giver(self, code: str) -> None:
        """What the person chose on their own screen is nobody else's yes."""
        if code != GivenBy.PERSON and self._view.talk_asked.shown is not None:
            self._view.talk_asked.show_reply("")

    def _on_sized(self, by: int) -> None:
        self._on_looked(replace(self.look, size=larger(self.look.size, by=by)))

    def _on_pictures(self, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self._settle()
        self._on_looked(replace(self.look, pictures=on))

    def _on_looked(self, look: PersonLook) -> None:
        self.look, self._is_looked = look, True
        self._view.talk_asked.show_pictures(on=look.pictures)
        self._show_samples()
        self._draw()

    def _on_sheet(self, size: str) -> None:
        self.sheet, self._is_sheet_chosen = size, True
        self._show_samples()

    def _on_suits(self) -> None:
        """What suits the person, from samples (`F10`), as in the conversation."""
        if self.samples is not None:
            return
        samples = self.samples = SuitsView(self._view.window())
        samples.looked.connect(self._on_looked)
        samples.sheet_chosen.connect(self._on_sheet)
        samples.left.connect(self._on_suits_left)
        self._show_samples()
        samples.lay_over()
        samples.samples["size", self.look.size].setFocus()

    def _show_samples(self) -> None:
        if self.samples is not None:
            self.samples.show_look(self.look, self.sheet, speech=self.speech.is_there)

    def _on_suits_left(self) -> None:
        samples, self.samples = self.samples, None
        if samples is not None:
            samples.deleteLater()
        if self.screen is not None:
            self.screen.setFocus()
        self._draw()

    def _on_aloud(self) -> None:
        self.speech.say(self._question().spoken)
