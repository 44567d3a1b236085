"""Ages: "82 years old", "67yo", "in her eighties", "her 80th", and the bare numbers that `redaction.aged` tells.

Called by `redaction.search` last, because "Ina was 86" is an age only where Ina is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.aged import is_told_as_age
from udset_desktop.redaction.lexicon import (
    AGE_AFTER,
    AGE_BEFORE,
    DECADE,
    HE,
    KIN,
    NOT_AFTER_AGE,
    NUMBER,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.numbers import OLDEST, ends_there, is_somebody, low_at, years_of
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape
from udset_desktop.redaction.reached import is_spelled_alone

_COUNTED = NUMBER | DECADE
_DIGITS = Shape.DIGITS
_WHOSE = frozenset({"his", "her", "my", "their", "your", "our"})
_ONES_OWN = frozenset({"his", "her", "my"})
_DECADES = re.compile(r"[2-9]0s\Z")
_SEXES = frozenset({"male", "female"})
_PARTS_OF_YEAR = frozenset({("a", "half"), ("a", "quarter"), ("three", "quarters")})
_PARTS = frozenset({"late", "early", "mid"})
_NOUGHTS = frozenset({"oh", "o", "0"})
_NEARLY = frozenset({"nearly", "almost", "maybe"})
_NTHS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})
_LEAST_ALONE = 13
_OF_DECADE = frozenset({"late", "early", "mid", "to", "or", "middle"})
_YOUNG = frozenset({"week", "weeks", "wk", "wks", "day", "days", "mo", "mos", "mth", "mths"})
_OLD = frozenset({"old", "olds", "o", "young"})
_TIED = re.compile(r"(\d{1,3})(yom|yof|yo|y|yr|yrs|mo|mos|mths?|wks?|[mf])\Z")
_MONTHS_TIED = re.compile(r"(?:1[01]|\d)m(?:o|os|ths?)?")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
_BIRTHDAYS = frozenset({"birthday", "birthdays", "bday", "b'day", "birth-day"})
_BY_AGE_NAMED = re.compile(r"(?:(?:genarian|centenarian)s?|something)\Z")


def age_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every age, from left to right; names must have been marked in the passage."""
    last = after = 0
    for place in [
        place
        for place, bits in enumerate(passage.bits)
        if bits & _COUNTED or passage.shapes[place] == _DIGITS
    ]:
        if passage.lows[place] == "hundred" and low_at(passage, place - 1) == "a":
            place -= 1  # noqa: PLW2901 - "a hundred" is one number
        if place < after or passage.taken[place]:
            continue
        end = _end_of_number(passage, place)
        found = sure = _age(passage, place, end, last) or _another(passage, place, end, last)
        if found is None and is_spelled_alone(passage, place, end):
            found = end
        if found is not None and not any(passage.taken[place:found]):
            passage.take(place, found)
            last = found
            yield TextFinding(
                start=passage.starts[_with_part_of_decade(passage, place)],
                end=_sign_at_end(passage, found),
                kind=Kind.AGE,
                certainty=Certainty.LIKELY if sure else Certainty.MAY_BE,
            )
        after = max(end, found or 0)


def _with_part_of_decade(passage: Passage, place: int) -> int:
    """Where an age begins with a word like "late": "late seventies", "mid-40s"."""
    decade = passage.lows[place][-1:] == "s" or passage.words[place][-1:] == "s"
    told = decade and place > 0 and passage.lows[place - 1] in _PARTS and passage.gap(place) in {" ", "-"}
    return place - 1 if told and not passage.taken[place - 1] else place


def _sign_at_end(passage: Passage, found: int) -> int:
    """Where an age ends in its text: with the "'s" of "60's"."""
    place = found - 1
    tied = passage.shapes[place] == Shape.DIGITS
    return passage.starts[place] + len(passage.words[place]) if tied else passage.ends[place]


def _end_of_number(passage: Passage, place: int) -> int:
    """The end of a number of some words: "sixty-eight", "two and a half", "a hundred and three"."""
    after = place + 1 + (passage.lows[place] == "a")
    two = (
        passage.bits[place] & NUMBER
        and after < len(passage.words)
        and passage.bits[after] & NUMBER
        and passage.gap(after) in {"-", " "}
    )
    end = after + 1 if two else after
    if low_at(passage, end) != "and" or end + 1 >= len(passage.words):
        return end
    if passage.lows[end - 1] == "hundred" and passage.bits[end + 1] & NUMBER:
        return end + 2
    return end + 3 if tuple(passage.lows[end + 1 : end + 3]) in _PARTS_OF_YEAR else end


