"""A password on a saved paper: the standard scheme of PDF 2.0, AES with 256 bits (ISO 32000-2, 7.6.4).

Called by `usecases.summarising`; `document.lock` puts the entries into the file.  Every reader of PDF
made since 2017 opens it.  Takes no permission away: a screen reader may read what the person may read.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB

from udset_desktop.foundation.problems import Finding, InputRefused

PASSWORD_AT_LEAST = 8
_PASSWORD_AT_MOST_BYTES = 127  # the standard's own limit
_NO_VECTOR = bytes(16)
_ALL_ALLOWED = -4  # every permission; the two lowest bits are reserved
_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """The lock of one document: what goes into its encryption dictionary, and what seals its parts."""

    entries: Mapping[str, bytes | int]
    _key: bytes = field(repr=False)

    def seal(self, content: bytes) -> bytes:
        """One string or stream under the document's key, a fresh vector in front."""
        vector = os.urandom(16)
        padder = padding.PKCS7(128).padder()
        return vector + _cbc(self._key, vector, padder.update(content) + padder.finalize())


def lock_paper(password: str) -> SealedPaper:
    """A lock that `password` opens; raises `InputRefused` for one that is too short or too long."""
    word = unicodedata.normalize("NFKC", password).encode("utf-8")
    if len(password.strip()) < PASSWORD_AT_LEAST:
        raise InputRefused(Finding(code="sealing.password_short", context={"at_least": PASSWORD_AT_LEAST}))
    if len(word) > _PASSWORD_AT_MOST_BYTES:
        raise InputRefused(
            Finding(code="sealing.password_long", context={"at_most": _PASSWORD_AT_MOST_BYTES})
        )
    key = os.urandom(32)
    check, wrap = os.urandom(8), os.urandom(8)
    user = _hash(word, check) + check + wrap
    user_key = _cbc(_hash(word, wrap), _NO_VECTOR, key)
    owner_check, owner_wrap = os.urandom(8), os.urandom(8)
    owner = _hash(word, owner_check, user) + owner_check + owner_wrap
    owner_key = _cbc(_hash(word, owner_wrap, user), _NO_VECTOR, key)
    allowed = _ALL_ALLOWED.to_bytes(4, "little", signed=True) + b"\xff\xff\xff\xffTadb" + os.urandom(4)
    entries: dict[str, bytes | int] = {
        "V": 5,
        "R": 6,
        "P": _ALL_ALLOWED,
        "U": user,
        "UE": user_key,
        "O": owner,
        "OE": owner_key,
        "Perms": _once(key, allowed),
    }
    return SealedPaper(entries, key)


def _hash(word: bytes, salt: bytes, user: bytes = b"") -> bytes:
    """The standard's slow hash (algorithm 2.B)."""
    key = hashlib.sha256(word + salt + user).digest()
    done = 0
    while True:
        block = _cbc(key[:16], key[16:32], (word + key + user) * 64)
        size = sum(block[:16]) % 3
        key = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[size](block).digest()
        done += 1
        if done >= _ROUNDS and block[-1] <= done - 32:
            return key[:32]


def _cbc(key: bytes, vector: bytes, content: bytes) -> bytes:
    encryptor = Cipher(AES(key), CBC(vector)).encryptor()
    return encryptor.update(content) + encryptor.finalize()


def _once(key: bytes, block: bytes) -> bytes:
    # trust: one block under a key used for nothing else like it; the standard asks for exactly this mode
    encryptor = Cipher(AES(key), ECB()).encryptor()  # noqa: S305
    return encryptor.update(block) + encryptor.finalize()
