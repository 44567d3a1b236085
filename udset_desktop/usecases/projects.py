"""The coordinator's side: a project, its keys, its pack, and which laptops it believes.

Called by the faces and by `simulation`.  Private halves lie in the desk vault and nowhere else; an
organisation's recovery key never does.  Light to import; the work is in `usecases.coordinating`.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.project.model import Project
from udset_desktop.usecases.workplace import Workplace

_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """A project just begun: what it is, and the recovery code of its desk vault, shown once."""

    project: Project
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPack:
    """A pack in its place, and the six words to tell by telephone."""

    file: Path
    number: int
    code: str
    keyless: tuple[str, ...] = ()  # organisations that could not open a laptop which joins now


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """The newest pack that a desk knows again, and whether its pool could be asked who is believed no longer.

    `told` is what a pack beside the desk's own said more, and what a human has to look at.
    """

    number: int
    pool_asked: bool
    told: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCard:
    """A coordinator's card in its place, its six words, and the recovery code, shown once."""

    file: Path
    coordinator: str
    code: str
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLaptop:
    """One laptop of the trust list, as the Project page shows it."""

    laptop: str
    organisation: str
    replaces: str
    last_number: int | None  # of a revoked laptop: the last bundle number still accepted


def new_project(workplace: Workplace, name: str, *, passphrase: str, training: bool = False) -> NewProject:
    """A project with its root, bundle and receipt keys in a new desk vault."""
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.coordinating import begin_project  # noqa: PLC0415

    recovery_code = begin_project(workplace, name, passphrase=passphrase, training=training)
    return NewProject(project=workplace.require_settings(), recovery_code=recovery_code)


def set_project(workplace: Workplace, file: Path) -> Project:
    """The project with its settings taken from a project file; refuses with every finding."""
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import take_settings  # noqa: PLC0415

    return take_settings(workplace, file)


def write_pack(workplace: Workplace, out: Path) -> WrittenPack:
    """The next pack, signed by the root key, in a new file; without the file no number is used up."""
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import (  # noqa: PLC0415
        sign_pack,
        without_recovery_key,
        write_new,
    )

    written: Path | None = None
    try:
        with workplace.require_desk().vault.transaction():
            pack, content = sign_pack(workplace)
            written = write_new(out, content)
    except BaseException:
        if written is not None:
            # The number could not be kept, so the file must not go out under it either.
            with contextlib.suppress(OSError):
                written.unlink()
        raise
    return WrittenPack(file=out, number=pack.number, code=pack.code, keyless=without_recovery_key(workplace))


def catch_up(workplace: Workplace, pack: Path | None = None, *, words: str = "") -> CaughtUp:
    """A desk put back from a backup up to date again, by the newest pack that is out and by its pool.

    Without `pack` where none was written since the backup.  One that another holder of the root key wrote beside
    this desk's own is taken in as well: the next pack says what both say.  `words` are a pack's six, where its root is a new one.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.catching_up import bring_up_to_date  # noqa: PLC0415

    number, pool_asked, told = bring_up_to_date(workplace, pack, words)
    return CaughtUp(number=number, pool_asked=pool_asked, told=told)


def would_change(workplace: Workplace, pack: Path) -> tuple[Finding, ...]:
    """What of this desk's settings and coordinators would be otherwise once it takes a newer pack; changes nothing."""
    # late: as in `new_project`.
    from udset_desktop.usecases import pack_changes  # noqa: PLC0415

    return pack_changes.would_change(workplace, pack)


def accept_card(workplace: Workplace, card: Path, code: str, *, replaces: str = "") -> str:
    """The laptop's id, once its card and the six words told agree; it is believed from now on.

    `replaces` names the laptop whose records this one may go on with.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import believe_laptop  # noqa: PLC0415

    return believe_laptop(workplace, card, code, replaces)


def revoke(workplace: Workplace, laptop: str, *, last_number: int | None = None) -> int:
    """The last bundle number still accepted of a laptop that is believed no longer.

    Without a number it is the last bundle that came in; a laptop revoked before keeps its number.
    A revocation is never taken back or widened.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import stop_believing  # noqa: PLC0415

    return stop_believing(workplace, laptop, last_number)


