"""Bringing it together in the screens tour: empty, written, what is not there, what is read back."""

from __future__ import annotations

from dataclasses import replace

from screens_tour import Tour
from screens_visit import choice_of

from udset_desktop.desktop.flows.over_time_tool import OverTimeTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.together_view import TogetherView
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import go_to_stage
from udset_desktop.interview.together import BETWEEN_US, OFF_SHEET, Action, Together

TOGETHER = Together(
    matters=("Getting to the club again", "Sleeping through the night, so I'm not done in by noon"),
    actions=(
        Action(
            what="Ring about the Tuesday bus",
            who=("person", "service"),
            who_named="Anne",
            by_when="this week",
            matter=1,
        ),
        Action(what="Ask Betty to come along the first time", who=("person", "community"), matter=1),
        Action(
            what="A light on the stairs",
            available=False,
            why="waiting_list",
            why_not="no fitter until May",
            wanted=("equipment",),
            matter=2,
        ),
    ),
    review_on="2026-12-18",
    read_back="yes",
)


def draw_together(tour: Tour) -> None:
    """The page empty, then as it fills, then what is read back."""
    talk = tour.at("conversation")
    talk.given.emit("people.wanted", ("company", "transport"), "")
    talk.section_asked.emit(4)
    tour.wait()
    for _ in range(len(talk.state.sections[-1].pages)):
        if talk.stages.currentWidget() is not talk.together:
            talk.next_button.click()
            tour.wait()
    together = talk.together
    tour.draw("together-first")
    together.why_button.click()
    tour.draw("together-why")
    together.why_button.click()
    together.changed.emit(TOGETHER)
    tour.wait()
    tour.draw("together")
    first = together.cards[0].steps.cards[0]
    first.what.setFocus()
    at = together.in_hand()
    if at is not None:
        together.show_others(at, ("Kilbrannoch walking group", "Dunlaw lunch club"))
        together.ask_aside(at, "role", say("asides.step.role", name="Morag"))
    tour.draw("together-step")
    first.show_others(())
    first.aside.hush()
    together.cards[1].steps.cards[0].what.setFocus()
    tour.draw_at("together-not-there", together, together.cards[1])
    tour.draw_at("together-read-back", together, together.review)
    together.changed.emit(replace(TOGETHER, review_on="31/02/1800"))
    tour.wait()
    tour.draw_at("together-day", together, together.review)
    together.changed.emit(TOGETHER)
    tour.wait()
    tour.draw_at("together-paper", together, together.paper_ask)
    _draw_kept(tour, together)


def _draw_kept(tour: Tour, together: TogetherView) -> None:
    """One thing just between the two, one step off the sheet, and what the sheet offers then."""
    first, second, third = TOGETHER.actions
    marked = replace(second, marks=(OFF_SHEET,))
    together.changed.emit(replace(TOGETHER, marks=((), (BETWEEN_US,)), actions=(first, marked, third)))
    tour.wait()
    together.cards[0].steps.cards[1].what.setFocus()
    tour.draw_at("together-kept", together, together.cards[0].keeping)
    tour.draw_at("together-kept-paper", together, together.paper_ask)
    together.changed.emit(TOGETHER)
    tour.wait()


def draw_missed(tour: Tour) -> None:
    """What was wanted and not there, and whom to tell."""
    view = tour.go("missed")
    tour.draw("missed")
    view.rows.rows["equipment"].buttons["who"].click()
    tour.draw("missed-names")
    tour.go("today")


def draw_over_time(tour: Tour) -> None:
    """Earlier conversations beside the page, alone and with somebody in the room, and beside the last page."""
    today = tour.go("today")
    person = next(row.person for row in today.today.finished if row.name == "Morag")
    begin = tour.go("begin")
    choice = replace(choice_of(""), person=person)
    header = replace(choice.header, interviewers=(Interviewer(ref="", type="third_party"),))
    begin.begin_asked.emit(replace(choice, header=header))
    talk = tour.at("conversation")
    tool = next(one for one in tour.shell.flows["conversation"].tools if isinstance(one, OverTimeTool))
    talk.page_asked.emit("safe")
    tour.wait()
    talk.given.emit("safe.rating", "yes", "fit-4")
    tour.wait()
    talk.page.body.since.last_button.click()
    tour.draw("since-last-time")
    talk.given.emit("safe.rating", None, "")
    tour.wait()
    tool.turn_over()
    tour.draw("over-time")
    talk.given.emit("safe.rating", "yes", "fit-4")
    talk.given.emit("safe.verdict", "same_fine", "")
    tour.wait()
    tour.draw("over-time-offer")
    talk.room_said.emit(("family_or_friend",))
    tool.turn_over()
    tour.draw("over-time-others")
    tour.shell.bar.put_away.click()
    talk.room_said.emit(())
    tour.shell.flows["conversation"].turn(
        go_to_stage(tour.shell.flows["conversation"].session, Stage.TOGETHER)
    )
    tour.wait()
    tour.draw("over-time-together")
    draft = tour.shell.flows["conversation"].session.interview
    tour.go("today").set_aside_asked.emit(draft)
    tour.shell.question.answered.emit("yes", "")
    tour.wait()
