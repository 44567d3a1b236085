"""Which words of a conversation may leave at all, and what a text must be like that does.

The allow-list of words: called by `bundle.words` at the laptop and by `bundle.allowed` at the desk, so that
both go by the same list.  Whether somebody has said yes and somebody has read is not asked here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from udset_desktop.bundle.limits import MOST_TEXT
from udset_desktop.foundation.unseen import without_unseen
from udset_desktop.instrument.model import Instrument, Kind, Privacy
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.header import SPEAKERS
from udset_desktop.interview.kept_back import kept_between_us, without_pages
from udset_desktop.interview.kept_lines import marks_of_matter
from udset_desktop.interview.together import BETWEEN_US
from udset_desktop.project.model import Project
from udset_desktop.project.switches import Words
from udset_desktop.record.model import Record

MATTERS = "matters"
"""The outcome of what somebody said matters most when it was all brought together."""

SAFETY = frozenset({"safe"})
RELATIONSHIPS = frozenset({"relationship"})
"""Pages whose words stay at home unless a project decides otherwise: who harms somebody, and how two get on."""

_VIEWPOINTS = frozenset({"views"})  # what others think of it is not the person's own word
_NOT_THEIRS = frozenset({SaidBy.PAID_WORKER, SaidBy.SERVICE_WORKER, SaidBy.OBSERVATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRule:
    """How words leave in one project."""

    attached: bool = False  # each with its record; else loose, with what it is about and whose it is
    second_check: bool = True
    safety_left_out: bool = True
    relationships_left_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidText:
    """One text as it was said: `key` names it on the laptop alone."""

    key: str
    item: str
    outcome: str
    text: str


def words_rule(project: Project) -> WordsRule | None:
    """The rule of a project; None while words stay at home."""
    decided = project.switches.words
    if not isinstance(decided, Words):
        return None
    return WordsRule(
        attached=decided.attached,
        second_check=decided.second_check,
        safety_left_out=decided.safety_left_out,
        relationships_left_out=decided.relationships_left_out,
    )


def items_of_words(instrument: Instrument, rule: WordsRule) -> Mapping[str, str]:
    """The items whose words may leave, each with the page it stands on."""
    if not instrument.is_held:
        return {}
    left_out = set(_VIEWPOINTS)
    if rule.safety_left_out:
        left_out |= SAFETY
    if rule.relationships_left_out:
        left_out |= RELATIONSHIPS
    return {
        item.id: page.id
        for page in instrument.pages()
        if page.id not in left_out and page.outcome not in left_out
        for item in page.items
        if item.kind is Kind.WORDS and item.privacy is Privacy.REVIEWED
    }


def texts_of(
    record: Record, instrument: Instrument, rule: WordsRule, taken_back: Collection[str] = ()
) -> tuple[SaidText, ...]:
    """The texts of a record that may leave once somebody has read them, in the order of the talk.

    Nothing of a page or thing that is just between us, nothing taken back, nothing that somebody else thinks, no
    jot, remark, note or step.
    """
    open_to_it = without_pages(instrument, record.answers, kept_between_us(instrument, record.answers))
    found = [
        SaidText(key=item, item=item, outcome=outcome, text=text)
        for item, outcome in items_of_words(instrument, rule).items()
        if item not in taken_back and (answer := open_to_it.get(item)) is not None
        if _is_their_own(answer) and (text := _text_of(answer))
    ]
    found += (
        SaidText(key=f"matter.{at}", item=MATTERS, outcome=MATTERS, text=text)
        for at, told in enumerate(record.together.matters)
        if MATTERS not in taken_back and _matters_are_their_own(record) and (text := plain(told))
        # Its key goes by its place among all, so that what was read of the others stands.
        if BETWEEN_US not in marks_of_matter(record.together, at + 1)
    )
    return tuple(found)


def plain(text: str) -> str:
    """The text as it may stand in a line: one form of its letters, nothing unseen, no space at its ends."""
    seen, _ = without_unseen(unicodedata.normalize("NFC", text))
    return "\n".join(line.strip() for line in seen.split("\n") if line.strip())


def fault_of_text(text: str) -> str:
    """The code of why a text may not stand in a line; "" when it may."""
    if len(text) > MOST_TEXT:
        return "bundle.words_too_long"
    if not text or plain(text) != text:
        return "bundle.words_not_plain"
    # late: the shapes of numbers and addresses, which a bundle without words is not looked over for
    from udset_desktop.redaction.telltales import telltales_in  # noqa: PLC0415

    return "bundle.words_telltale" if telltales_in(text) else ""


def outcomes_of(definitions: Iterable[Instrument], rule: WordsRule) -> frozenset[tuple[str, str]]:
    """Whose words about what may stand in a loose line: (user or carer, page)."""
    found: set[tuple[str, str]] = set()
    for one in definitions:
        if one.is_held:
            found |= {(one.about, outcome) for outcome in items_of_words(one, rule).values()}
            found.add((one.about, MATTERS))
    return frozenset(found)


def _is_their_own(answer: Answer) -> bool:
    if not _NOT_THEIRS.isdisjoint(answer.said_by):
        return False
    if answer.perspective is None:  # an older record: nobody said whose view it is, so it is not theirs
        return set(answer.said_by).isdisjoint(SPEAKERS)
    return answer.perspective is Perspective.WHAT_THEY_WOULD_SAY


def _matters_are_their_own(record: Record) -> bool:
    """What matters has no voice of its own: it goes by that of the conversation."""
    if record.speaker is None:
        return record.respondent != "somebody_speaking"
    return _is_their_own(Answer(value="", said_by=(record.speaker,), perspective=record.perspective))


def _text_of(answer: Answer) -> str:
    told = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return plain("\n".join(str(one) for one in told if one is not None))
