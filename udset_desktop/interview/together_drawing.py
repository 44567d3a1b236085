"""Bringing it together turned into what the window draws; the half of `interview.drawing` for that page.

Pure.  What is read back is made of what is written, half-written or taken in, so that the person hears
what the page shows.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from udset_desktop.instrument.model import Facet
from udset_desktop.interview.guidance import guidance_at
from udset_desktop.interview.kept_back import is_between_us
from udset_desktop.interview.kept_lines import without_between_us
from udset_desktop.interview.paper_lines import lines_of_together, paper_lines
from udset_desktop.interview.phrases import Phrases
from udset_desktop.interview.route import open_items, open_pages
from udset_desktop.interview.screen import ChoiceState, ReviewOffer, Stage, TogetherState
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling
from udset_desktop.interview.together import (
    ACTIONS_AT_MOST,
    INPUTS,
    MATTERS_AT_MOST,
    READ_BACK,
    WANTED,
    WHO,
    WHY_NOT,
    Action,
    Together,
)
from udset_desktop.interview.together_entry import is_review
from udset_desktop.interview.together_typing import parse_typed

_REVIEWS = (("weeks_6", 0, 6), ("months_3", 3, 0), ("months_6", 6, 0), ("months_12", 12, 0))
"""How far away a next look usually is: code, months, weeks."""


def draw_together(session: Session, telling: Telling) -> TogetherState:
    """The page after the last question."""
    phrases, name = telling.phrases, session.name
    typed = parse_typed(session.typing.get(Stage.TOGETHER, ""))
    told = typed or session.together
    # A date that is refused is agreed with nobody, and is not read out as if it were.
    refused = not is_review(told.review_on, session.header.held_on)
    agreed = replace(told, review_on="") if refused else told
    return TogetherState(
        title=phrases.words("together.title"),
        lead=phrases.words("together.lead"),
        values=session.together,
        matters_ask=phrases.words("together.matters_ask"),
        steps_ask=phrases.words("together.steps_ask"),
        not_there_ask=phrases.words("together.not_there_ask"),
        review_ask=phrases.words("together.review_ask"),
        read_back_ask=phrases.words("together.read_back_ask"),
        who=phrases.choices("who", WHO, name=name),
        inputs=phrases.choices("input", INPUTS),
        wanted=phrases.choices("wanted", WANTED),
        whys=phrases.choices("why", WHY_NOT),
        outcomes=_outcomes(session, telling),
        read_back=phrases.choices("read_back", READ_BACK, (told.read_back,)),
        matters_at_most=MATTERS_AT_MOST,
        actions_at_most=ACTIONS_AT_MOST,
        findings=session.findings.get(Stage.TOGETHER, ()),
        typed=typed,
        paper=(*lines_of_together(told, telling), *paper_lines(session, telling)),
        named=_named(session, phrases, told),
        supports=session.project.supports,
        reviews=_review_offers(session, phrases),
        aloud=read_aloud(agreed, telling, others=bool(session.header.others)),
        guidance=guidance_at("together", session.language),
    )


def read_aloud(together: Together, telling: Telling, *, others: bool = False) -> tuple[str, ...]:
    """What was brought together, line by line, to be read to the person before they are asked.

    Nothing that is just between us while `others` are in the room.
    """
    together = without_between_us(together) if others else together
    lines: list[str] = []
    for number, matter in enumerate(together.matters, start=1):
        if matter.strip():
            lines.append(telling.phrases.words("aloud.matter", what=matter.strip()))
            lines += [_aloud(one, telling) for one in together.actions if one.matter == number]
    there = {number for number, matter in enumerate(together.matters, start=1) if matter.strip()}
    lines += [_aloud(one, telling) for one in together.actions if one.matter not in there]
    try:
        review = telling.day(together.review_on) if together.review_on else ""
    except ValueError:
        review = ""  # half a date is nothing to read out
    if review:
        lines.append(telling.phrases.words("aloud.review", date=review))
    return tuple(line for line in lines if line)


def _aloud(action: Action, telling: Telling) -> str:
    words = telling.phrases.words
    what = action.what.strip().rstrip(".")
    if not what:
        return ""
    if not action.available:
        whys = [words(f"why.{action.why}").lower() if action.why else "", action.why_not.strip().rstrip(".")]
        why = ", ".join(one for one in whys if one)
        return _spoken(words("aloud.not_there", what=what), words("aloud.why", why=why) if why else "")
    doers = [*(words(f"doer.{who}") for who in action.who), action.who_named.strip()]
    who = ", ".join(one for one in doers if one)
    when = action.by_when.strip().rstrip(".")
    return _spoken(
        words("aloud.step", what=what),
        words("aloud.who", who=who) if who else "",
        words("aloud.when", when=when) if when else "",
    )


def _spoken(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _outcomes(session: Session, telling: Telling) -> tuple[ChoiceState, ...]:
    states = []
    for page in open_pages(session):
        matters = page.item(Facet.MATTERS)
        answer = session.answers.get(matters.id) if matters else None
        if page.outcome:
            chosen = answer is not None and answer.value == "matters"
            title = telling.words(f"page.{page.id}.title")
            states.append(ChoiceState(code=page.outcome, words=title, chosen=chosen))
    return tuple(states)


def _named(session: Session, phrases: Phrases, told: Together) -> tuple[ChoiceState, ...]:
    """What was said on the pages to be wanted and is in no step yet; nothing just between us is."""
    opened, answers = {item.id for item in open_items(session)}, session.answers.answers
    wanted: set[str] = set()
    for page in session.instrument.pages():
        item = page.item(Facet.WANTED)
        answer = answers.get(item.id) if item is not None and item.id in opened else None
        if answer is not None and isinstance(answer.value, tuple) and not is_between_us(page, answers):
            wanted.update(answer.value)
    in_steps = {code for action in told.actions for code in action.wanted}
    return phrases.choices("wanted", (code for code in WANTED if code in wanted - in_steps))


def _review_offers(session: Session, phrases: Phrases) -> tuple[ReviewOffer, ...]:
    held = date.fromisoformat(session.header.held_on)
    return tuple(
        ReviewOffer(on=_later(held, months, weeks).isoformat(), words=phrases.words(f"review_in.{code}"))
        for code, months, weeks in _REVIEWS
    )


def _later(day: date, months: int, weeks: int) -> date:
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(weeks=weeks)
