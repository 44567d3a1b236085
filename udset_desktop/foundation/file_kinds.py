"""Which of the program's own files one is, told by how it begins, so that a wrong one is named for what it is.

Read by every verb that takes such a file from somebody.  A sealed file tells nothing outside but its name.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from udset_desktop.foundation.atomic import read_file
from udset_desktop.foundation.problems import BundleRefused, Finding


class FileKind(StrEnum):
    """The files that go from hand to hand."""

    BUNDLE = "bundle"
    RECEIPT = "receipt"
    PACK = "pack"
    CARD = "card"
    BACKUP = "backup"
    HANDOVER = "handover"
    HANDED = "handed"
    RECOVERY_REQUEST = "recovery_request"
    RECOVERY_ANSWER = "recovery_answer"
    RECOVERY_KEY = "recovery_key"
    ROOT = "root"


_HEAD_BYTES = 4096
_ZIP, _ZIP_NAME_LENGTH, _ZIP_NAME = b"PK\x03\x04", slice(26, 28), 30
_BY_MEMBER = {
    b"receipt/receipt.json": FileKind.RECEIPT,
    b"pack/pack.json": FileKind.PACK,
    b"card/card.json": FileKind.CARD,
    b"backup.json": FileKind.BACKUP,
}
"""The first member of each kind that is a zip."""
_BY_BEGINNING = {
    b'{"receipt":': FileKind.HANDED,
    b'{"udset":"request"': FileKind.RECOVERY_REQUEST,
    b'{"udset":"answer"': FileKind.RECOVERY_ANSWER,
}
_SEALED = b"age-encryption.org/"
_BY_SUFFIX = {".udset": FileKind.BUNDLE, ".udsethandover": FileKind.HANDOVER, ".udsetroot": FileKind.ROOT}
"""All of them are sealed, and only the name tells them apart."""
_PAGE, _SECRET = b"#", b"\nAGE-SECRET-KEY-1"
_IS_A = {
    FileKind.BUNDLE: "foundation.is_bundle",
    FileKind.RECEIPT: "foundation.is_receipt",
    FileKind.PACK: "foundation.is_pack",
    FileKind.CARD: "foundation.is_card",
    FileKind.BACKUP: "foundation.is_backup",
    FileKind.HANDOVER: "foundation.is_handover",
    FileKind.HANDED: "foundation.is_handed",
    FileKind.RECOVERY_REQUEST: "foundation.is_recovery_request",
    FileKind.RECOVERY_ANSWER: "foundation.is_recovery_answer",
    FileKind.RECOVERY_KEY: "foundation.is_recovery_key",
    FileKind.ROOT: "foundation.is_root",
}


def kind_of(file: Path) -> FileKind | None:
    """Which kind a file begins like; None for any other file and for one that can't be read."""
    head = _head_of(file)
    if head.startswith(_ZIP):
        length = int.from_bytes(head[_ZIP_NAME_LENGTH], "little")
        return _BY_MEMBER.get(head[_ZIP_NAME : _ZIP_NAME + length])
    if head.startswith(_SEALED):
        return _BY_SUFFIX.get(file.suffix)
    if head.startswith(_PAGE) and _SECRET in head:
        return FileKind.RECOVERY_KEY
    return next((kind for begins, kind in _BY_BEGINNING.items() if head.startswith(begins)), None)


def read_as(wanted: FileKind, file: Path, *, limit_bytes: int, also: Collection[FileKind] = ()) -> bytes:
    """The bytes of a file of that kind; raises `BundleRefused` for one of another, and as `read_file` does.

    The refusal says what it is and where it goes.  A sealed file whose name tells nothing is refused where no
    sealed one belongs; any other that tells nothing is the reader's to judge.
    """
    found = kind_of(file)
    may_be_sealed = not {wanted, *also}.isdisjoint(_BY_SUFFIX.values())
    if found is None and not may_be_sealed and _head_of(file).startswith(_SEALED):
        raise BundleRefused(Finding(code="foundation.is_sealed"))
    if found is not None and found not in {wanted, *also}:
        raise BundleRefused(Finding(code=_IS_A[found]))
    return read_file(file, limit_bytes=limit_bytes)


def _head_of(file: Path) -> bytes:
    try:
        if not file.is_file():  # a pipe would wait for ever
            return b""
        with file.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except OSError:
        return b""
