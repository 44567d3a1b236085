"""Which pages of a conversation are kept back: just between us, or off the paper.

Called by everything that prints, shows again, copies out or sends.  A mark on one answer covers its
whole page: who keeps their words to themselves has not asked for the rating to be printed in their
place.  Worked out from the answers each time, so that it holds however the mark came to be there.
"""

from __future__ import annotations

from collections.abc import Mapping

from udset_desktop.instrument.model import Instrument, Page
from udset_desktop.interview.answers import Answer


def is_between_us(page: Page, answers: Mapping[str, Answer]) -> bool:
    """Whether something on the page was said just between us."""
    return any((answer := answers.get(item.id)) is not None and answer.between_us for item in page.items)


def is_off_sheet(page: Page, answers: Mapping[str, Answer]) -> bool:
    """Whether something on the page is to stay off the paper."""
    return any((answer := answers.get(item.id)) is not None and answer.off_sheet for item in page.items)


def kept_between_us(instrument: Instrument, answers: Mapping[str, Answer]) -> frozenset[str]:
    """The ids of the pages on which something was said just between us."""
    return frozenset(page.id for page in instrument.pages() if is_between_us(page, answers))


def kept_off_paper(instrument: Instrument, answers: Mapping[str, Answer]) -> frozenset[str]:
    """The ids of the pages nothing of which may stand on paper or be copied out, for either reason."""
    return frozenset(
        page.id for page in instrument.pages() if is_between_us(page, answers) or is_off_sheet(page, answers)
    )


def without_pages(
    instrument: Instrument, answers: Mapping[str, Answer], pages: frozenset[str]
) -> dict[str, Answer]:
    """The answers of all other pages; an answer to no item of the instrument is left out too."""
    return {
        item: answer
        for item, answer in answers.items()
        if item in instrument.by_id and instrument.page_of[item].id not in pages
    }
