"""The first permission put to the person on the turned screen (`F9` at Begin), before anything is asked.

Only where it is the person's own to give.  What they choose stands on the page of Begin like any
other choice there; nothing is kept before the conversation begins.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.begin_view import BeginView
from udset_desktop.desktop.views.person_view import DONT_UNDERSTAND, PersonView
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.desktop.work.speech import Speech
from udset_desktop.foundation.voices import Voice, find_voice
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.person_look import USUAL_LOOK, PersonLook, is_sensible, larger
from udset_desktop.interview.person_view import PersonQuestion, permission_question, way_round
from udset_desktop.interview.phrases import load_phrases


class BeginTurn(QObject):
    """The turned screen of Begin."""

    def __init__(self, flow: Flow, view: BeginView) -> None:
        super().__init__(flow)
        self._flow, self._view = flow, view
        self.screen: PersonView | None = None
        self.look: PersonLook = USUAL_LOOK
        self.speech = Speech(self)
        self._look_for: Ticket | None = None
        view.turn.clicked.connect(self.open)
        view.rows["languages"].chosen.connect(self.take)
        key = QShortcut(QKeySequence("F9"), view)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.open)

    def take(self, _code: str = "") -> None:
        """A fresh page of Begin, or another language of the talk: whether this system has a voice for it."""
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
        if view.rows["respondents"].code == "somebody_speaking":
            self._flow.frame.tell(say("person.not_theirs", name=view.name.text() or say("person.somebody")))
            return
        known = view.person.look if view.person else None
        self.look = known if known is not None and is_sensible(known) else USUAL_LOOK
        screen = self.screen = PersonView(view.window())
        screen.chosen.connect(self._on_chosen)
        screen.sized.connect(self._on_sized)
        screen.aloud_asked.connect(self._on_aloud)
        screen.left.connect(self._on_left)
        screen.lay_over()
        self._draw()
        if self.look.spoken:
            self._on_aloud()

    def close(self) -> None:
        """The window as it was."""
        if self.screen is not None:
            self.screen.leave()

    def _on_left(self) -> None:
        screen, self.screen = self.screen, None
        self.speech.hush()
        if screen is not None:
            screen.forget()
            screen.deleteLater()
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

    def _on_sized(self, by: int) -> None:
        self.look = replace(self.look, size=larger(self.look.size, by=by))
        self._draw()

    def _on_aloud(self) -> None:
        self.speech.say(self._question().spoken)
