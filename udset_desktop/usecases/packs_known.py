"""The packs that a desk knows, and what it learns from one that another holder of the root key wrote.

Called by `usecases.coordinating`, `joining` and `catching_up`; needs the desk vault open.  Two holders who do
not have each other's packs may write two under one number: the second is a pack beside the one known here.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding, Severity
from udset_desktop.project.canonical import render_canonical
from udset_desktop.project.model import Project
from udset_desktop.project.pack import Pack
from udset_desktop.project.trust import Trust, revocations_in, trust_of
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.store.desk import Desk
from udset_desktop.usecases import standing
from udset_desktop.usecases.colleagues import coordinators_at, learn_coordinators
from udset_desktop.usecases.named_places import keep_named
from udset_desktop.usecases.workplace import Workplace

_PACK = "pack/known/"


def told_by_pack(desk: Desk, project: Project) -> str:
    """What a pack of now would say, as a digest; its number apart."""
    parts = (
        render_canonical(project),
        *(render_canonical(one) for one in coordinators_at(desk)),
        *(entry.encode() for entry in sorted(desk.load_trust_entries())),
    )
    return sha256_hex(b"\n".join(parts))


def keep_known(desk: Desk, pack: Pack) -> None:
    """Remember a pack that was signed or taken here: which one it is, and what it lets be named."""
    desk.vault.save_setting(f"{_PACK}{pack.number}", _digest_of(pack))
    keep_named(desk.vault, pack.number, pack.project)


def keep_pack_at(desk: Desk, pack: Pack) -> None:
    """What a desk learns from a pack that another signed: settings, coordinators, the trust list."""
    standing.keep_project(desk, pack.project)
    desk.vault.save_setting(standing.PACK_NUMBER, pack.number)
    keep_known(desk, pack)
    desk.raise_pack_number(pack.number)
    learn_coordinators(desk, pack.coordinators)
    _save_trust(desk, pack.trust)


def is_beside(desk: Desk, pack: Pack) -> bool:
    """Whether a pack of this desk's root is another one than the desk knows under its number.

    Of a number that it never knew, or knew before it noted which pack that was: whether it says more of whom
    the project believes.
    """
    if pack.root != standing.root_public_at(desk):
        return False
    known = desk.vault.load_setting(f"{_PACK}{pack.number}")
    if isinstance(known, str):
        return known != _digest_of(pack)
    own = trust_of(desk.load_trust_entries(), project=pack.project.id, root_public=pack.root)
    return _joined(desk, pack) != own


def learn_beside(workplace: Workplace, pack: Pack) -> tuple[Finding, ...]:
    """Take what a pack beside this desk's says more; gives what was learnt, and what a human has to look at.

    A revocation and an acceptance only add, and so do a site's own questions.  Who reads bundles, and what the
    project's settings are, stays as it is here: those two holders decided differently.
    """
    desk = workplace.require_desk()
    before = standing.trust_at_desk(workplace)
    told, entries = tuple(_told(desk, pack, workplace.require_settings())), pack.trust
    if _joined(desk, pack) is None:
        # One laptop, accepted in two ways: no acceptance is taken, but every revocation.
        entries = revocations_in(pack.trust, root_public=pack.root)
        told = (*told, _note("project.beside_clash", {"number": pack.number}))
    with desk.vault.transaction():
        _save_trust(desk, entries)
    catalogue = standing.catalogue_of(workplace.home)
    new = tuple(one for one in pack.instruments if not catalogue.has(one.id, one.version))
    standing.keep_site_files(workplace.home, msgspec.structs.replace(pack, instruments=new))
    laptops, revoked = _counted(before, standing.trust_at_desk(workplace))
    context: dict[str, str | int] = {"number": pack.number, "laptops": laptops, "revoked": revoked}
    return (_note("project.beside_learnt", context), *told)


def _told(desk: Desk, pack: Pack, project: Project) -> Iterator[Finding]:
    if set(pack.coordinators) != set(coordinators_at(desk)):
        yield _note("project.beside_coordinators", {"number": pack.number})
    if pack.project != project:
        yield _note("project.beside_settings", {"number": pack.number})


def _note(code: str, context: dict[str, str | int]) -> Finding:
    return Finding(code=code, context=context, severity=Severity.NOTE)


def _joined(desk: Desk, pack: Pack) -> Trust | None:
    """What desk and pack say together; None where they accept one laptop in two ways."""
    entries = (*desk.load_trust_entries(), *pack.trust)
    try:
        return trust_of(entries, project=pack.project.id, root_public=pack.root)
    except BundleRefused:
        return None


def _counted(before: Trust, after: Trust) -> tuple[int, int]:
    """How many laptops are accepted, or accepted in place of another, and how many are believed less, than before."""
    laptops = sum(one not in before.accepted for one in after.accepted)
    ends = {
        one.laptop for one in after.revoked if before.last_number(one.laptop) != after.last_number(one.laptop)
    }
    return laptops, len(ends)


def _save_trust(desk: Desk, entries: tuple[str, ...]) -> None:
    for entry in entries:
        desk.save_trust_entry(f"pack/{standing.entry_name(entry)}", entry)


def _digest_of(pack: Pack) -> str:
    return sha256_hex(render_canonical(pack))