def _age(passage: Passage, place: int, end: int, last: int) -> int | None:
    """The end of the age that the number at `place` is part of; `None` where it is none."""
    word = passage.lows[place]
    if (passage.bits[place] & DECADE and not passage.bits[place] & NUMBER) or _DECADES.match(word):
        return _of_named(passage, place, end)
    if tied := _TIED.match(word):
        return _of_tied(passage, place, end, tied)
    if (
        passage.bits[place] & NUMBER
        and low_at(passage, place + 1) in _NTHS
        and passage.gap(place + 1) in {" ", "-"}
    ):
        return place + 2 if _is_birthday(passage, place, place + 2) else None
    if ordinal := _ORDINAL.match(word):
        least = 0 if low_at(passage, end) in _BIRTHDAYS else _LEAST_ALONE
        return end if least <= int(ordinal[1]) <= OLDEST and _is_birthday(passage, place, end) else None
    if passage.shapes[place] == Shape.DIGITS and not 0 < years_of(word) <= OLDEST:
        return None
    if _is_decade_tied(passage, place):
        return end if _is_in_decade(passage, place) else None
    to = _to_old(passage, end) or _with_unit(passage, place, end) or _with_rest(passage, place, end)
    to = to or (end if _is_one_of_old(passage, end) else None)
    if to is not None:
        return to
    return _with_years(passage, place, end) if is_told_as_age(passage, place, end, last) else None


def _is_one_of_old(passage: Passage, end: int) -> bool:
    """Whether another number and "year olds" stand behind a number: "my 6 and 9 year olds"."""
    second = end + (passage.gap(end) != " & ")
    if second >= len(passage.words) or (second > end and low_at(passage, end) not in {"and", "or", "to"}):
        return False
    number = passage.shapes[second] == Shape.DIGITS or passage.bits[second] & NUMBER
    return bool(number) and _to_old(passage, _end_of_number(passage, second)) is not None


def _with_rest(passage: Passage, place: int, end: int) -> int | None:
    """The end of "forty-something" and "the big five-oh"."""
    low, gap = low_at(passage, end), passage.gap(end)
    big = gap == "-" and low in _NOUGHTS and low_at(passage, place - 1) == "big"
    return end + 1 if big or (low == "something" and gap in {"-", " "}) else None


def _of_named(passage: Passage, place: int, end: int) -> int | None:
    """The end of an age that a word tells: "eighties", "octogenarian", "her eightieth birthday"."""
    word = passage.lows[place]
    if _BY_AGE_NAMED.search(word):
        return end
    if word in passage.lexicon.cues["ordinals"]:
        return end if low_at(passage, end) in _BIRTHDAYS else None
    if word.endswith("th"):
        return end if _is_birthday(passage, place, end) else None
    return end if _is_in_decade(passage, place) else None


def _is_in_decade(passage: Passage, place: int) -> bool:
    """Whether a decade is somebody's: "in her late 70s", "his early to mid fifties", and not "the 60s"."""
    before = place - 1
    while before > 0 and passage.lows[before] in _OF_DECADE:
        before -= 1
    if before < place - 1 and passage.gap(before + 1) == ", " and passage.taken[before] == SOMEBODY:
        return True
    at = passage.ends[place]
    if passage.gap(before + 1)[-1:] == "(" and passage.text[at : at + 1] == ")":
        return True
    if (
        passage.gap(before + 1) == ", "
        and passage.text[at : at + 1] in {")", ",", "."}
        and passage.taken[before] == SOMEBODY
    ):
        return True  # "Mrs Kerr, 70s,"
    if before < place - 1 and passage.gap(before + 1).lower() == "'s " and is_somebody(passage, before):
        return True  # "Ina's late eighties"
    return before >= 0 and (passage.lows[before] in _WHOSE or bool(passage.bits[before] & KIN))


def _is_decade_tied(passage: Passage, place: int) -> bool:
    """Whether a number is a decade with a sign before its s: "60's"."""
    tens = years_of(passage.lows[place])
    tied = passage.ends[place] < passage.starts[place] + len(passage.words[place])
    return tied and tens % 10 == 0 and passage.words[place][-1:] == "s"


