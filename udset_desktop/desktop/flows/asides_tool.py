"""Questions about a wording, asked while the fingers rest; and who else might do a step.

A tool of the conversation.  Pure look-ups on the window's thread, each far under a millisecond; the
word lists are read on a lane before.  What was put aside is not asked again in this conversation.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.together_view import InHand
from udset_desktop.instrument.model import Facet
from udset_desktop.interview.asides import Check, Told, check_of
from udset_desktop.interview.state import Session
from udset_desktop.interview.supports import supports_for
from udset_desktop.interview.together import is_by_service_alone
from udset_desktop.usecases import wording_questions

REST_MS = 900
ENOUGH = 3
"""A kind of question that was put aside so often is not asked again in this conversation."""


class AsidesTool(TalkTool):
    """Asks aside, and takes a no."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self._wanted = False
        self._item = ""  # whose words are being written, "" on the page that brings it together
        self._put_aside: list[tuple[object, str]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        view = talk.view
        view.destroyed.connect(self._rest.stop)  # a window torn down never says that it leaves
        view.typed.connect(self._on_words)
        view.together.typed.connect(self._on_together)
        view.together.changed.connect(self._on_together)
        view.together.put_aside.connect(self._on_put_aside)
        view.page.put_aside.connect(self._on_put_aside)

    def take(self, session: Session) -> None:
        """A conversation has come in front: nothing is put aside in it yet."""
        self._rest.stop()
        self._wanted, self._item, self._put_aside = False, "", []
        workplace, language = self.talk.workplace, session.language
        self.talk.run(lambda _control: wording_questions.make_ready(workplace, language), self._on_ready)

    def leave(self) -> None:
        """Nothing is asked of a conversation that is out of sight."""
        self._rest.stop()

    def _on_ready(self, wanted: bool) -> None:  # noqa: FBT001 -- what the verb gives
        self._wanted = wanted

    def _on_words(self, item: str, _text: str) -> None:
        self._item = item
        self._rest.start()

    def _on_together(self, _together: object) -> None:
        self._item = ""
        self._rest.start()

    def look(self) -> None:
        """The fingers rest: one look at what they wrote."""
        session = self.talk.session
        if session is None:
            return
        if self._item:
            self._look_at_words(session, self._item)
        else:
            self._look_at_together(session)

    def _look_at_words(self, session: Session, item_id: str) -> None:
        item = session.instrument.by_id.get(item_id)
        if item is None or item.facet is not Facet.WORDS or not session.instrument.page_of[item_id].outcome:
            return
        answer = session.answers.get(item_id)
        text = session.typing.get(item_id, "") or str(answer.value if answer and answer.value else "")
        check = self._check(session, text, Told.WORDS, where=item_id) if text else None
        self.talk.view.page.ask_aside(item_id, *self._sentence(session, Told.WORDS, check))

    def _look_at_together(self, session: Session) -> None:
        page = self.talk.view.together
        at = page.in_hand()
        if at is None:
            return
        together = page.written()
        if not at.is_step:
            told, check = (
                Told.MATTER,
                self._check(session, page.matters[at.place].text(), Told.MATTER, where=at),
            )
        else:
            told, step = Told.STEP, page.step_in_hand(at)
            page.show_others(at, supports_for(step, session.project.supports))
            alone = step in together.actions and is_by_service_alone(together, together.actions.index(step))
            # What is not there is nobody's doing yet.
            check = self._check(session, step.what, told, where=at, alone=alone) if step.available else None
        page.ask_aside(at, *self._sentence(session, told, check))

    def _check(
        self, session: Session, text: str, told: Told, *, where: object, alone: bool = False
    ) -> Check | None:
        if not self._wanted:
            return None
        check = check_of(text, told, name=session.name, by_service_alone=alone, language=session.language)
        waved = [one for _, one in self._put_aside]
        if check is None or (where, check) in self._put_aside or waved.count(check) >= ENOUGH:
            return None
        return check

    def _sentence(self, session: Session, told: Told, check: Check | None) -> tuple[str, str]:
        if check is None:
            return "", ""
        return check.value, say(f"asides.{told}.{check}", name=session.name)

    def _on_put_aside(self, where: InHand | str, code: str) -> None:
        self._put_aside.append((where, code))
        self.talk.run(partial(self._note, code), lambda _none: None, keep=True)

    def _note(self, code: str, _control: object) -> None:
        wording_questions.note_put_aside(self.talk.workplace, code)
