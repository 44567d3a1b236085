"""A signed document as a file of two members."""

from __future__ import annotations

import pytest

from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed

SIGNED = SignedFile(document=b'{"a":1}', signature=b"untrusted comment: x\n")


def test_a_document_and_its_signature_come_back():
    assert parse_signed(render_signed("card", SIGNED), "card", limit_bytes=2000) == SIGNED


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(BundleRefused, match=r"foundation\.zip_members"):
        parse_signed(render_signed("card", SIGNED), "pack", limit_bytes=2000)


def test_a_file_over_the_limit_is_not_opened():
    with pytest.raises(BundleRefused, match=r"project\.file_too_large"):
        parse_signed(b"\0" * 2001, "card", limit_bytes=2000)


def test_a_document_that_opens_to_more_than_the_limit_is_refused():
    bomb = render_signed("card", SignedFile(document=b" " * 100_000, signature=b""))
    assert len(bomb) < 2000
    with pytest.raises(BundleRefused, match=r"foundation\.zip_too_large"):
        parse_signed(bomb, "card", limit_bytes=2000)


def test_a_signature_that_is_a_book_is_refused():
    book = render_signed("card", SignedFile(document=b"", signature=b" " * 5000))
    with pytest.raises(BundleRefused, match=r"foundation\.zip_too_large"):
        parse_signed(book, "card", limit_bytes=100_000)
