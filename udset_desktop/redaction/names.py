"""Names of people and places: by capital letter, by lists, and by the words around them.

Called by `redaction.search` when shapes, known names and addresses are spoken for.  Where capitals say
nothing (small letters, capitals throughout) only a list or a word before can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.redaction.capitals import judge_capital
from udset_desktop.redaction.cues import is_listed, is_placed, speaks_next
from udset_desktop.redaction.lexicon import (
    ABROAD,
    COMMON,
    CUE,
    DOING,
    GENERIC,
    GIVEN,
    HE,
    KIN,
    MONTH,
    NAMED,
    NOT_NAME,
    ORGANISATION,
    OWN_PLACE,
    PARTICLE,
    PLACE,
    PLACE_PHRASE,
    SOFT_TITLE,
    SURNAME,
    TITLE,
    WEEKDAY,
    WORD,
)
from udset_desktop.redaction.listed import judge_listed
from udset_desktop.redaction.model import Certainty, Judged, Kind, TextFinding
from udset_desktop.redaction.passage import SOMEBODY, TAKEN, Passage, Shape
from udset_desktop.redaction.signed import signed_findings

_SHORT = 3
_ACRONYM = 3
_PARTS = 5
_CAPITALS = frozenset({Shape.CAPITAL, Shape.ALL_CAPITALS, Shape.INITIAL})
_OPENING = frozenset({' "', " \u201c", " '", " \u2018", " ("})
_CLOSING = frozenset({'" ', "\u201d ", "' ", "\u2019 ", ") "})
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_LOOKED_AT = GIVEN | ABROAD | SURNAME | PLACE | PLACE_PHRASE


def name_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every name, from left to right; what was once a name in this text is one wherever it stands."""
    yield from _by_phrase(passage)
    yield from _by_tail(passage)
    yield from signed_findings(passage)
    seen: dict[str, Judged] = {}
    letters: set[str] = set()
    for place in _worth_a_look(passage):
        if passage.taken[place] or _is_plainly_no_name(passage, place):
            continue
        judged = judge_capital(passage, place) if passage.has_capital(place) else judge_listed(passage, place)
        if judged is None:
            continue
        first, end = _first_part(passage, place), _last_part(passage, place)
        headed = _with_head(passage, first)
        if headed < first and (judged[0] is Kind.PLACE or _is_headed(passage, headed, place)):
            first, judged = headed, (Kind.PLACE, judged[1])
        for part in range(first, end):
            seen.setdefault(passage.lows[part], judged)
        if end - first > 1 and judged[0] is Kind.PERSON:
            letters.add("".join(low[0] for low in passage.lows[first:end]))
        yield _found(passage, first, end, judged)
    yield from _again(passage, seen)
    if letters:
        yield from _by_letters(passage, letters)
    yield from _in_quotes(passage)


def _in_quotes(passage: Passage) -> Iterator[TextFinding]:
    """What somebody is called besides, in quotes or brackets amid their name: 'Malik "Lefty" Thornbury'."""
    if not any(sign in passage.text for sign in _OPENING):
        return
    for place in range(1, len(passage.words) - 1):
        if (
            passage.taken[place - 1] != SOMEBODY
            or passage.taken[place + 1] != SOMEBODY
            or passage.taken[place]
        ):
            continue
        quoted = passage.gap(place) in _OPENING and passage.gap(place + 1) in _CLOSING
        if quoted and passage.has_capital(place):
            yield _found(passage, place, place + 1, (Kind.PERSON, _LIKELY))


def _worth_a_look(passage: Passage) -> list[int]:
    """The words that may be names: all with a capital, and those of small letters that a list knows or a cue leads to."""
    return [
        place
        for place, (bits, shape) in enumerate(zip(passage.bits, passage.shapes, strict=True))
        if bits & _LOOKED_AT or shape in _CAPITALS or not (bits or shape)
    ]


def _is_plainly_no_name(passage: Passage, place: int) -> bool:
    """Whether an ordinary word in small letters is no given name and has no title before: most words by far."""
    bits = passage.bits[place]
    if not bits & WORD or bits & (GIVEN | OWN_PLACE) or passage.shapes[place] or passage.loud[place]:
        return False
    return not place or not passage.bits[place - 1] & (TITLE | SOFT_TITLE)


def _found(passage: Passage, first: int, end: int, judged: Judged) -> TextFinding:
    passage.take(first, end, SOMEBODY if judged[0] is Kind.PERSON else TAKEN)
    return TextFinding(
        start=passage.starts[first], end=passage.ends[end - 1], kind=judged[0], certainty=judged[1]
    )


