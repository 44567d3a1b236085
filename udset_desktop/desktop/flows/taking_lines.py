"""`F4` where it is brought together: what matters or a step taken back, from the page and the vault at once.

The part of `flows.taking_tool` for that page.  What was taken can be put back, out of the window's memory,
as long as the page is in front.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.talk_flow import TalkFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.together_taking import TakenLine, put_back, take_matter, take_step


class TakingLines:
    """Taking a line back, and putting it back."""

    def __init__(self, talk: TalkFlow) -> None:
        self._talk = talk
        self._page = talk.view.together
        self._last: TakenLine | None = None

    def show_session(self, session: Session) -> None:
        """With the page, what could be put back is forgotten."""
        if session.stage is not Stage.TOGETHER:
            self.forget()

    def forget(self) -> None:
        """Nothing can be put back any more."""
        self._last = None

    def take(self) -> None:
        """The line that has the focus, or a word about which lines can be taken back."""
        at = self._page.in_hand()
        written = self._page.place_written(at) if at is not None else None
        if at is None or written is None:
            self._talk.tell(say("taking.line_needs" if at is None else "taking.line_empty"))
            return
        now, around = self._page.written(), self._page.steps_around(at)
        rest, self._last = take_step(now, written) if at.is_step else take_matter(now, written + 1)
        self._page.put(rest)
        self._page.take_focus_beside(at, around)
        self._talk.tell(self._told(self._last))

    def _told(self, taken: TakenLine) -> str:
        session = self._talk.session
        if session is not None and session.correcting is not None:
            return say("taking.line_told_on_file")
        return say("taking.line_told_steps" if taken.matter and taken.steps else "taking.line_told")

    def put_back(self) -> None:
        """The line that was taken last, where it can be."""
        if self._last is None:
            return
        whole = put_back(self._page.written(), self._last)
        if whole is None:
            self._talk.tell(say("taking.line_no_room"))
            return
        text = self._last.matter or self._last.steps[0].what
        self._last = None
        self._page.put(whole)
        self._page.take_focus_to(text)
        self._talk.tell(say("taking.line_back"))
