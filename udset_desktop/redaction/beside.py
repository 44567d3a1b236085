"""Whether a bare number stands beside whose age it is: "my dad, 82,", "Wilma (74)", "Tom 5 and", "mum 80 has".

Called by `redaction.aged`; looks at a passage and changes nothing.
"""

from __future__ import annotations

import re

from udset_desktop.redaction.lexicon import DOING, GIVEN, KIN, MONTH, NAMED, NUMBER, WEEKDAY
from udset_desktop.redaction.numbers import (
    ends_there,
    goes_on,
    is_about,
    is_grown,
    is_kind_of_person,
    is_somebody,
    low_at,
)
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape

_WHOSE = frozenset({"his", "her", "my", "their", "your", "our"})
_ME = frozenset({"me", "him"})
_SEXES = frozenset({"male", "female"})
_PUNCTUATION = frozenset({", ", " (", " - "})
_FAR = 80
_FEW_WORDS = 5
_ONE_TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SPELLED = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_ONE_TO_TWELVE}))?|(?:thir|four|fif|six|seven|eigh|nine)teen|{_ONE_TO_TWELVE}"
_AMONG = re.compile(
    rf"(?P<more>(?:(?:, ?(?!\d{{3}})| and | ?& ?|, and | or )(?:\d{{1,3}}(?!\d)|(?:{_SPELLED})(?!\w)))*)"
    r"(?: now| or so| odd)?(?:[,.;)\n!?]| - |\Z| (?:and|but|so) (?:they|he|she|we|I|both|all|my|her|his|never|neither|none|still|not|the)\b)",
    re.IGNORECASE,
)
"""What stands behind an age that is told between commas or in brackets, with others beside it."""


def is_among(passage: Passage, end: int) -> re.Match[str] | None:
    """The ages that follow one up to a sign; `None` where something else does."""
    at = passage.ends[end - 1]
    return _AMONG.match(passage.text[at : at + _FAR])


def is_pair(passage: Passage, end: int) -> bool:
    """Whether a second number and then a sign follow: "5 and 7,"."""
    among = is_among(passage, end)
    return among is not None and among["more"] != ""


