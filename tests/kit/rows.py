"""Rows of measures as disclosure control hands them on."""

from __future__ import annotations

from udset_desktop.measures.model import MeasureRow

LABELS = {"2007": "Users feeling safe", "2008": "People who use services feel safe"}


def a_row(**changes):
    told = {
        "measure": "safe",
        "line": "users.own",
        "whose": "users",
        "voice": "own",
        "labels": LABELS,
        "rule": "two-favourable",
        "unit": "first conversations of the year",
        "group": "",
        "n": 24,
        "base": 30,
        "share": 80,
        "low": 63,
        "high": 90,
        "yes_share": 47,
        "short_n": 3,
        "short_base": 6,
        "left_out": {"dont_know": 5},
        "held_by": {"own_care_manager": 18, "third_party": 12},
        "scales": {"fit-4": 30, "fit-3": 6},
    }
    return MeasureRow(**{**told, **changes})


def a_hidden_row(**changes):
    none = dict.fromkeys(("n", "base", "share", "low", "high", "yes_share", "short_n", "short_base"))
    untold = {"left_out": {}, "held_by": {}, "held_by_hidden": True, "scales": {}, "scales_hidden": True}
    return a_row(
        **{**none, **untold, "hidden": True, "why_hidden": ("measures.hidden_to_protect",), **changes}
    )
