"""The pack: everything a laptop needs of its project, signed by the root key.

Coordinators' public keys, the project's settings, the instruments in use with their digests (and
their files, where they are the site's own), and the trust list.  A pack is a file from a stranger
until the six words of its keys were heard, or the known root signed it with a higher number.
"""

from __future__ import annotations

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.card import require_known_format
from udset_desktop.project.checks import check_project
from udset_desktop.project.model import Project
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.project.trust import Trust, trust_of
from udset_desktop.sealing.keys import (
    SigningKey,
    require_recipient,
    require_signed,
    require_signing_public,
    sign,
    six_words,
)

FORMATS = (1, 2)
"""What packs are written in: the second holds what stands behind a switch that is on."""

LIMIT_BYTES = 8 * 1024 * 1024
_MOST_COORDINATORS = 20
_MOST_INSTRUMENTS = 40
_SITE_FILES = ("NOTES.md", "instrument.toml")


class PackCoordinator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One coordinator's public halves: what bundles are sealed to, and what signs receipts."""

    receipt_public: str
    recipient: str


class PackInstrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An instrument in use; `files` holds a site's own definition, and is empty for the program's."""

    digest: str
    files: dict[str, str]
    id: str
    version: str

    @property
    def key(self) -> str:
        """Id and version as projects name it."""
        return f"{self.id}/{self.version}"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a pack says."""

    coordinators: tuple[PackCoordinator, ...]
    format: int
    instruments: tuple[PackInstrument, ...]
    number: int
    project: Project
    root: str  # minisign public
    trust: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The six words of all its keys, to be told by telephone."""
        keys = (key for one in self.coordinators for key in (one.recipient, one.receipt_public))
        return six_words(self.root, *keys)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every coordinator's age recipient."""
        return tuple(one.recipient for one in self.coordinators)

    def trust_list(self) -> Trust:
        """The trust list it carries, verified."""
        return trust_of(self.trust, project=self.project.id, root_public=self.root)


def format_for(project: Project) -> int:
    """The oldest format that can say what a project says, so that older laptops go on reading its packs."""
    return FORMATS[1] if any(project.switches.decisions()) else FORMATS[0]


def render_pack(pack: Pack, root: SigningKey) -> bytes:
    """The file, signed with the root key."""
    document = render_canonical(pack)
    comment = f"udset pack {pack.project.id} {pack.number}"
    return render_signed("pack", SignedFile(document=document, signature=sign(document, root, comment)))


def parse_pack(content: bytes) -> Pack:
    """The pack of a file from a stranger, signed by the root it names.

    Raises `BundleRefused` and `Incompatible`.  Whether that root is ours is for the caller: by the
    six words, or `require_newer`.
    """
    signed = parse_signed(content, "pack", limit_bytes=LIMIT_BYTES)
    require_known_format(signed.document, FORMATS[-1])
    pack = parse_canonical(signed.document, Pack, where="pack.json")
    require_signing_public(pack.root)
    require_signed(signed.document, signed.signature, pack.root)
    _require_sound(pack)
    return pack


def require_newer(pack: Pack, known: Pack, *, was_told: bool = False) -> None:
    """Nothing, when the known root signed `pack` for the same project with a higher number.

    With `was_told` the six words of the pack were heard, and its root may be a new one.
    """
    if pack.project.id != known.project.id or pack.project.training != known.project.training:
        raise BundleRefused(Finding(code="project.other_project"))
    if pack.root != known.root and not was_told:
        raise BundleRefused(Finding(code="project.other_root"))
    if pack.number == known.number and pack.root == known.root and pack != known:
        raise BundleRefused(Finding(code="project.pack_twin", context={"number": pack.number}))
    if pack.number <= known.number:
        raise BundleRefused(
            Finding(code="project.pack_not_newer", context={"number": pack.number, "known": known.number})
        )


def _require_sound(pack: Pack) -> None:
    findings = list(check_project(pack.project))
    if pack.format != format_for(pack.project):
        findings.append(Finding(code="project.pack_wrong"))
    if pack.number < 1 or not 1 <= len(pack.coordinators) <= _MOST_COORDINATORS:
        findings.append(Finding(code="project.pack_wrong"))
    if len(pack.instruments) > _MOST_INSTRUMENTS or any(map(_is_odd, pack.instruments)):
        findings.append(Finding(code="project.pack_wrong"))
    if sorted(one.key for one in pack.instruments) != sorted(pack.project.instruments):
        findings.append(Finding(code="project.pack_wrong"))
    if findings:
        raise BundleRefused(findings)
    for coordinator in pack.coordinators:
        require_recipient(coordinator.recipient)
        require_signing_public(coordinator.receipt_public)
    pack.trust_list()


def _is_odd(instrument: PackInstrument) -> bool:
    # trust: these names become files of the laptop's own folder, so only the known ones may.
    return any(name not in _SITE_FILES and not _is_text_file(name) for name in instrument.files)


def _is_text_file(name: str) -> bool:
    language = name.removeprefix("text.").removesuffix(".toml")
    return (
        name == f"text.{language}.toml" and language.isalpha() and language.islower() and language.isascii()
    )