def is_beside(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether the number at `place` stands beside somebody; `last` is where an age before it ended."""
    first = place
    while (
        first
        and passage.gap(first) == " "
        and (is_about(passage, first - 1) or low_at(passage, first - 1) in {"then", "both"})
    ):
        first -= 1
    gap, before = _sign_before(passage, first), first - 1
    if first == place and gap in {" ", " | "}:
        of_kin = gap == " " and _is_of_kin(passage, place, end)
        return of_kin or _follows_name(passage, place, end, last)
    if gap not in _PUNCTUATION:
        # "four children: 3, 7 and 12"
        one = is_grown(passage, place) and ends_there(passage, end)  # "Wife: 70, carer"
        return gap == ": " and (one or is_pair(passage, end)) and bool(passage.bits[before] & KIN)
    this_year = passage.gap(end) == " " and _is_when(passage, end)
    of_kind = is_pair(passage, end) and _is_after_kind(passage, place)
    if (gap == " (" and of_kind) or (gap in {" (", ", "} and _is_after_birth(passage, place, end)):
        return True
    if is_among(passage, end) is None and not this_year:
        return False
    if gap == " (" and before and passage.shapes[before] == Shape.DIGITS and passage.gap(before) == " ":
        return passage.lows[before - 1] in passage.lexicon.cues["young"]  # "Child 1 (9), child 2 (6)"
    if _is_letter_of_somebody(passage, before, last):
        return gap == " ("
    if passage.lows[before] in passage.lexicon.cues["age_events"] and passage.bits[before] & DOING:
        return gap == ", " and is_grown(passage, place)
    named = passage.taken[before] == SOMEBODY or passage.bits[before] & KIN
    named = named or passage.lows[before] in passage.lexicon.cues["young"]
    if passage.bits[before] & NUMBER and low_at(passage, before - 1) == "of":
        named = named or is_kind_of_person(passage, before - 2)  # "grandfather-of-six, 72,"
    named = named or (is_pair(passage, end) and is_kind_of_person(passage, before))
    at = passage.ends[end - 1]
    alone = gap == " (" and passage.text[at : at + 1] == ")"
    written = passage.has_capital(before) or (passage.even[before] and passage.bits[before] & GIVEN)
    named = named or (alone and bool(written and passage.bits[before] & NAMED)) or _is_sex(passage, before)
    return bool(named) or (is_grown(passage, place) and is_somebody(passage, before))


def _is_when(passage: Passage, end: int) -> bool:
    """Whether what follows says when somebody is so old: "88 on Friday", "34 today", "58 this year"."""
    if passage.lows[end] in {"this", "next", "last", "today", "now"}:
        return True
    day = passage.bits[end + 1] & (WEEKDAY | MONTH) if end + 1 < len(passage.bits) else 0
    return passage.lows[end] in {"on", "in"} and bool(day)


def _is_after_birth(passage: Passage, place: int, end: int) -> bool:
    """Whether a birth is told a few words before and a sign follows: "DOB 1950 (74)", "born 1 May 1936, 87."."""
    at = passage.ends[end - 1]
    births = passage.lexicon.cues["birth"]
    told = not births.isdisjoint(passage.lows[max(0, place - _FEW_WORDS) : place])
    return told and passage.text[at : at + 1] in {")", ".", ",", ";", "\n"} and is_grown(passage, place)


def _is_after_kind(passage: Passage, place: int) -> bool:
    """Whether somebody is told of a few words before: "a mum of three (2, 5 and 9)"."""
    return any(is_kind_of_person(passage, at) for at in range(max(0, place - _FEW_WORDS), place))


def _sign_before(passage: Passage, place: int) -> str:
    """The sign between a number and what it follows, without the dot of an initial or a bracket that closes."""
    gap = passage.gap(place)
    if gap == "), ":
        return ", "
    return gap[1:] if place and gap[:1] == "." and passage.shapes[place - 1] == Shape.INITIAL else gap


def _is_sex(passage: Passage, before: int) -> bool:
    """Whether a sex stands before: "(f, 58)", "male, 8,"."""
    if passage.lows[before] not in passage.lexicon.cues["sexes"]:
        return False
    return passage.gap(before)[-1:] == "(" or passage.lows[before] in _SEXES


def _is_letter_of_somebody(passage: Passage, before: int, last: int) -> bool:
    """Whether a letter stands for a child whose name is not told: "three children, A (9), B (7) and C (4)"."""
    if not before or passage.shapes[before] != Shape.INITIAL or passage.taken[before]:
        return False
    one = before - 1
    if one and passage.lows[one] in {"and", "or"}:
        one -= 1
    return is_kind_of_person(passage, one) or 0 < last == one + 1


def _is_of_kin(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody's relation stands right before: "my daughters 14 and hates school", "mum 80 cant walk"."""
    before = place - 1
    if not is_kind_of_person(passage, before):
        return False
    first = passage.begins_sentence(before) and is_grown(passage, place)
    if passage.lows[before] in _ME and low_at(passage, before - 1) not in {"and", "an", "n"} and not first:
        return False
    if is_pair(passage, end):
        return True
    after = passage.bits[end] if end < len(passage.bits) and passage.gap(end) == ", " else 0
    if after & KIN and passage.begins_sentence(before):
        return True  # "Grandson 4, granddaughter 2"
    if passage.gap(before) == ", " and before > 1 and passage.shapes[before - 1] == Shape.DIGITS:
        return ends_there(passage, end) and is_kind_of_person(passage, before - 2)
    whose = before > 0 and passage.bits[before] & KIN and passage.lows[before - 1] in _WHOSE
    beside = end < len(passage.bits) and passage.gap(end) == " " and passage.bits[end] & KIN
    if beside and is_grown(passage, place):
        return True  # "mam 79 dad 83"
    child = passage.lows[before] in passage.lexicon.cues["young"] and low_at(passage, before - 1) in {
        "a",
        "the",
        "one",
    }
    return goes_on(passage, end) and bool(whose or child or is_grown(passage, place))


def _follows_name(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether a name stands right before, and somebody does something behind: "Tom Hughes 45 was jailed"."""
    if passage.taken[place - 1] != SOMEBODY or passage.shapes[place] != Shape.DIGITS:
        return False
    if passage.gap(place) == " | ":
        return is_grown(passage, place) and passage.gap(end).startswith(" |")  # "Ina Orr | 67 |"
    if low_at(passage, end) == "and" and passage.gap(end) == " ":
        return end + 1 < len(passage.taken) and passage.taken[end + 1] == SOMEBODY
    if ends_there(passage, end):
        return _is_in_row(passage, place, end, last)
    if (
        low_at(passage, end) in {"from", "of"}
        and end + 1 < len(passage.words)
        and (passage.has_capital(end + 1) or passage.even[place])
    ):
        return is_grown(passage, place)  # "Jade Smith 28 from Hull"
    return goes_on(passage, end) and (is_grown(passage, place) or last > 0)


def _is_in_row(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether names and numbers take turns: "Adrian 9, Maja 6."."""
    after = end
    while after < len(passage.taken) and passage.taken[after] == SOMEBODY:
        after += 1
    leads = after > end and passage.gap(end) == ", " and passage.gap(after) == " "
    if leads and after < len(passage.shapes) and passage.shapes[after] == Shape.DIGITS:
        return True
    before = place - 1
    while before > 0 and passage.taken[before - 1] == SOMEBODY:
        before -= 1
    return 0 < last == before and passage.gap(before) == ", "
