"""A giver's signed statement that a record now belongs to another laptop.

It travels in `handovers.jsonl` of the giver's or the taker's bundle, so that the chain of revisions
goes on from the taker without a fork (`design.md` 0.16).  Checked here, weighed by `merge`.
"""

from __future__ import annotations

from udset_desktop.bundle.shareable import Handover
from udset_desktop.project.canonical import render_canonical
from udset_desktop.project.trust import Trust
from udset_desktop.sealing.keys import SigningKey, require_signed, sign


def handover_of(record: str, *, giver: str, taker: str, project: str, key: SigningKey) -> Handover:
    """The statement, signed with the giver's key."""
    signature = sign(_statement(record, giver, taker, project), key, f"udset handover {project}")
    return Handover(giver=giver, record=record, signature=signature.decode(), taker=taker)


def require_handover(statement: Handover, trust: Trust) -> None:
    """Nothing, when the giver signed it and both laptops are known; else raises `BundleRefused`."""
    giver = trust.require_laptop(statement.giver)
    trust.require_laptop(statement.taker)
    content = _statement(statement.record, statement.giver, statement.taker, trust.project)
    require_signed(content, statement.signature.encode(), giver.public)


def _statement(record: str, giver: str, taker: str, project: str) -> bytes:
    return render_canonical({"giver": giver, "project": project, "record": record, "taker": taker})
