"""A finished document under a password, by what `sealing` hands in.

The handlers of the PDF library are too weak or need another package; here only the seam is ours, and
every byte of cryptography stays in `sealing`.  A locked copy keeps its structure readable for
assistive technology: no permission is taken away from whoever has the password.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName


class PaperLock(Protocol):
    """What seals a document's strings and streams; `sealing.paper` makes one."""

    @property
    def entries(self) -> Mapping[str, bytes | int]:
        """The entries of the encryption dictionary: strings as bytes, numbers as numbers."""
        ...

    def seal(self, content: bytes) -> bytes:
        """One string or stream, sealed."""
        ...


def lock_document(doc: PDFDocument, lock: PaperLock) -> None:
    """Have `doc` sealed by `lock` when it is written; PDF 2.0's own scheme, AES with 256 bits."""
    doc.encrypt = _Sealing(lock)


class _Sealing:
    def __init__(self, lock: PaperLock) -> None:
        self._lock = lock

    def encode(self, content: str | bytes) -> bytes:
        return self._lock.seal(content.encode("latin-1") if isinstance(content, str) else content)

    def prepare(self, document: PDFDocument) -> None:
        """Nothing: the keys do not depend on the document."""

    def register(self, number: int, version: int) -> None:
        """Nothing: every object is sealed under one key."""

    def info(self) -> PDFDictionary:
        entries: dict[str, object] = {
            key: b"<" + value.hex().encode("ascii") + b">" if isinstance(value, bytes) else value
            for key, value in self._lock.entries.items()
        }
        filters = PDFDictionary(
            {"StdCF": PDFDictionary({"CFM": PDFName("AESV3"), "AuthEvent": PDFName("DocOpen"), "Length": 32})}
        )
        return PDFDictionary(
            {
                "Filter": PDFName("Standard"),
                "CF": filters,
                "StmF": PDFName("StdCF"),
                "StrF": PDFName("StdCF"),
                "Length": 256,
                **entries,
            }
        )
