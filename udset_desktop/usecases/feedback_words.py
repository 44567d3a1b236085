"""What would leave of workers' notes on using the tool, in the words a person reads.

Called by the sharing screen with a preview already made.  Reads the same bytes as the preview and adds
nothing to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.usecases.preview_words import answers_told

if TYPE_CHECKING:
    from udset_desktop.usecases.exporting import Preview
    from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWords:
    """What one worker chose about using the tool, as it leaves: this and nothing else."""

    title: str
    quarter: str
    number: str  # the random one
    answers: tuple[tuple[str, str], ...]  # what was asked, what leaves of the answer


def feedback_words(workplace: Workplace, preview: Preview) -> tuple[FeedbackWords, ...]:
    """Every line on using the tool that would leave, told in words."""
    # late: msgspec, as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    definitions = definitions_of(workplace.home)
    told = []
    for line in (line.feedback for one in preview.bundles for line in one.opened.feedback):
        instrument = definitions[line.instrument.rpartition("/")[0]]
        told.append(
            FeedbackWords(
                title=instrument.words("instrument.title", workplace.language),
                quarter=line.quarter.replace("-", " "),
                number=line.feedback,
                answers=tuple(
                    (asked, words) for _, asked, words in answers_told(workplace, instrument, line.codes)
                ),
            )
        )
    return tuple(told)
