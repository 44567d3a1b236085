"""The Project page's report of who could be singled out: made on a lane when its part is opened, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.project_alone import AloneShown, ProjectAlone
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases.kept_pool import has_pool, pool_of
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.standing_alone import StandingAlone, who_stands_alone
from udset_desktop.usecases.workplace import Workplace

PART = "alone"


class AlonePart:
    """Asks the pool each time the part comes to the front."""

    def __init__(self, page: Flow, view: ProjectAlone) -> None:
        self._page, self._view = page, view

    def look(self, part: str) -> None:
        """What the pool says now, where this is the part in front."""
        if part != PART:
            return
        self._view.show_state(AloneShown(lead=say("project_alone.looking")))
        self._page.run(
            lambda _control: _looked(at_desk(self._page.workplace)),
            lambda found: self._view.show_state(alone_shown(found)),
            on_problem=self._on_problem,
        )

    def _on_problem(self, problem: UdsetError) -> None:
        self._view.show_state(AloneShown(lead=sentences_of(problem)))


def _looked(workplace: Workplace) -> StandingAlone | None:
    return who_stands_alone(workplace, pool_of(workplace)) if has_pool(workplace) else None


def alone_shown(found: StandingAlone | None) -> AloneShown:
    """The report in words; `None` where nothing has come in."""
    if found is None or not found.records:
        return AloneShown(lead=say("project_alone.none"))
    return AloneShown(
        lead=say("project_alone.lead" if found.alone else "project_alone.lead_nobody", **_counts(found)),
        done=tuple(_done(found)),
        could=tuple(_could(found)),
        places=tuple(
            (one.name, say("project_alone.place", records=one.records, alone=one.alone))
            for one in found.places
        ),
    )


def _counts(found: StandingAlone) -> dict[str, int]:
    return {"records": found.records, "alone": found.alone}


def _done(found: StandingAlone) -> Iterator[str]:
    yield say("project_alone.coarse")
    yield say(f"project_alone.field_{found.place_field}")
    if found.small:
        places = ", ".join(
            say("project_alone.small_one", name=one.name, people=one.people) for one in found.small
        )
        yield say("project_alone.small", floor=found.floor, places=places)
    elif found.place_field != "none":
        yield say("project_alone.small_none", floor=found.floor)
    yield say("project_alone.widened", count=found.widened)
    if found.joined is not None:
        yield say("project_alone.joined", joined=found.joined[0], other=found.joined[1])


def _could(found: StandingAlone) -> Iterator[str]:
    if not found.alone:
        return
    if found.place_field != "none":
        yield _instead("place", found.without_place, found.alone)
    if found.without_interviewer is not None:
        yield _instead("interviewer", found.without_interviewer, found.alone)


def _instead(field: str, count: int, alone: int) -> str:
    if count == alone:
        return say(f"project_alone.without_{field}_same")
    return say(f"project_alone.without_{field}", count=count, alone=alone)
