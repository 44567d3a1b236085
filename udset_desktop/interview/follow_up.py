"""What the interviewer writes down when somebody may come to harm: a note of its own, kept apart.

Frozen values.  The note belongs to no conversation and no record: it holds in words whom it is about,
so that it stays whole when a conversation is set aside, called void or cleared.  Nothing that draws,
prints, copies out, shows again or sends a conversation knows of it; the vault keeps it in a table of its
own, and only `usecases.following_up` reads it.  On the screen it is called a follow-up, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from udset_desktop.foundation.ids import FollowUpId, InterviewId
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.entry import clean_text

TEXT_AT_MOST = 20_000
"""Characters of one part: as many as of one answer."""

PARTS = ("about", "said", "said_when", "did", "told", "told_when")
"""Whom it is about, what was said and when, what the interviewer did, who was told and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One note.  `begun_utc` and `passed_utc` are ISO moments; `passed_utc` is "" until it was passed on."""

    id: FollowUpId
    begun_utc: str
    interview: InterviewId | None = None  # the conversation it came up in, if any
    about: str = ""
    said: str = ""
    said_when: str = ""
    did: str = ""
    told: str = ""
    told_when: str = ""
    passed_utc: str = ""

    @property
    def is_passed_on(self) -> bool:
        """Whether somebody else has it now."""
        return bool(self.passed_utc)

    @property
    def is_written(self) -> bool:
        """Whether anything stands in it that the program did not put there."""
        return any((self.said, self.did, self.told, self.told_when))

    def texts(self) -> Mapping[str, str]:
        """Its parts by name."""
        return {part: getattr(self, part) for part in PARTS}


def write_part(note: FollowUp, part: str, text: str) -> tuple[FollowUp, tuple[Finding, ...]]:
    """The note with one part as it is written now; a text far too long changes nothing.

    Raises `KeyError` for a part there is none of: views hand on names of their own boxes only.
    """
    if part not in PARTS:
        raise KeyError(part)
    if len(text) > TEXT_AT_MOST:
        context = {"at_most": TEXT_AT_MOST, "length": len(text)}
        return note, (Finding(code="interview.note_too_long", where=part, context=context),)
    changed: Mapping[str, Any] = {part: clean_text(text)[0]}
    return replace(note, **changed), ()


def check_passed_on(note: FollowUp) -> tuple[Finding, ...]:
    """What is missing before the note counts as passed on: who has it now, and since when."""
    missing = {"told": "interview.nobody_told", "told_when": "interview.told_when"}
    return tuple(Finding(code=code, where=part) for part, code in missing.items() if not getattr(note, part))
