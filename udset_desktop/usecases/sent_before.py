"""What left of conversations while somebody else's laptop had them, or this one before it let them go.

Called by the verbs of handing over, which send it on, and by whatever tells a person what was sent.
Takes what a hand-over said; this laptop's own bundles it knows from its own rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import RecordId
from udset_desktop.store.vault_values import SentBefore

if TYPE_CHECKING:
    from udset_desktop.store.vault import Vault
    from udset_desktop.store.vault_values import Export

UNKNOWN = 0
"""The number of a bundle of which an older program told only that it left."""


def sent_before(vault: Vault) -> Mapping[RecordId, tuple[SentBefore, ...]]:
    """By conversation, the lines that left and are in no bundle that this laptop knows of it, the first first.

    One that left before its giver's program told of bundles has the number `UNKNOWN` and no day.
    """
    own, known = _own(vault), {line.digest for one in vault.load_exports() for line in one.lines}
    found: dict[RecordId, dict[tuple[str, int, int], SentBefore]] = {}
    for row in vault.load_handed():
        lines = found.setdefault(row.record, {})
        here = {(one.laptop, one.number, one.revision) for one in own.get(row.record, ())}
        for one in row.sent:
            which = (one.laptop, one.number, one.revision)
            if which not in here and (one.outcome or which not in lines):
                lines[which] = one
        if not row.sent and not lines and set(row.lines) - known:
            untold = SentBefore(laptop=row.giver, number=UNKNOWN, on="", revision=UNKNOWN)
            lines[row.giver, UNKNOWN, UNKNOWN] = untold
    return {record: tuple(lines.values()) for record, lines in found.items() if lines}


def sent_so_far(vault: Vault) -> Mapping[RecordId, tuple[SentBefore, ...]]:
    """The same and this laptop's own after it, as whoever takes a conversation over is told; none unknown."""
    before, own = sent_before(vault), _own(vault)
    return {
        record: tuple(one for one in (*before.get(record, ()), *own.get(record, ())) if one.number != UNKNOWN)
        for record in {*before, *own}
    }


def _own(vault: Vault) -> Mapping[RecordId, tuple[SentBefore, ...]]:
    bundles = {one.number: one for one in vault.load_exports()}
    found: dict[RecordId, list[SentBefore]] = {}
    for line in vault.load_landings():
        bundle = bundles[line.number]
        one = SentBefore(
            laptop=_maker_of(bundle),
            number=line.number,
            on=bundle.at_utc[:10],
            revision=line.revision,
            outcome=line.outcome,
        )
        found.setdefault(line.record, []).append(one)
    return {record: tuple(lines) for record, lines in found.items()}


def _maker_of(bundle: Export) -> str:
    """The number this laptop had when it made a bundle, which is in the file's name: project, laptop, number."""
    return bundle.file.split("-")[1]
