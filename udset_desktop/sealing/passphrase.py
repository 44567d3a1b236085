"""Passphrases and recovery codes turned into keys.

Called by `sealing.slots` and the verbs of unlocking.  Never stores, prints or repeats what was
typed: findings carry counts only.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from udset_desktop.foundation.problems import AccessRefused, Finding, Incompatible

KEY_BYTES = 32
SALT_BYTES = 16
SHORTEST = 12
LONGEST = 256
_FEWEST_DIFFERENT = 6
_LEAST_MEMORY_KIB = 8
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 64
_MOST_LANES = 16

_CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread
_CODE_LENGTH = 26  # 130 bits
_CODE_CHECKS = 2
_CODE_GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParameters:
    """How one passphrase becomes a key: stored beside what the key opens."""

    salt: bytes
    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


def new_kdf_parameters() -> KdfParameters:
    """The usual cost with a fresh salt: about a third of a second on a field laptop."""
    return KdfParameters(salt=secrets.token_bytes(SALT_BYTES))


def derive_key(passphrase: str, parameters: KdfParameters) -> bytes:
    """The 32 bytes that `passphrase` gives under `parameters` (Argon2id).

    The text is brought to one Unicode form first, so that the same keys pressed on another
    keyboard open the same vault.  Costs beyond any sense raise `Incompatible`: a slots file must
    not be able to eat the laptop's memory.
    """
    if (
        not _LEAST_MEMORY_KIB <= parameters.memory_kib <= _MOST_MEMORY_KIB
        or not 1 <= parameters.passes <= _MOST_PASSES
        or not 1 <= parameters.lanes <= _MOST_LANES
    ):
        raise Incompatible("sealing.kdf_unknown")
    try:
        kdf = Argon2id(
            salt=parameters.salt,
            length=KEY_BYTES,
            iterations=parameters.passes,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
        )
    except ValueError as problem:  # too short a salt, or less memory than so many lanes take
        raise Incompatible("sealing.kdf_unknown") from problem
    return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode())


def check_passphrase(text: str) -> tuple[Finding, ...]:
    """What speaks against `text` as a passphrase; empty when it will do.

    Length is what counts; there are no rules about signs and figures, which only make people
    write the passphrase on the lid.
    """
    findings: list[Finding] = []
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) < SHORTEST:
        findings.append(Finding(code="sealing.passphrase_short", context={"shortest": SHORTEST}))
    if len(folded) > LONGEST:
        findings.append(Finding(code="sealing.passphrase_long", context={"longest": LONGEST}))
    if folded and len(set(folded.casefold())) < _FEWEST_DIFFERENT:
        findings.append(Finding(code="sealing.passphrase_plain", context={"fewest": _FEWEST_DIFFERENT}))
    if folded != folded.strip():
        findings.append(Finding(code="sealing.passphrase_spaces"))
    return tuple(findings)


def new_recovery_code() -> str:
    """A fresh recovery code: seven groups of four, 130 random bits and two check characters."""
    body = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    whole = body + _check_characters(body)
    return "-".join(whole[at : at + _CODE_GROUP] for at in range(0, len(whole), _CODE_GROUP))


def recovery_key(code: str) -> bytes:
    """The 32 bytes that a typed recovery code gives; raises `AccessRefused` when it is mistyped.

    Small letters, spaces and the letters that look like others are forgiven.
    """
    folded = "".join(sign for sign in code.upper() if sign.isalnum()).translate(_MISREAD)
    body, checks = folded[:_CODE_LENGTH], folded[_CODE_LENGTH:]
    if (
        len(folded) != _CODE_LENGTH + _CODE_CHECKS
        or set(folded) - set(_CODE_LETTERS)
        or checks != _check_characters(body)
    ):
        raise AccessRefused("sealing.code_mistyped")
    hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"udset recovery code 1")
    return hkdf.derive(body.encode())


def _check_characters(body: str) -> str:
    # Weighted sum modulo a prime below 32²: any one wrong letter and any two swapped neighbours show.
    total = sum(weight * _CODE_LETTERS.index(sign) for weight, sign in enumerate(body, start=2)) % 1021
    high, low = divmod(total, len(_CODE_LETTERS))
    return _CODE_LETTERS[high] + _CODE_LETTERS[low]
