"""What no text may hold, whoever has read it: numbers and addresses that point at one person by their shape.

Called by `bundle.words`, at the laptop before a text leaves and at the desk before one is believed.  Looks
at shapes alone, so that both come to the same; names are for the human who reads.
"""

from __future__ import annotations

from udset_desktop.redaction.model import BLOCKED, Certainty, Kind
from udset_desktop.redaction.search import ALIKE
from udset_desktop.redaction.shapes import shape_findings

TELLTALES = frozenset(
    {
        Kind.EMAIL,
        Kind.LINK,
        Kind.PHONE,
        Kind.POSTCODE,
        Kind.CHI,
        Kind.NHS,
        Kind.NATIONAL_INSURANCE,
        Kind.BANK,
        Kind.VEHICLE,
    }
)
_SURE = frozenset({Certainty.LOOKS_LIKE, Certainty.LIKELY})


def telltales_in(text: str) -> tuple[Kind, ...]:
    """The kinds of telltales in a text, each once, in the order in which they stand there."""
    found = shape_findings(text.translate(ALIKE))
    kinds = (
        one.kind
        for one in sorted(found, key=lambda one: one.start)
        if one.kind in TELLTALES and (one.certainty in _SURE or one.kind in BLOCKED)
    )
    return tuple(dict.fromkeys(kinds))
