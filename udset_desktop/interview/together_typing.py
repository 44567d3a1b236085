"""Bringing it together as far as it is written: one text, kept like any other half-typed one.

`interview.session` puts it beside what was taken in, so that a sentence, a step without words and
half a date outlast a power cut.  Checks nothing; `interview.together_entry` does, when it is put down.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from udset_desktop.interview.together import Action, Together


def typed_text(together: Together) -> str:
    """The values as one text of plain characters, whatever was typed."""
    return json.dumps(asdict(together), separators=(",", ":"))


def parse_typed(text: str) -> Together | None:
    """The values back; `None` for no text, and for one that cannot be read."""
    try:
        told = json.loads(text)
        return Together(
            matters=_texts(told["matters"]),
            actions=tuple(_action(row) for row in told["actions"]),
            review_on=str(told["review_on"]),
            read_back=str(told["read_back"]),
            marks=tuple(_texts(row) for row in told.get("marks", [])),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _action(row: dict[str, Any]) -> Action:
    texts = {name: str(row[name]) for name in ("what", "who_named", "by_when", "outcome", "why_not")}
    return Action(
        **texts,
        who=_texts(row["who"]),
        inputs=_texts(row["inputs"]),
        available=bool(row["available"]),
        # What was half-typed before these were there has none of them.
        matter=int(row.get("matter", 0)),
        wanted=_texts(row.get("wanted", [])),
        why=str(row.get("why", "")),
        marks=_texts(row.get("marks", [])),
    )


def _texts(rows: list[Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in rows)
