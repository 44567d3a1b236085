"""Lines that each carry the digest of the one before, so that none can be changed or left out unseen.

Used by `store.vault_audit` to write the log of what was opened and what left, and by
`usecases.auditing` to look it over.  Knows numbers and words, never what they mean.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from udset_desktop.sealing.digest import sha256_hex

BEGINNING = ""
"""What stands for the line before the first."""


def chained(before: str, parts: Sequence[str | int]) -> str:
    """The digest of a line of `parts` that follows the line of digest `before`: 64 hexadecimal characters."""
    # As JSON, so that no two rows of parts can run together into the same bytes.
    return sha256_hex(json.dumps([before, *parts], ensure_ascii=True, separators=(",", ":")).encode())
