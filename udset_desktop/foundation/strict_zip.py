"""A zip that can be only one thing: the expected members, in order, and not a byte besides.

Written for bundles, packs and cards, and read from strangers.  Every header is fixed but for sizes,
offsets and check sums, so a reader compares instead of interpreting: links, folders, encryption,
comments, extra fields, gaps, twins and nested names have nowhere to stand.  Any zip tool opens what
is written here.  Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from udset_desktop.foundation.problems import BundleRefused, Finding

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UNIX = 3
_DEFLATED = 8
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FIRST_DAY_CODE = 0x21
_MODE = (stat.S_IFREG | 0o600) << 16
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class _Member:
    crc: int
    packed_bytes: int
    opened_bytes: int
    offset: int  # of the local header

    def local(self, name: bytes) -> bytes:
        fields = (_VERSION, 0, _DEFLATED, 0, _FIRST_DAY_CODE, self.crc, self.packed_bytes, self.opened_bytes)
        return _LOCAL.pack(b"PK\3\4", *fields, len(name), 0) + name

    def central(self, name: bytes) -> bytes:
        fields = (0, _DEFLATED, 0, _FIRST_DAY_CODE, self.crc, self.packed_bytes, self.opened_bytes)
        made_by = (_VERSION | _UNIX << 8, _VERSION)
        rest = (len(name), 0, 0, 0, 0, _MODE, self.offset)
        return _CENTRAL.pack(b"PK\1\2", *made_by, *fields, *rest) + name


def render_zip(members: Mapping[str, bytes]) -> bytes:
    """The members sorted by name, with fixed times and modes: the same members give the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(members):
            entry = ZipInfo(name, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _MODE
            archive.writestr(entry, members[name])
    return out.getvalue()


class StrictZip:
    """A zip whose every header was compared with what it must be; members are opened one by one."""

    def __init__(self, content: bytes, names: Sequence[str], *, limit_bytes: int) -> None:
        """Raises `BundleRefused` unless `content` holds exactly `names` and all else is as we write it.

        `limit_bytes` is the budget of all members together, opened.
        """
        self._content = content
        self._left_bytes = limit_bytes
        ordered = sorted(name.encode("ascii") for name in names)
        self._members = dict(zip(ordered, self._read_index(ordered), strict=True))

    def take(self, name: str, *, limit_bytes: int) -> bytes:
        """The bytes of one member, charged to the budget; raises `BundleRefused`.

        The only size believed is the number of bytes that came out.
        """
        member = self._members[name.encode("ascii")]
        allowed = min(limit_bytes, self._left_bytes)
        if member.opened_bytes > allowed:
            _refuse("foundation.zip_too_large", name, limit_bytes=allowed)
        start = member.offset + _LOCAL.size + len(name)
        packed = memoryview(self._content)[start : start + member.packed_bytes]
        opened = _inflate(packed, member.opened_bytes, name)
        if zlib.crc32(opened) != member.crc:
            _refuse("foundation.zip_damaged", name)
        self._left_bytes -= len(opened)
        return opened

    def _read_index(self, names: list[bytes]) -> list[_Member]:
        content = self._content
        end_at = len(content) - _END.size
        index_bytes = sum(_CENTRAL.size + len(name) for name in names)
        if end_at < 0 or content[end_at : end_at + 4] != b"PK\5\6":
            _refuse("foundation.zip_none")
        _, *told = _END.unpack_from(content, end_at)
        index_at = told[5]
        if told[2:4] != [len(names)] * 2 or told[4] != index_bytes:
            _refuse("foundation.zip_members")
        if told[:2] != [0, 0] or told[6] != 0 or index_at + index_bytes != end_at:
            _refuse("foundation.zip_odd")
        members = []
        at, offset = index_at, 0
        for name in names:
            member = self._read_member(at, offset, name, index_at)
            members.append(member)
            at += _CENTRAL.size + len(name)
            offset += _LOCAL.size + len(name) + member.packed_bytes
        if offset != index_at:
            _refuse("foundation.zip_odd")
        return members

    def _read_member(self, at: int, offset: int, name: bytes, index_at: int) -> _Member:
        content = self._content
        told = _CENTRAL.unpack_from(content, at)
        central_bytes = _CENTRAL.size + len(name)
        if content[at + _CENTRAL.size : at + central_bytes] != name:
            _refuse("foundation.zip_members")
        member = _Member(told[7], told[8], told[9], offset)
        if content[at : at + central_bytes] != member.central(name):
            _refuse("foundation.zip_odd", name.decode("ascii"))
        local = member.local(name)
        if offset + len(local) + member.packed_bytes > index_at:
            _refuse("foundation.zip_odd", name.decode("ascii"))
        if content[offset : offset + len(local)] != local:
            _refuse("foundation.zip_odd", name.decode("ascii"))
        return member


def peek_first(content: bytes, name: str, *, limit_bytes: int) -> bytes:
    """What the zip's first member begins with, if its name is `name`; else nothing.

    For reading a format's number before anything else is believed; raises nothing.
    """
    head_bytes = _LOCAL.size + len(name)
    if (
        len(content) < head_bytes
        or content[:4] != b"PK\3\4"
        or content[_LOCAL.size : head_bytes] != name.encode()
    ):
        return b""
    packed_bytes, _, _, extra_bytes = struct.unpack_from("<2L2H", content, 18)
    start = head_bytes + extra_bytes
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return stream.decompress(memoryview(content)[start : start + packed_bytes], limit_bytes)
    except zlib.error:
        return b""


def _inflate(packed: memoryview, opened_bytes: int, name: str) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than told proves a lie without opening the rest.
        opened = stream.decompress(packed, opened_bytes + 1)
    except zlib.error:
        _refuse("foundation.zip_damaged", name)
    if len(opened) != opened_bytes or not stream.eof or stream.unused_data or stream.unconsumed_tail:
        _refuse("foundation.zip_damaged", name)
    return opened


def _refuse(code: str, where: str = "", **context: str | int) -> NoReturn:
    raise BundleRefused(Finding(code=code, where=where, context=context))
