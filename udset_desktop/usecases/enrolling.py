"""A laptop joins a project: the pack in, the vault made, the card out.

Called by the faces and by `simulation`.  Not trust on first use: the six words of the pack come by
telephone, and a later pack counts only with the known root's signature and a higher number.  Light
to import; the work is in `usecases.joining`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.foundation.atomic import write_file
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A laptop that has joined: its card and the six words to tell, and the recovery code, shown once."""

    laptop: str
    card: Path
    code: str
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPack:
    """What a pack says of itself before anybody believes it: for the screen that asks for the words."""

    project: str
    training: bool
    number: int
    organisations: tuple[tuple[str, str], ...]  # code, name


def look_at_pack(pack: Path) -> ShownPack:
    """What stands on a pack; its six words are never told from here, they come by telephone."""
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.joining import read_pack  # noqa: PLC0415

    read = read_pack(pack)
    return ShownPack(
        project=read.project.name,
        training=read.project.training,
        number=read.number,
        organisations=tuple((one.code, one.name) for one in read.project.organisations),
    )


def enrol(
    workplace: Workplace,
    pack: Path,
    words: str,
    *,
    passphrase: str,
    organisation: str = "",
    card: Path | None = None,
) -> Enrolled:
    """The vault made with its slots, the pack taken, the card written beside the pack or at `card`.

    `card` may be a folder.  Where the card cannot be written there, it lies in the laptop's own
    folder; `Enrolled.card` says where.  `organisation` may be left out where the project has one.
    """
    # late: as in `look_at_pack`.
    from udset_desktop.usecases.joining import join_project  # noqa: PLC0415

    joined = join_project(workplace, pack, words, passphrase=passphrase, organisation=organisation, out=card)
    return Enrolled(
        laptop=joined.card.id,
        card=joined.file,
        code=joined.card.code,
        recovery_code=joined.recovery_code,
    )


def write_card(workplace: Workplace, out: Path) -> str:
    """The laptop's card once more, in a new file; gives its six words."""
    # late: as in `look_at_pack`.
    from udset_desktop.usecases.joining import card_of  # noqa: PLC0415

    card, content = card_of(workplace.require_vault())
    write_file(out, content, replace=False)
    return card.code


def pack_in_force(workplace: Workplace) -> int:
    """The number of the pack that this computer goes by and may replace with a newer one; 0 for none."""
    # late: as in `look_at_pack`.
    from udset_desktop.usecases.joining import pack_number  # noqa: PLC0415

    return pack_number(workplace)


def update(workplace: Workplace, pack: Path, words: str = "") -> int:
    """The number of the pack now in force; refuses one that is not newer, and another root's.

    With the six `words` that the coordinator told by telephone a new root of the same project is
    believed.  Works for a laptop, for a coordinator's desk, and for both in one home; a desk that has
    this very pack already, because it signed it, keeps it.
    """
    # late: as in `look_at_pack`.
    from udset_desktop.usecases.joining import pack_at_desk, take_pack, take_pack_at_desk  # noqa: PLC0415

    if workplace.vault is None and workplace.desk is not None:
        return take_pack_at_desk(workplace, pack, words)
    number = take_pack(workplace, pack, words)
    if workplace.desk is not None and pack_at_desk(workplace) < number:
        take_pack_at_desk(workplace, pack, words)
    return number
