"""What a coordinator sees of the whole: the project, its laptops and when they were heard.

Called by the coordinator's places in the window.
Decides nothing: trust is given and taken in `usecases.projects`, bundles come in through
`usecases.merging`.  Light to import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.project.model import Project
from udset_desktop.usecases.kept_pool import PoolStanding, look_at_pool
from udset_desktop.usecases.merging import MergeLine
from udset_desktop.usecases.pool_values import gone_numbers, missing_numbers, twice_numbers
from udset_desktop.usecases.projects import KnownLaptop, known_laptops
from udset_desktop.usecases.switch_samples import SwitchSample, switch_samples
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the type must not load what reads definitions.
    from udset_desktop.instrument.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopHeard:
    """One laptop: whether it is believed, and what was heard of it."""

    laptop: str
    organisation: str  # its name, "" where it belongs to none
    replaces: str
    last_number: int | None  # of a revoked laptop: the last bundle number still accepted
    heard_on: str  # ISO date of the latest bundle taken in, "" for never
    bundles: int
    missing: tuple[int, ...]  # numbers that never came
    gone: tuple[int, ...]  # numbers that came in at this desk once and are not in its pool
    newest: int  # the highest number that came in, here or by others into this pool, 0 for none
    pack: int  # the pack its latest bundle was written under, 0 for not known
    twice: tuple[int, ...] = ()  # numbers under which two bundles or more came
    is_known: bool = True  # whether the pool could be asked


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedConversation:
    """A conversation that a project may use: an instrument in one version."""

    key: str
    title: str  # "" where its definition is not here or cannot be read
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """The project as it stands at this desk."""

    project: Project
    laptops: tuple[LaptopHeard, ...]
    pack_number: int  # of the latest pack, 0 for none
    pack_on: str  # ISO date: written, or taken in where a colleague wrote it
    pack_is_current: bool  # whether it says what the desk says now
    code: str  # the six words of the pack's keys, "" where this desk does not sign packs
    holds_root: bool  # without the root key settings and trust are somebody else's to change
    pool: PoolStanding
    colleagues: tuple[str, ...]  # ids of coordinators beside this one, where this desk signs packs
    conversations: tuple[ListedConversation, ...]
    samples: Mapping[str, SwitchSample] = field(default_factory=dict)  # what each switch changes
    today_on: str = ""  # ISO date
    behind_since: str = ""  # ISO date of the backup this desk was put back from, until it has caught up
    lacked_pack: int = (
        0  # while it has not: the pack that another holder of the root key has probably written
    )
    pack_is_taken: bool = False  # whether a colleague wrote the latest pack


def has_desk(workplace: Workplace) -> bool:
    """Whether this home is a coordinator's, open or locked."""
    return vault_state(workplace, Which.DESK) is not VaultState.NONE


def at_desk(workplace: Workplace) -> Workplace:
    """The workplace as the desk knows its project; raises `AccessRefused` while the desk is locked.

    Where a laptop lies in the same home, its conversations go by the pack it took, and the desk by
    settings that may be newer.
    """
    # late: msgspec and the database layer: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.standing import project_at  # noqa: PLC0415

    return replace(workplace, project=project_at(workplace.require_desk()))


def oversight(workplace: Workplace) -> Oversight:
    """Everything the Project page shows."""
    # late: as in `at_desk`.
    from udset_desktop.usecases.colleagues import known_coordinators  # noqa: PLC0415
    from udset_desktop.usecases.coordinating import pack_standing  # noqa: PLC0415
    from udset_desktop.usecases.hearing import bundles_heard, number_heard, pack_heard  # noqa: PLC0415
    from udset_desktop.usecases.standing import behind_since, lacked_pack  # noqa: PLC0415

    vault = workplace.require_desk().vault
    standing = pack_standing(workplace)
    pool, merges = look_at_pool(workplace)
    project = workplace.require_settings()
    return Oversight(
        project=project,
        laptops=tuple(
            replace(
                _heard(project, one, merges, number_heard(vault, one.laptop), is_known=not pool.trouble),
                pack=pack_heard(vault, one.laptop),
                twice=twice_numbers(
                    [merge.number for merge in merges if merge.laptop == one.laptop],
                    bundles_heard(vault, one.laptop),
                ),
            )
            for one in known_laptops(workplace)
        ),
        pack_number=standing.number,
        pack_on=standing.written_on,
        pack_is_taken=standing.is_taken,
        pack_is_current=standing.is_current,
        code=standing.code,
        holds_root=standing.holds_root,
        pool=pool,
        colleagues=known_coordinators(workplace),
        conversations=_conversations(workplace, project),
        samples=switch_samples(workplace),
        today_on=workplace.clock.today_on().isoformat(),
        behind_since=behind_since(workplace.require_desk()),
        lacked_pack=lacked_pack(workplace.require_desk()),
    )


def change_project(workplace: Workplace, project: Project) -> Project:
    """The project with changed settings, kept at the desk; refuses with every finding."""
    # late: as in `at_desk`.
    from udset_desktop.usecases.coordinating import keep_settings  # noqa: PLC0415

    if project.id != workplace.require_settings().id:
        raise InputRefused(Finding(code="project.other_project"))
    return keep_settings(workplace, project)


def _conversations(workplace: Workplace, project: Project) -> tuple[ListedConversation, ...]:
    """What there is to choose from, and what the project uses though it is not here.

    Of versions that differ in words alone (the last of three numbers) the newest, and what is used.
    """
    # late: as in `at_desk`.
    from udset_desktop.usecases.standing import catalogue_of  # noqa: PLC0415

    catalogue = catalogue_of(workplace.home)
    newest = {one.key.rpartition(".")[0]: one.key for one in catalogue.listed()}
    listed = (one.key for one in catalogue.listed())
    keys = dict.fromkeys(
        (*(key for key in listed if key in {*newest.values(), *project.instruments}), *project.instruments)
    )
    return tuple(
        ListedConversation(
            key=key, title=_title_of(catalogue, key, workplace.language), version=key.rpartition("/")[2]
        )
        for key in keys
    )


def _title_of(catalogue: Catalogue, key: str, language: str) -> str:
    try:
        return catalogue.by_key(key).words("instrument.title", language)
    except InputRefused:
        return ""


def _heard(
    project: Project, one: KnownLaptop, merges: tuple[MergeLine, ...], heard: int, *, is_known: bool
) -> LaptopHeard:
    mine = [merge for merge in merges if merge.laptop == one.laptop]
    numbers = {merge.number for merge in mine}
    names = {organisation.code: organisation.name for organisation in project.organisations}
    return LaptopHeard(
        laptop=one.laptop,
        organisation=names.get(one.organisation, one.organisation),
        replaces=one.replaces,
        last_number=one.last_number,
        heard_on=max((merge.merged_at[:10] for merge in mine), default=""),
        bundles=len(numbers),
        missing=missing_numbers(numbers, is_heir=bool(one.replaces)),
        gone=gone_numbers(numbers, heard, is_heir=bool(one.replaces)) if is_known else (),
        newest=max(numbers | {heard}),
        pack=0,
        is_known=is_known,
    )
