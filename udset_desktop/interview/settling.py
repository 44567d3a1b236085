"""What is half-typed made the answers it was going to be, and whether a conversation can go on file.

Called by the window when something is left, and by `record.complete` before a record is made.  Signs
typed in from paper are read here; what cannot be read stays as it was typed, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from udset_desktop.foundation.problems import has_refusal
from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.drawing import paper_row_of
from udset_desktop.interview.entry import refusal, storable_text
from udset_desktop.interview.jot import JOT_CHANGED, JOT_MARKED, JOT_TYPING, check_jots
from udset_desktop.interview.jotting import rewrite_jot
from udset_desktop.interview.paper_typing import (
    SIGNS_TYPING,
    Reading,
    Tick,
    keep_signs,
    read_signs,
    standing,
    typed_signs,
)
from udset_desktop.interview.permission import Purpose
from udset_desktop.interview.screen import ItemState, Stage
from udset_desktop.interview.session import Findings, answer_item, clear_item, decline_item, set_together
from udset_desktop.interview.state import Session
from udset_desktop.interview.together_typing import parse_typed


def settle_typing(session: Session) -> tuple[Session, Findings]:
    """Every half-typed text made the answer it was going to be, as when the page is left."""
    found: Findings = ()
    for item_id, text in session.typing.items():
        if item_id == Stage.TOGETHER:
            session, findings = set_together(session, parse_typed(text) or session.together)
        elif item_id in {JOT_TYPING, JOT_MARKED}:
            continue  # no answer: it is kept as a jot, or let go, before the conversation is finished
        elif item_id.startswith(JOT_CHANGED):
            session, findings = rewrite_jot(session, int(item_id.removeprefix(JOT_CHANGED)), text)
        elif item_id.startswith(SIGNS_TYPING):
            session, findings = settle_signs(session, item_id.removeprefix(SIGNS_TYPING))
        else:
            session, findings = answer_item(session, item_id, text)
        found += findings
    return session, found


def type_signs(session: Session, item_id: str, signs: str) -> Session:
    """Signs typed in from paper to the row that begins with this item, kept as typed until it is left."""
    typing = {**session.typing, SIGNS_TYPING + item_id: keep_signs(storable_text(signs))}
    return replace(session, typing=typing)


def settle_signs(session: Session, item_id: str) -> tuple[Session, Findings]:
    """The signs of the row that begins with this item made answers, up to the first that means nothing.

    That one stays as typed with all after it, and is refused.  An answer that the signs say already is
    left alone, with who said it.
    """
    key = SIGNS_TYPING + item_id
    if key not in session.typing:
        return session, ()
    row = paper_row_of(session, item_id)
    signs = typed_signs(row, session.typing[key])
    reading = read_signs(row, signs)
    session, found = _ticked(_without_findings(session, row), row, _ticks(row, reading))
    typing = {one: text for one, text in session.typing.items() if one != key}
    if has_refusal(found):
        typing[key] = keep_signs(signs)  # boxes that rule each other out: the answer stays as it was
    elif reading.rest:
        typing[key] = keep_signs(reading.rest, _read(row, reading))
        where = row[min(len(reading.ticks), len(row) - 1)].id
        found = (refusal("interview.sign_unread", where, sign=reading.wrong),)
        session = replace(session, findings={**session.findings, where: found})
    return replace(session, typing=typing), found


def unread_signs(session: Session) -> Findings:
    """What was typed in from paper and cannot be read: a refusal for each row, in no order."""
    rows = (key.removeprefix(SIGNS_TYPING) for key in session.typing if key.startswith(SIGNS_TYPING))
    return tuple(one for row in rows for one in settle_signs(session, row)[1] if has_refusal((one,)))


def check_finish(session: Session) -> Findings:
    """What stands in the way of putting the conversation on file; most of it never does."""
    found = () if session.permissions.may(Purpose.TALK) else (refusal("interview.no_talk", "talk"),)
    _, typed = settle_typing(session)
    _, together = set_together(session, session.together)
    return (*found, *typed, *together, *check_jots(session.jots, session.typing))


def _ticks(row: Sequence[ItemState], reading: Reading) -> tuple[Tick, ...]:
    """What is to be answered: rows without a sign are rows without a tick, but not after a sign without meaning."""
    if row[0].kind is Kind.MANY:
        return reading.ticks if reading.ticks[0].values or not reading.rest else ()
    left = () if reading.rest else tuple(Tick(item=item.id) for item in row[len(reading.ticks) :])
    return (*reading.ticks, *left)


def _read(row: Sequence[ItemState], reading: Reading) -> int:
    """How many of a row stand as they are answered now."""
    return int(bool(reading.ticks[0].values)) if row[0].kind is Kind.MANY else len(reading.ticks)


def _ticked(session: Session, row: Sequence[ItemState], ticks: Sequence[Tick]) -> tuple[Session, Findings]:
    found: Findings = ()
    for item, tick in zip(row, ticks, strict=False):
        if replace(tick, words="") == standing(item):
            continue
        findings: Findings = ()
        if tick.non_answer is not None:
            session, findings = decline_item(session, item.id, tick.non_answer)
        elif value := tick.values or tick.value:
            session, findings = answer_item(session, item.id, value, scale=tick.scale)
        else:
            session = clear_item(session, item.id)
        found += findings
        # A verdict on paper says that there was an earlier conversation, wherever it is on file.
        if item.facet is Facet.VERDICT and session.answers.get(item.id) is not None:
            session = replace(session, has_earlier=True)
    return session, found


def _without_findings(session: Session, row: Sequence[ItemState]) -> Session:
    there = {item.id for item in row}
    return replace(
        session, findings={one: found for one, found in session.findings.items() if one not in there}
    )
