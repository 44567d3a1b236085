"""Records as canonical JSON bytes, and strictly back.

One spelling for one record: sorted keys, no spaces, composed text.  `decode_record` believes
nothing that is not exactly what `encode_record` would have written.
"""

from __future__ import annotations

from udset_desktop.record.model import Record


def encode_record(record: Record) -> bytes:
    """The one spelling of a record; raises `InputRefused` for text that may not be kept."""
    raise NotImplementedError


def decode_record(content: bytes) -> Record:
    """The record back; raises `InputRefused` for every other spelling."""
    raise NotImplementedError


def digest_of_record(record: Record) -> str:
    """SHA-256 of the encoded record, in hex."""
    raise NotImplementedError