def _by_phrase(passage: Passage) -> Iterator[TextFinding]:
    """Places of several words; written small they count where not every word is an ordinary one."""
    rows, lows = passage.lexicon.phrases[PLACE_PHRASE], passage.lows
    for place in [place for place, bits in enumerate(passage.bits) if bits & PLACE_PHRASE]:
        if passage.taken[place] or place + 1 >= len(lows):
            continue
        for rest in rows[lows[place]]:
            end = place + 1 + len(rest)
            if lows[place + 1] != rest[0] or tuple(lows[place + 1 : end]) != rest:
                continue
            capitals = passage.has_capital(place) and passage.has_capital(end - 1)
            rare = any(not passage.bits[at] & WORD for at in (place, end - 1))
            if capitals or ((rare or is_placed(passage, place)) and not passage.has_capital(place)):
                yield _found(passage, place, end, (Kind.PLACE, _LIKELY))
                break


def _by_tail(passage: Passage) -> Iterator[TextFinding]:
    """Places by their last word where the word before leads to somewhere: "lives in Orchid Bay", "near Mica Falls"."""
    tails = passage.lexicon.cues["place_tails"]
    if tails.isdisjoint(passage.lows):
        return
    for place, low in enumerate(passage.lows):
        if low not in tails or passage.shapes[place] != Shape.CAPITAL or not passage.has_capital(place):
            continue
        first = place
        while (
            first
            and place - first < _PARTS
            and passage.gap(first) == " "
            and _is_before_tail(passage, first - 1)
        ):
            first -= 1
        if first < place and not passage.taken[place] and is_placed(passage, first, always=True):
            yield _found(passage, first, place + 1, (Kind.PLACE, _LIKELY))


def _is_before_tail(passage: Passage, place: int) -> bool:
    """Whether a word with a capital may be of the name of a place: whatever it is, but no day, month or title."""
    plain = passage.bits[place] & (TITLE | MONTH | WEEKDAY | NOT_NAME | GENERIC)
    return passage.shapes[place] == Shape.CAPITAL and not plain and not passage.taken[place]


def _first_part(passage: Passage, place: int) -> int:
    """The first word of the name that the word at `place` is part of."""
    first = place
    while first > 0 and place - first < _PARTS and passage.is_close(first) and not passage.taken[first - 1]:
        before = first - 1
        bits, shape = passage.bits[before], passage.shapes[before]
        if bits & TITLE or not _leads(passage, before, bits, shape):
            break
        first = before
    joint = first > 0 and passage.gap(first) in {" & ", " and ", ". & ", ". and "}
    if joint and passage.shapes[first] == passage.shapes[first - 1] == Shape.INITIAL:
        first -= 1  # "T & J Harkness"
    return first


def _with_head(passage: Passage, first: int) -> int:
    """Where a place begins with a word that places of its kind begin with: "Isle of Skye", "Loch Lubnaig"."""
    heads, before = passage.lexicon.cues["place_heads"], first - 1
    if before > 0 and passage.lows[before] == "of" and passage.gap(first) == passage.gap(before) == " ":
        before -= 1
    if (
        before < 0
        or passage.taken[before]
        or passage.lows[before] not in heads
        or not passage.is_close(first)
    ):
        return first
    return before if passage.has_capital(before) else first


def _is_headed(passage: Passage, headed: int, place: int) -> bool:
    """Whether the word at `headed` makes a place of whoever is called so: "Port Seton"; "New York", where York is one."""
    head, cues = passage.lows[headed], passage.lexicon.cues
    unknown = not passage.bits[place] and len(passage.lows[place]) > _SHORT  # "South Xville"
    of_place = head in cues["place_heads_of_places"] and (unknown or bool(passage.bits[place] & PLACE))
    return of_place or head in cues["place_heads_always"]


def _leads(passage: Passage, before: int, bits: int, shape: int) -> bool:
    if bits & PARTICLE and shape == Shape.SMALL:
        return not bits & COMMON or passage.lows[before] in {"van", "der", "von", "mac"}
    if not passage.has_capital(before):
        return False
    if passage.gap(before + 1) == "-" and shape == Shape.CAPITAL:
        return True
    if shape == Shape.INITIAL:
        another = passage.shapes[before + 1] == Shape.INITIAL and not passage.begins_sentence(before)
        return passage.lows[before] not in {"i", "a"} or another or passage.gap(before + 1).startswith(".")
    if shape == Shape.ALL_CAPITALS:
        return len(passage.words[before]) < _ACRONYM and not bits & (NOT_NAME | WORD)
    first = passage.begins_sentence(before)
    if bits & WORD and not bits & (GENERIC | NOT_NAME | CUE) and not (first and bits & COMMON):
        return True  # "Hew Dalrymple"
    return bool(bits & GIVEN and bits & WORD and not bits & NOT_NAME)


