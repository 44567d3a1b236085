"""Jots in the conversation: the slim line from anywhere, and the strip on the page in front.

A jot is kept as an answer is: a pure step on the window's thread, the saving on the store lane, and
"Saved" when the commit has returned.  What is half typed goes to the vault within a second.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import announce, button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.jot_model import moment_of
from udset_desktop.desktop.views.jot_bar import JotBar
from udset_desktop.desktop.views.jot_strip import JotStrip, lines_on
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError, has_refusal
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview import jotting as steps
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.jot import JOT_TYPING, half_jot_of, jots_on
from udset_desktop.interview.remark import Remark
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.voices import who_said_jots
from udset_desktop.usecases import jotting, remarks


class JotTool(TalkTool):
    """The line and the strip.

    Signals: `remark_kept(remark)` something waits here now for another's own conversation.
    """

    remark_kept = Signal(object)

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        view = talk.view
        self.bar, self.strip = JotBar(), JotStrip()
        self.open_button = button(
            say("jots.open"), kind="quiet small", name="jot_button", says=say("jots.open_says")
        )
        view.desk.add_slim(self.bar)
        view.page.add_slip(self.strip)
        view.side.add_tool(self.open_button)
        view.add_key("Ctrl+J", self._on_open)
        view.add_key("Ctrl+I", self._on_words_key)
        self._pulse = TypingPulse(self)
        self._pulse.due.connect(self._on_due)
        self._before: QWidget | None = None
        self._beside = ""
        self._remark_goes = False  # on its way to the disk, and its line not empty yet
        self.open_button.clicked.connect(self._on_open)
        self.bar.entered.connect(self._on_entered)
        self.bar.remark_entered.connect(self._on_remark)
        self.bar.typed.connect(self._on_typed)
        self.bar.put_away.connect(self._put_away)
        self.strip.words_asked.connect(self._on_words)

    def take(self, session: Session) -> None:
        """What was half typed when the talk was cut off stands in its line again, marked as it was."""
        self._beside = ""
        self.bar.line.ask(say("jots.line_paper" if session.header.from_paper else "jots.line"))
        self.bar.forget()
        self.bar.hide()
        half = half_jot_of(session.typing)
        if half.text:
            self.bar.show_half(half)
            self.bar.show_moment(self._moment(session))
            self.bar.show()

    def show_session(self, session: Session) -> None:
        """The jots of the page in front."""
        here = jots_on(session.jots, session.page) if session.stage is Stage.PAGES else ()
        who, timed = who_said_jots(telling_of(session), here), not session.header.from_paper
        self.strip.show_lines(lines_on(here, session.page, who, timed=timed))

    def put_down(self) -> None:
        """What is half typed goes to the vault now; it is no jot yet."""
        self._pulse.flush()

    def stands_in_the_way(self, session: Session) -> bool:
        """A half-typed jot is kept or emptied first."""
        half_typed = half_jot_of(session.typing).is_there
        if half_typed:
            self._before = self.talk.view.next_button
            self.bar.take_focus(self._moment(session))
            self.talk.tell(say("jots.half_typed"), until=lambda now: not half_jot_of(now.typing).is_there)
        return half_typed

    def leave(self) -> None:
        """Nobody's words stay in the line."""
        self.bar.forget()
        self.bar.hide()
        self._before = None

    def offer_name(self, name: str) -> None:
        """Whose conversation lies beside this one: a remark is probably for that."""
        self._beside = name

    def _moment(self, session: Session) -> str:
        if session.header.from_paper:
            return ""
        minutes = session.timing.minutes(self.talk.workplace.clock.elapsed_s())
        return say("jots.moment", minutes=minutes)

    def _on_open(self) -> None:
        session = self.talk.session
        if session is None:
            return
        if self.bar.isVisible() and self.bar.isAncestorOf(QApplication.focusWidget() or self.talk.view):
            self._put_away()
            return
        self._before = QApplication.focusWidget()
        self.bar.offer_name(self._beside)
        self.bar.take_focus(self._moment(session))

    def _put_away(self) -> None:
        """Back to where the focus was; what is half typed stays, and shows itself next time."""
        before, self._before = self._before, None
        # Before it hides: what hides with the focus in it has Qt walk the whole window for another place.
        if before is not None and before.isVisible() and not self.bar.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.talk.view.take_focus()
        self.bar.hide()

    def _on_typed(self, text: str) -> None:
        session = self.talk.session
        if session is None:
            return
        half = self.bar.half
        self.talk.session, found = steps.type_jot(session, text, between_us=half.between_us, whose=half.whose)
        if found:
            self._say(found)
        else:
            self._pulse.note(JOT_TYPING, text)

    def _on_due(self, _item: str, _text: str) -> None:
        if self.talk.session is None:
            return
        interview, half = self.talk.session.interview, half_jot_of(self.talk.session.typing)
        self.talk.save(lambda _control: jotting.save_half_jot(self.talk.workplace, interview, half))

    def _on_entered(self, text: str, between_us: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        before = self.talk.session
        if before is None:
            return
        clock = self.talk.workplace.clock
        at = clock.now_utc().astimezone().isoformat(timespec="seconds")
        session, found = steps.jot_down(before, text, now_s=clock.elapsed_s(), at=at, between_us=between_us)
        if has_refusal(found):
            self.talk.session = session
            self._say(found)
            return
        self._pulse.forget(JOT_TYPING)
        if len(session.jots) > len(before.jots):
            self._keep(session)
        elif half_jot_of(before.typing).text:
            self.talk.session = session
            self._on_due(JOT_TYPING, "")
        self.bar.forget()
        self._put_away()
        if found:
            self.talk.tell("\n".join(sentence_of(one.code, one.context) for one in found))

    def _keep(self, session: Session) -> None:
        interview, jot = session.interview, session.jots[-1]
        self.talk.step(session)
        self.talk.save(lambda _control: jotting.keep_jot(self.talk.workplace, interview, jot))
        when = moment_of(jot, timed=not session.header.from_paper)
        announce(self.talk.view, say("jots.kept", when=when) if when else say("jots.kept_bare"))

    def _on_remark(self, whose: str, text: str) -> None:
        session = self.talk.session
        if session is None or self._remark_goes:
            return
        self._remark_goes = True  # Enter pressed twice keeps it once
        self._pulse.forget(JOT_TYPING)
        interview = session.interview

        def done(remark: Remark | None) -> None:
            self._remark_goes = False
            self.talk.frame.saved()
            if self.talk.session is not None and self.talk.session.interview == interview:
                self.talk.session, _ = steps.type_jot(self.talk.session, "")
                self.bar.forget()
                self._put_away()
                self.talk.tell(say("jots.kept_for", name=" ".join(whose.split())))
                if remark is not None:
                    self.remark_kept.emit(remark)

        def refused(problem: UdsetError) -> None:
            self._remark_goes = False
            self._pulse.note(JOT_TYPING, text)  # it stands in the line still
            if isinstance(problem, InputRefused):
                self._say(problem.findings)
            else:
                self.talk.frame.not_saved(problem)

        self.talk.run(
            lambda _control: remarks.keep_remark(self.talk.workplace, interview, whose, text),
            done,
            on_problem=refused,
            keep=True,
        )

    def _say(self, found: tuple[Finding, ...]) -> None:
        self.bar.say_finding("\n".join(sentence_of(one.code, one.context) for one in found))

    def _on_words_key(self) -> None:
        if self.strip.isVisible():
            self._on_words(())

    def _on_words(self, numbers: tuple[int, ...]) -> None:
        self.talk.view.put_down()  # what is half typed on the page comes before the jot
        before = self.talk.session
        if before is None:
            return
        session, found = steps.word_jots(before, before.page, numbers or None)
        self.talk.step(session)
        if found:
            self.talk.tell("\n".join(sentence_of(one.code, one.context) for one in found))
        keep_words(self.talk, before, session)


def keep_words(talk: TalkFlow, before: Session, session: Session) -> None:
    """Every jot and every answer that is another than before, in one saving."""
    known = {jot.number: jot for jot in before.jots}
    jots = tuple(jot for jot in session.jots if known.get(jot.number) != jot)
    held = {**before.answers.answers, **session.answers.answers}
    answers = {
        item: session.answers.get(item)
        for item in held
        if session.answers.get(item) != before.answers.get(item)
    }
    if jots or answers:
        interview = session.interview
        talk.save(lambda _control: jotting.change_jots(talk.workplace, interview, jots, answers))
