"""One answer, or one line of what is brought together, taken back (`F4`): gone from the vault at once.

A tool of the conversation.  As long as the page is in front it can be put back, out of the window's
memory; with the page it is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.desktop.flows.taking_lines import TakingLines
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.taken_slip import TakenSlip
from udset_desktop.interview.drawing import page_title, telling_of
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.taking_back import put_back, take_back
from udset_desktop.usecases.taking_back import keep_taking_back


@dataclass(frozen=True, slots=True)
class _Last:
    """What was taken back last, and the conversation before it was."""

    item: str
    page: str
    before: Session


class TakingTool(TalkTool):
    """Taking back, and putting back."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self._last: _Last | None = None
        self._lines = TakingLines(talk)
        self.slip = TakenSlip()
        talk.view.page.add_slip(self.slip)
        talk.view.marked.connect(self._on_marked)
        talk.view.add_key("F4", self._on_key)
        talk.view.add_key("Shift+F4", self._on_put_back)
        self.slip.put_back_asked.connect(self._on_put_back)

    def take(self, session: Session) -> None:  # noqa: ARG002 -- the seam's own signature
        """Nothing of another conversation."""
        self.leave()

    def show_session(self, session: Session) -> None:
        """What was taken back on the page in front."""
        self._lines.show_session(session)
        last = self._last
        if last is not None and not self._still_open(session, last):
            self._last = last = None
        in_pages = session.stage is Stage.PAGES
        items = _taken_on(session) if in_pages else ()
        what = {item: _what(session, item) for item in items}
        again, on_file = what.get(last.item, "") if last else "", session.correcting is not None
        self.slip.show_taken(tuple(what.values()), again=again, on_file=on_file)

    def leave(self) -> None:
        """What could be put back is forgotten."""
        self._last = None
        self._lines.forget()

    @staticmethod
    def _still_open(session: Session, last: _Last) -> bool:
        answer = session.answers.get(last.item)
        here = session.stage is Stage.PAGES and session.page == last.page
        return here and answer is not None and answer.non_answer == TAKEN_BACK

    def _on_key(self) -> None:
        view = self.talk.view
        if view.in_together:
            self._lines.take()  # with what is half typed
            return
        view.put_down()
        if view.in_pages and view.page.body is not None:
            view.page.body.mark(TAKEN_BACK)

    def _on_marked(self, item: str, mark: str) -> None:
        before = self.talk.session
        if mark != TAKEN_BACK or before is None:
            return
        session = take_back(before, item)
        if session is before:
            return
        self._last = _Last(item=item, page=session.page, before=before)
        self._keep(before, session, item)
        announce(self.talk.view, say("taking.told_on_file" if session.correcting else "taking.told"))

    def _on_put_back(self) -> None:
        if self.talk.view.in_together:
            self._lines.put_back()
            return
        last, now = self._last, self.talk.session
        if last is None or now is None:
            return
        self._last = None
        session = put_back(now, last.item, last.before)
        if session is not now:
            self._keep(now, session, last.item)

    def _keep(self, before: Session, session: Session, item: str) -> None:
        self.talk.forget_typing(item)
        workplace = self.talk.workplace
        self.talk.save(lambda _control: keep_taking_back(workplace, before, session, item))
        self.talk.step(session)


def _taken_on(session: Session) -> tuple[str, ...]:
    page = next(page for page in session.instrument.pages() if page.id == session.page)
    return tuple(
        item.id
        for item in page.items
        if (answer := session.answers.get(item.id)) is not None and answer.non_answer == TAKEN_BACK
    )


def _what(session: Session, item: str) -> str:
    telling = telling_of(session)
    asked = telling.words(f"item.{item}.ask") or page_title(telling, session.instrument.page_of[item])
    return asked.rstrip("?:.")
