"""The one discreet key of a conversation that leads to a follow-up; what it is called says nothing."""

from __future__ import annotations

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.talk_flow import TalkFlow, TalkTool
from udset_desktop.desktop.look.controls import button
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.follow_up_key import KEY


class FollowUpTool(TalkTool):
    """From any page of the conversation and back to the same; it pauses meanwhile, and nothing is lost."""

    def __init__(self, talk: TalkFlow) -> None:
        super().__init__(talk)
        self.made = button(say("follow_up.key"), kind="quiet small", name="follow_up_button")
        self.made.clicked.connect(self.open)
        talk.view.side.add_tool(self.made)
        talk.view.add_key(KEY, self.open)

    def open(self) -> None:
        """The follow-up of this conversation."""
        session = self.talk.session
        if session is not None:
            self.talk.frame.go(
                "follow_up",
                about=session.name,
                interview=session.interview,
                came_from=CameFrom(place="conversation", handed={"interview": session.interview}),
            )
