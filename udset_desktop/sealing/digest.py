"""SHA-256 over bytes whose form is fixed, and the only way to compare two digests.

Called wherever content is pinned: records, bundles, definitions, the slots file.  Never returns a
yes or no that a caller could forget to look at: `require_same` raises.
"""

from __future__ import annotations

import hashlib
import hmac

from udset_desktop.foundation.problems import Finding, InputRefused


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of `content` as 64 lower-case hexadecimal characters."""
    return hashlib.sha256(content).hexdigest()


def require_same(expected: str, actual: str, code: str, *, where: str = "") -> None:
    """Nothing, when both digests are equal; else raises `InputRefused` with `code`.

    Takes the same time wherever the two differ.
    """
    if not hmac.compare_digest(expected.encode(), actual.encode()):
        raise InputRefused(Finding(code=code, where=where))
