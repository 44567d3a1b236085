"""Which things that matter, and which small steps, are kept back: just between us, or off the paper.

Called by everything that prints, shows again, copies out or sends, beside `interview.kept_back`, which
says the same of pages.  A mark on a thing that matters covers the steps towards it: a step would tell
what it is for.  Worked out from the marks each time, so that it holds however they came to be there.
"""

from __future__ import annotations

from dataclasses import replace

from udset_desktop.interview.together import BETWEEN_US, MARKS, Action, Together


def marks_of_matter(together: Together, number: int) -> tuple[str, ...]:
    """The marks of a thing that matters, by its place from 1; () for one that is not there."""
    return together.marks[number - 1] if 0 < number <= len(together.marks) else ()


def marks_of_step(together: Together, step: Action) -> tuple[str, ...]:
    """The marks of a step, its own and those of what it leads towards, in the order of `MARKS`."""
    there = {*step.marks, *marks_of_matter(together, step.matter)}
    return tuple(mark for mark in MARKS if mark in there)


def without_between_us(together: Together) -> Together:
    """What may be shown again: without what was said just between us."""
    return _without(together, (BETWEEN_US,))


def for_paper(together: Together) -> Together:
    """What may stand on paper or be copied out: without what is kept back for either reason."""
    return _without(together, MARKS)


def _without(together: Together, marks: tuple[str, ...]) -> Together:
    """The rest, its steps still beside what they lead towards."""
    back = frozenset(marks)
    if not together.marks and not any(step.marks for step in together.actions):
        return together
    numbers = range(1, len(together.matters) + 1)
    stay = [number for number in numbers if back.isdisjoint(marks_of_matter(together, number))]
    place = {number: at for at, number in enumerate(stay, start=1)}
    rows = tuple(marks_of_matter(together, number) for number in stay)
    return replace(
        together,
        matters=tuple(together.matters[number - 1] for number in stay),
        marks=rows if any(rows) else (),
        actions=tuple(
            replace(step, matter=place.get(step.matter, 0))
            for step in together.actions
            if back.isdisjoint(marks_of_step(together, step))
        ),
    )
