"""Somebody reads the texts of a conversation before others see them: what stands where, and each step.

Pure steps on a value, the same for a supervision pack and for words that leave; who keeps or prints what
comes of it is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.redaction.known import as_known
from udset_desktop.redaction.model import BLOCKED, KEEP_REASONS, Decision, How, Kind, KnownName, TextFinding
from udset_desktop.redaction.reading import RecordReading, TextReading
from udset_desktop.redaction.search import Standing, places_of
from udset_desktop.redaction.substitutes import LETTERED, Substitutes

OWN_KINDS = (
    Kind.PERSON,
    Kind.PLACE,
    Kind.ADDRESS,
    Kind.ORGANISATION,
    Kind.DATE,
    Kind.RARE_EVENT,
)
"""What a reader may say of words that the rules did not find."""

OWN_WORDS_AT_MOST = 40
_OPEN = Decision(how=How.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """The texts of one conversation as they are being read, and what each was said about."""

    record: RecordId
    titles: tuple[tuple[str, str], ...]  # the id of each text, and under what it was said
    reading: RecordReading
    closed: frozenset[str] = frozenset()  # texts that are decided already and are not shown
    hidden: tuple[KnownName, ...] = ()  # what the reader hid beside the rules


Read = TypeVar("Read", bound=WordsRead)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """One place that may give somebody away: what stands there, what would stand there, what was decided."""

    key: str
    kind: str
    was: str
    becomes: str
    kept: str  # why it stays, "" where it is hidden
    reasons: tuple[str, ...]  # for which it may stay
    own: str = ""  # the reader's own words in its brackets, "" for the program's


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldText:
    """One text as it would stand, with its places."""

    id: str
    title: str
    stands: str
    places: tuple[ToldPlace, ...]
    read: bool
    left_out: bool


def told_texts(read: WordsRead) -> tuple[ToldText, ...]:
    """Every text as it would stand now."""
    substitutes, titles = read.reading.substitutes(), dict(read.titles)
    return tuple(
        ToldText(
            id=text.id,
            title=titles[text.id],
            stands=text.preview(substitutes),
            places=tuple(
                ToldPlace(
                    key=f"{one.start}-{one.end}",
                    kind=one.kind.value,
                    was=text.text[one.start : one.end],
                    becomes=decision.words or substitutes.of(text.text, one),
                    kept=decision.reason,
                    reasons=() if one.kind in BLOCKED else KEEP_REASONS,
                    own=decision.words,
                )
                for one in text.findings
                for decision in (text.decisions.get(one, _OPEN),)
            ),
            read=text.read,
            left_out=text.left_out,
        )
        for text in read.reading.texts
        if text.id not in read.closed
    )


def decide_place(read: Read, text_id: str, place: str, reason: str) -> Read:
    """One place hidden, or kept for a reason of the list; raises `InputRefused` for what never leaves."""
    text, found = _found(read, text_id, place)
    return _with(read, text.keep(found, reason) if reason else text.accept(found))


def word_place(read: Read, text_id: str, place: str, words: str) -> Read:
    """The reader's own words, in brackets, in place of one finding and of the same name wherever else it stands.

    Raises `InputRefused` for no words, for many, and for words that tell again.
    """
    text, found = _found(read, text_id, place)
    inside = " ".join(words.replace("[", " ").replace("]", " ").split())
    if not inside or len(inside) > OWN_WORDS_AT_MOST:
        raise InputRefused(Finding(code="redaction.own_words", context={"at_most": OWN_WORDS_AT_MOST}))
    substitutes, changed = read.reading.substitutes(), read
    for other in read.reading.texts:
        if other.id in read.closed:
            continue
        for one in other.findings:
            if _is_same(substitutes, (text, found), (other, one)):
                now = changed.reading.text(other.id)
                changed = _with(changed, now.replace_by(one, f"[{inside}]", read.reading.known))
    return changed


def _is_same(
    substitutes: Substitutes, found: tuple[TextReading, TextFinding], other: tuple[TextReading, TextFinding]
) -> bool:
    """Whether two places stand for the same: by their letters, and where there are none by what is written."""
    (text, one), (beside, two) = found, other
    if one.kind is not two.kind:
        return False
    if one.kind in LETTERED:
        return substitutes.of(text.text, one) == substitutes.of(beside.text, two)
    return text.text[one.start : one.end].casefold() == beside.text[two.start : two.end].casefold()


def _found(read: WordsRead, text_id: str, place: str) -> tuple[TextReading, TextFinding]:
    text = read.reading.text(text_id)
    found = next((one for one in text.findings if f"{one.start}-{one.end}" == place), None)
    if found is None:
        raise InputRefused(Finding(code="redaction.no_such_finding"))
    return text, found


def hide_words(read: Read, words: str, kind: str = Kind.PERSON) -> Read:
    """Words that the rules did not find, hidden as one of `OWN_KINDS` wherever they stand in any of the texts.

    They are looked for as a name of the record is: as whole words, in any spelling near enough.  Raises
    `InputRefused` where none of the texts holds them.
    """
    name = as_known(words, Kind(kind))
    for any_case in (False, True):
        found = False
        hidden = read
        for text in read.reading.texts:
            places = () if text.id in read.closed else places_of(text.text, name, any_case=any_case)
            if places:
                found, hidden = True, _with(hidden, _marked(text, name, places))
        if found:
            known = tuple(dict.fromkeys((*read.reading.known, name)))
            names = tuple(dict.fromkeys((*read.hidden, name)))
            return replace(hidden, reading=replace(hidden.reading, known=known), hidden=names)
    raise InputRefused(Finding(code="redaction.no_such_place"))


def _marked(text: TextReading, name: KnownName, places: tuple[Standing, ...]) -> TextReading:
    """The text with these places hidden; one that lies in what is hidden as the same already stays as it is."""
    changed = text
    for one in places:
        if not any(_hides(text, found, one, name.kind) for found in text.findings):
            changed = changed.mark(one.start, one.end, name.kind, name.name if one.near else "")
    return changed


def _hides(text: TextReading, found: TextFinding, place: Standing, kind: Kind) -> bool:
    inside = found.start <= place.start and place.end <= found.end and found.kind is kind
    is_kept = text.decisions.get(found, _OPEN).how is How.KEPT
    return inside and not is_kept and (not place.near or bool(found.stands_for))


def decide_text(read: Read, text_id: str, *, shown: bool) -> Read:
    """A text read whole and shown, everything open in it hidden; or left out."""
    text = read.reading.text(text_id)
    if not shown:
        return _with(read, text.leave_out())
    return _with(read, text.take_in().accept_all().read_through())


def _with(read: Read, changed: TextReading) -> Read:
    return replace(read, reading=read.reading.with_text(changed))
