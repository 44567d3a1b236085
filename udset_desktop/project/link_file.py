"""The link key on its way from the post that decided to the laptops, and on the paper that post keeps.

Sealed to each accepted laptop alone, so a coordinator who carries the file cannot read it; signed by
the post, so a coordinator who makes one of their own is noticed.  Whose signature it must be is settled
by six words, told by telephone from the post to whoever uses the laptop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.card import FORMAT, require_known_format
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.sealing.keys import (
    SigningKey,
    new_signing_key,
    open_sealed,
    require_signed,
    require_signing_public,
    seal,
    sign,
    six_words,
)
from udset_desktop.sealing.pseudonym import new_link_key

LIMIT_BYTES = 64 * 1024
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKey:
    """What the post holds: the key that makes pseudonyms, and the key that says it comes from them."""

    project: str
    key: bytes = field(repr=False)
    signing: SigningKey

    @property
    def code(self) -> str:
        """The six words of the post, to be told by telephone to every laptop."""
        return code_of(self.signing.public)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLinkKey:
    """What a laptop holds: the key, and whose it is."""

    project: str
    key: bytes = field(repr=False)
    public: str


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: int = FORMAT
    key: str
    project: str
    public: str


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: int = FORMAT
    key: str
    project: str
    public: str
    secret: str


def make_link_key(project: str) -> LinkKey:
    """A fresh link key of a project."""
    return LinkKey(project=project, key=new_link_key(), signing=new_signing_key())


def code_of(public: str) -> str:
    """The six words that stand for a post's signing key."""
    return six_words(public)


def render_kept(link: LinkKey, words: str) -> bytes:
    """The page that the post keeps, with `words` above what matters."""
    kept = _Kept(
        key=link.key.hex(), project=link.project, public=link.signing.public, secret=link.signing.secret
    )
    told = "".join(f"# {line}\n" for line in words.splitlines())
    return told.encode() + render_canonical(kept) + b"\n"


def parse_kept(content: bytes) -> LinkKey:
    """The link key of the post's page; raises `BundleRefused` for anything else."""
    lines = [line for line in content.splitlines() if line.strip() and not line.startswith(b"#")]
    if len(content) > LIMIT_BYTES or len(lines) != 1:
        raise BundleRefused(Finding(code="project.not_readable", where="link"))
    require_known_format(lines[0])
    kept = parse_canonical(lines[0], _Kept, where="link")
    signing = SigningKey(secret=kept.secret, public=kept.public)
    _require_sound(kept.key, kept.public)
    return LinkKey(project=kept.project, key=bytes.fromhex(kept.key), signing=signing)


def seal_link(link: LinkKey, recipients: Sequence[str]) -> bytes:
    """The file for the laptops, each of which opens it with its own key."""
    told = _Told(key=link.key.hex(), project=link.project, public=link.signing.public)
    document = render_canonical(told)
    signature = sign(document, link.signing, f"udset link {link.project}")
    return seal(render_signed("link", SignedFile(document=document, signature=signature)), recipients)


def open_link(sealed: bytes, secret: str) -> HeldLinkKey:
    """The link key of a file from a stranger, signed by the post it names.

    Raises `AccessRefused` where it was sealed to other laptops, `BundleRefused` and `Incompatible`.
    """
    content = open_sealed(sealed, secret, LIMIT_BYTES)
    signed = parse_signed(content, "link", limit_bytes=LIMIT_BYTES)
    require_known_format(signed.document)
    told = parse_canonical(signed.document, _Told, where="link")
    _require_sound(told.key, told.public)
    require_signed(signed.document, signed.signature, told.public)
    return HeldLinkKey(project=told.project, key=bytes.fromhex(told.key), public=told.public)


def _require_sound(key: str, public: str) -> None:
    if not _KEY.fullmatch(key):
        raise BundleRefused(Finding(code="project.not_readable", where="link"))
    require_signing_public(public)
