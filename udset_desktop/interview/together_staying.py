"""What stays of bringing it together while something written there is refused, and how it is kept back.

Called by `interview.session`.  Words that are refused wait beside what stands; a mark never does: whoever
says *just between us* of a line that is too long means what stands in its place as well.  In doubt a line
is kept back, until what is written can be taken in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from udset_desktop.interview.entry import clean_text
from udset_desktop.interview.kept_lines import marks_of_matter, marks_of_step
from udset_desktop.interview.together import MARKS, Together
from udset_desktop.interview.together_entry import places_of_matters

Marks = tuple[str, ...]
Places = tuple[int, ...]


def with_what_stays(
    cleaned: Together, *, before: Together, written: Together, refused: Collection[str]
) -> Together:
    """`cleaned`, its refused parts as they were `before`, and every mark as it is `written` now.

    `refused` names parts: `matters`, `actions`, `review_on`, `read_back`.  A step carries the marks of what
    it leads towards, because that may be among what is refused; with what is written taken in it does not.
    """
    kept = replace(cleaned, **{part: getattr(before, part) for part in refused})
    if "matters" in refused:
        kept = replace(kept, marks=_marks_of_matters(before, written))
    elif "actions" in refused:
        kept = _with_steps_in_place(kept, written)
    return _with_steps_covered(kept, written) if {"matters", "actions"} & set(refused) else kept


def _marks_of_matters(before: Together, written: Together) -> tuple[Marks, ...]:
    marks = _marks_now(
        [marks_of_matter(before, number) for number, _ in enumerate(before.matters, start=1)],
        [marks_of_matter(written, number) for number, _ in enumerate(written.matters, start=1)],
        _may_be(before.matters, written.matters),
    )
    return marks if any(marks) else ()


def _with_steps_in_place(kept: Together, written: Together) -> Together:
    """Each step that stays beside the line it is written under, which may have moved; beside none in doubt."""
    place, places = places_of_matters(written), _steps_written(kept, written)
    matters = (
        place.get(written.actions[there[0]].matter, 0) if _is_sure(there, places) else 0 for there in places
    )
    steps = zip(kept.actions, matters, strict=True)
    return replace(kept, actions=tuple(replace(step, matter=matter) for step, matter in steps))


def _with_steps_covered(kept: Together, written: Together) -> Together:
    marks = _marks_now(
        [step.marks for step in kept.actions],
        [marks_of_step(written, step) for step in written.actions],
        _steps_written(kept, written),
    )
    steps = zip(kept.actions, marks, strict=True)
    return replace(kept, actions=tuple(replace(step, marks=own) for step, own in steps))


def _steps_written(kept: Together, written: Together) -> list[Places]:
    return _may_be([step.what for step in kept.actions], [step.what for step in written.actions])


def _may_be(stays: Sequence[str], written: Sequence[str]) -> list[Places]:
    """Where each text that stays is written now: in the same words, else wherever other words are."""
    left = [clean_text(text)[0] if isinstance(text, str) else "" for text in written]
    found: list[int | None] = []
    for text in stays:
        at = left.index(text) if text in left else None
        if at is not None:
            left[at] = ""  # the same words twice are two lines
        found.append(at)
    others = tuple(at for at, text in enumerate(left) if text)
    return [others if at is None else (at,) for at in found]


def _marks_now(before: Sequence[Marks], written: Sequence[Marks], places: list[Places]) -> tuple[Marks, ...]:
    """The marks of each text that stays: as written where it is sure which, else all that it had or may have."""
    now: list[Marks] = []
    for old, there in zip(before, places, strict=True):
        marks = {mark for at in there for mark in written[at]}
        marks |= set() if _is_sure(there, places) else set(old)
        now.append(tuple(mark for mark in MARKS if mark in marks))
    return tuple(now)


def _is_sure(there: Places, places: list[Places]) -> bool:
    """Whether a text that stays can be one line alone, and no other can be the same."""
    return len(there) == 1 and places.count(there) == 1
