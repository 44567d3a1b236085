"""Ages: "82 years old", "aged 78", "she is 91", "my dad, 82,", "in her eighties", "67yo".

Called by `redaction.search` last, because "Ina was 86" is an age only where Ina is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.lexicon import (
    AGE_AFTER,
    AGE_BEFORE,
    AGE_IS,
    DECADE,
    HE,
    KIN,
    NAMED,
    NOT_AFTER_AGE,
    NUMBER,
)
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.passage import Passage, Shape

_COUNTED = NUMBER | DECADE
_OLDEST = 115
_GROWN = 15
_DIGITS = 3
_WHOSE = frozenset({"his", "her", "my", "their", "your"})
_NO_HOUR = 12
_LABEL_WORDS = 4
_NEARLY = frozenset(
    {
        ("coming", "up"),
        ("going", "on"),
        ("are", "both"),
        ("were", "both"),
        ("the", "youngest"),
        ("the", "eldest"),
    }
)
_DECADES = re.compile(r"[2-9]0s\Z")
_YOUNG = frozenset({"week", "weeks", "wk", "wks", "day", "days"})
_TIED = re.compile(r"(\d{1,3})(yo|yom|yof|y|yr|yrs|[mf])\Z")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
_NOT_AGE = re.compile(r"\s?(?:%|[:/]\d|\.\d|°|[-–]\d|x\b)")


def age_findings(passage: Passage) -> Iterator[TextFinding]:
    """Every age, from left to right; names must have been marked in the passage."""
    last = after = 0
    for place in [
        place
        for place, bits in enumerate(passage.bits)
        if bits & _COUNTED or passage.shapes[place] == Shape.DIGITS
    ]:
        if place < after or passage.taken[place]:
            continue
        end = _end_of_number(passage, place)
        found = _age(passage, place, end) or _another(passage, place, end, last)
        if found is not None:
            passage.take(place, found)
            last = found
            yield TextFinding(
                start=passage.starts[place],
                end=passage.ends[found - 1],
                kind=Kind.AGE,
                certainty=Certainty.LIKELY,
            )
        after = max(end, found or 0)


def _years(word: str) -> int:
    """A number of up to three digits; -1 for anything else."""
    return int(word) if len(word) <= _DIGITS and word.isdecimal() else -1


def _end_of_number(passage: Passage, place: int) -> int:
    """The end of a number of one or two words: "sixty-eight"."""
    after = place + 1
    two = (
        passage.bits[place] & NUMBER
        and after < len(passage.words)
        and passage.bits[after] & NUMBER
        and passage.gap(after) in {"-", " "}
    )
    return after + 1 if two else after


def _age(passage: Passage, place: int, end: int) -> int | None:
    """The end of the age that the number at `place` is part of; `None` where it is none."""
    word = passage.lows[place]
    if passage.bits[place] & DECADE or _DECADES.match(word):
        before = place - 1
        if before > 0 and passage.lows[before] in {"late", "early", "mid"}:
            before -= 1
        whose = before >= 0 and (passage.lows[before] in _WHOSE or passage.bits[before] & KIN)
        return end if whose else None
    if tied := _TIED.match(word):
        metres = tied[2] == "m" and (passage.loud[place] or passage.words[place][-1] == "m")
        of_kin = place > 0 and passage.bits[place - 1] & KIN
        small_metres = metres and not of_kin and not _is_old(passage, end)
        if small_metres or int(tied[1]) > _OLDEST:
            return None
        return end + 1 if _low(passage, end) in {"old", "olds"} and tied[2] in {"y", "yr", "yrs"} else end
    if ordinal := _ORDINAL.match(word):
        birthday = int(ordinal[1]) <= _OLDEST and _low(passage, end).startswith("birthday")
        return end if birthday else None
    if passage.shapes[place] == Shape.DIGITS and not 0 < _years(word) <= _OLDEST:
        return None
    if (to := _to_old(passage, end)) is not None:
        return to
    if (to := _with_unit(passage, place, end)) is not None:
        return to
    return _with_years(passage, place, end) if _is_told_as_age(passage, place, end) else None


def _with_years(passage: Passage, place: int, end: int) -> int:
    """The end of a told age, with the years behind it: "aged 79 years"."""
    aged = place > 0 and passage.bits[place - 1] & AGE_BEFORE and end < len(passage.words)
    return end + 1 if aged and passage.gap(end) == " " and passage.bits[end] & AGE_AFTER else end


def _to_old(passage: Passage, end: int) -> int | None:
    """The end of "years old", "-year-old", "y/o", "years of age" behind a number; `None` where none stands."""
    if end >= len(passage.words) or passage.gap(end) not in {" ", "-", "", " - "}:
        return None
    low = passage.lows[end]
    if low in {"yo", "yom", "yof"}:
        return end + 1
    after = _low(passage, end + 1)
    if not passage.bits[end] & AGE_AFTER and not (low in _YOUNG and after in {"old", "of"}):
        return None
    if after in {"old", "olds", "o"} and passage.gap(end + 1) in {" ", "-", "/", "."}:
        return end + 2
    return end + 3 if after == "of" and _low(passage, end + 2) == "age" else None


def _another(passage: Passage, place: int, end: int, last: int) -> int | None:
    """The end of a second age beside the one that ended at `last`: "aged 4 and 7"."""
    beside = last and (place == last or (place == last + 1 and _low(passage, last) in {"and", "or"}))
    young = 0 <= _years(passage.words[place]) <= _OLDEST
    unit = end < len(passage.words) and passage.gap(end) == " " and passage.bits[end] & NOT_AFTER_AGE
    return end if beside and young and not unit and passage.gap(place) in {" ", ", "} else None


def _is_old(passage: Passage, end: int) -> bool:
    return _to_old(passage, end) is not None


def _with_unit(passage: Passage, place: int, end: int) -> int | None:
    """The end of an age in a note's own short way: "62 M", "(68 yrs)"."""
    if end >= len(passage.words) or passage.gap(end) != " ":
        return None
    after = passage.text[passage.ends[end] : passage.ends[end] + 1]
    if passage.words[end] in {"M", "F"} and not passage.loud[place] and after in {"", ",", ";", " ", "\n"}:
        return end + 1
    bracketed = passage.gap(place).endswith("(") and after == ")"
    of_kin = place and passage.bits[place - 1] & KIN and passage.gap(place) in {" ", ", "} and after != " "
    return end + 1 if (bracketed or of_kin) and passage.bits[end] & AGE_AFTER else None


