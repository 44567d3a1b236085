"""The root key in more than one hand, and a new one in place of one that is lost or in the wrong hands.

Called by the faces through `usecases.projects`; needs the desk vault open.  A second holder signs packs
and trust just as the first does.  A new root is believed like the first was: by the six words of its
pack, told by telephone.  No root key is ever written but sealed to one coordinator's bundle key.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding, InputRefused
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.card import FORMAT
from udset_desktop.project.pack import PackCoordinator
from udset_desktop.project.trust import Trust, sign_acceptance, sign_revocation
from udset_desktop.sealing.keys import SigningKey, new_signing_key, open_sealed, require_signed, seal, sign
from udset_desktop.store.desk import Desk
from udset_desktop.usecases import standing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.colleagues import colleague_at, coordinators_at, learn_coordinators
from udset_desktop.usecases.workplace import Workplace

LIMIT_BYTES = 64 * 1024


class _HandedRoot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    coordinators: tuple[PackCoordinator, ...]
    format: int = FORMAT
    number: int
    project: str
    public: str
    secret: str


def hand_root(workplace: Workplace, coordinator: str, out: Path) -> None:
    """The root key in a new file that this one coordinator alone can open, and may sign with from then on.

    Raises `AccessRefused` without the root key, `InputRefused` for a coordinator who is not known.
    """
    desk = workplace.require_desk()
    root = standing.require_root(desk)
    taker = colleague_at(desk, coordinator)
    handed = _HandedRoot(
        coordinators=coordinators_at(desk),
        number=standing.pack_number_at(desk),
        project=workplace.require_project().id,
        public=root.public,
        secret=root.secret,
    )
    with desk.vault.transaction():
        note_act(desk.vault, workplace.clock, Act.ROOT_HANDED, coordinator=coordinator)
        write_file(out, seal(render_canonical(handed), [taker.recipient]), replace=False)


def take_root(workplace: Workplace, file: Path) -> None:
    """The root key that another holder sealed to this desk; it signs packs and trust from now on.

    Raises `AccessRefused` for a file meant for somebody else, `BundleRefused` and `InputRefused` for one
    that is damaged, of another project, or of another root than this desk goes by.
    """
    desk = workplace.require_desk()
    own = desk.load_bundle_key()
    if own is None:
        raise AccessRefused("usecases.no_bundle_key")
    content = open_sealed(read_as(FileKind.ROOT, file, limit_bytes=LIMIT_BYTES), own.secret, LIMIT_BYTES)
    handed = parse_canonical(content, _HandedRoot, where="root")
    project = workplace.require_project()
    if handed.project != project.id or handed.public != standing.root_public_at(desk):
        raise InputRefused(Finding(code="project.other_project"))
    root = SigningKey(secret=handed.secret, public=handed.public)
    _require_whole(root)
    with desk.vault.transaction():
        desk.save_root_key(root)
        desk.raise_pack_number(handed.number)
        learn_coordinators(desk, handed.coordinators)
        note_act(desk.vault, workplace.clock, Act.ROOT_TAKEN)


def begin_new_root(workplace: Workplace) -> None:
    """Another root key of the same project, with everything that was trusted signed anew.

    For any coordinator, also one who held no root: where the only holder is gone, or the old root may be
    in the wrong hands.  Laptops and desks take the next pack only with its six words; what the old root
    signs is believed by nobody who has it.
    """
    desk = workplace.require_desk()
    coordinators_at(desk)
    standing.require_caught_up(desk)
    trust = standing.trust_at_desk(workplace)
    number = standing.pack_number_at(desk)
    root = new_signing_key()
    with desk.vault.transaction():
        standing.go_by_root(desk, root.public)
        desk.save_root_key(root)
        _sign_anew(desk, trust, root)
        desk.raise_pack_number(number)
        desk.vault.save_setting(standing.PACK_TOLD, "")
        note_act(desk.vault, workplace.clock, Act.ROOT_RENEWED)


def _sign_anew(desk: Desk, trust: Trust, root: SigningKey) -> None:
    """The trust list as `standing.go_by_root` emptied it, signed by another root."""
    for known in trust.accepted:
        entry = sign_acceptance(known, project=trust.project, root=root)
        desk.save_trust_entry(f"accepted/{known.laptop}", entry)
    for revoked in trust.revoked:
        entry = sign_revocation(revoked, project=trust.project, root=root)
        desk.save_trust_entry(f"revoked/{revoked.laptop}/{revoked.last_number:09d}", entry)


def _require_whole(root: SigningKey) -> None:
    """Both halves are of one key; a holder whose packs nobody believes would find out too late."""
    try:
        require_signed(b"udset root", sign(b"udset root", root, "udset root"), root.public)
    except (BundleRefused, ValueError) as problem:
        raise BundleRefused(Finding(code="project.not_readable")) from problem
