"""Who could be singled out among all records of a pool by what has left, and what was done about it.

Called by the Project page, `pool status` and `bundle show`; `usecases.taking_in` asks the same before bundles are taken in.
Looks at every field of the lines, as a reader of the pool could; tells counts and no record.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from udset_desktop.usecases.acts import Act, note_act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from udset_desktop.bundle.opened import OpenedBundle
    from udset_desktop.project.model import Project
    from udset_desktop.usecases.leaving_fields import Frame
    from udset_desktop.usecases.pool_values import PoolAddress
    from udset_desktop.usecases.workplace import Workplace

_PLACES = ("about.place", "about.service", "links")
_INTERVIEWERS = "interviewers"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAlone:
    """The records of one place, and how many of them stand alone."""

    name: str
    records: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallPlace:
    """A place that is left empty, because fewer people than the floor use it."""

    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingAlone:
    """How many counted records share all that leaves beside the answers with none, and what was done.

    `without_place` and `without_interviewer` are how many would, were no place to leave, or nothing of an
    interviewer but the kind.
    """

    records: int
    alone: int
    place_field: str  # locality, service, none
    floor: int
    widened: int  # records that came with their place left empty
    small: tuple[SmallPlace, ...]
    places: tuple[PlaceAlone, ...]  # in the order of the project's list
    without_place: int
    without_interviewer: int | None  # None where nothing but the kind leaves
    joined: tuple[int, int] | None = None  # where visits are joined: with a person's key, and without


def who_stands_alone(workplace: Workplace, address: PoolAddress) -> StandingAlone:
    """Among all records that count in a pool; that somebody looked is in the desk's log before it is told."""
    # late: SQLAlchemy, msgspec: 0.3 s that the first screen must not wait for.
    from udset_desktop.store.pool_counted import load_counted  # noqa: PLC0415
    from udset_desktop.store.pool_links import count_links  # noqa: PLC0415
    from udset_desktop.usecases.pool_desk import opened_pool  # noqa: PLC0415

    with opened_pool(workplace, address) as pool:
        frames, joined = frames_in(load_counted(pool)), count_links(pool)
    project = workplace.require_project()
    found = standing_alone(frames, project)
    note_act(workplace.require_desk().vault, workplace.clock, Act.ALONE_LOOKED_AT, records=found.records)
    return replace(found, joined=joined) if project.switches.linking else found


def alone_in(bundle: OpenedBundle) -> frozenset[str]:
    """The records of one bundle that share all that leaves beside the answers with no other in it."""
    # late: msgspec
    from udset_desktop.usecases.leaving_fields import alone_of, frame_of  # noqa: PLC0415

    return alone_of((line.record.record, frame_of(line.record)) for line in bundle.records)


def frames_in(lines: Iterable[bytes]) -> tuple[Frame, ...]:
    """What each line says beside its answers."""
    # late: msgspec
    from udset_desktop.merge.blanking import parse_kept  # noqa: PLC0415
    from udset_desktop.usecases.leaving_fields import frame_of  # noqa: PLC0415

    return tuple(frame_of(parse_kept(line)) for line in lines)


def count_alone(frames: Iterable[Frame]) -> int:
    """How many of the frames are there once."""
    return sum(1 for count in Counter(frames).values() if count == 1)


def standing_alone(frames: tuple[Frame, ...], project: Project) -> StandingAlone:
    """The whole report; pure."""
    # late: msgspec
    from udset_desktop.usecases.leaving_fields import FRAME  # noqa: PLC0415

    at = {path: place for place, path in enumerate(FRAME)}
    emptied = [at[path] for path in _PLACES]
    whole = Counter(frames)
    named = [(frame[at["about.place"]] or frame[at["about.service"]], frame) for frame in frames]
    records = Counter(code for code, _ in named)
    alone = Counter(code for code, frame in named if whole[frame] == 1)
    listed = _listed(project)
    return StandingAlone(
        records=len(frames),
        alone=count_alone(frames),
        place_field=project.place_field,
        floor=project.floor,
        widened=records[""],
        small=tuple(
            SmallPlace(name=name, people=people) for _, name, people in listed if people < project.floor
        ),
        places=tuple(
            PlaceAlone(name=name, records=records[code], alone=alone[code])
            for code, name, _ in listed
            if records[code]
        ),
        without_place=count_alone(_without(frame, emptied) for frame in frames),
        without_interviewer=(
            count_alone(_with_kinds_alone(frame, at[_INTERVIEWERS]) for frame in frames)
            if project.switches.compared()
            else None
        ),
    )


def _listed(project: Project) -> tuple[tuple[str, str, int], ...]:
    """Code, name and people of every place of the kind that leaves."""
    if project.place_field == "none":
        return ()
    places = project.services if project.place_field == "service" else project.localities
    return tuple((one.code, one.name, one.people) for one in places)


def _without(frame: Frame, emptied: list[int]) -> Frame:
    return tuple(None if at in emptied else part for at, part in enumerate(frame))


def _with_kinds_alone(frame: Frame, at: int) -> Frame:
    told = frame[at]
    kinds = tuple(one.type for one in told) if isinstance(told, tuple) else told
    return (*frame[:at], kinds, *frame[at + 1 :])
