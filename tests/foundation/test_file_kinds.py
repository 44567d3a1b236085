"""A file is told by how it begins, one that tells nothing is left to its reader."""

import os

import pytest

from udset_desktop.foundation.file_kinds import FileKind, kind_of, read_as
from udset_desktop.foundation.problems import BundleRefused, EnvironmentFailure, InputRefused
from udset_desktop.foundation.strict_zip import render_zip


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a", render_zip({"card/card.json": b"{}", "card/card.json.minisig": b""}), FileKind.CARD),
        ("a.udset", render_zip({"pack/pack.json": b"{}"}), FileKind.PACK),
        ("a", render_zip({"receipt/receipt.json": b"{}"}), FileKind.RECEIPT),
        ("a", render_zip({"backup.json": b"{}", "vault.db": b""}), FileKind.BACKUP),
        ("a", b'{"receipt":"{}"}', FileKind.HANDED),
        ("a", b'{"udset":"request"}', FileKind.RECOVERY_REQUEST),
        ("a", b'{"udset":"answer"}', FileKind.RECOVERY_ANSWER),
        ("a.udset", b"age-encryption.org/v1\n", FileKind.BUNDLE),
        ("a.udsethandover", b"age-encryption.org/v1\n", FileKind.HANDOVER),
        ("a.udsetroot", b"age-encryption.org/v1\n", FileKind.ROOT),
        ("a", b"# Recovery key\n# public key: age1\nAGE-SECRET-KEY-1QQ\n", FileKind.RECOVERY_KEY),
        ("a", b"# About keys, as AGE-SECRET-KEY-1QQ\n", None),
        ("a", b"age-encryption.org/v1\n", None),
        ("a.udset", b"", None),
        ("a.udset", b"PK\x03\x04", None),
        ("a.udset", render_zip({"other.json": b"{}"}), None),
        ("a.udset", b"not one of ours", None),
    ],
)
def test_each_kind_is_told_by_its_beginning(tmp_path, name, content, kind):
    file = tmp_path / name
    file.write_bytes(content)
    assert kind_of(file) is kind


def test_a_file_of_another_kind_is_refused_by_what_it_is_before_its_size_is(tmp_path):
    file = tmp_path / "a.udsethandover"
    file.write_bytes(b"age-encryption.org/v1\n" + bytes(100))
    with pytest.raises(BundleRefused, match=r"foundation\.is_handover"):
        read_as(FileKind.HANDED, file, limit_bytes=50)
    assert len(read_as(FileKind.HANDOVER, file, limit_bytes=500)) == 122
    assert len(read_as(FileKind.HANDED, file, limit_bytes=500, also={FileKind.HANDOVER})) == 122
    with pytest.raises(InputRefused, match="file_too_large"):
        read_as(FileKind.HANDOVER, file, limit_bytes=50)
    with pytest.raises(EnvironmentFailure):
        read_as(FileKind.HANDOVER, tmp_path / "none", limit_bytes=50)


def test_a_sealed_file_that_nothing_names_is_refused_where_none_belongs_and_else_left_to_its_reader(tmp_path):
    file = tmp_path / "copied"
    file.write_bytes(b"age-encryption.org/v1\n")
    for kind in (FileKind.RECEIPT, FileKind.PACK, FileKind.CARD):
        with pytest.raises(BundleRefused, match=r"foundation\.is_sealed"):
            read_as(kind, file, limit_bytes=500)
    for kind in (FileKind.BUNDLE, FileKind.HANDOVER, FileKind.ROOT):
        assert read_as(kind, file, limit_bytes=500)
    assert read_as(FileKind.HANDED, file, limit_bytes=500, also={FileKind.HANDOVER})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_what_is_no_file_is_of_no_kind_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.udsethandover")
    assert kind_of(tmp_path / "pipe.udsethandover") is None
    assert kind_of(tmp_path) is None
    assert kind_of(tmp_path / "none") is None
