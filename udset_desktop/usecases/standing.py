"""What a home stands on: its pack, its trust list, its definitions, the keys that write and read.

Called by the verbs of exporting, merging, projects and enrolling, after they are in memory; nothing
here is light to import.  Takes nothing from a file that was not believed before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.writer import Producer
from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.ids import LaptopId
from udset_desktop.foundation.places import Home, require_private_folder
from udset_desktop.foundation.problems import AccessRefused, Finding, InputRefused
from udset_desktop.instrument.catalogue import Catalogue, own_catalogue
from udset_desktop.instrument.model import Instrument
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.model import Project
from udset_desktop.project.pack import Pack, parse_pack
from udset_desktop.project.trust import AcceptedLaptop, Trust, revocations_in, trust_of
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.keys import AgeKey, SigningKey
from udset_desktop.store.vault_values import KeptKey
from udset_desktop.usecases.acts import Act

if TYPE_CHECKING:
    from udset_desktop.store.desk import Desk
    from udset_desktop.store.vault import Vault
    from udset_desktop.usecases.workplace import Workplace

LAPTOP_ID = "laptop/id"
LAPTOP_FORMER = "laptop/former"
LAPTOP_ORGANISATION = "laptop/organisation"
_CAME_BACK = "laptop/came_back"
LAPTOP_AGE = "laptop/age"
LAPTOP_SIGNING = "laptop/signing"
KNOWN_ROOT = "root/public"
PACK_NUMBER = "pack/number"
PACK_TOLD = "pack/told"
_FORMER_ROOTS = "root/former"
_FORMER_SIGNERS = "laptop/former_signers"
_REVOKED_SEEN = "trust/revoked_seen"
_BEHIND_SINCE = "desk/behind_since"
_PACK_NAMED = "desk/pack_named"
_PACK_LACKED = "desk/pack_lacked"
PACK_ON = "pack/written_on"
PACK_TAKEN_ON = "pack/taken_on"
_SHARING = {Act.ROOT_HANDED, Act.ROOT_TAKEN}
_OF_ROOT = {*_SHARING, Act.ROOT_RENEWED, Act.ROOT_CHANGED}


def site_folder(home: Home) -> Path:
    """Where a home keeps definitions that are the site's own."""
    return home.folder / "instruments"


def catalogue_of(home: Home) -> Catalogue:
    """The program's definitions and the site's."""
    folder = site_folder(home)
    return Catalogue((folder,)) if folder.is_dir() else own_catalogue()


def definitions_of(home: Home) -> Mapping[str, Instrument]:
    """Every definition known in a home, by "id/version"; each is read when it is first asked for."""
    return _Definitions(catalogue_of(home))


class _Definitions(Mapping[str, Instrument]):
    """The catalogue as a mapping: reading and checking a definition takes a twentieth of a second."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._keys = tuple(one.key for one in catalogue.listed())

    def __getitem__(self, key: str) -> Instrument:
        if key not in self._keys:
            raise KeyError(key)
        return self._catalogue.by_key(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def keep_site_files(home: Home, pack: Pack) -> None:
    """Put the pack's own definitions where `catalogue_of` finds them; names were checked by the pack."""
    for instrument in pack.instruments:
        for name, text in sorted(instrument.files.items()):
            folder = site_folder(home) / instrument.id / instrument.version
            require_private_folder(folder)
            write_file(folder / name, text.encode())


def pack_in(vault: Vault) -> Pack | None:
    """The pack in force on a laptop, verified again; None before enrolment."""
    kept = vault.load_pack()
    return None if kept is None else parse_pack(kept.content)


def require_pack(vault: Vault) -> Pack:
    """The pack in force; raises `InputRefused` on a laptop that has not joined a project."""
    pack = pack_in(vault)
    if pack is None:
        raise InputRefused(Finding(code="usecases.not_enrolled"))
    return pack


def project_today(workplace: Workplace) -> Project:
    """The project that a laptop has joined, as it holds today; raises `InputRefused` before it joined."""
    return require_pack(workplace.require_vault()).project.on(workplace.clock.today_on())


def project_in(vault: Vault) -> Project | None:
    """The project a laptop has joined."""
    pack = pack_in(vault)
    return None if pack is None else pack.project


def project_at(desk: Desk) -> Project | None:
    """The project begun at a desk."""
    content = desk.load_project()
    return None if content is None else parse_canonical(content, Project, where="project")


def keep_project(desk: Desk, project: Project) -> None:
    """Keep the project's settings in the desk vault."""
    desk.save_project(render_canonical(project))


