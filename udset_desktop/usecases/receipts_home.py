"""Receipts on the laptop: believed only from a coordinator of this project, about a bundle made here.

Called by `usecases.carrying` for what lies at the place and what comes by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.foundation.problems import BundleRefused, Finding
from udset_desktop.merge.plan import Outcome
from udset_desktop.merge.receipt import Receipt, parse_receipt
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.usecases import journal
from udset_desktop.usecases.standing import require_pack
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from udset_desktop.store.vault_values import Export


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenReceipt:
    """A receipt that was believed."""

    number: int  # of the bundle
    bundle: str
    records: int  # lines that are in the pool
    held: int  # lines that wait at the desk
    is_new: bool


def take_receipt_content(workplace: Workplace, content: bytes) -> TakenReceipt:
    """What a receipt says, kept; the same one twice is one, and any order comes to the same.

    Raises `BundleRefused` for one that is not about a bundle of this laptop.
    """
    vault = workplace.require_vault()
    pack = require_pack(vault)
    publics = tuple(one.receipt_public for one in pack.coordinators)
    receipt = parse_receipt(content, publics=publics, project=pack.project.id)
    export = _made_here(workplace, receipt)
    number = export.number
    outcomes = {line: outcome for outcome, lines in receipt.lines.items() for line in lines}
    if (
        receipt.held
    ):  # a line the desk cannot read yet is told by its place alone: it is one of those not named
        outcomes |= {line.digest: Outcome.HELD for line in export.lines if line.digest not in outcomes}
    at_utc = workplace.clock.now_utc().isoformat()
    records = sum(1 for outcome in outcomes.values() if outcome != Outcome.HELD)
    with vault.transaction():
        is_new = vault.save_receipt(number, sha256_hex(content), content, at_utc, outcomes)
        if is_new:
            told = {"number": number, "records": records, "held": len(receipt.held)}
            journal.log(workplace, "receipt_taken", receipt.bundle, "", **told)
    return TakenReceipt(
        number=number,
        bundle=receipt.bundle,
        records=records,
        held=len(receipt.held),
        is_new=is_new,
    )


def _made_here(workplace: Workplace, receipt: Receipt) -> Export:
    """The bundle a receipt speaks of; only whole agreement with what was signed here counts."""
    for one in workplace.require_vault().load_exports():
        if one.bundle == receipt.bundle:
            if (one.number, one.manifest) != (receipt.number, receipt.manifest):
                raise BundleRefused(Finding(code="receipts_home.does_not_fit"))
            return one
    raise BundleRefused(Finding(code="receipts_home.of_another"))
