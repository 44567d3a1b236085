from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFString

from udset_desktop.document.lock import lock_document


@dataclass
class Mirror:
    """A lock that turns content round, so that a test can see what was sealed."""

    entries: dict = field(default_factory=lambda: {"V": 5, "U": b"\x01\xff"})

    def seal(self, content):
        return content[::-1]


def test_every_string_is_sealed_by_what_was_handed_in():
    doc = PDFDocument()
    lock_document(doc, Mirror())
    assert PDFString("abc").format(doc) == b"(cba)"


def test_the_entries_stand_in_the_encryption_dictionary_as_they_are():
    doc = PDFDocument()
    lock_document(doc, Mirror())
    entries = doc.encrypt.info()
    assert (entries["V"], entries["U"]) == (5, b"<01ff>")
    assert entries["StmF"] == entries["StrF"] == "/StdCF"
