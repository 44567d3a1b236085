"""A desk that was put back from a backup brought up to date, before it signs a pack or takes a bundle in.

Called by the faces through `usecases.projects`; needs the desk vault open.  The newest pack that is out knows
whom the project believed when it was written, and its number; the pool knows whom it believes no longer
since.  Imported late.
"""

from __future__ import annotations

from pathlib import Path

from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.project import pack as packs
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.joining import take_pack_at_desk
from udset_desktop.usecases.kept_pool import has_pool, pool_of
from udset_desktop.usecases.pool_desk import desk_at
from udset_desktop.usecases.workplace import Workplace


def bring_up_to_date(workplace: Workplace, pack: Path | None, words: str) -> tuple[int, bool]:
    """The number of the newest pack that the desk knows from now on, and whether its pool could be asked.

    `pack` is the newest that is out; None where somebody says that none was written since the backup.  Raises
    what `enrolling.update` raises, but takes the very pack that the backup knows.
    """
    desk = workplace.require_desk()
    if pack is not None and not _is_known(workplace, pack):
        take_pack_at_desk(workplace, pack, words)
    asked = _has_asked_pool(workplace)
    number = standing.pack_number_at(desk)
    with desk.vault.transaction():
        standing.fall_behind(desk.vault, "")
        note_act(desk.vault, workplace.clock, Act.CAUGHT_UP, number=number)
    return number, asked


def _is_known(workplace: Workplace, file: Path) -> bool:
    """Whether a pack is the one that the backup knows as its newest."""
    desk = workplace.require_desk()
    pack = packs.parse_pack(read_as(FileKind.PACK, file, limit_bytes=packs.LIMIT_BYTES))
    ours = (workplace.require_settings().id, standing.root_public_at(desk), standing.pack_number_at(desk))
    return (pack.project.id, pack.root, pack.number) == ours


def _has_asked_pool(workplace: Workplace) -> bool:
    """Whether the desk has learnt from its pool; one that is named later is learnt from when it is opened."""
    if not has_pool(workplace):
        return False
    try:
        with desk_at(workplace, pool_of(workplace)):
            return True
    except UdsetError:
        return False
