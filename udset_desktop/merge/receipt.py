"""What was done with one bundle, signed for the laptop that wrote it.

Called by `usecases.taking_in`, and on the laptop when a receipt comes back.  Holds digests, counts
and reasons only; nobody learns from it what was said.
"""

from __future__ import annotations

import msgspec

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.merge.plan import MergePlan, Outcome
from udset_desktop.project.canonical import parse_canonical, render_canonical
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.sealing.keys import SigningKey, require_signed, sign

FORMAT = 1
MOST_BYTES = 4 * 1024 * 1024


class HeldNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line that waits at the desk, and why."""

    code: str
    member: str
    number: int


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What became of one bundle.  `lines`: by outcome, the digests of the record lines."""

    bundle: str
    format: int
    held: tuple[HeldNote, ...]
    laptop: str
    lines: dict[str, tuple[str, ...]]
    manifest: str
    merged_at: str
    notices: int
    number: int
    numbers: dict[str, int]
    project: str


def receipt_of(plan: MergePlan, *, merged_at: str) -> Receipt:
    """The receipt of a plan that was carried out."""
    lines: dict[str, list[str]] = {}
    for one in plan.decisions:
        if one.digest and not (one.outcome is Outcome.HELD and not one.record):
            lines.setdefault(one.outcome.value, []).append(one.digest)
    opened = plan.bundle
    return Receipt(
        bundle=opened.id,
        format=FORMAT,
        held=tuple(HeldNote(code=one.code, member=one.member, number=one.number) for one in plan.held),
        laptop=opened.laptop,
        lines={outcome: tuple(digests) for outcome, digests in sorted(lines.items())},
        manifest=opened.manifest_digest,
        merged_at=merged_at,
        notices=len(opened.withdrawals),
        number=opened.number,
        numbers=dict(plan.numbers),
        project=opened.project,
    )


def render_receipt(receipt: Receipt, key: SigningKey) -> bytes:
    """The receipt as a file: a zip of `receipt.json` and its minisign signature."""
    document = render_canonical(receipt)
    signature = sign(document, key, f"udset receipt {receipt.project} {receipt.bundle}")
    return render_signed("receipt", SignedFile(document=document, signature=signature))


def parse_receipt(content: bytes, *, publics: tuple[str, ...], project: str) -> Receipt:
    """A receipt signed by one of the coordinators' receipt keys; raises `BundleRefused` for any other."""
    signed = parse_signed(content, "receipt", limit_bytes=MOST_BYTES)
    if not any(_is_signed(signed, public) for public in publics):
        raise BundleRefused(Finding(code="merge.receipt_of_nobody"))
    receipt = parse_canonical(signed.document, Receipt, where="receipt")
    if receipt.format != FORMAT or receipt.project != project:
        raise BundleRefused(Finding(code="merge.receipt_not_ours"))
    return receipt


def bundle_told(content: bytes) -> str:
    """The bundle a receipt says it is of, whoever signed it; raises `BundleRefused` for what is none."""
    return _told(content).bundle


def lines_let_in(content: bytes) -> frozenset[str]:
    """The digests of the lines that a receipt which was believed says are in; held ones are not."""
    lines = _told(content).lines
    return frozenset(line for outcome, told in lines.items() if outcome != Outcome.HELD for line in told)


def _told(content: bytes) -> Receipt:
    signed = parse_signed(content, "receipt", limit_bytes=MOST_BYTES)
    return parse_canonical(signed.document, Receipt, where="receipt")


def _is_signed(signed: SignedFile, public: str) -> bool:
    try:
        require_signed(signed.document, signed.signature, public)
    except BundleRefused:
        return False
    return True
