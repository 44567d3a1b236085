"""The number and the minute of a saving, sealed so that it can lie beside a vault and tell nobody anything.

Called by `store.savings_count`.  The key comes from the vault's data key and opens nothing else; what
was changed, or sealed under another key, is not read as another number.
"""

from __future__ import annotations

import struct

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from udset_desktop.sealing.passphrase import KEY_BYTES

SEALED_BYTES = 24
_FORM = ">QQ"


def count_key(data_key: bytes) -> bytes:
    """The key that counts are sealed with, 32 bytes; nothing of the data key can be told from it."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"udset savings count 1").derive(
        data_key
    )


def seal_count(key: bytes, number: int, minute: int) -> bytes:
    """The two as 24 bytes, the same for the same two."""
    return aes_key_wrap(key, struct.pack(_FORM, number, minute))


def open_count(key: bytes, sealed: bytes) -> tuple[int, int] | None:
    """Number and minute; nothing for bytes that this key did not seal."""
    try:
        number, minute = struct.unpack(_FORM, aes_key_unwrap(key, sealed))
    except (InvalidUnwrap, ValueError, struct.error):
        return None
    return number, minute
