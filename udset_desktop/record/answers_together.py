"""What was brought together, in one line of an answers file: what matters, the steps, when to look again.

Called by `record.answers_file`; every rule is `interview.together_entry`'s, here only the shape is judged.
"""

from __future__ import annotations

from collections.abc import Mapping

from udset_desktop.interview.session import set_together
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import MATTERS_AT_MOST, Action, Together
from udset_desktop.record.reading import Reading


def read_together(reading: Reading, session: Session, told: Mapping[str, object]) -> Session:
    """The session with what was brought together in it; every finding goes to `reading`."""
    table = reading.table(told.get("together", {}), "together")
    reading.only(table, ("matters", "marks", "review_on", "read_back"), "together")
    together = Together(
        matters=reading.words(table, "matters", "together"),
        marks=_marks(reading, table),
        actions=tuple(
            _action(reading, raw, f"actions.{number}")
            for number, raw in enumerate(reading.rows(told, "actions", ""), start=1)
        ),
        review_on=reading.word(table, "review_on", "together", need=False),
        read_back=reading.word(table, "read_back", "together", need=False),
    )
    session, found = set_together(session, together)
    reading.findings += found
    return session


def _marks(reading: Reading, table: Mapping[str, object]) -> tuple[tuple[str, ...], ...]:
    """The marks of each thing that matters, one list beside each."""
    rows = reading.rows(table, "marks", "together")[:MATTERS_AT_MOST]
    return tuple(
        reading.words({"marks": row}, "marks", f"together.{number}")
        for number, row in enumerate(rows, start=1)
    )


def _action(reading: Reading, raw: object, where: str) -> Action:
    told = reading.table(raw, where)
    reading.only(told, tuple(Action.__dataclass_fields__), where)
    return Action(
        what=reading.word(told, "what", where),
        who=reading.words(told, "who", where),
        who_named=reading.word(told, "who_named", where, need=False),
        by_when=reading.word(told, "by_when", where, need=False),
        outcome=reading.word(told, "outcome", where, need=False),
        available=reading.flag(told, "available", where, usual=True),
        why_not=reading.word(told, "why_not", where, need=False),
        inputs=reading.words(told, "inputs", where),
        matter=reading.place(told, "matter", where, at_most=MATTERS_AT_MOST),
        wanted=reading.words(told, "wanted", where),
        why=reading.word(told, "why", where, need=False),
        marks=reading.words(told, "marks", where),
    )
