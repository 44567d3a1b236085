"""Every ceiling of a bundle, a pack and a card, in one place.

The writer keeps under them, the readers refuse what is over them.
"""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

MOST_RECORDS = 5_000
"""Records in one bundle; the writer starts another."""

MOST_OPENED_BYTES = 32 * MEBIBYTE
"""All members of one bundle together, opened."""

MOST_FILE_BYTES = MOST_OPENED_BYTES + MEBIBYTE
"""A bundle as it lies on a stick; sealing adds less than a mebibyte."""

MOST_TAG_BYTES = 64 * 1024
"""One tag file of the bag: a few lines each."""

MOST_LINE_BYTES = 16 * 1024
"""One line of a data member; a record of the longest instrument takes about one kibibyte."""

MOST_TEXT = 6_000
"""Signs of one text; a longer one stays at home."""

MOST_WORDS_LINE_BYTES = 32 * 1024
"""One line of words: every sign of a text may take four bytes."""

MOST_NOTICES = 20_000
"""Lines of withdrawals, hand-overs or offers in one bundle."""

MOST_ANCESTORS = 200
"""Earlier revisions one record may name."""

FEW_RECORDS = 5
"""A bundle with fewer says so and offers to wait (`practice.md` 25)."""
