"""A jot: a line typed while the person talks, with its moment, later laid onto what it is about.

A frozen value and its limits; `interview.jotting` holds the steps.  A jot stays in the vault: it is
never printed and never leaves by itself, and neither does its moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.answers import Perspective, SaidBy

JOT_AT_MOST = 2_000
"""Characters of one jot: a long paragraph."""

JOTS_AT_MOST = 100_000
"""Characters of all jots of one conversation together: some fifty pages."""

JOT_TYPING = "@jot"
"""Where a half-typed jot stands among the half-typed texts of a conversation; no item is called so."""

JOT_MARKED = "@jot/marked"
"""Where it stands instead while it bears a mark: one text, so that the words are never there without it."""


JOT_CHANGED = "@jot/changed/"
"""Before the number of a jot: where other words for it stand as far as they are typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jot:
    """One line, when it was typed, and what it was laid onto.

    `spent_s` comes from a clock that only goes forward; pauses do not count in it.  `at` is the local
    time with its offset.  `worded` are the pages into whose words the text has gone; it may have been
    taken off one of them since.  Who said it is called by names of its own here: a record leaves out fields
    that say nothing by their spelling, and those of an answer it never leaves out (`record.codec`).
    """

    number: int  # in the order they were made, from 1
    text: str
    spent_s: int = 0  # seconds into the talk
    at: str = ""  # ISO, local
    laid: tuple[str, ...] = ()  # page ids; () while it lies nowhere
    worded: tuple[str, ...] = ()
    between_us: bool = False
    told_by: tuple[
        SaidBy, ...
    ] = ()  # who was answering when it was typed; () for one of before this was kept
    view: Perspective | None = None

    @property
    def minutes(self) -> int:
        """Whole minutes into the talk."""
        return self.spent_s // 60  # unit: seconds to minutes

    @property
    def clock(self) -> str:
        """The local time of day: 10:42; "" where it is not known."""
        return self.at[11:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfJot:
    """A jot as far as it is typed, what it is marked with, and whose conversation it is for.

    Who was answering when it was begun is kept from the moment on in which somebody else answers.
    """

    text: str = ""
    between_us: bool = False
    whose: str | None = None  # somebody else's, "" while the name is missing; None for this person's own
    told_by: tuple[SaidBy, ...] = ()  # () for whoever answers now
    view: Perspective | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything is typed."""
        return bool(self.text.strip())


def half_jot_rows(half: HalfJot) -> dict[str, str]:
    """How it is kept among the half-typed texts: under one of two names, the other empty."""
    marked = half.between_us or half.whose is not None or bool(half.told_by)
    told = json.dumps(asdict(half), ensure_ascii=False) if marked and half.text else ""
    return {JOT_TYPING: "" if marked else half.text, JOT_MARKED: told}


def with_half_jot(typing: Mapping[str, str], half: HalfJot) -> dict[str, str]:
    """The half-typed texts with this jot among them, in place of the one that was there."""
    rows = half_jot_rows(half)
    others = {item: typed for item, typed in typing.items() if item not in rows}
    return others | {item: typed for item, typed in rows.items() if typed}


def half_jot_of(typing: Mapping[str, str]) -> HalfJot:
    """The half-typed jot; a marked one that cannot be read is all its text, just between us."""
    kept = typing.get(JOT_MARKED, "")
    if not kept:
        return HalfJot(text=typing.get(JOT_TYPING, ""))
    try:
        told = json.loads(kept)
        whose, view = told["whose"], told.get("view")
        return HalfJot(
            text=str(told["text"]),
            between_us=bool(told["between_us"]),
            whose=None if whose is None else str(whose),
            told_by=tuple(SaidBy(one) for one in told.get("told_by", ())),
            view=None if view is None else Perspective(view),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return HalfJot(text=kept, between_us=True)


def half_changed(jots: Iterable[Jot], typing: Mapping[str, str]) -> dict[int, str]:
    """Jots that are being said in other words, by number: those words as far as they are typed."""
    kept = {jot.number: typing.get(f"{JOT_CHANGED}{jot.number}", "") for jot in jots}
    return {number: text for number, text in kept.items() if text}


def loose_jots(jots: Iterable[Jot]) -> tuple[Jot, ...]:
    """Those that lie nowhere yet, and are in no answer's words."""
    return tuple(jot for jot in jots if not jot.laid and not jot.worded)


def jots_on(jots: Iterable[Jot], page: str) -> tuple[Jot, ...]:
    """Those that lie on one page."""
    return tuple(jot for jot in jots if page in jot.laid)


def check_jots(jots: Iterable[Jot], typing: Mapping[str, str]) -> tuple[Finding, ...]:
    """What keeps a conversation from being finished: a jot that lies nowhere, or is half typed."""
    count = len(loose_jots(jots)) + half_jot_of(typing).is_there
    if not count:
        return ()
    return (Finding(code="interview.jots_loose", where="jots", context={"count": count}),)