def _is_birthday(passage: Passage, place: int, end: int) -> bool:
    """Whether an ordinal is a birthday: "her 100th birthday", "on my 50th we went", "happy 21st"."""
    after, gap = low_at(passage, end), passage.gap(end)
    if gap in {" ", "-"} and after in _BIRTHDAYS:
        return True
    before = passage.lows[place - 1] if place else ""
    if after == "year" and gap == " " and before in _WHOSE:
        return low_at(passage, end + 1) not in {"of", "as", "at", "in"}  # "in her eighty-seventh year"
    if before == "happy":
        return after not in passage.lexicon.cues["jubilees"]
    if before not in _ONES_OWN and not (place and passage.words[place - 1].lower().endswith(("'s", "’s"))):
        return False
    if gap == " " and after == "year":
        return passage.lows[place - 2 : place - 1] == ["in"]
    return gap != " " or bool(passage.bits[end] & HE) or after in passage.lexicon.cues["after_birthday"]


def _of_tied(passage: Passage, place: int, end: int, tied: re.Match[str]) -> int | None:
    """The end of an age written in one with its unit: "67yo", "45F", "an 18mo girl"."""
    unit, old = tied[2], _to_old(passage, end) is not None
    if int(tied[1]) > OLDEST:
        return None
    if unit[0] in "mw" and unit != "m":
        of_child = bool(end < len(passage.bits) and passage.bits[end] & KIN and passage.gap(end) == " ")
        return end + (low_at(passage, end) == "old") if of_child or low_at(passage, end) == "old" else None
    metres = unit == "m" and (passage.loud[place] or passage.words[place][-1] == "m")
    if metres and not (place > 0 and passage.bits[place - 1] & KIN) and not old:
        return None
    if unit == "y" and low_at(passage, end) == "o" and passage.gap(end) in {".", "/"}:
        return end + 1
    if unit == "yo" and low_at(passage, end) in {"m", "f"} and passage.gap(end) == " ":
        return end + 1
    if unit == "y" and passage.gap(end) == " " and _MONTHS_TIED.fullmatch(low_at(passage, end)):
        return end + 1  # "12y 3m"
    return end + 1 if low_at(passage, end) in _OLD and unit in {"y", "yr", "yrs"} else end


def _with_years(passage: Passage, place: int, end: int) -> int:
    """The end of a told age, with the years behind it: "aged 79 years", "age 3 weeks", "age 9 years 4 months"."""
    if low_at(passage, end) in {"odd", "ish"} and passage.gap(end) in {" ", "-"}:
        return end + 1
    if not place or end >= len(passage.words) or passage.gap(end) != " ":
        return end
    aged = passage.bits[place - 1] & AGE_BEFORE or ends_there(passage, end + 1)
    if not (aged or low_at(passage, end + 1) in {"and", "now"}) or not _is_unit(passage, end):
        return end
    return _with_months(passage, end)


def _with_months(passage: Passage, end: int) -> int:
    """The end of an age whose years stand at `end`, with the months behind: "9 years 4 months", "4 yrs and 2 mths"."""
    more = end + 1 + (low_at(passage, end + 1) == "and")
    counted = more + 1 < len(passage.words) and (
        passage.shapes[more] == Shape.DIGITS or passage.bits[more] & NUMBER
    )
    return (
        more + 2 if counted and passage.gap(more) in {" ", ", "} and _is_unit(passage, more + 1) else end + 1
    )


def _is_unit(passage: Passage, place: int) -> bool:
    """Whether a word counts years, months, weeks or days."""
    return bool(passage.bits[place] & AGE_AFTER) or passage.lows[place] in _YOUNG


def _to_old(passage: Passage, end: int) -> int | None:
    """The end of "years old", "-year-old", "y/o", "years of age" behind a number; `None` where none stands."""
    if end >= len(passage.words) or passage.gap(end) not in {" ", "-", "", " - "}:
        return None
    low = passage.lows[end]
    if low in {"yo", "yom", "yof"}:
        return end + 1
    after = low_at(passage, end + 1)
    if not passage.bits[end] & AGE_AFTER and not (low in _YOUNG and after in {"old", "of"}):
        return None
    if after in _OLD and passage.gap(end + 1) in {" ", "-", "/", ".", ". "}:
        return end + 2
    return end + 3 if after == "of" and low_at(passage, end + 2) == "age" else None


