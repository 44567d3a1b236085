"""The work behind `usecases.enrolling`: pack in, vault made, keys made, card out.

Called by `usecases.enrolling` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.ids import LaptopId, new_laptop_id
from udset_desktop.foundation.problems import Finding, Incompatible, InputRefused
from udset_desktop.interview.phrases import WORDINGS
from udset_desktop.project import card as cards
from udset_desktop.project import pack as packs
from udset_desktop.project.model import Organisation, Project
from udset_desktop.sealing.keys import new_age_key, new_signing_key
from udset_desktop.store.vault import Vault
from udset_desktop.store.vault_values import KeptKey, KeptPack
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.colleagues import known_coordinators
from udset_desktop.usecases.coordinating import CARD_SUFFIX, put_card
from udset_desktop.usecases.door_name import keep_door_name
from udset_desktop.usecases.link_keys import let_link_key_go
from udset_desktop.usecases.packs_known import is_beside, keep_pack_at, told_by_pack
from udset_desktop.usecases.unlocking import create_vault
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A laptop that has joined: its card, where it lies, and the recovery code of its vault."""

    card: cards.Card
    file: Path
    recovery_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _PackFile:
    """A pack and the very file it came in, kept so that its signature is verified at every use."""

    pack: packs.Pack
    content: bytes


def _read_pack(file: Path) -> _PackFile:
    content = read_as(FileKind.PACK, file, limit_bytes=packs.LIMIT_BYTES)
    pack = packs.parse_pack(content)
    if pack.project.wording not in WORDINGS:  # found out here, and not in somebody's kitchen
        raise Incompatible("project.wording_newer", wording=pack.project.wording)
    return _PackFile(pack=pack, content=content)


def read_pack(file: Path) -> packs.Pack:
    """A pack from a file, signed by the root it names; whose root that is, is the caller's question."""
    return _read_pack(file).pack


def join_project(
    workplace: Workplace, file: Path, words: str, *, passphrase: str, organisation: str, out: Path | None
) -> Joined:
    """The laptop enrolled; everything that can be refused is refused before the vault is made."""
    read = _read_pack(file)
    pack = read.pack
    cards.require_words(words, pack.code)
    own = _organisation_of(pack.project, organisation)
    recovery_code = create_vault(
        workplace,
        passphrase,
        recipient=(own.recovery_public if own else "") or None,
        training=pack.project.training,
    )
    vault = workplace.require_vault()
    with vault.transaction():
        keep_new_keys(vault)
        vault.save_setting(standing.LAPTOP_ORGANISATION, own.code if own else "")
        _keep_pack(workplace, vault, read)
    standing.keep_site_files(workplace.home, pack)
    workplace.project = pack.project
    keep_door_name(workplace)
    card, content = card_of(vault)
    return Joined(
        card=card,
        file=put_card(content, f"{card.id}{CARD_SUFFIX}", out or file.parent, instead=workplace.vault_folder),
        recovery_code=recovery_code,
    )


def card_of(vault: Vault) -> tuple[cards.Card, bytes]:
    """The laptop's card and its file; raises `InputRefused` before enrolment."""
    producer = standing.producer_of(vault)
    organisation = vault.load_setting(standing.LAPTOP_ORGANISATION)
    card = cards.Card(
        id=producer.laptop,
        organisation=organisation if isinstance(organisation, str) else "",
        project=standing.require_pack(vault).project.id,
        public=producer.signing.public,
        recipient=producer.age.recipient,
    )
    return card, cards.render_card(card, producer.signing)


def keep_new_keys(vault: Vault) -> LaptopId:
    """The number by which this laptop is known from now on, kept with two keys of its own."""
    laptop, age, signing = new_laptop_id(), new_age_key(), new_signing_key()
    with vault.transaction():
        vault.save_setting(standing.LAPTOP_ID, laptop)
        vault.save_key(KeptKey(name=standing.LAPTOP_AGE, secret=age.secret, public=age.recipient))
        vault.save_key(KeptKey(name=standing.LAPTOP_SIGNING, secret=signing.secret, public=signing.public))
    return laptop


