"""The cover over what somebody said, while nobody touches the laptop (`practice.md` 13).

For the places beside a conversation that show as much of a person as its pages do.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.usecases.settings import cover_minutes


def cover_after_silence(flow: Flow) -> None:
    """Cover as the project says, or sooner where the user has chosen so; `Frame.watch(0)` ends it."""
    flow.frame.watch(flow.workplace.require_project().cover_minutes)
    flow.run(lambda _control: cover_minutes(flow.workplace), flow.frame.watch)
