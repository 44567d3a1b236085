"""The cover over what somebody said, while nobody touches the laptop (`practice.md` 13).

For the places beside a conversation that show as much of a person as its pages do.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.usecases.settings import cover_minutes


def cover_after_silence(flow: Flow) -> None:
    """Cover as the project says, or sooner where the user has chosen so; `never_cover` and `Frame.watch(0)` end it."""
    _wait_no_more(flow)
    flow.frame.watch(flow.workplace.require_project().cover_minutes)
    flow.silence = flow.run(lambda _control: cover_minutes(flow.workplace), flow.frame.watch)


def never_cover(flow: Flow) -> None:
    """As long as the screen is the person's; minutes that are still being looked up begin nothing."""
    _wait_no_more(flow)
    flow.frame.watch(0)


def _wait_no_more(flow: Flow) -> None:
    if flow.silence is not None:
        flow.silence.drop()
