"""Every place of the window and the flow behind it: the one table to add a place to.

Imported on the store lane after the first painting, because the flows bring the verbs with them.
A new place is one view, one flow, one words file, and one line here; where it belongs in the row of
places at the top, one line in `NAVIGATION` too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.blank_sheet_flow import BlankSheetFlow
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.correct_flow import CorrectFlow
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.desktop.flows.handbook_flow import HandbookFlow
from udset_desktop.desktop.flows.measures_flow import MeasuresFlow
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.desktop.flows.take_back_flow import TakeBackFlow
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.desktop.flows.unlock_flow import UnlockFlow
from udset_desktop.usecases.overseeing import has_desk
from udset_desktop.usecases.workplace import Workplace

PLACES: Mapping[str, Callable[[Frame], Flow]] = {
    "first_start": FirstStartFlow,
    "unlock": UnlockFlow,
    "today": TodayFlow,
    "begin": BeginFlow,
    "conversation": ConversationFlow,
    "sheet": SheetFlow,
    "blank_sheet": BlankSheetFlow,
    "correct": CorrectFlow,
    "take_back": TakeBackFlow,
    "follow_up": FollowUpFlow,
    "sharing": SharingFlow,
    "project": ProjectFlow,
    "take_in": TakeInFlow,
    "measures": MeasuresFlow,
    "settings": SettingsFlow,
    "handbook": HandbookFlow,
}


def _holds_conversations(workplace: Workplace) -> bool:
    return workplace.vault is not None


def _desk_is_open(workplace: Workplace) -> bool:
    return workplace.desk is not None


def _may_be_set(workplace: Workplace) -> bool:
    return workplace.vault is not None or workplace.desk is not None


NAVIGATION: tuple[tuple[str, Callable[[Workplace], bool]], ...] = (
    ("today", _holds_conversations),
    ("sharing", _holds_conversations),
    ("project", has_desk),
    ("take_in", _desk_is_open),
    ("measures", _desk_is_open),
    ("settings", _may_be_set),
    ("handbook", _may_be_set),
)
"""The row at the top, in order: a place and whether this home has it (words: `shell.place.<name>`)."""
