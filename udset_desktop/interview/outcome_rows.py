"""The outcomes of one conversation side by side: word, who answered, matters now, the service's part, the words.

Called by `usecases.outcomes_summary` with a conversation opened from its record.  Pure: the rows are the
conversation's own answers, and nothing is asked here that was not asked there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Facet, Kind, Page
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.drawing import item_state, page_title, telling_of
from udset_desktop.interview.guidance import Guidance, guidance_on
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.paper_lines import ABOUT_SOMEBODY_ELSE
from udset_desktop.interview.screen import ItemState
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling
from udset_desktop.interview.voices import Voices, marked, voices
from udset_desktop.interview.work_screen import WorkScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One line of the summary."""

    page: str
    title: str
    rating: ItemState
    who: str  # who answered, in words; "" where nothing was chosen
    givers: Voices  # who may have answered
    matters: ItemState | None
    role: ItemState | None
    words: str  # what was said, the whole of it; "" where nothing was
    is_measure: bool  # a question that a measure rests on, and no outcome
    wants_words: bool  # a word was chosen, and nothing was said beside it
    why: str = ""
    guidance: Guidance = field(default_factory=Guidance)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryScreen:
    """What the window draws of one summary."""

    name: str
    held_on: str
    conversation: str  # its title
    rows: tuple[OutcomeRow, ...]
    reading: WorkScreen  # what was said when it was read back
    older: bool  # the conversation was put right after this was read back
    changed: bool  # something was put right and is not on file yet
    findings: tuple[Finding, ...] = ()


def outcome_rows(session: Session, measured: Collection[str] = ()) -> tuple[OutcomeRow, ...]:
    """A row for each outcome, and for each page whose rating is among `measured`, in the talk's order.

    What was said just between the two, and what was said of somebody else's life, is no row.
    """
    telling = telling_of(session)
    return tuple(
        _row(session, telling, page)
        for page in session.instrument.pages()
        if _is_row(page, measured) and not is_between_us(page, session.answers.answers)
    )


def has_rows(session: Session) -> bool:
    """Whether the conversation asks about any outcome at all."""
    return any(_is_row(page, ()) for page in session.instrument.pages())


def _is_row(page: Page, measured: Collection[str]) -> bool:
    rating = page.item(Facet.RATING)
    if rating is None or page.id in ABOUT_SOMEBODY_ELSE:
        return False
    return bool(page.outcome) or rating.id in measured


def _row(session: Session, telling: Telling, page: Page) -> OutcomeRow:
    states = {item.facet: item_state(session, telling, item) for item in page.items}
    rating, answers = states[Facet.RATING], session.answers.answers
    said = [
        telling.answer(item, answers[item.id])
        for item in page.items
        if item.kind is Kind.WORDS and item.id in answers and answers[item.id].value is not None
    ]
    chosen = rating.answer is not None and rating.answer.value is not None
    answer = rating.answer
    given_by, view = (answer.said_by, answer.perspective) if answer is not None and chosen else ((), None)
    return OutcomeRow(
        page=page.id,
        title=page_title(telling, page),
        rating=rating,
        who=rating.said_by_words if chosen else "",
        givers=marked(voices(telling, SaidBy), given_by, view),
        matters=states.get(Facet.MATTERS),
        role=states.get(Facet.ROLE),
        words="\n".join(said),
        is_measure=not page.outcome,
        wants_words=chosen and not said,
        why=telling.words(f"page.{page.id}.why"),
        guidance=guidance_on(page.id, session.language),
    )
