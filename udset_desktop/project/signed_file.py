"""A signed document as a file: a zip of the document and its minisign signature, nothing else.

The form of packs and cards.  `unzip` opens it and `minisign -V` checks it.  Whose signature it must
be is the caller's question.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.foundation.strict_zip import StrictZip, render_zip

_SIGNATURE_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFile:
    """A document and the signature that came with it, not yet believed."""

    document: bytes
    signature: bytes


def render_signed(kind: str, signed: SignedFile) -> bytes:
    """The file of a `kind` ("pack", "card")."""
    return render_zip(
        {f"{kind}/{kind}.json": signed.document, f"{kind}/{kind}.json.minisig": signed.signature}
    )


def parse_signed(content: bytes, kind: str, *, limit_bytes: int) -> SignedFile:
    """The document and signature of a file from a stranger; raises `BundleRefused`."""
    if len(content) > limit_bytes:
        raise BundleRefused(Finding(code="project.file_too_large", context={"limit_bytes": limit_bytes}))
    document, signature = f"{kind}/{kind}.json", f"{kind}/{kind}.json.minisig"
    archive = StrictZip(content, (document, signature), limit_bytes=limit_bytes)
    return SignedFile(
        document=archive.take(document, limit_bytes=limit_bytes),
        signature=archive.take(signature, limit_bytes=_SIGNATURE_BYTES),
    )
