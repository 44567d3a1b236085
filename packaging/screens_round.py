"""The screens of the first round: its bar under a page of the talk, and under the sheet."""

from __future__ import annotations

from screens_tour import Tour


def draw_round(tour: Tour) -> None:
    """The bar at the foot, from Today into the made-up talk, and away again."""
    today = tour.go("today")
    today.round_button.click()
    flow = tour.shell.flows["today"]
    bar = flow._round.view  # noqa: SLF001 -- it belongs to no place
    tour.wait()
    tour.draw("round-today")
    for _ in range(2):
        bar.next_button.click()
        tour.wait()
    tour.at("conversation")
    tour.draw("round-words")
    bar.end_button.click()
    tour.at("today")
