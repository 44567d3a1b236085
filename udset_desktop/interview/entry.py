"""One raw input and one item: an answer, or what is wrong with it.

Used by the window, the import of answers files and the simulation alike.  Never raises for bad
input, never shortens what was said without saying so, and never puts an answer into a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import Item
from udset_desktop.interview.answers import Answer, Perspective, SaidBy

WORDS_AT_MOST = 20_000
"""Characters of one answer in own words: some six printed pages."""

Raw = str | int | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What came of an input: an answer (`None` where it was refused or emptied), and findings."""

    answer: Answer | None
    findings: tuple[Finding, ...] = ()


def enter(
    item: Item,
    raw: Raw,
    *,
    scale: str = "",
    said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,),
    perspective: Perspective | None = None,
    choices: Sequence[str] | None = None,
) -> Entered:
    """The answer that `raw` is; `choices` stands in for the item's own where the project has them."""
    raise NotImplementedError


def decline(item: Item, non_answer: str, *, said_by: tuple[SaidBy, ...] = (SaidBy.PERSON,)) -> Entered:
    """The non-answer of an item."""
    raise NotImplementedError


def clean_text(raw: str) -> tuple[str, int]:
    """Text fit to keep, and how many unseen marks were taken out of it.

    Composed (NFC), lines ended one way, without control characters and writing-direction marks.
    """
    raise NotImplementedError
