"""A laptop's card: who it is by its two public keys, signed by itself.

Made at enrolment, carried to the coordinator, believed only after its six words were heard by
telephone; the words are never in the file.  A coordinator who joins sends a card of the same form.
"""

from __future__ import annotations

import re

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding, Incompatible, InputRefused
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.sealing.keys import (
    SigningKey,
    is_same_words,
    require_recipient,
    require_signed,
    require_signing_public,
    sign,
    six_words,
)

FORMAT = 1
LAPTOP = "laptop"
COORDINATOR = "coordinator"
LIMIT_BYTES = 16 * 1024
_ID = re.compile(r"[0-9a-f]{12}")
_PROJECT = re.compile(r"[0-9a-f]{16}")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}|")


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a card says; `id` is the laptop's, or the coordinator's own."""

    format: int = FORMAT
    id: str
    organisation: str
    project: str
    public: str  # minisign
    recipient: str  # age
    role: str = LAPTOP

    @property
    def code(self) -> str:
        """The six words of its keys, to be told by telephone."""
        return six_words(self.recipient, self.public)


def render_card(card: Card, key: SigningKey) -> bytes:
    """The file, signed with the card's own key, which proves that its owner has the secret half."""
    document = render_canonical(card)
    return render_signed(
        "card", SignedFile(document=document, signature=sign(document, key, f"udset card {card.id}"))
    )


def parse_card(content: bytes) -> Card:
    """The card of a file from a stranger; raises `BundleRefused` and `Incompatible`."""
    signed = parse_signed(content, "card", limit_bytes=LIMIT_BYTES)
    require_known_format(signed.document)
    card = parse_canonical(signed.document, Card, where="card.json")
    if (
        not _ID.fullmatch(card.id)
        or not _PROJECT.fullmatch(card.project)
        or not _CODE.fullmatch(card.organisation)
        or card.role not in {LAPTOP, COORDINATOR}
    ):
        raise BundleRefused(Finding(code="project.card_wrong"))
    require_recipient(card.recipient)
    require_signing_public(card.public)
    require_signed(signed.document, signed.signature, card.public)
    return card


class _Format(msgspec.Struct):
    format: int


def require_known_format(document: bytes, newest: int = FORMAT) -> None:
    """Nothing, unless a newer program made the document: then raises `Incompatible`."""
    try:
        told = msgspec.json.decode(document, type=_Format)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise BundleRefused(Finding(code="project.not_readable")) from None
    if told.format > newest:
        raise Incompatible("project.newer_file")
    if told.format < 1:
        raise BundleRefused(Finding(code="project.not_readable"))


def require_words(told: str, expected: str) -> None:
    """Nothing, when the words heard are the words of the keys; else raises `InputRefused`."""
    if not is_same_words(told, expected):
        raise InputRefused(Finding(code="project.words_differ"))
