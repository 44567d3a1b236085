"""The link key on a laptop: taken from the post's file, used while linking is on, destroyed when it ends.

Called by the faces, `usecases.outgoing`, `usecases.unlocking` and `usecases.joining`.  How the key is
made is `usecases.linking`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.clock import Clock
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.project.model import Project
from udset_desktop.project.switches import Linking
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the type must not load the database layer.
    from udset_desktop.store.vault import Vault

LINK_KEY = "link/key"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStanding:
    """Whether this laptop has the key that joins visits, and the last day of linking (ISO)."""

    has_key: bool
    until: str


def take_link_key(workplace: Workplace, file: Path, words: str = "") -> None:
    """The link key in this laptop's vault; from now on people with a reference are joined.

    The post's six `words` are needed once, and again only for another post's key.
    """
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.project.card import require_words  # noqa: PLC0415
    from udset_desktop.project.link_file import LIMIT_BYTES, code_of, open_link  # noqa: PLC0415
    from udset_desktop.store.vault_values import KeptKey  # noqa: PLC0415
    from udset_desktop.usecases.standing import producer_of, project_today  # noqa: PLC0415

    vault, project = workplace.require_vault(), project_today(workplace)
    if not project.switches.linking:
        raise InputRefused(Finding(code="linking.not_on"))
    held = open_link(read_file(file, limit_bytes=LIMIT_BYTES), producer_of(vault).age.secret)
    if held.project != project.id:
        raise InputRefused(Finding(code="project.other_project"))
    known = vault.load_key(LINK_KEY)
    if known is None or known.public != held.public:
        if not words.strip():
            raise InputRefused(Finding(code="linking.words_needed"))
        require_words(words, code_of(held.public))
    with vault.transaction():
        vault.save_key(KeptKey(name=LINK_KEY, secret=held.key.hex(), public=held.public))
        note_act(vault, workplace.clock, Act.LINK_KEY_TAKEN)


def link_standing(workplace: Workplace) -> LinkStanding | None:
    """How joining visits stands on this laptop; None where the project does not join them, or this is no laptop."""
    # late: as in `take_link_key`
    from udset_desktop.usecases.standing import LAPTOP_ID, project_today  # noqa: PLC0415

    vault = workplace.vault
    if vault is None or vault.load_setting(LAPTOP_ID) is None:
        return None
    linking = project_today(workplace).switches.linking
    if not linking:
        return None
    until = linking.until if isinstance(linking, Linking) else ""
    return LinkStanding(has_key=has_link_key(vault), until=until)


def has_link_key(vault: Vault) -> bool:
    """Whether a link key lies in the vault."""
    return vault.load_key(LINK_KEY) is not None


def link_key_in(vault: Vault, project: Project) -> bytes | None:
    """The key that joins visits, while the project's switch is on; None without one."""
    kept = vault.load_key(LINK_KEY) if project.switches.linking else None
    return None if kept is None else bytes.fromhex(kept.secret)


def let_link_key_go(vault: Vault, project: Project | None, clock: Clock) -> bool:
    """Whether a link key was destroyed, because the project's linking is off or over."""
    if project is None or project.on(clock.today_on()).switches.linking or not has_link_key(vault):
        return False
    with vault.transaction():
        vault.delete_key(LINK_KEY)
        note_act(vault, clock, Act.LINK_KEY_DESTROYED)
    return True