def _low(passage: Passage, place: int) -> str:
    return passage.lows[place] if place < len(passage.lows) else ""


def _is_told_as_age(passage: Passage, place: int, end: int) -> bool:
    """Whether a bare number is an age by what stands around it."""
    after = passage.text[passage.ends[end - 1] : passage.ends[end - 1] + 3]
    if not place or _NOT_AGE.match(after):
        return False
    close_after = end < len(passage.words) and passage.gap(end) in {" ", "-"}
    if close_after and passage.bits[end] & NOT_AFTER_AGE:
        return False
    gap, before = passage.gap(place), place - 1
    joint = place > 1 and gap.strip() in {"", ":"} and passage.lows[before] in {"of", "is", "was"}
    while before > 0 and passage.lows[before] in passage.lexicon.cues["almost"] and gap == " ":
        if not passage.bits[before - 1] & AGE_BEFORE:
            break
        before -= 1
    if (joint and passage.lows[before - 1] == "age") or _is_labelled(passage, place):
        return True
    if gap.strip() in {"", ":"} and passage.bits[before] & AGE_BEFORE:
        return _is_turned(passage, before)
    if gap.lower() in {" ", "'s ", "'ll ", "'re "} and _is_after_is(passage, before):
        return (
            not close_after or not passage.lows[end].endswith("s") or _low(passage, end) in {"years", "his"}
        )
    if gap == " " and _is_reached(passage, place, end):
        return True
    beside = gap in {", ", " ("} and _is_somebody(passage, before)
    named = gap == " (" and after[:1] == ")" and bool(passage.bits[before] & (NAMED | KIN))
    this_year = close_after and passage.lows[end] in {"this", "next", "last"}
    return (
        beside and (after[:1] in {",", ")", ".", ";"} or this_year) and (named or _is_grown(passage, place))
    )


