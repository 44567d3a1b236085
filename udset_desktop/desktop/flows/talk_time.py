"""The time of a conversation: a laptop that slept, a clock that was changed, each told in a quiet line.

Hears the clock once a minute and keeps nothing but the length; what is typed, and when, is not its
business.  The day of the conversation is never changed here.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.state import Session

CHANGED_S = 600.0
"""A clock that drifts, or is set right by the network, is no news; one set by ten minutes is."""


class TalkTime(TalkTool):
    """Listens while a conversation is in front."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self._told_s = 0.0

    def take(self, session: Session) -> None:
        """A conversation has come in front: it may have been begun by another clock."""
        del session
        self._listen(first=True)

    def minute(self) -> None:
        """A minute has passed, or the window came back."""
        self._listen()

    def _listen(self, *, first: bool = False) -> None:
        session, clock = self.talk.session, self.talk.workplace.clock
        if session is None:
            return
        timing = session.timing.heard(clock.elapsed_s())
        told = [say("talk_time.slept", minutes=round(timing.slept_s / 60))] if timing.slept_s else []
        self.talk.session = replace(session, timing=timing.told())
        changed_s = clock.changed_s()
        held_on, today_on = session.header.held_on, clock.today_on().isoformat()
        if abs(changed_s - self._told_s) > CHANGED_S:
            self._told_s = changed_s
            told.append(say("talk_time.changed", date=long_date(held_on)))
        if first and held_on > today_on:
            told.append(say("talk_time.ahead", date=long_date(held_on), today=long_date(today_on)))
        if told:
            self.talk.tell("\n".join(told))