def producer_of(vault: Vault) -> Producer:
    """The laptop as the writer of bundles; raises `InputRefused` before enrolment."""
    pack = require_pack(vault)
    laptop = vault.load_setting(LAPTOP_ID)
    age, signing = vault.load_key(LAPTOP_AGE), vault.load_key(LAPTOP_SIGNING)
    if not isinstance(laptop, str) or age is None or signing is None:
        raise InputRefused(Finding(code="usecases.not_enrolled"))
    return Producer(
        laptop=LaptopId(laptop),
        age=AgeKey(secret=age.secret, recipient=age.public),
        signing=SigningKey(secret=signing.secret, public=signing.public),
        pack=pack.number,
        coordinators=pack.recipients,
    )


def own_ids(vault: Vault) -> frozenset[str]:
    """The number of this laptop, and those it had before it was restored from a backup."""
    now, former = vault.load_setting(LAPTOP_ID), vault.load_setting(LAPTOP_FORMER)
    return frozenset(
        (*([now] if isinstance(now, str) else ()), *(former if isinstance(former, list) else ()))
    )


def keep_came_back(vault: Vault, records: Iterable[str]) -> None:
    """Keep which conversations came with a backup and might have left: the laptop before may send them yet."""
    vault.save_setting(_CAME_BACK, sorted({*came_back(vault), *records}))


def came_back(vault: Vault) -> frozenset[str]:
    """The conversations that may have left without this laptop's knowing; none where it was never restored."""
    told = vault.load_setting(_CAME_BACK)
    return frozenset(told) if isinstance(told, list) else frozenset()


def keep_former_key(vault: Vault) -> None:
    """Keep the key of a laptop that is to have another number, so that what was sealed to it still opens.

    Of the key it signed with only the public half is kept: nothing is signed in the name of a former number.
    """
    laptop, age = vault.load_setting(LAPTOP_ID), vault.load_key(LAPTOP_AGE)
    if isinstance(laptop, str) and age is not None:
        vault.save_key(KeptKey(name=_former_key(laptop), secret=age.secret, public=age.public))
    signing = vault.load_key(LAPTOP_SIGNING)
    if isinstance(laptop, str) and signing is not None:
        vault.save_setting(_FORMER_SIGNERS, former_signers(vault) | {laptop: signing.public})


def former_signers(vault: Vault) -> dict[str, str]:
    """The public keys this laptop signed with before it was restored, each by its former number."""
    kept = vault.load_setting(_FORMER_SIGNERS)
    return dict(kept) if isinstance(kept, dict) else {}


def opening_secrets(vault: Vault) -> tuple[str, ...]:
    """What opens files sealed to this laptop: its own key, then those of its former numbers that are kept."""
    former = (vault.load_key(_former_key(one)) for one in sorted(own_ids(vault)))
    return (producer_of(vault).age.secret, *(one.secret for one in former if one is not None))


def _former_key(laptop: str) -> str:
    return f"{LAPTOP_AGE}/{laptop}"


def learn_revoked(vault: Vault, known: Pack, pack: Pack) -> None:
    """Keep whom the pack in force, and another one that its root signed, believe no longer.

    A holder of the root who did not know of a revocation writes packs without it, and it stands all the same.
    """
    if (pack.project.id, pack.root) == (known.project.id, known.root):
        told = revocations_in((*known.trust, *pack.trust), root_public=known.root)
        seen = {*_revoked_seen(vault, known.root), *told}
        vault.save_setting(_REVOKED_SEEN, dict.fromkeys(sorted(seen), known.root))


def _revoked_seen(vault: Vault, root: str) -> tuple[str, ...]:
    kept = vault.load_setting(_REVOKED_SEEN)
    by_entry = kept if isinstance(kept, dict) else {}
    return tuple(entry for entry, signed_by in by_entry.items() if signed_by == root)


def listed_at_laptop(vault: Vault) -> Trust:
    """The trust list of the pack in force, with every revocation that its root signed and this laptop has seen."""
    pack = require_pack(vault)
    entries = (*pack.trust, *_revoked_seen(vault, pack.root))
    return trust_of(entries, project=pack.project.id, root_public=pack.root)


def trust_at_laptop(vault: Vault) -> Trust:
    """Whom the laptop believes by `listed_at_laptop`, and itself, which goes on believing its own files."""
    pack, producer = require_pack(vault), producer_of(vault)
    listed = listed_at_laptop(vault)
    itself = AcceptedLaptop(
        laptop=producer.laptop, recipient=producer.age.recipient, public=producer.signing.public
    )
    others = tuple(one for one in listed.accepted if one.laptop != producer.laptop)
    return Trust(
        project=pack.project.id,
        root_public=pack.root,
        accepted=(itself, *others),
        revoked=tuple(one for one in listed.revoked if one.laptop != producer.laptop),
    )


def root_public_at(desk: Desk) -> str:
    """The public root key that a desk goes by; raises `AccessRefused` where there is none."""
    root = desk.load_root_key()
    if root is not None:
        return root.public
    known = desk.vault.load_setting(KNOWN_ROOT)
    if not isinstance(known, str):
        raise AccessRefused("usecases.no_root_key")
    return known