def _another(passage: Passage, place: int, end: int, last: int) -> int | None:
    """The end of a second age beside the one that ended at `last`: "aged 4 and 7"."""
    joints = {"and", "or", "to"}
    joint = place == last + 1 and (low_at(passage, last) in joints or low_at(passage, last) in _NEARLY)
    beside = last and (place == last or joint)
    young = 0 <= years_of(passage.words[place]) <= OLDEST or passage.bits[place] & NUMBER
    unit = end < len(passage.words) and passage.gap(end) == " " and passage.bits[end] & NOT_AFTER_AGE
    return (
        end if beside and young and not unit and passage.gap(place) in {" ", ", ", " & ", "-", "/"} else None
    )


def _with_unit(passage: Passage, place: int, end: int) -> int | None:
    """The end of an age in a note's own short way: "62 M", "72/F", "(68 yrs)", "45 y male", "Amy, 9 yrs,"."""
    if (sexed := _with_sex(passage, place, end)) is not None:
        return sexed
    if passage.gap(end) != " " or not _is_unit(passage, end):
        return None
    if place and passage.lows[place - 1] == "at" and passage.begins_sentence(place - 1):
        return (
            end + 1 if end + 1 < len(passage.bits) and passage.bits[end + 1] & HE else None
        )  # "At 6 weeks she"
    full, gap = _with_months(passage, end), passage.gap(place)
    after = passage.text[passage.ends[full - 1] : passage.ends[full - 1] + 1]
    young = passage.lexicon.cues["young"]
    if gap == " " and place > 1 and passage.lows[place - 1] == "of" and passage.lows[place - 2] in young:
        return end + 1
    sex = passage.words[end + 1] if end + 1 < len(passage.words) else ""
    if passage.gap(end + 1) in {" ", ". "} and (
        sex in {"M", "F"} or (len(sex) > 1 and sex.lower() in passage.lexicon.cues["sexes"])
    ):
        return end + 1
    bracketed = gap.endswith("(") and after == ")"
    if not passage.bits[end] & AGE_AFTER:
        return full if bracketed and place and passage.taken[place - 1] == SOMEBODY else None
    of_kin = place and passage.bits[place - 1] & KIN and gap in {" ", ", "} and after != " "
    beside = gap in {", ", " - "} and after in {",", ".", ";"} and is_somebody(passage, place - 1)
    if gap == " " and place and passage.taken[place - 1] == SOMEBODY:
        beside = ends_there(passage, end + 1) or passage.has_capital(end + 1)
    return full if bracketed or of_kin or beside or ("\n" in gap and after == ",") else None


def _with_sex(passage: Passage, place: int, end: int) -> int | None:
    """The end of an age with a letter for the sex: "M/82", "72/F", "45, F, single", "25/f/london"."""
    sexes = passage.lexicon.cues["sexes"]
    if (
        place
        and passage.gap(place) == "/"
        and (passage.words[place - 1] in {"M", "F"} or passage.lows[place - 1] in _SEXES)
    ):
        return end if passage.gap(end) != "/" else None
    if place and passage.gap(place) in {" ", ", "} and passage.begins_sentence(place - 1):
        lone = passage.words[place - 1] in {"M", "F"} and ends_there(passage, end)
        unit = passage.lows[place - 1] in sexes and end < len(passage.bits) and _is_unit(passage, end)
        if lone or unit:
            return end + bool(unit)
    if (
        low_at(passage, end) in _SEXES
        and (passage.gap(end) in {" ", "/"} or (passage.gap(end) == ", " and passage.begins_sentence(place)))
        and low_at(passage, end + 1)[-1:] != "s"
    ):
        return end + 1
    if end >= len(passage.words) or passage.lows[end] not in {"m", "f"} or passage.loud[place]:
        return None
    gap, after = passage.gap(end), passage.text[passage.ends[end] : passage.ends[end] + 1]
    if passage.words[end].islower():
        return end + 1 if gap == after == "/" else None
    if gap == "/" or (gap == ", " and after in {"", ",", ";", ".", "\n"} and passage.gap(place) != " "):
        return end + 1
    return end + 1 if gap == " " and after in {"", ",", ";", " ", "\n"} else None
