"""What of a talk may stand on the person's paper, line by line, to be asked at read-back.

Called by `interview.together_drawing`.  A line for each thing that matters and each step, then one a
page, because a mark covers its page; what was said just between the two, asked alone or is never
printed is not offered at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
_OF_RATING = (Facet.RATING, Facet.ALL_RIGHT)
_NEVER = (
    Facet.ROLE,
    Facet.ROLE_SERVICE,
    Facet.ROLE_BY,
    Facet.MATTERS,
    Facet.VERDICT_WHY,
    Facet.ASKING_CHANGED,
)
SAID_AT_MOST = 90
"""Letters of what was said that are read back beside a title."""


def paper_lines(session: Session, telling: Telling) -> tuple[ChoiceState, ...]:
    """A line for each page the sheet would print something of: code the page, chosen unless it stays off."""
    answers, opened = session.answers.answers, {item.id for item in open_items(session)}
    asked = {item: answer for item, answer in answers.items() if item in opened}
    lines: list[ChoiceState] = []
    for page in session.instrument.pages():
        printed = items_on_sheet(session.instrument, page, asked, telling.language)
        if printed and not is_between_us(page, answers):
            title = telling.words(f"page.{page.id}.title")
            said = telling.answer(printed[0], asked[printed[0].id])
            lines.append(
                ChoiceState(
                    code=page.id,
                    words=f"{title}: {short_said(said)}",
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


def items_on_sheet(
    instrument: Instrument, page: Page, answers: Mapping[str, Answer], language: str = "en"
) -> tuple[Item, ...]:
    """The items of a page whose answers the person's sheet prints, in the order of the page.

    The one rule for the sheet and for the lines asked about at read-back: where it gives nothing there is
    nothing of the page on the paper, and nothing to ask.  Marks are looked at by the callers.
    """
    if page.id in ABOUT_SOMEBODY_ELSE:
        return ()
    given = [item for item in page.items if item.id in answers and _may_be_told(item, answers[item.id])]
    # What others think of the person is kept, and is no word of theirs.
    has_words = any(is_own_words(item) and item.facet is not Facet.TAGS for item in given)
    return tuple(
        item
        for item in given
        if is_own_words(item)
        or (item.kind is Kind.PEOPLE and page.id == STRENGTHS)
        or (
            _may_be_sentence(instrument, item, page, has_words=has_words)
            and any(sentence_of(instrument, item, one, language) for one in chosen_codes(answers[item.id]))
        )
    )


def is_own_words(item: Item) -> bool:
    """Whether an item takes the person's own words: those are reviewed, what others think is kept."""
    return item.kind is Kind.WORDS and item.privacy is Privacy.REVIEWED


def chosen_codes(answer: Answer) -> tuple[str, ...]:
    """What was chosen, as codes; one for a rating."""
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def _may_be_told(item: Item, answer: Answer) -> bool:
    if item.alone or item.privacy is Privacy.HIDDEN:
        return False
    if SaidBy.OBSERVATION in answer.said_by:
        return False  # what was only seen is not what was said
    if isinstance(answer.value, str | tuple) and item.kind in {Kind.WORDS, Kind.PEOPLE}:
        return any(line.strip() for line in chosen_codes(answer))
    return answer.value is not None


def _may_be_sentence(instrument: Instrument, item: Item, page: Page, *, has_words: bool) -> bool:
    if item.facet in _NEVER or item.kind not in {Kind.RATING, Kind.ONE, Kind.MANY}:
        return False
    if item.facet in _OF_RATING:
        # Their own words say it better than a sentence about them.
        return prints_rating(instrument, page) and not has_words
    return True


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
