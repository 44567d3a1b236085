"""The verbs of offers: a conversation that was offered, and what was said to it; never to whom.

Called by Today.  What leaves is a count by the kind of interviewer and the quarter (`usecases.outgoing`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from udset_desktop.foundation.clock import quarter_of
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.phrases import load_phrases
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.usecases.settings import keep_interviewer, kept_interviewer

if TYPE_CHECKING:
    from udset_desktop.usecases.workplace import Workplace

ACCEPTED = "accepted"
OFFERS = (ACCEPTED, "said_no", "not_today", "could_not_reach")
OFFERS_SENT = "offers/sent"
"""The setting that holds the counts that left already, by `quarter/interviewer_type/said`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One count more, so that it can be taken back."""

    interviewer_type: str
    quarter: str
    said: str


def interviewer_types(workplace: Workplace) -> tuple[ChoiceState, ...]:
    """Who may offer, in words, where nobody has begun a conversation here yet."""
    phrases = load_phrases(workplace.require_project().wording, workplace.language)
    return phrases.choices("interviewer", INTERVIEWER_TYPES)


def who_offers(workplace: Workplace) -> str:
    """The kind of interviewer who works here, as kept from the last time; "" where nobody said."""
    kept = kept_interviewer(workplace)
    return kept.type if kept else ""


def remember_who_offers(workplace: Workplace, interviewer_type: str) -> None:
    """The kind of interviewer said once, for the next offer and the next Begin."""
    if not who_offers(workplace):
        keep_interviewer(workplace, Interviewer(ref="", type=interviewer_type))


def note_offer(workplace: Workplace, interviewer_type: str, said: str, *, on: date | None = None) -> Offered:
    """One more conversation that was offered, by interviewer type and quarter; no person is kept.

    `on` is the day of it where that is not today: what is typed in from paper was held before.
    """
    if said not in OFFERS or interviewer_type not in INTERVIEWER_TYPES:
        raise InputRefused(Finding(code="usecases.no_such_offer"))
    quarter = quarter_of(on or workplace.clock.today_on())
    workplace.require_vault().save_offer(interviewer_type, quarter, said)
    return Offered(interviewer_type=interviewer_type, quarter=quarter, said=said)


def take_offer_back(workplace: Workplace, offered: Offered) -> None:
    """A slip of the finger undone; raises `InputRefused` once the count has left."""
    vault = workplace.require_vault()
    kept = vault.load_setting(OFFERS_SENT)
    sent = kept if isinstance(kept, dict) else {}
    gone = int(sent.get(f"{offered.quarter}/{offered.interviewer_type}/{offered.said}", "0"))
    if not vault.lower_offer(offered.interviewer_type, offered.quarter, offered.said, not_below=gone):
        raise InputRefused(Finding(code="usecases.offer_has_left"))