def require_root(desk: Desk) -> SigningKey:
    """The root key of a desk that signs; raises `AccessRefused` where somebody else does."""
    root = desk.load_root_key()
    if root is None:
        raise AccessRefused("usecases.no_root_key")
    return root


def former_roots(desk: Desk) -> tuple[str, ...]:
    """The public roots that this desk went by before the present one."""
    told = desk.vault.load_setting(_FORMER_ROOTS)
    return tuple(told) if isinstance(told, list) else ()


def go_by_root(desk: Desk, public: str) -> None:
    """Another root from now on: what the one before signed is let go, and so is its secret half."""
    before = root_public_at(desk)
    if public == before:
        return
    with desk.vault.transaction():
        desk.vault.save_setting(_FORMER_ROOTS, [*former_roots(desk), before])
        desk.vault.save_setting(KNOWN_ROOT, public)
        desk.delete_root_key()
        desk.delete_trust_entries()


def fall_behind(vault: Vault, on: str) -> None:
    """Keep that a desk was put back as it was on a day (ISO date), until it knows what came after; "" for caught up."""
    vault.save_setting(_BEHIND_SINCE, on)
    vault.save_setting(_PACK_LACKED, 0)


def behind_since(desk: Desk) -> str:
    """The day of the backup that a desk was put back from, while it has not caught up; "" for no such thing."""
    told = desk.vault.load_setting(_BEHIND_SINCE)
    return told if isinstance(told, str) else ""


def lacked_pack(desk: Desk) -> int:
    """The number of a pack that another holder of the root key has probably written, and a desk that is behind lacks.

    0 where nobody else signs packs: then the desk itself is an older copy.
    """
    number = desk.vault.load_setting(_PACK_LACKED)
    return number if isinstance(number, int) else 0


def _is_root_shared(desk: Desk) -> bool:
    """Whether, as the log tells, another desk holds the root key that this one goes by."""
    told = [one.what for one in desk.vault.load_audit_lines() if one.what in _OF_ROOT]
    return bool(told) and told[-1] in _SHARING


def is_told_of_newer_pack(desk: Desk, number: int) -> bool:
    """Whether a bundle names a pack that a desk which signs them knows nothing of.

    Then another holder of the root key wrote it, or an older copy of this desk was put back.

    Asked once for each number, so that nobody who makes one up keeps the desk from its work.
    """
    named = desk.vault.load_setting(_PACK_NAMED)
    known = max(pack_number_at(desk), named if isinstance(named, int) else 0)
    return desk.load_root_key() is not None and number > known


def fall_behind_pack(desk: Desk, number: int, today_on: str) -> None:
    """Keep that a pack of this number is out, and that the desk knows less than whoever wrote it."""
    on = desk.vault.load_setting(PACK_TAKEN_ON) or desk.vault.load_setting(PACK_ON)
    with desk.vault.transaction():
        desk.vault.save_setting(_PACK_NAMED, number)
        fall_behind(desk.vault, on if isinstance(on, str) and on else today_on)
        desk.vault.save_setting(_PACK_LACKED, number if _is_root_shared(desk) else 0)


def require_caught_up(desk: Desk) -> None:
    """Nothing; raises `InputRefused` at a desk that may have forgotten whom it believes no longer."""
    on, number = behind_since(desk), lacked_pack(desk)
    if on and number:
        raise InputRefused(Finding(code="project.desk_lacks_pack", context={"number": number}))
    if on:
        raise InputRefused(Finding(code="project.desk_behind", context={"date": on}))


def pack_number_at(desk: Desk) -> int:
    """The number of the latest pack that a desk has signed or taken; 0 for none."""
    number = desk.vault.load_setting(PACK_NUMBER)
    return number if isinstance(number, int) else 0


def trust_at_desk(workplace: Workplace) -> Trust:
    """The trust list in the desk vault, every entry verified with the root key."""
    desk = workplace.require_desk()
    return trust_of(
        desk.load_trust_entries(),
        project=workplace.require_project().id,
        root_public=root_public_at(desk),
    )


def entry_name(entry: str) -> str:
    """A name of its own for a trust entry, the same for the same entry."""
    return sha256_hex(entry.encode())


def reading_key_at_desk(desk: Desk) -> ReadingKey:
    """The key that opens bundles at this desk; raises `AccessRefused` where there is none."""
    key = desk.load_bundle_key()
    if key is None:
        raise AccessRefused("usecases.no_bundle_key")
    return ReadingKey(secret=key.secret, recipient=key.recipient)


def reading_key_of(producer: Producer) -> ReadingKey:
    """The laptop's own key, which opens what it wrote."""
    return ReadingKey(secret=producer.age.secret, recipient=producer.age.recipient)
