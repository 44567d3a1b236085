"""What a newer pack of a colleague would change at a desk, told before it is taken.

Called by `usecases.projects`; needs the desk vault open.  Changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.project.pack import Pack
from udset_desktop.usecases import standing
from udset_desktop.usecases.colleagues import coordinators_at
from udset_desktop.usecases.joining import read_pack
from udset_desktop.usecases.workplace import Workplace

_PARTS = {
    "project.would_change_name": ("name", "partnership"),
    "project.would_change_lists": ("services", "localities", "place_field", "floor", "groups"),
    "project.would_change_organisations": ("organisations",),
    "project.would_change_questions": ("instruments",),
    "project.would_change_switches": ("switches",),
    "project.would_change_texts": (
        *("helplines", "contact", "supports", "notes"),
        *("wording", "lawful_basis"),
    ),
    "project.would_change_numbers": (
        *("year_starts_month", "threshold", "cover_minutes"),
        *("retention_days", "take_out_days"),
    ),
}
"""By what is said of it, what stands in a project: all but its number and that it is made up."""


def would_change(workplace: Workplace, file: Path) -> tuple[Finding, ...]:
    """What taking a pack would make otherwise than it stands at this desk; nothing for a pack that is not newer.

    Nothing where somebody else signs the packs, whose settings these are; nor at a desk that was put back, which
    knows that what stands there is old.  Raises as `enrolling.update` does for what is no pack.
    """
    desk, pack = workplace.require_desk(), read_pack(file)
    is_another = pack.project.id != workplace.require_settings().id
    is_own = desk.load_root_key() is not None and not standing.behind_since(desk)
    if is_another or not is_own or pack.number <= standing.pack_number_at(desk):
        return ()
    return tuple(_told(workplace, pack))


def _told(workplace: Workplace, pack: Pack) -> Iterator[Finding]:
    desk, project = workplace.require_desk(), workplace.require_settings()
    for code, names in _PARTS.items():
        if any(getattr(project, name) != getattr(pack.project, name) for name in names):
            yield Finding(code=code, severity=Severity.NOTE)
    here, there = set(coordinators_at(desk)), set(pack.coordinators)
    if here != there:
        counts: dict[str, str | int] = {"more": len(there - here), "fewer": len(here - there)}
        yield Finding(code="project.would_change_coordinators", context=counts, severity=Severity.NOTE)
