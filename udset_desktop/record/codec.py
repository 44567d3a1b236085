"""Records as canonical JSON bytes, and strictly back.

One spelling for one record: sorted keys, no spaces, composed text.  `decode_record` believes
nothing that is not exactly what `encode_record` would have written.  Called by the vault, by
`record.complete` for digests and by whatever moves whole records between laptops.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.record.model import Record
from udset_desktop.sealing.digest import sha256_hex

RECORD_AT_MOST_BYTES = 4 * 1024 * 1024
"""Far above any conversation that `interview.entry` lets in."""

# In JSON text a control character stands as an escape; line ends are the only one that may.
_ESCAPE = re.compile(rb"\\[bfrtu]")
_ESCAPED = re.compile(rb"\\.")
LATER_FIELDS = (
    b'"at_begin":null,',
    b'"jots":[],',
    b'"language":"en",',
    b'"marks":[],',
    b'"matter":0,',
    b'"shown":null,',
    b'"shown":{},',
    b'"told_by":[],',
    b'"view":null,',
    b'"wanted":[],',
    b'"why":"",',
)
"""Fields that came after the first records were on file, as they are spelled where nothing is in them.

They are left out there, so that a record has one spelling whatever version wrote it, and its digest
stays.  No text can hold one of these: inside a text every `"` has a backslash before it.  Each is
followed by another field of its object, whose comma goes with it.
"""

_LATER = re.compile(b"|".join(map(re.escape, LATER_FIELDS)))
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")


def encode_record(record: Record) -> bytes:
    """The one spelling of a record; raises `InputRefused` for text that may not be kept."""
    try:
        content = _spelled(record)
    except UnicodeEncodeError:
        raise InputRefused(Finding(code="record.text_not_kept")) from None
    _require_text(content)
    return content


def decode_record(content: bytes) -> Record:
    """The record back; raises `InputRefused` for every other spelling."""
    if len(content) > RECORD_AT_MOST_BYTES:
        raise InputRefused(Finding(code="record.too_large", context={"at_most": RECORD_AT_MOST_BYTES}))
    try:
        record = _decoder().decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InputRefused(Finding(code="record.not_a_record")) from None
    if _spelled(record) != content:
        raise InputRefused(Finding(code="record.other_spelling"))
    _require_text(content)
    return record


def digest_of_record(record: Record) -> str:
    """SHA-256 of the encoded record, in hex."""
    return sha256_hex(encode_record(record))


def _spelled(record: Record) -> bytes:
    return _LATER.sub(b"", _encoder().encode(record))


def _require_text(content: bytes) -> None:
    if b"\\" in content and any(_ESCAPE.fullmatch(found) for found in _ESCAPED.findall(content)):
        raise InputRefused(Finding(code="record.text_not_kept"))
    if content.isascii():  # most records are: nothing to compose, and one sign that is not seen
        may_be_kept = b"\x7f" not in content
    else:
        text = content.decode("utf-8")
        may_be_kept = _UNSEEN.search(text) is None and unicodedata.is_normalized("NFC", text)
    if not may_be_kept:
        raise InputRefused(Finding(code="record.text_not_kept"))


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(order="sorted")


@cache
def _decoder() -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(Record, strict=True)
