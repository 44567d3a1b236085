"""Attacks on the container of a bundle: each is refused with its code, and its honest sister opens."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from tests.kit.bundles import (
    bundle,
    gone_bad,
    inner_of,
    keys,
    members_of,
    opened,
    sealed,
    shareables,
    sign_members,
    signed_bag,
    zipped,
)
from udset_desktop.bundle import bag
from udset_desktop.bundle.limits import MEBIBYTE, MOST_FILE_BYTES, MOST_OPENED_BYTES
from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.shareable import line_of
from udset_desktop.foundation.problems import BundleRefused, Incompatible, InputRefused
from udset_desktop.sealing.keys import seal

LINES = b"".join(line_of(one) + b"\n" for one in shareables(6))


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as refused:
        opened(content)
    return refused.value.code


def rezipped(change, *, names=None) -> bytes:
    """The honest members written by the plain library, with one entry changed by `change`."""
    members = members_of(inner_of())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names or sorted(members):
            entry = zipfile.ZipInfo(bag.ROOT + name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100600 << 16
            content = change(entry, members[name])
            archive.writestr(entry, content)
    return out.getvalue()


def test_an_honest_bundle_opens():
    assert len(opened(bundle().content).records) == 6
    assert len(opened(sealed(rezipped(lambda _, content: content))).records) == 6
    assert len(opened(gone_bad({"records": LINES})).records) == 6


def test_nothing_is_no_bundle():
    assert refusal(b"") == "sealing.damaged"


def test_plain_text_and_a_plain_zip_are_no_bundle():
    assert refusal(b"Dear coordinator,\n" * 50) == "sealing.damaged"
    assert refusal(inner_of()) == "sealing.damaged"


def test_a_file_larger_than_any_bundle_is_not_even_opened():
    assert refusal(b"\0" * (MOST_FILE_BYTES + 1)) == "bundle.too_large"


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_truncated_file_is_refused(share):
    content = bundle().content
    assert refusal(content[: int(len(content) * share)]) == "sealing.damaged"


def test_bytes_after_the_end_of_the_seal_are_refused():
    assert refusal(bundle().content + b"more") == "sealing.damaged"


def test_a_bundle_sealed_to_somebody_else_is_refused():
    content = seal(inner_of(), [keys().stranger_age.recipient])
    assert refusal(content) == "bundle.not_for_us"


def test_a_reader_whose_key_is_not_named_in_the_signed_part_refuses():
    # A stranger who could open a bundle seals it anew to us, to pass it off as meant for us.
    stranger = keys().stranger_age
    content = seal(inner_of(), [stranger.recipient])
    key = ReadingKey(secret=stranger.secret, recipient=stranger.recipient)
    with pytest.raises(BundleRefused, match=r"bundle\.not_for_us"):
        opened(content, key=key)


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (b"", "foundation.zip_none"),
        (b"PK\5\6" + b"\0" * 18, "foundation.zip_members"),
        (inner_of()[:-1], "foundation.zip_none"),
        (inner_of() + b"\0", "foundation.zip_none"),
        (b"\0" + inner_of(), "foundation.zip_odd"),
        (inner_of() + inner_of(), "foundation.zip_odd"),
    ],
    ids=["empty", "no members", "cut", "trailing byte", "leading byte", "two zips in a row"],
)
def test_a_zip_with_anything_before_or_after_it_is_refused(inner, code):
    assert refusal(sealed(inner)) == code


def test_a_bomb_is_refused_before_it_opens():
    bomb = signed_bag({"records": b" " * (MOST_OPENED_BYTES + MEBIBYTE)})
    content = sealed(zipped(bomb))
    assert len(content) < MEBIBYTE
    tracemalloc.start()
    begun_s = time.perf_counter()
    code = refusal(content)
    passed_s = time.perf_counter() - begun_s
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code == "foundation.zip_too_large"
    assert peak_bytes < 8 * MEBIBYTE
    assert passed_s < 5


def test_members_that_are_too_large_only_together_are_refused():
    half = b" " * (MOST_OPENED_BYTES // 2 + MEBIBYTE)
    assert refusal(gone_bad({"records": half, "words": half}, records=0)) == "foundation.zip_too_large"


def test_an_index_that_lies_about_a_size_is_refused():
    content = bytearray(inner_of())
    told = struct.pack("<L", len(LINES))
    smaller = struct.pack("<L", 10)
    lied = bytes(content).replace(told, smaller)
    assert lied != bytes(content)
    assert refusal(sealed(lied)) == "foundation.zip_damaged"


def test_sizes_told_twice_differently_are_refused():
    content = bytearray(inner_of())
    content[22:26] = struct.pack("<L", 5)  # the first member's opened size, in its local header only
    assert refusal(sealed(bytes(content))) == "foundation.zip_odd"


def test_a_wrong_check_sum_is_refused():
    members = members_of(inner_of())
    crc = struct.pack("<L", zlib.crc32(members[bag.MANIFEST]))
    lied = inner_of().replace(crc, b"\1\2\3\4")
    assert refusal(sealed(lied)) == "foundation.zip_damaged"


def test_a_broken_stream_is_refused():
    inner = bytearray(inner_of())
    at = inner.index(b"bundle/data/records.jsonl") + len("bundle/data/records.jsonl")
    inner[at : at + 40] = b"\xff" * 40
    assert refusal(sealed(bytes(inner))) == "foundation.zip_damaged"


def test_a_member_in_a_member_is_only_bytes():
    assert refusal(gone_bad({"words": inner_of()})) in {"bundle.words_unexpected", "bundle.tag_file_wrong"}


def test_twins_missing_and_extra_members_are_refused():
    names = sorted(members_of(inner_of()))
    twice = [*names[:-1], names[0]]
    with pytest.warns(UserWarning, match="Duplicate"):
        content = rezipped(lambda _, text: text, names=twice)
    assert refusal(sealed(content)) == "foundation.zip_members"
    assert refusal(sealed(rezipped(lambda _, text: text, names=names[:-1]))) == "foundation.zip_members"
    extra = members_of(inner_of()) | {"fetch.txt": b"http://example.org/a 1 data/a\n"}
    assert refusal(sealed(zipped(extra))) == "foundation.zip_members"


def test_members_in_another_order_are_refused():
    names = sorted(members_of(inner_of()), reverse=True)
    assert refusal(sealed(rezipped(lambda _, text: text, names=names))) == "foundation.zip_members"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x",
        "/etc/passwd",
        "C:\\Windows\\x.dll",
        "bundle/data/../../x",
        "bundle/data/nul",
        "bundle/data/records.jsonl\0.txt",
        "bundle/data/recоrds.jsonl",  # noqa: RUF001 - the Cyrillic twin is the attack
        "bundle/data/Records.jsonl",
        "bundle/data/words.jsonl/",
        "x" * 4000,
    ],
)
def test_a_name_that_would_be_a_path_or_a_twin_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def renamed(entry, text):
        if entry.filename.endswith("words.jsonl"):
            entry.filename = name
        return text

    code = refusal(sealed(rezipped(renamed)))
    assert code in {"foundation.zip_members", "foundation.zip_odd"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("external_attr", 0o120777 << 16),  # a link
        ("external_attr", 0o040755 << 16),  # a folder
        ("compress_type", zipfile.ZIP_STORED),
        ("comment", b"hidden"),
        ("extra", b"\x01\x00\x04\x00abcd"),
        ("date_time", (2026, 5, 12, 9, 0, 0)),
        ("create_system", 0),
    ],
)
def test_a_header_that_is_not_ours_is_refused(field, value):
    def changed(entry, text):
        if entry.filename.endswith("words.jsonl"):
            setattr(entry, field, value)
        return text

    assert refusal(sealed(rezipped(changed))) in {"foundation.zip_odd", "foundation.zip_members"}


def test_the_encrypted_flag_is_refused():
    # The library does not write the flag; put it into both headers of every member.
    honest = inner_of()
    content = honest.replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0")
    content = content.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0")
    assert content != honest
    assert refusal(sealed(content)) == "foundation.zip_odd"


def test_a_comment_on_the_zip_is_refused():
    out = io.BytesIO(inner_of())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"hidden"
    assert refusal(sealed(out.getvalue())) == "foundation.zip_none"


def test_a_million_tiny_members_cost_no_time():
    # Only the index is told to be huge; nobody may walk through it.
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0x21, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    index = entry * 600_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(index), 0, 0)
    content = sealed(index + end)
    begun_s = time.perf_counter()
    assert refusal(content) == "foundation.zip_members"
    assert time.perf_counter() - begun_s < 5


def test_a_newer_format_is_told_from_a_broken_one():
    members = members_of(inner_of())
    members[bag.BAG_INFO] = members[bag.BAG_INFO].replace(b"Udset-Format: 1", b"Udset-Format: 4")
    newer = members | {"data/more.jsonl": b"{}\n"}
    for content in (sealed(zipped(members)), sealed(zipped(newer))):
        with pytest.raises(Incompatible, match=r"bundle\.newer_format"):
            opened(content)


@pytest.mark.parametrize("line", [b"", b"Udset-Format: 0\n", b"Udset-Format: 1 \n", b"Udset-Format: one\n"])
def test_a_format_that_is_no_number_is_refused(line):
    members = members_of(inner_of())
    rest = members[bag.BAG_INFO].partition(b"\n")[2]
    members = sign_members(members | {bag.BAG_INFO: line + rest})
    assert refusal(sealed(zipped(members))) == "bundle.tag_file_wrong"


@pytest.mark.parametrize("name", [bag.BAGIT, bag.MANIFEST, bag.DATA_PACKAGE, bag.TAG_MANIFEST])
@pytest.mark.parametrize("change", [b"\n", b"X-More: words\n", b""])
def test_a_tag_file_that_says_more_or_less_is_refused(name, change):
    members = members_of(inner_of())
    text = members[name]
    members[name] = text + change if change else text[:-1]
    if name in bag.TAGGED:
        members = sign_members(members)
    code = refusal(sealed(zipped(members)))
    assert code in {"bundle.tag_file_wrong", "sealing.signature_wrong"}


@pytest.mark.parametrize(
    "facts",
    [{"records": 5}, {"oxum": "1.7"}, {"producer": "<b>me</b>"}, {"number": 0}, {"laptop": "../../x"}],
)
def test_a_bag_info_that_is_not_true_is_refused(facts):
    assert refusal(gone_bad({"records": LINES}, **facts)) in {
        "bundle.tag_file_wrong",
        "bundle.laptop_unknown",
        "sealing.signature_wrong",
    }


def test_a_last_line_without_its_end_is_refused():
    assert refusal(gone_bad({"records": LINES[:-1]})) == "bundle.cut_off"


def test_words_are_not_taken_where_a_bundle_says_it_has_none():
    assert refusal(gone_bad({"words": b'{"text":"x"}\n'})) == "bundle.words_unexpected"


@pytest.mark.parametrize(("lines", "told"), [({"feedback": b"{}\n"}, 1), ({}, 2)])
def test_a_bundle_is_in_the_lowest_format_that_holds_what_it_carries(lines, told):
    # What format 1 kept empty stays empty in it, and a higher number may not hide behind nothing.
    assert refusal(gone_bad(lines, format=told)) == "bundle.tag_file_wrong"


def test_more_records_or_notices_than_a_bundle_may_hold_are_refused():
    assert refusal(gone_bad({"records": b"{}\n" * 5001})) == "bundle.too_many"
    assert refusal(gone_bad({"withdrawals": b"{}\n" * 20_001})) == "bundle.too_many"


def test_a_million_tiny_records_cost_little():
    content = gone_bad({"records": b"\n" * 1_000_000})
    begun_s = time.perf_counter()
    assert refusal(content) == "bundle.too_many"
    assert time.perf_counter() - begun_s < 5
