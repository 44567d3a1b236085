"""Which places and services a project lets be named: those with enough people behind them.

Used by `bundle.deidentify`, which leaves the others out, and by `bundle.allowed` for a desk that knows what
the pack of a bundle let be named.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.project.model import Project

if TYPE_CHECKING:
    from udset_desktop.bundle.shareable import ShareableRecord

BELOW_FLOOR = "bundle.line_below_floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The codes that may stand in a line; of the one place field that leaves, the other is empty."""

    places: frozenset[str]
    services: frozenset[str]


def named_in(project: Project) -> Named:
    """What this project lets be named: never both kinds, and nothing with fewer people than its floor."""
    return Named(
        places=frozenset(
            one.code
            for one in project.localities
            if project.place_field == "locality" and one.people >= project.floor
        ),
        services=frozenset(
            one.code
            for one in project.services
            if project.place_field == "service" and one.people >= project.floor
        ),
    )


def is_below_floor(record: ShareableRecord, named: Collection[Named]) -> bool:
    """Whether a line names a place or service that none of these lets be named."""
    about = record.about
    places = {about.place} - {""}
    services = {about.service, *record.links.values()} - {""}
    return any(all(code not in one.places for one in named) for code in places) or any(
        all(code not in one.services for one in named) for code in services
    )