def _is_reached(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody did something at this age: "At 94 I would not", "lived to 101", and not "at 9 he comes"."""
    before = passage.lows[place - 1]
    if before == "to":
        return _low(passage, place - 2) == "lived"
    if before == "of":
        return _is_kind_of_person(passage, place - 2) and passage.gap(end) != " "
    two = (_low(passage, place - 2), before)
    if two in _NEARLY:
        return passage.gap(end) != " "
    if _years(passage.words[place]) <= _NO_HOUR:
        return False
    after = _follower(passage, end)
    if before in passage.lexicon.cues["only"] and passage.begins_sentence(place - 1):
        return after or _low(passage, end) in {"when", "and"}
    events = passage.lexicon.cues["age_events"]
    told = before == "at" and not events.isdisjoint(passage.lows[max(0, place - _LABEL_WORDS) : place - 1])
    alone = passage.gap(end) != " " or _low(passage, end) in {"and", "when", "but", "after"}
    return (before in {"at", "by"} and after) or (told and alone)


def _follower(passage: Passage, end: int) -> bool:
    """Whether somebody stands right behind, who did something at this age."""
    if end >= len(passage.words) or passage.gap(end) not in {" ", ", "}:
        return False
    return bool(passage.bits[end] & HE) or (passage.gap(end) == ", " and _is_somebody(passage, end))


def _is_kind_of_person(passage: Passage, place: int) -> bool:
    return place >= 0 and (
        bool(passage.bits[place] & KIN) or passage.lows[place] in passage.lexicon.cues["somebody"]
    )


def _is_turned(passage: Passage, before: int) -> bool:
    """Whether "aged" stands before, or "turned", "nearing" and their like, said of somebody."""
    if passage.lows[before] not in passage.lexicon.cues["age_turning"]:
        return True
    subject = before - 1
    while subject > 0 and (
        passage.lows[subject] in passage.lexicon.cues["almost"]
        or (passage.bits[subject] & AGE_IS and not passage.bits[subject] & HE)
    ):
        subject -= 1
    return passage.begins_sentence(before) or _is_somebody(passage, subject)


def _is_labelled(passage: Passage, place: int) -> bool:
    """Whether a field of a form asks for it: "Age/sex: 77", "Ages of children: 4", "age at onset 61"."""
    first = max(0, place - _LABEL_WORDS)
    if ":" in passage.gap(place):
        between = passage.text[passage.ends[first] : passage.starts[place - 1]]
        return "\n" not in between and any(low in {"age", "ages"} for low in passage.lows[first : place - 1])
    told = place - first >= 3 and passage.lows[place - 3 : place - 1] == ["age", "at"]  # noqa: PLR2004 - "age at onset"
    return told and passage.gap(place) == " "


def _is_grown(passage: Passage, place: int) -> bool:
    word = passage.words[place]
    return passage.shapes[place] != Shape.DIGITS or _years(word) >= _GROWN


def _is_after_is(passage: Passage, before: int) -> bool:
    """Whether "is", "was" or "will be" stands before, said of somebody."""
    while before > 0 and passage.lows[before] in passage.lexicon.cues["almost"]:
        before -= 1
    if not passage.bits[before] & AGE_IS and not _is_tied_is(passage, before):
        return False
    if passage.bits[before] & HE or not passage.bits[before] & AGE_IS:  # "he's", "I'm", "Mum's"
        return True
    subject = before - 1
    while subject > 0 and passage.lows[subject] in passage.lexicon.cues["almost"] | {"will", "be", "would"}:
        subject -= 1
    return subject >= 0 and _is_somebody(passage, subject)


def _is_tied_is(passage: Passage, place: int) -> bool:
    return passage.words[place].lower().endswith(("'s", "'ll", "'re")) and _is_somebody(passage, place)


def _is_somebody(passage: Passage, place: int) -> bool:
    if place < 0:
        return False
    return (
        bool(passage.bits[place] & HE)
        or _is_kind_of_person(passage, place)
        or bool(passage.taken[place] and passage.shapes[place] != Shape.DIGITS)
    )
