"""Two conversations side by side, swapped by one key.

Which two is known to the window alone, and only once it was asked for: nothing that is kept, listed
or printed says that they belong together, and a name is never shown in another house.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.interview.state import Session

Side = tuple[InterviewId, str]
WAITS_AT_MOST_S = 30 * 60
"""Who is begun later than this is in another house."""


class PairTool(TalkTool):
    """The other one of two, one key away."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self._here: Side | None = None
        self._waits: Side | None = None  # for somebody to be brought beside them
        self._waits_since_s = 0.0
        self._pair: tuple[Side, ...] = ()
        self._jots = talk.tool(JotTool)
        self.swap_button = button("", kind="quiet small", name="swap_button")
        self.swap_button.hide()
        talk.view.side.add_tool(self.swap_button)
        talk.view.add_key("Ctrl+Tab", self._on_swap)
        self.swap_button.clicked.connect(self._on_swap)

    @property
    def beside(self) -> Side | None:
        """The other one, where there is one."""
        if self._here not in self._pair:
            return None
        return next((side for side in self._pair if side != self._here), None)

    def take(self, session: Session) -> None:
        """Whose turn it is now; the first begun or carried on after it was asked for is the other one."""
        self._here = (session.interview, session.name)
        waited_s = self.talk.workplace.clock.elapsed_s() - self._waits_since_s
        if self._waits is not None and self._waits != self._here and waited_s <= WAITS_AT_MOST_S:
            self._pair = (self._waits, self._here)
        self._waits = None
        self._show()

    def end(self) -> None:
        """One of them is on file: there is no pair any more."""
        if self._here in self._pair:
            self._pair = ()
        self._here = None

    def bring(self) -> None:
        """Whoever comes next is beside this one."""
        self._waits, self._waits_since_s = self._here, self.talk.workplace.clock.elapsed_s()

    def _show(self) -> None:
        other = self.beside
        if other is not None:
            self.swap_button.setText(say("remarks.swap", name=other[1]).replace("&", "&&"))
            self.swap_button.setAccessibleName(say("remarks.swap_says", name=other[1]))
            if self._jots is not None:
                self._jots.offer_name(other[1])
        self.swap_button.setVisible(other is not None)

    def _on_swap(self) -> None:
        if self.talk.session is None:
            return
        if (other := self.beside) is not None:
            self.talk.frame.go("conversation", interview=other[0])
            return
        question = Question(
            title=say("remarks.pair_ask"),
            lead=say("remarks.pair_lead"),
            deeds=(
                ("begin", say("remarks.pair_begin")),
                ("today", say("remarks.pair_today")),
                ("no", say("remarks.back")),
            ),
        )
        self.talk.frame.ask(question, self._on_answered)

    def _on_answered(self, deed: str, _reason: str) -> None:
        if deed == "no":
            self.talk.view.take_focus()
            return
        self.bring()
        self.talk.frame.go(deed)
