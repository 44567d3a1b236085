"""The exact zip: the same members give the same bytes, and nothing else is believed."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from udset_desktop.foundation import strict_zip
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.foundation.strict_zip import StrictZip, peek_first, render_zip

MEMBERS = {"a/two.txt": b"two" * 500, "a/one.txt": b"", "a/three.txt": b"three"}
NAMES = tuple(MEMBERS)


def test_the_same_members_give_the_same_bytes_whatever_their_order():
    assert render_zip(MEMBERS) == render_zip(dict(reversed(MEMBERS.items())))


def test_any_zip_tool_opens_it():
    with zipfile.ZipFile(io.BytesIO(render_zip(MEMBERS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS


def test_members_come_out_as_they_went_in():
    archive = StrictZip(render_zip(MEMBERS), NAMES, limit_bytes=2000)
    assert {name: archive.take(name, limit_bytes=2000) for name in NAMES} == MEMBERS


def test_a_member_over_its_own_limit_is_refused():
    archive = StrictZip(render_zip(MEMBERS), NAMES, limit_bytes=2000)
    with pytest.raises(BundleRefused, match=r"foundation\.zip_too_large"):
        archive.take("a/two.txt", limit_bytes=1499)


def test_members_share_one_budget():
    archive = StrictZip(render_zip(MEMBERS), NAMES, limit_bytes=1504)
    archive.take("a/two.txt", limit_bytes=1500)
    with pytest.raises(BundleRefused, match=r"foundation\.zip_too_large"):
        archive.take("a/three.txt", limit_bytes=1500)


def test_other_names_are_refused():
    with pytest.raises(BundleRefused, match=r"foundation\.zip_members"):
        StrictZip(render_zip(MEMBERS), ("a/two.txt", "a/one.txt", "a/fours.txt"), limit_bytes=2000)


def test_the_first_member_can_be_looked_at_before_anything_is_believed():
    content = render_zip(MEMBERS | {"a/0.txt": b"Format: 9\n"})
    assert peek_first(content, "a/0.txt", limit_bytes=100) == b"Format: 9\n"
    assert peek_first(content + b"more", "a/0.txt", limit_bytes=6) == b"Format"


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"x" * 100, render_zip(MEMBERS)])
def test_where_there_is_no_such_first_member_there_is_nothing(content):
    assert peek_first(content, "a/0.txt", limit_bytes=100) == b""


def test_a_first_member_that_is_no_stream_gives_nothing():
    content = bytearray(render_zip({"a/0.txt": b"Format: 9\n"}))
    content[37:49] = b"\xff" * 12
    assert peek_first(bytes(content), "a/0.txt", limit_bytes=100) == b""


def test_bytes_between_the_last_member_and_the_index_are_refused():
    content = render_zip(MEMBERS)
    index_at = int.from_bytes(content[-6:-2], "little")
    moved = (index_at + 6).to_bytes(4, "little")
    gap = content[:index_at] + b"hidden" + content[index_at:-6] + moved + content[-2:]
    with zipfile.ZipFile(io.BytesIO(gap)) as archive:
        assert archive.testzip() is None  # a plain reader sees nothing odd
    with pytest.raises(BundleRefused, match=r"foundation\.zip_odd"):
        StrictZip(gap, NAMES, limit_bytes=2000)


def test_bytes_hidden_behind_a_members_stream_are_refused():
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(b"seen") + packer.flush() + b"hidden"
    member = strict_zip._Member(zlib.crc32(b"seen"), len(packed), 4, 0)
    head, entry = member.local(b"a.txt") + packed, member.central(b"a.txt")
    end = strict_zip._END.pack(b"PK\5\6", 0, 0, 1, 1, len(entry), len(head), 0)
    archive = StrictZip(head + entry + end, ("a.txt",), limit_bytes=100)
    with pytest.raises(BundleRefused, match=r"foundation\.zip_damaged"):
        archive.take("a.txt", limit_bytes=100)
