"""A desk that was put back from a backup brought up to date, before it signs a pack or takes a bundle in.

Called by the faces through `usecases.projects`; needs the desk vault open.  The newest pack that is out knows
whom the project believed when it was written, and its number; the pool knows whom it believes no longer
since.  A pack that another holder of the root key wrote beside this desk's own is taken in here too.
Imported late.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.problems import Finding, InputRefused, UdsetError
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.joining import read_pack, take_pack_at_desk
from udset_desktop.usecases.kept_pool import has_pool, pool_of
from udset_desktop.usecases.packs_known import is_beside, learn_beside
from udset_desktop.usecases.pool_desk import desk_at
from udset_desktop.usecases.workplace import Workplace


def bring_up_to_date(
    workplace: Workplace, file: Path | None, words: str
) -> tuple[int, bool, tuple[Finding, ...]]:
    """The number of the newest pack that the desk knows from now on, whether its pool could be asked, what was told.

    `file` is the newest pack that is out, or one that a colleague wrote beside this desk's; None where somebody
    says that none was written since the backup.  Raises what `enrolling.update` raises, but takes the very pack
    that the backup knows, and what a pack beside it says more.
    """
    desk = workplace.require_desk()
    told = () if file is None else _taken(workplace, file, words)
    asked = _has_asked_pool(workplace)
    number = standing.pack_number_at(desk)
    with desk.vault.transaction():
        standing.fall_behind(desk.vault, "")
        note_act(desk.vault, workplace.clock, Act.CAUGHT_UP, number=number)
    return number, asked, told


def _taken(workplace: Workplace, file: Path, words: str) -> tuple[Finding, ...]:
    desk = workplace.require_desk()
    pack, known = read_pack(file), standing.pack_number_at(desk)
    ours = (workplace.require_settings().id, standing.root_public_at(desk))
    if (pack.project.id, pack.root) == ours and pack.number <= known:
        if is_beside(desk, pack) and (pack.number == known or not standing.behind_since(desk)):
            return learn_beside(workplace, pack)
        if pack.number < known:  # and a desk that was put back wants the newest first
            context: dict[str, str | int] = {"number": pack.number, "known": known}
            raise InputRefused(Finding(code="project.pack_not_newer", context=context))
        return ()
    take_pack_at_desk(workplace, file, words)
    return ()


def _has_asked_pool(workplace: Workplace) -> bool:
    """Whether the desk has learnt from its pool; one that is named later is learnt from when it is opened."""
    if not has_pool(workplace):
        return False
    try:
        with desk_at(workplace, pool_of(workplace)):
            return True
    except UdsetError:
        return False
