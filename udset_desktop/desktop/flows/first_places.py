"""The places a start leads to, and the row of places at the top.

Imported on the store lane right after the first painting: what stands here is waited for.  All other
places are in `flows.places`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.desktop.flows.unlock_flow import UnlockFlow
from udset_desktop.usecases.overseeing import has_desk
from udset_desktop.usecases.workplace import Workplace

FIRST: Mapping[str, Callable[[Frame], Flow]] = {"unlock": UnlockFlow, "today": TodayFlow}


def _holds_conversations(workplace: Workplace) -> bool:
    return workplace.vault is not None


def _desk_is_open(workplace: Workplace) -> bool:
    return workplace.desk is not None


def _may_be_set(workplace: Workplace) -> bool:
    return workplace.vault is not None or workplace.desk is not None


NAVIGATION: tuple[tuple[str, Callable[[Workplace], bool]], ...] = (
    ("today", _holds_conversations),
    ("missed", _holds_conversations),
    ("sharing", _holds_conversations),
    ("project", has_desk),
    ("take_in", _desk_is_open),
    ("measures", _desk_is_open),
    ("settings", _may_be_set),
    ("handbook", _may_be_set),
)
"""The row at the top, in order: a place and whether this home has it (words: `shell.place.<name>`)."""
