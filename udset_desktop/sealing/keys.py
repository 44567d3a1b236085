"""Keys that seal (age) and keys that sign (minisign), and the six words that name them by telephone.

Called by `sealing.slots`, `project`, `bundle` and the verbs around them.  Works on bytes in memory:
nothing here opens a file, and no secret half is ever put in an error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import minisign
import pyrage
from pyrage import x25519

from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding
from udset_desktop.foundation.resources import read_resource_text

WORDS_TOLD = 6
_WORD_BITS = 11
_PIECE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeKey:
    """A key that content is sealed to: `recipient` may be told, `secret` stays in a vault."""

    secret: str = field(repr=False)
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A minisign key: `public` may be told, `secret` stays in a vault."""

    secret: str = field(repr=False)
    public: str


def new_age_key() -> AgeKey:
    """A fresh age key."""
    identity = x25519.Identity.generate()
    return AgeKey(secret=str(identity), recipient=str(identity.to_public()))


def recipient_of(secret: str) -> str:
    """The recipient of an age secret; raises `AccessRefused` when it is no such secret."""
    return str(_identity(secret).to_public())


def require_recipient(recipient: str) -> None:
    """Nothing, when `recipient` is an age recipient; else raises `BundleRefused`."""
    _recipient(recipient)


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """`content` sealed so that each recipient alone can open it (an age file).

    Raises `BundleRefused` when a recipient is none, or when there is no recipient at all.
    """
    if not recipients:
        raise BundleRefused(Finding(code="sealing.no_recipient"))
    sealed: bytes = pyrage.encrypt(content, [_recipient(one) for one in recipients])
    return sealed


def open_sealed(sealed: bytes, secret: str, limit_bytes: int) -> bytes:
    """What was sealed to the key of `secret`, at most `limit_bytes` of it.

    Raises `AccessRefused` when it was sealed to others, `BundleRefused` when it is damaged, no age
    file, or opens to more than the limit.  Nothing of a damaged file is handed out.
    """
    taker = _Taker(limit_bytes)
    try:
        pyrage.decrypt_io(_Giver(sealed), taker, [_identity(secret)])
    except pyrage.DecryptError as problem:
        # The library tells its cases apart by text alone.
        if "no matching keys" in str(problem).lower():
            raise AccessRefused("sealing.not_for_this_key") from None
        raise BundleRefused(Finding(code="sealing.damaged")) from None
    except (OSError, ValueError):
        raise _refusal(taker) from None
    return bytes(taker.taken)


def new_signing_key() -> SigningKey:
    """A fresh minisign key."""
    pair = minisign.KeyPair.generate()
    return SigningKey(
        secret=pair.secret_key.to_base64().decode(), public=pair.public_key.to_base64().decode()
    )


def sign(content: bytes, key: SigningKey, comment: str) -> bytes:
    """A `.minisig` text over `content`; `comment` is signed too and read by everybody.

    The tool `minisign -V` accepts it.
    """
    secret = minisign.SecretKey.from_base64(key.secret)
    signature = secret.sign(content, untrusted_comment="udset", trusted_comment=comment)
    return bytes(signature) + b"\n"


def require_signed(content: bytes, signature: bytes, public: str) -> str:
    """The signed comment, when `signature` is `public`'s over `content`; else raises `BundleRefused`."""
    try:
        told = minisign.Signature.from_bytes(signature)
        minisign.PublicKey.from_base64(public).verify(content, told)
    except (minisign.Error, ValueError, IndexError):
        raise BundleRefused(Finding(code="sealing.signature_wrong")) from None
    return str(told.trusted_comment)


def require_signing_public(public: str) -> None:
    """Nothing, when `public` is a minisign public key; else raises `BundleRefused`."""
    try:
        minisign.PublicKey.from_base64(public)
    except (minisign.Error, ValueError, IndexError):
        raise BundleRefused(Finding(code="sealing.no_public_key")) from None


def six_words(*publics: str) -> str:
    """Six plain words (66 bits) that stand for these public keys in this order, to be told by telephone."""
    words = telephone_words()
    length_marked = "".join(f"{len(public)}:{public}," for public in publics)
    number = int.from_bytes(hashlib.sha256(b"udset six words 1\x00" + length_marked.encode()).digest(), "big")
    told: list[str] = []
    for _ in range(WORDS_TOLD):
        number, place = divmod(number, 1 << _WORD_BITS)
        told.append(words[place])
    return " ".join(told)


def is_same_words(told: str, expected: str) -> bool:
    """Whether six words heard are the six words expected; case, dashes and spaces do not matter."""
    return told.replace("-", " ").casefold().split() == expected.casefold().split()


@cache
def telephone_words() -> tuple[str, ...]:
    """The 2048 words of the list, in its order; the order is part of every six words ever told."""
    return tuple(read_resource_text("wordlists", "en", "telephone.txt").split())


def _identity(secret: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise AccessRefused("sealing.no_secret_key") from None


def _recipient(recipient: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise BundleRefused(Finding(code="sealing.no_public_key")) from None


class _Giver:
    """Hands the sealed bytes out in pieces, so that the window's thread gets its turn between them."""

    def __init__(self, content: bytes) -> None:
        self._content = memoryview(content)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._content[self._at :][: _PIECE_BYTES if size < 0 else min(size, _PIECE_BYTES)]
        self._at += len(piece)
        return bytes(piece)


class _Taker:
    """Takes opened bytes up to a limit; the excess stops the opening."""

    def __init__(self, limit_bytes: int) -> None:
        self.taken = bytearray()
        self.too_large = False
        self._limit_bytes = limit_bytes

    def write(self, piece: bytes) -> int:
        if len(self.taken) + len(piece) > self._limit_bytes:
            self.too_large = True
            msg = "more than allowed"
            raise ValueError(msg)
        self.taken += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""


def _refusal(taker: _Taker) -> BundleRefused:
    return BundleRefused(Finding(code="sealing.too_large" if taker.too_large else "sealing.damaged"))