def take_pack(workplace: Workplace, file: Path, words: str = "") -> int:
    """The number of a newer pack of the same project, now in force.

    With the six `words` of a pack, told by telephone, its root may be a new one.  Whom a pack of the known root
    believes no longer is not believed from now on, also where the pack is refused as not newer.
    """
    vault = workplace.require_vault()
    read = _read_pack(file)
    pack = read.pack
    if words:
        cards.require_words(words, pack.code)
    known = standing.require_pack(vault)
    standing.learn_revoked(vault, known, pack)
    packs.require_newer(pack, known, was_told=bool(words))
    with vault.transaction():
        _keep_pack(workplace, vault, read)
        if pack.root != known.root:
            note_act(vault, workplace.clock, Act.ROOT_CHANGED, number=pack.number)
    standing.keep_site_files(workplace.home, pack)
    workplace.project = pack.project
    keep_door_name(workplace)
    return pack.number


def pack_number(workplace: Workplace) -> int:
    """The pack in force on this laptop, or at a desk that may be given one by another; 0 for neither."""
    if workplace.vault is not None:
        pack = standing.pack_in(workplace.require_vault())
        return 0 if pack is None else pack.number
    if workplace.desk is None or not known_coordinators(workplace):
        return 0
    return standing.pack_number_at(workplace.require_desk())


def pack_at_desk(workplace: Workplace) -> int:
    """The latest pack that the open desk has signed or taken; 0 for none."""
    return standing.pack_number_at(workplace.require_desk())


def take_pack_at_desk(workplace: Workplace, file: Path, words: str = "") -> int:
    """The same for a coordinator: a pack that another holder of the root key has signed."""
    desk = workplace.require_desk()
    pack = _read_pack(file).pack
    known = standing.pack_number_at(desk)
    if pack.project.id != workplace.require_project().id:
        raise InputRefused(Finding(code="project.other_project"))
    if words:
        cards.require_words(words, pack.code)
    elif pack.root != standing.root_public_at(desk):
        raise InputRefused(Finding(code="project.other_root"))
    if pack.number <= known:
        context: dict[str, str | int] = {"number": pack.number, "known": known}
        code = "project.pack_beside" if is_beside(desk, pack) else "project.pack_not_newer"
        raise InputRefused(Finding(code=code, context=context))
    with desk.vault.transaction():
        if pack.root != standing.root_public_at(desk):
            standing.go_by_root(desk, pack.root)
            note_act(desk.vault, workplace.clock, Act.ROOT_CHANGED, number=pack.number)
        keep_pack_at(desk, pack)
        desk.vault.save_setting(standing.PACK_TAKEN_ON, workplace.clock.today_on().isoformat())
        # What this desk signed and the other did not know of is said by no pack yet.
        is_all = standing.trust_at_desk(workplace) == pack.trust_list()
        desk.vault.save_setting(standing.PACK_TOLD, told_by_pack(desk, pack.project) if is_all else "")
        note_act(desk.vault, workplace.clock, Act.PACK_TAKEN, number=pack.number)
    standing.keep_site_files(workplace.home, pack)
    workplace.project = pack.project
    keep_door_name(workplace)
    return pack.number


def _organisation_of(project: Project, code: str) -> Organisation | None:
    known = {one.code: one for one in project.organisations}
    if not code and len(known) > 1:
        # Without one the vault would have no way back in through an organisation, and nobody would notice.
        raise InputRefused(
            Finding(code="project.organisation_needed", context={"organisations": ", ".join(known)})
        )
    if not code:
        return project.organisations[0] if known else None
    if code not in known:
        raise InputRefused(Finding(code="project.organisation_unknown"))
    return known[code]


def _keep_pack(workplace: Workplace, vault: Vault, read: _PackFile) -> None:
    at_utc = workplace.clock.now_utc().isoformat()
    with vault.transaction():
        vault.save_pack(KeptPack(number=read.pack.number, content=read.content, at_utc=at_utc))
        note_act(vault, workplace.clock, Act.PACK_TAKEN, number=read.pack.number)
        let_link_key_go(vault, read.pack.project, workplace.clock)
