"""The keyed pseudonym that joins conversations of one person, where a project has decided so.

Called by `bundle.deidentify` with the project's link key (`practice.md` 28).  Never sees a name, a
birth date or an official number: the reference is the project's own random one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

LINK_KEY_BYTES = 32
_PURPOSE = b"udset person key 1\x00"


def new_link_key() -> bytes:
    """A fresh link key: 32 random bytes, made by the post that decided on linking."""
    return secrets.token_bytes(LINK_KEY_BYTES)


def person_key(link_key: bytes, reference: str) -> str:
    """The same 32 characters for the same reference and key, and nothing to be read from them.

    Spaces and the case of a typed reference do not matter; an empty one raises `ValueError`, because
    no reference means no link.
    """
    folded = "".join(reference.split()).upper()
    if not folded:
        msg = "no reference, no person key"
        raise ValueError(msg)
    if len(link_key) != LINK_KEY_BYTES:
        msg = "a link key has 32 bytes"
        raise ValueError(msg)
    return hmac.new(link_key, _PURPOSE + folded.encode(), hashlib.sha256).hexdigest()[:32]
