"""The tools of the conversation, each in one line.

Read by `flows.conversation_flow` alone; what a tool is stands in `flows.talk_flow`.
"""

from __future__ import annotations

from udset_desktop.desktop.flows.asides_tool import AsidesTool
from udset_desktop.desktop.flows.day_tool import DayTool
from udset_desktop.desktop.flows.follow_up_tool import FollowUpTool
from udset_desktop.desktop.flows.heard_tool import HeardTool
from udset_desktop.desktop.flows.holder_tool import HolderTool
from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.lay_out_tool import LayOutTool
from udset_desktop.desktop.flows.map_tool import MapTool
from udset_desktop.desktop.flows.over_time_tool import OverTimeTool
from udset_desktop.desktop.flows.pair_tool import PairTool
from udset_desktop.desktop.flows.person_tool import PersonTool
from udset_desktop.desktop.flows.remark_tool import RemarkTool
from udset_desktop.desktop.flows.spoken_tool import SpokenTool
from udset_desktop.desktop.flows.taking_tool import TakingTool
from udset_desktop.desktop.flows.talk_flow import TalkTool
from udset_desktop.desktop.flows.talk_time import TalkTime
from udset_desktop.desktop.flows.type_in_tool import TypeInTool

TOOLS: tuple[type[TalkTool], ...] = (
    JotTool,
    LayOutTool,
    MapTool,
    PersonTool,
    SpokenTool,
    TakingTool,
    FollowUpTool,
    TypeInTool,
    AsidesTool,
    OverTimeTool,
    TalkTime,
    PairTool,
    RemarkTool,
    HeardTool,
    HolderTool,
    DayTool,
)
