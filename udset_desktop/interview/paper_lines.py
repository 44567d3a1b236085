"""What of a talk may stand on the person's paper, line by line, to be asked at read-back.

Called by `interview.together_drawing`.  A line for each thing that matters and each step, then one a
page, because a mark covers its page; what was said just between the two, asked alone or is never
printed is not offered at all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from udset_desktop.instrument.model import PLAN, Facet, Instrument, Item, Kind, Page, Privacy
from udset_desktop.instrument.texts import sentence_of
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.kept_back import is_between_us, is_off_sheet
from udset_desktop.interview.kept_lines import marks_of_matter
from udset_desktop.interview.route import open_items
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling
from udset_desktop.interview.together import BETWEEN_US, MARKS, MATTERS_AT_MOST, OFF_SHEET, Action, Together

STRENGTHS = "strengths"
ABOUT_SOMEBODY_ELSE = ("their_help", "their_life")
"""Pages on another person's help or life: that person's affair, and the paper may lie where they live."""
SAID_AT_MOST = 90
"""Letters of what was said that are read back beside a title."""


def paper_lines(session: Session, telling: Telling) -> tuple[ChoiceState, ...]:
    """A line for each page that something was said on: code the page, chosen unless it stays off."""
    answers, opened = session.answers.answers, {item.id for item in open_items(session)}
    lines: list[ChoiceState] = []
    for page in session.instrument.pages():
        said = [
            telling.answer(item, answers[item.id])
            for item in page.items
            if item.id in opened and item.id in answers and answers[item.id].value is not None
            if _may_be_printed(telling, item, page, answers[item.id])
        ]
        if said and not is_between_us(page, answers):
            title = telling.words(f"page.{page.id}.title")
            lines.append(
                ChoiceState(
                    code=page.id,
                    words=f"{title}: {short_said(said[0])}",
                    chosen=not is_off_sheet(page, answers),
                )
            )
    return tuple(lines)


def lines_of_together(together: Together, telling: Telling) -> tuple[ChoiceState, ...]:
    """A line for each thing that matters and each step, in the order of the page; codes `matter.1`, `step.1`.

    A step is numbered among those with words.  What is towards a thing that stays off goes with it, and
    is no line of its own meanwhile.
    """
    steps = tuple(enumerate(_steps_by_place(together), start=1))
    lines: list[ChoiceState] = []
    for place in range(1, MATTERS_AT_MOST + 2):
        marks = marks_of_matter(together, place)
        matter = together.matters[place - 1].strip() if place <= len(together.matters) else ""
        if matter and BETWEEN_US not in marks:
            words = telling.phrases.words("aloud.matter", what=short_said(matter))
            lines.append(ChoiceState(code=f"matter.{place}", words=words, chosen=OFF_SHEET not in marks))
        lines += [
            ChoiceState(
                code=f"step.{number}", words=_step_line(step, telling), chosen=OFF_SHEET not in step.marks
            )
            for number, step in steps
            if not marks and _place_of(step) == place and BETWEEN_US not in step.marks
        ]
    return tuple(lines)


def codes_of_together(together: Together) -> frozenset[str]:
    """The codes of everything that was brought together, kept back or not."""
    matters = (f"matter.{number}" for number, told in enumerate(together.matters, start=1) if told.strip())
    steps = (f"step.{number}" for number, _ in enumerate(_steps_by_place(together), start=1))
    return frozenset((*matters, *steps))


def with_lines_kept(together: Together, codes: Collection[str]) -> Together:
    """The same with these lines, by their codes in `lines_of_together`, just between us; unknown ones are none."""
    numbers = range(1, len(together.matters) + 1)
    marks = tuple(
        _kept(marks_of_matter(together, number))
        if f"matter.{number}" in codes
        else marks_of_matter(together, number)
        for number in numbers
    )
    steps = enumerate(_steps_by_place(together), start=1)
    kept = [step for number, step in steps if f"step.{number}" in codes]
    return replace(
        together,
        marks=marks if any(marks) else (),
        actions=tuple(
            replace(step, marks=_kept(step.marks)) if any(step is one for one in kept) else step
            for step in together.actions
        ),
    )


def _kept(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in MARKS if mark == BETWEEN_US or mark in marks)


def _steps_by_place(together: Together) -> list[Action]:
    return sorted((step for step in together.actions if step.what.strip()), key=_place_of)


def _place_of(step: Action) -> int:
    """Where on the page a step stands: under what it leads towards, or behind all of them."""
    return step.matter if 1 <= step.matter <= MATTERS_AT_MOST else MATTERS_AT_MOST + 1


def _step_line(step: Action, telling: Telling) -> str:
    key = "aloud.step" if step.available else "aloud.not_there"
    return telling.phrases.words(key, what=short_said(step.what.rstrip(". ")))


def _may_be_printed(telling: Telling, item: Item, page: Page, answer: Answer) -> bool:
    if item.alone or item.privacy is Privacy.HIDDEN or page.id in ABOUT_SOMEBODY_ELSE:
        return False
    if SaidBy.OBSERVATION in answer.said_by:
        return False  # what was only seen is not what was said
    if item.kind is Kind.WORDS:
        return item.privacy is Privacy.REVIEWED  # what others think of the person is kept, never printed
    if item.kind is Kind.PEOPLE:
        return page.id == STRENGTHS
    if item.facet in (Facet.RATING, Facet.ALL_RIGHT) and not prints_rating(telling.instrument, page):
        return False
    chosen = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return any(sentence_of(telling.instrument, item, one, telling.language) for one in chosen)


def prints_rating(instrument: Instrument, page: Page) -> bool:
    """Whether a page's rating may stand on the person's paper as a sentence.

    Outside an outcome a review's rating is there for a measure, and a measure is not on this paper; a
    plan's is there for the plan.
    """
    return bool(page.outcome) or instrument.purpose == PLAN


def short_said(said: str) -> str:
    """What was said in one line of at most `SAID_AT_MOST` letters."""
    line = " ".join(said.split())
    return line if len(line) <= SAID_AT_MOST else f"{line[:SAID_AT_MOST].rstrip()}…"