def _last_part(passage: Passage, place: int) -> int:
    """The end of the name that begins at `place`."""
    end = place + 1
    while end < len(passage.words) and end - place < _PARTS and _follows(passage, place, end):
        end += 1
    while end - 1 > place and passage.bits[end - 1] & PARTICLE and passage.shapes[end - 1] == Shape.SMALL:
        end -= 1
    return end


def _follows(passage: Passage, first: int, place: int) -> bool:
    """Whether the word at `place` goes on the name that begins at `first`."""
    if passage.taken[place]:
        return False
    if passage.gap(place) == ", ":
        return _is_of_list(passage, place)
    if not passage.is_close(place):
        return False
    bits, shape = passage.bits[place], passage.shapes[place]
    if passage.gap(place) == "-" and (bits & NAMED or not (bits or shape)):
        return True
    if shape == Shape.CAPITAL and passage.bits[place - 1] & PARTICLE and place - 1 > first:
        return True
    if bits & PARTICLE and shape <= Shape.CAPITAL and not passage.loud[place]:
        leads = _is_led_on(passage, place)
        if leads or shape == Shape.SMALL:
            return leads
    if shape == Shape.INITIAL:
        return passage.lows[place] not in {"i", "a"} or passage.gap(place + 1).startswith(".")
    return _is_more(passage, first, place)


def _is_of_list(passage: Passage, place: int) -> bool:
    """Whether an initial, or a given name, stands behind a surname and a comma: "Khan, A.", "SZEWCZYK, Delwyn"."""
    if is_listed(passage, place - 1):
        dotted = passage.text[passage.ends[place] : passage.ends[place] + 1] == "."
        return dotted and not passage.bits[place - 1] & COMMON
    loud = passage.shapes[place - 1] == Shape.ALL_CAPITALS and not passage.loud[place - 1]
    return loud and passage.words[place].istitle() and not passage.bits[place] & (WORD | NOT_NAME | PLACE)


def _is_more(passage: Passage, first: int, place: int) -> bool:
    """Whether a whole word is more of a name, by its letters and what lists know of it."""
    bits, shape = passage.bits[place], passage.shapes[place]
    if passage.lows[place] in passage.lexicon.cues["place_tails"] and shape == Shape.CAPITAL:
        return passage.has_capital(place) and not passage.bits[first] & WORD
    if bits & (NOT_NAME | MONTH | WEEKDAY) and not bits & OWN_PLACE:
        return False
    if passage.has_capital(place):
        return not bits & (WORD | GENERIC | ORGANISATION) or bool(bits & (SURNAME | GIVEN))
    if passage.has_capital(first) or bits & (WORD | DOING | HE | GENERIC):
        return bool(passage.loud[place] and bits & SURNAME and bits & WORD and not bits & (DOING | HE | KIN))
    return bool(bits & NAMED) or (
        not bits and len(passage.lows[place]) > _SHORT and passage.bits[first] & GIVEN != 0
    )


def _is_led_on(passage: Passage, place: int) -> bool:
    """Whether a part like "van", or several, is followed by more of the name."""
    after, most = place + 1, min(len(passage.words), place + _PARTS)
    while after < most and passage.is_close(after) and passage.bits[after] & PARTICLE:
        after += 1
    return after < len(passage.words) and passage.is_close(after) and passage.has_capital(after)


def _again(passage: Passage, seen: dict[str, Judged]) -> Iterator[TextFinding]:
    """The same names where they stand without anything that would tell."""
    if not seen:
        return
    for place, low in enumerate(passage.lows):
        if low not in seen or passage.taken[place] or len(low) < _SHORT:
            continue
        bits = passage.bits[place]
        if bits & (WORD | NOT_NAME | GENERIC) and not _is_again(passage, place):
            continue
        yield _found(passage, place, place + 1, (seen[low][0], _MAY))


def _by_letters(passage: Passage, letters: set[str]) -> Iterator[TextFinding]:
    """The first letters of somebody who was named whole: "JK", where J. Kettering came."""
    for place, low in enumerate(passage.lows):
        alone = passage.shapes[place] == Shape.ALL_CAPITALS and not passage.loud[place]
        if low in letters and alone and not passage.taken[place] and not passage.bits[place]:
            yield _found(passage, place, place + 1, (Kind.PERSON, _MAY))


def _is_again(passage: Passage, place: int) -> bool:
    """Whether an ordinary word that was part of a name is one again: "Mr Baker came. Baker said"."""
    if not passage.has_capital(place) or not passage.bits[place] & NAMED:
        return False
    if passage.begins_sentence(place):
        return speaks_next(passage, place)
    return not passage.is_generic(place)