def vouch(workplace: Workplace, laptop: str, number: int) -> None:
    """Somebody has asked: this late bundle of a laptop that is believed no longer was on its way before.

    Raises `InputRefused` where there is nothing to vouch for.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import vouch_for_late  # noqa: PLC0415

    vouch_for_late(workplace, laptop, number)


def bundle_number(text: str) -> int:
    """A bundle number as somebody typed it; raises `InputRefused` for anything but a whole number."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_NUMBER):
        raise InputRefused(Finding(code="project.number_wrong"))
    return int(plain)


def known_laptops(workplace: Workplace) -> tuple[KnownLaptop, ...]:
    """Every laptop the project has accepted, revoked or not."""
    # late: as in `new_project`.
    from udset_desktop.usecases.standing import trust_at_desk  # noqa: PLC0415

    trust = trust_at_desk(workplace)
    return tuple(
        KnownLaptop(
            laptop=one.laptop,
            organisation=one.organisation,
            replaces=one.replaces,
            last_number=trust.last_number(one.laptop),
        )
        for one in trust.accepted
    )


def join_as_coordinator(
    workplace: Workplace, pack: Path, words: str, *, passphrase: str, card: Path | None = None
) -> WrittenCard:
    """A second coordinator's own keys in a new desk vault, and the card that tells them to the first.

    The card lies beside the pack or at `card`, which may be a folder; where it cannot be written
    there, in the desk's own folder.  `WrittenCard.file` says where.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.coordinating import CARD_SUFFIX, join_desk, put_card  # noqa: PLC0415

    made, content, recovery_code = join_desk(workplace, pack, words, passphrase=passphrase)
    file = put_card(
        content, f"{made.id}{CARD_SUFFIX}", card or pack.parent, instead=workplace.home.desk_folder
    )
    return WrittenCard(file=file, coordinator=made.id, code=made.code, recovery_code=recovery_code)


def add_coordinator(workplace: Workplace, card: Path, code: str) -> str:
    """The coordinator's id, once card and six words agree; the next pack names their keys."""
    # late: as in `new_project`.
    from udset_desktop.usecases.colleagues import believe_coordinator  # noqa: PLC0415

    return believe_coordinator(workplace, card, code)


def remove_coordinator(workplace: Workplace, coordinator: str) -> None:
    """Take a coordinator off the next pack; laptops that have it seal nothing to them any more."""
    # late: as in `new_project`.
    from udset_desktop.usecases.colleagues import stop_sealing_to  # noqa: PLC0415

    stop_sealing_to(workplace, coordinator)


def hand_root_key(workplace: Workplace, coordinator: str, out: Path) -> None:
    """The root key in a file for this one coordinator, who signs packs and trust too from then on."""
    # late: as in `new_project`.
    from udset_desktop.usecases.root_keys import hand_root  # noqa: PLC0415

    hand_root(workplace, coordinator, out)


def take_root_key(workplace: Workplace, file: Path) -> None:
    """The root key from the file that another holder wrote for this desk."""
    # late: as in `new_project`.
    from udset_desktop.usecases.root_keys import take_root  # noqa: PLC0415

    take_root(workplace, file)


def new_root_key(workplace: Workplace) -> None:
    """Another root key of this project, for one that is lost or may be in the wrong hands.

    The next pack has new six words, and every laptop takes it only with them.
    """
    # late: as in `new_project`.
    from udset_desktop.usecases.root_keys import begin_new_root  # noqa: PLC0415

    begin_new_root(workplace)


def known_colleagues(workplace: Workplace) -> tuple[str, ...]:
    """The ids of the coordinators beside this one, as far as this desk knows them."""
    # late: as in `new_project`.
    from udset_desktop.usecases.colleagues import known_coordinators  # noqa: PLC0415

    return known_coordinators(workplace)
