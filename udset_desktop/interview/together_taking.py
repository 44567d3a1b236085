"""One thing that matters or one small step taken back while the two still talk, and put back again.

Called by the window, which holds what was taken as long as the page is in front.  Unlike an answer it
leaves nothing behind: nobody asked a question that would stand unanswered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from udset_desktop.interview.kept_lines import marks_of_matter, marks_of_step
from udset_desktop.interview.together import ACTIONS_AT_MOST, MATTERS_AT_MOST, Action, Together
from udset_desktop.interview.together_entry import places_of_matters


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """What was taken, and where it stood: a thing that matters with its steps, or one step."""

    place: int  # of what matters, from 1; of a step, from 0 among all of them
    steps: tuple[Action, ...]
    matter: str = ""  # "" for a step
    marks: tuple[str, ...] = ()  # of what matters
    towards: str = ""  # what a step led to
    covered: tuple[str, ...] = ()  # the marks a step had, with those of what it led to


def take_matter(together: Together, number: int) -> tuple[Together, TakenLine]:
    """Without one thing that matters, by its place from 1, and without the steps towards it.

    The steps go too, as they do with a mark: a step would tell what it is for.
    """
    steps = tuple(step for step in together.actions if step.matter == number)
    taken = TakenLine(
        place=number,
        steps=steps,
        matter=together.matters[number - 1],
        marks=marks_of_matter(together, number),
    )
    at = number - 1
    lines = replace(
        together,
        matters=(*together.matters[:at], "", *together.matters[number:]),
        marks=(*together.marks[:at], (), *together.marks[number:]) if together.marks else (),
        actions=tuple(step for step in together.actions if step.matter != number),
    )
    return _without_blanks(lines), taken


def take_step(together: Together, place: int) -> tuple[Together, TakenLine]:
    """Without one step, by its place from 0."""
    step = together.actions[place]
    leads = 0 < step.matter <= len(together.matters)
    taken = TakenLine(
        place=place,
        steps=(step,),
        towards=together.matters[step.matter - 1] if leads else "",
        covered=marks_of_step(together, step),
    )
    rest = (*together.actions[:place], *together.actions[place + 1 :])
    return replace(together, actions=rest), taken


def put_back(together: Together, taken: TakenLine) -> Together | None:
    """With it again, as near as can be to where it stood; None where there is no room any more.

    A step stands by itself where what it led to is gone, and is kept back as it was beside it.
    """
    now = _without_blanks(together)
    if len(now.actions) + len(taken.steps) > ACTIONS_AT_MOST:
        return None
    if taken.matter:
        return None if len(now.matters) >= MATTERS_AT_MOST else _with_matter(now, taken)
    (step,) = taken.steps
    if taken.towards in now.matters:
        step = replace(step, matter=now.matters.index(taken.towards) + 1)
    else:
        step = replace(step, matter=0, marks=taken.covered)
    return replace(now, actions=(*now.actions[: taken.place], step, *now.actions[taken.place :]))


def _with_matter(now: Together, taken: TakenLine) -> Together:
    at = min(taken.place - 1, len(now.matters))
    rows = [marks_of_matter(now, number) for number, _ in enumerate(now.matters, start=1)]
    marks = (*rows[:at], taken.marks, *rows[at:])
    moved = tuple(replace(step, matter=step.matter + 1) if step.matter > at else step for step in now.actions)
    return replace(
        now,
        matters=(*now.matters[:at], taken.matter, *now.matters[at:]),
        marks=marks if any(marks) else (),
        actions=(*moved, *(replace(step, matter=at + 1) for step in taken.steps)),
    )


def _without_blanks(together: Together) -> Together:
    """The lines that say something, each with its marks and its steps beside it."""
    place = places_of_matters(together)
    marks = tuple(marks_of_matter(together, number) for number in place)
    return replace(
        together,
        matters=tuple(together.matters[number - 1] for number in place),
        marks=marks if any(marks) else (),
        actions=tuple(replace(step, matter=place.get(step.matter, 0)) for step in together.actions),
    )
