"""The coordinator's part of the screens tour: project, take in, measures.

Called by `screens.py` with the tour under way, on the training home that first start made.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

BOTTOM = 1_000_000


def draw_desk(tour: Any, scratch: Path) -> None:  # noqa: ANN401 -- the tour is `screens.Tour`
    """Every page of the desk, full and fresh."""
    _draw_project(tour)
    _draw_take_in(tour, scratch)
    _draw_measures(tour)


def _at(tour: Any, place: str) -> Any:  # noqa: ANN401
    tour.program.shell.go(place)
    view = tour.at(place)
    tour.wait(lambda: True)
    return view


def _draw_project(tour: Any) -> None:  # noqa: ANN401
    view = _at(tour, "project")
    tour.draw("project")
    flow = tour.program.shell.flows["project"]
    flow._on_card(Path("27ae9489a555.udsetcard"))  # noqa: SLF001
    view.laptops.show_card(
        "27ae9489a555.udsetcard", trouble="The six words are not the words of this file. Ask again."
    )
    tour.draw("project-card")
    view.laptops.show_card("")
    full = view.state
    view.show_state(
        replace(
            full,
            project=replace(full.project, services=(), localities=()),
            laptops=(),
            next_step="A new project. First list your services and localities.",
        )
    )
    tour.draw("project-fresh")
    view.show_state(full)
    view.show_part("lists")
    tour.draw("project-lists")
    view.show_part("rules")
    view.settings.contact.textEdited.emit("")
    tour.draw("project-rules")
    view.page.verticalScrollBar().setValue(BOTTOM)
    tour.draw("project-switches")
    view.show_part("laptops")


def _draw_take_in(tour: Any, scratch: Path) -> None:  # noqa: ANN401
    view = _at(tour, "take_in")
    tour.draw("take-in")
    bundles = sorted((tour.program.shell.workplace.home.folder / "demo").glob("*/bundles/*.udset"))
    damaged = scratch / "damaged.udset"
    damaged.write_bytes(bundles[0].read_bytes()[:-40])
    flow = tour.program.shell.flows["take_in"]
    flow._on_files((*bundles, damaged))  # noqa: SLF001
    tour.wait(lambda: True)
    tour.draw("take-in-plan")
    view.take_asked.emit()
    tour.wait(lambda: True)
    tour.draw("take-in-done")
    view.put_away_asked.emit()
    view.set_aside_asked.emit("1")
    tour.draw("take-in-aside")
    tour.program.shell.question.answered.emit("no", "")


def _draw_measures(tour: Any) -> None:  # noqa: ANN401
    view = _at(tour, "measures")
    tour.draw("measures")
    view.by_chosen.emit("group")
    tour.wait(lambda: True)
    view.verticalScrollBar().setValue(BOTTOM)
    tour.draw("measures-by-group")
    full = view.state
    view.show_state(replace(full, measures=(), empty="There are no conversations to count yet."))
    tour.draw("measures-empty")
    view.show_state(full)
