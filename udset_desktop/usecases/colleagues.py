"""Several coordinators of one project: whose keys the next pack names, and who is taken off it again.

Called by `usecases.projects`, `usecases.coordinating` and `usecases.root_keys`; needs the desk vault open.
A coordinator's public halves lie in the desk vault by the coordinator's id.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import AccessRefused, Finding, InputRefused
from udset_desktop.project import card as cards
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.pack import PackCoordinator
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.desk import Desk
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.workplace import Workplace

OWN_ID = "desk/id"
_COORDINATOR = "coordinator/"
_ID_LENGTH = 12


def read_card(workplace: Workplace, file: Path, code: str, role: str) -> cards.Card:
    """A card of this project and of that role, once its six words agree; else raises `InputRefused`."""
    card = cards.parse_card(read_as(FileKind.CARD, file, limit_bytes=cards.LIMIT_BYTES))
    if card.project != workplace.require_project().id:
        raise InputRefused(Finding(code="project.other_project"))
    if card.role != role:
        raise InputRefused(Finding(code="project.card_of_other_role"))
    cards.require_words(code, card.code)
    return card


def believe_coordinator(workplace: Workplace, file: Path, code: str) -> str:
    """The id of the coordinator whose keys the next pack will name."""
    desk = workplace.require_desk()
    standing.require_root(desk)
    card = read_card(workplace, file, code, cards.COORDINATOR)
    kept = PackCoordinator(receipt_public=card.public, recipient=card.recipient)
    with desk.vault.transaction():
        _keep(desk, card.id, kept)
        note_act(desk.vault, workplace.clock, Act.COORDINATOR_ADDED, coordinator=card.id)
    return card.id


def stop_sealing_to(workplace: Workplace, coordinator: str) -> None:
    """Take a coordinator off the next pack: laptops that have it seal nothing to them any more.

    What was sealed to them before stays theirs to open.  Raises `AccessRefused` without the root key,
    `InputRefused` for one who is not known.
    """
    desk = workplace.require_desk()
    standing.require_root(desk)
    colleague_at(desk, coordinator)
    with desk.vault.transaction():
        desk.vault.delete_paper(_COORDINATOR + coordinator)
        note_act(desk.vault, workplace.clock, Act.COORDINATOR_REMOVED, coordinator=coordinator)


def known_coordinators(workplace: Workplace) -> tuple[str, ...]:
    """The ids of the colleagues that this desk knows; its next pack, where it signs packs, will name them."""
    names = workplace.require_desk().vault.load_papers(_COORDINATOR)
    return tuple(sorted(name.removeprefix(_COORDINATOR) for name in names))


def colleague_at(desk: Desk, coordinator: str) -> PackCoordinator:
    """A colleague's public halves; raises `InputRefused` for one who is not known here."""
    content = desk.vault.load_paper(_COORDINATOR + coordinator)
    if content is None:
        raise InputRefused(Finding(code="project.coordinator_unknown"))
    return parse_canonical(content, PackCoordinator, where="coordinator")


def coordinators_at(desk: Desk) -> tuple[PackCoordinator, ...]:
    """Everybody's public halves, in an order that is the same at each of their desks.

    The six words of a pack go by that order.  Raises `AccessRefused` where this desk has no keys.
    """
    everybody = (_own(desk), *_colleagues(desk).values())
    return tuple(sorted(everybody, key=lambda one: one.recipient))


def learn_coordinators(desk: Desk, told: Iterable[PackCoordinator]) -> None:
    """Who coordinates by a pack that another signed: those it names, and nobody else but this desk."""
    known, own = coordinators_at(desk), _own(desk)
    named = [one for one in told if one != own]
    with desk.vault.transaction():
        for name, one in _colleagues(desk).items():
            if one not in named:
                desk.vault.delete_paper(name)
        for one in named:
            if one not in known:
                _keep(desk, sha256_hex(one.recipient.encode())[:_ID_LENGTH], one)


def _own(desk: Desk) -> PackCoordinator:
    bundle, receipt = desk.load_bundle_key(), desk.load_receipt_key()
    if bundle is None or receipt is None:
        raise AccessRefused("usecases.no_bundle_key")
    return PackCoordinator(receipt_public=receipt.public, recipient=bundle.recipient)


def _colleagues(desk: Desk) -> dict[str, PackCoordinator]:
    return {
        name: parse_canonical(content, PackCoordinator, where="coordinator")
        for name, content in desk.vault.load_papers(_COORDINATOR).items()
    }


def _keep(desk: Desk, coordinator: str, kept: PackCoordinator) -> None:
    desk.vault.save_paper(_COORDINATOR + coordinator, render_canonical(kept))
