"""Bringing it together in the screens tour: empty, written, what is not there, what is read back."""

from __future__ import annotations

from screens_tour import Tour

from udset_desktop.desktop.look.words import say
from udset_desktop.interview.together import Action, Together

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


def draw_missed(tour: Tour) -> None:
    """What was wanted and not there, and whom to tell."""
    view = tour.go("missed")
    tour.draw("missed")
    view.rows.rows["equipment"].buttons["who"].click()
    tour.draw("missed-names")
    tour.go("today")
