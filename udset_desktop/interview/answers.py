"""Answers as they come in: a value or a non-answer, who said it, and what may become of it.

Frozen values.  A blank is never an answer: an item nobody touched is simply not on the sheet, and
becomes `not_asked` when the record is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SaidBy(StrEnum):
    """Who an answer comes from; several may have spoken."""

    PERSON = "person"
    WITH_SUPPORT = "with_support"  # the person, with some support: which was not said, or it has left
    WITH_SPEECH = "with_speech"  # the person, with somebody helping by speech
    WITH_SIGN = "with_sign"  # the person, signing
    WITH_SYMBOLS = "with_symbols"  # the person, with symbols or pictures
    WITH_INTERPRETER = "with_interpreter"
    FAMILY_OR_FRIEND = "family_or_friend"  # an unpaid carer speaking for the person
    PAID_WORKER = "paid_worker"  # a worker of another service speaking for the person
    SERVICE_WORKER = "service_worker"  # a worker of the service under review: never in a headline
    ADVOCATE = "advocate"
    OBSERVATION = "observation"  # what the interviewer saw: never in a headline


SUPPORTS = (SaidBy.WITH_SPEECH, SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS, SaidBy.WITH_INTERPRETER)
"""The kinds of support.  They stay on the laptop: all of them leave as `with_support`."""

SUPPORTED = frozenset({SaidBy.WITH_SUPPORT, *SUPPORTS})
OWN_VOICE = frozenset({SaidBy.PERSON, *SUPPORTED})
"""Whose answer is the person's own."""


def leaves_as(who: SaidBy) -> SaidBy:
    """Who an answer comes from as far as it leaves the laptop: with support, and not with which."""
    return SaidBy.WITH_SUPPORT if who in SUPPORTED else who


class Perspective(StrEnum):
    """For somebody speaking for the person: whose view it is."""

    WHAT_THEY_WOULD_SAY = "what_they_would_say"
    WHAT_I_THINK = "what_i_think"


class Shown(StrEnum):
    """Which way round the words lay before the person, who chose one for themselves."""

    IN_ORDER = "in_order"
    REVERSED = "reversed"  # the last word of the scale first


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said to one item.

    Exactly one of `value` and `non_answer` is set.  `value` is a word (choice, rating, date as ISO
    text), a whole number, free text, or a tuple of choices.
    """

    value: str | int | tuple[str, ...] | None = None
    non_answer: str | None = None
    scale: str = ""  # for a rating: the scale the word was chosen on
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,)
    perspective: Perspective | None = None
    between_us: bool = False  # just between us: never printed, never leaves, not shown as "last time"
    off_sheet: bool = False  # the person does not want this line on the paper
    shown: Shown | None = None  # chosen in person view; None where it was asked aloud

    def __post_init__(self) -> None:
        """Refuse a value that is both said and not said; entry never makes one."""
        if (self.value is None) == (self.non_answer is None):
            msg = "an answer is either a value or a non-answer"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers so far, by item id."""

    answers: Mapping[str, Answer] = field(default_factory=dict)

    def get(self, item_id: str) -> Answer | None:
        """The answer to an item, if there is one."""
        return self.answers.get(item_id)

    def with_answer(self, item_id: str, answer: Answer | None) -> AnswerSheet:
        """A sheet with one answer set, or taken off with `None`."""
        answers = dict(self.answers)
        if answer is None:
            answers.pop(item_id, None)
        else:
            answers[item_id] = answer
        return AnswerSheet(answers)

    def __iter__(self) -> Iterator[str]:
        """The ids of the answered items."""
        return iter(self.answers)
