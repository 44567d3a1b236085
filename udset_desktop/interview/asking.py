"""What changed in the asking between two conversations, worked out from what is on file of both.

An answer can move because the asking did.  Called by `record.thread`; offered to whoever holds the
conversation, who knows better, and never taken for granted.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.interview.answers import SUPPORTS, Answer, SaidBy
from udset_desktop.interview.header import SPEAKERS, Header, Interviewer

ASKING = ("new_interviewer", "other_speaker", "others_there", "shorter_words", "other_way")
"""What can be seen from two frames, in the codes of the instruments; that more was said cannot."""

SEEN = (
    *ASKING,
    "other_view",
    "other_support",
    "own_screen",
    "turned_words",
    "other_question",
    "other_language",
    "other_help",
    "other_length",
)
"""Everything that can be seen where two answers lie side by side; what is more than `ASKING` stays here."""

LENGTH_DIFFERS = 15
"""Minutes by which one talk is longer than another: three of the steps that stay with a record."""

SAME_ASKING = "nothing"
_IN_PERSON = "face_to_face"
_SHORT = "fit-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One answer with how it was asked."""

    header: Header
    answer: Answer
    ask: str = ""  # the question's own words; "" where they are not on this laptop any more
    minutes: int | None = None  # how long the talk was; None where nobody can tell


def asking_seen(now: Asked, before: Asked) -> tuple[str, ...]:
    """Whatever of `SEEN` was otherwise between two answers, in that order; () for nothing on file."""
    one, other = now.answer, before.answer
    frame = asking_changed(now.header, before.header, answer_now=one, answer_before=other)
    seen = {
        "other_view": one.perspective != other.perspective and "other_speaker" not in frame,
        "other_support": set(one.said_by) & set(SUPPORTS) != set(other.said_by) & set(SUPPORTS),
        "own_screen": (one.shown is None) != (other.shown is None),
        "turned_words": None not in (one.shown, other.shown) and one.shown != other.shown,
        "other_question": bool(now.ask and before.ask) and now.ask != before.ask,
        "other_language": now.header.language != before.header.language,
        "other_help": now.header.about.service != before.header.about.service,
        "other_length": _lengths_differ(now.minutes, before.minutes),
    }
    return tuple(code for code in SEEN if code in frame or seen.get(code, False))


def asking_changed(
    now: Header,
    before: Header,
    *,
    answer_now: Answer | None = None,
    answer_before: Answer | None = None,
) -> tuple[str, ...]:
    """Whatever was otherwise in the asking, either way round; where nobody can tell, it is left out."""
    seen = {
        "new_interviewer": _is_somebody_new(now.interviewers, before.interviewers),
        "other_speaker": _voices(now, answer_now) != _voices(before, answer_before),
        "others_there": set(now.others) != set(before.others),
        "shorter_words": _scale(answer_now) != _scale(answer_before),
        "other_way": now.mode != before.mode,
    }
    return tuple(code for code in ASKING if seen[code])


def asking_offered(
    now: Header,
    before: Header,
    *,
    answer_now: Answer | None = None,
    answer_before: Answer | None = None,
) -> tuple[str, ...]:
    """Of that, what the instruments' words say truly of this conversation; `SAME_ASKING` for nothing.

    Those words look from now: others are in the room, fewer words, telephone or paper this time.
    """
    true_now = {
        "others_there": bool(set(now.others) - set(before.others)),
        "shorter_words": _scale(answer_now) == _SHORT,
        "other_way": now.mode != _IN_PERSON,
    }
    seen = asking_changed(now, before, answer_now=answer_now, answer_before=answer_before)
    return tuple(code for code in seen if true_now.get(code, True)) or (() if seen else (SAME_ASKING,))


def _lengths_differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) >= LENGTH_DIFFERS


def _is_somebody_new(now: tuple[Interviewer, ...], before: tuple[Interviewer, ...]) -> bool:
    """Whether none who asks now asked then; by reference, and by type where one has no reference."""
    if not now or not before:
        return False
    refs_now, refs_before = {one.ref.strip() for one in now}, {one.ref.strip() for one in before}
    if "" in refs_now | refs_before:
        return {one.type for one in now}.isdisjoint(one.type for one in before)
    return refs_now.isdisjoint(refs_before)


def _voices(header: Header, answer: Answer | None) -> frozenset[SaidBy]:
    """Who spoke for the person, if anybody; support to speak is still the person speaking."""
    said = header.said_by() if answer is None or not answer.said_by else answer.said_by
    return frozenset(one for one in said if one in SPEAKERS)


def _scale(answer: Answer | None) -> str:
    return "" if answer is None else answer.scale
