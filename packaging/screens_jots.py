"""Jots and the map in the tour: the slim line, the map, laying out, a remark, somebody else's turn.

Goes on in the conversation that `screens_visit` has begun, and leaves it where it was with every jot
laid and nothing waiting.
"""

from __future__ import annotations

from typing import Any

from screens_tour import Tour

from udset_desktop.desktop.flows.jot_tool import JotTool
from udset_desktop.desktop.flows.lay_out_tool import LayOutTool
from udset_desktop.desktop.flows.map_tool import MapTool
from udset_desktop.desktop.flows.pair_tool import PairTool
from udset_desktop.desktop.flows.remark_tool import RemarkTool
from udset_desktop.interview.remark import Remark

JOTS = (
    ("Fine in the day. It's the nights since the fall", "safe"),
    ("Somebody looking in after tea would help; her sister did that till Christmas", "reliable"),
    ("The club on a good week", "things_to_do"),
    ("My son drinks", ""),
)


def draw_jots(tour: Tour) -> None:
    """The line, the strip on the page, the page where jots are laid out."""
    talk, jots = tour.at("conversation"), tool_of(tour, JotTool)
    before = talk.page.page_id
    jots._on_open()  # noqa: SLF001 -- what its key does
    jots.bar.line.setPlainText("The bus stops at the hill now")
    tour.draw("jot-line")
    jots.bar.for_another.click()
    tour.draw("jot-for-another")
    jots.bar.forget()
    jots.bar.put_away.emit()
    for text, page in JOTS:
        heard_from = "family_or_friend.what_they_would_say" if "sister" in text else "person"
        talk.said.emit("", heard_from)
        jots.bar.entered.emit(text, not page)  # what lies nowhere is just between us
        tour.wait()
    lay_out = tool_of(tour, LayOutTool)
    lay_out._on_open()  # noqa: SLF001
    tour.draw("lay-out")
    for number, (_, page) in enumerate(JOTS, start=1):
        lay_out.page.laid.emit(number, page or "home")
    lay_out.page.worded.emit(2)
    lay_out.page.list.go_to(1)
    tour.wait()
    tour.draw("lay-out-done")
    lay_out.page.left.emit()
    talk.page_asked.emit("safe")
    tour.wait()
    tour.draw("jots-on-page")
    talk.page_asked.emit(before)
    tour.wait()


def draw_map(tour: Tour) -> None:
    """The map, and a short visit picked on it."""
    tool = tool_of(tour, MapTool)
    tour.at("conversation").given.emit("people.matters", "matters", "")
    tour.wait()
    tool._on_open()  # noqa: SLF001 -- what its key does
    tour.draw("map")
    tool.map.short_button.click()
    for page in ("well", "safe"):
        tool.map.board.nodes[page].click()
    tour.draw("map-short")
    tool.map.short_button.click()
    tool.map.left.emit()


def draw_pair(tour: Tour) -> None:
    """A remark that waits, one that is offered, somebody else's turn."""
    tool = tool_of(tour, RemarkTool)
    tool_of(tour, JotTool).bar.remark_entered.emit("Ewan Ross", "I never get a night's sleep")
    tour.wait()
    tour.shell.bar.hush()
    tour.draw("remark-waiting")
    tool.waiting_button.click()
    tour.draw("remark-asked")
    tour.shell.question.answered.emit("delete", "")
    tour.wait()
    tool.row.show_remarks((Remark(number=0, whose="", text="The stairs are my trouble"),))
    tour.draw("remark-offered")
    tool.row.show_remarks(())
    tool_of(tour, PairTool)._on_swap()  # noqa: SLF001 -- what its key does
    tour.draw("pair-asked")
    tour.shell.question.answered.emit("no", "")


def tool_of(tour: Tour, kind: type) -> Any:  # noqa: ANN401 -- as `Tour.shell`
    """One tool of the conversation under way."""
    return next(one for one in tour.shell.flows["conversation"].tools if isinstance(one, kind))
