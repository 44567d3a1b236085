"""Every place of the window and the flow behind it: the one table to add a place to.

Imported once the first places stand and nothing is under way, or when somebody goes to one of these
before; the flows bring the verbs with them.  A new place is one view, one flow, one words file, and
one line here; where it belongs in the row of places at the top, one line in `first_places` too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from udset_desktop.desktop.flows.about_person_flow import AboutPersonFlow
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.blank_sheet_flow import BlankSheetFlow
from udset_desktop.desktop.flows.conversation_flow import ConversationFlow
from udset_desktop.desktop.flows.correct_flow import CorrectFlow
from udset_desktop.desktop.flows.first_places import FIRST
from udset_desktop.desktop.flows.first_start_flow import FirstStartFlow
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.desktop.flows.handbook_flow import HandbookFlow
from udset_desktop.desktop.flows.measures_flow import MeasuresFlow
from udset_desktop.desktop.flows.missed_flow import MissedFlow
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.desktop.flows.rights_flow import RightsFlow
from udset_desktop.desktop.flows.settings_flow import SettingsFlow
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.flows.sheet_flow import SheetFlow
from udset_desktop.desktop.flows.summary_flow import SummaryFlow
from udset_desktop.desktop.flows.supervision_flow import SupervisionFlow
from udset_desktop.desktop.flows.take_back_flow import TakeBackFlow
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.desktop.flows.words_flow import WordsFlow
from udset_desktop.desktop.flows.work_note_flow import WorkNoteFlow

PLACES: Mapping[str, Callable[[Frame], Flow]] = {
    **FIRST,
    "first_start": FirstStartFlow,
    "begin": BeginFlow,
    "about_person": AboutPersonFlow,
    "rights": RightsFlow,
    "conversation": ConversationFlow,
    "sheet": SheetFlow,
    "blank_sheet": BlankSheetFlow,
    "correct": CorrectFlow,
    "take_back": TakeBackFlow,
    "follow_up": FollowUpFlow,
    "missed": MissedFlow,
    "summary": SummaryFlow,
    "supervision": SupervisionFlow,
    "work_note": WorkNoteFlow,
    "sharing": SharingFlow,
    "words": WordsFlow,
    "project": ProjectFlow,
    "take_in": TakeInFlow,
    "measures": MeasuresFlow,
    "settings": SettingsFlow,
    "handbook": HandbookFlow,
}
