"""Whether a bare number is somebody's age, by the words around it: "my dad, 82,", "she is 91", "aged 4".

Called by `redaction.ages`; looks at a passage and changes nothing.
"""

from __future__ import annotations

import re

from udset_desktop.redaction.beside import is_among, is_beside, is_pair
from udset_desktop.redaction.lexicon import (
    AGE_AFTER,
    AGE_BEFORE,
    AGE_IS,
    HE,
    MONTH,
    NOT_AFTER_AGE,
    WEEKDAY,
    WORD,
)
from udset_desktop.redaction.numbers import (
    ends_there,
    is_about,
    is_grown,
    is_kind_of_person,
    is_somebody,
    is_told_of_somebody,
    low_at,
)
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape
from udset_desktop.redaction.reached import is_reached, is_turned

_LABEL_WORDS = 4
_ANSWER_WORDS = 12
_AGE = frozenset({"age", "aged", "ages"})
_WHOSE = frozenset({"my", "his", "her", "your", "their"})
_DIRECT = frozenset({" ", "'s ", "'ll ", "'re "})
_DENIED = frozenset({"doesn't", "don't", "didn't", "doesnt", "dont", "didnt", "never", "still"})
_MONTHS = frozenset({"months", "mths", "mnths", "weeks", "wks"})
_GOING = frozenset({"going", "goin", "gaun", "getting", "knocking"})
_OR_SO = frozenset({"both", "all", "long", "not", "nae", "yet", "than", "more", "less", "older", "younger"})
_THERE = frozenset({"upstairs", "downstairs", "next", "door", "himself", "herself"})
"""What may stand between somebody and "is": "Wullie next door is 90"."""
_STATES = frozenset(
    {"single", "married", "divorced", "widowed", "widow", "retired", "separated", "male", "female"}
)
_CLAIMS = frozenset({"claims", "claimed", "pretends", "pretended", "supposed", "reckoned", "reckons"})
_ASIDE = 6
_AND_STILL = frozenset({"counting", "still", "never", "fit", "not", "proud", "sharp", "going"})
_ARE = frozenset({"are", "were", "r"})
_FIGURES = re.compile(r"\d+|(?<= )(?!and|or)[a-z-]+", re.IGNORECASE)
_RANGE = re.compile(r" ?[-/] ?\d")
_AT_LABEL = frozenset({"", ":", "-", "=", "."})
_NOT_AGE = re.compile(r"\s?(?:%|[:/]\d|\.\d|°|[-–]\d|x\b)")


def is_told_as_age(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether the number at `place`, whose words end at `end`, is an age; `last` is where one before it ended."""
    after = passage.text[passage.ends[end - 1] : passage.ends[end - 1] + 3]
    if not place:
        return _stands_alone(passage, place, end, last)
    gap, before = passage.gap(place), _before_almost(passage, place)
    tied = gap.strip() in {"", ":"}
    if _is_after_age(passage, before, place, after) or _is_labelled(passage, place):
        return _RANGE.match(after) is not None or not _NOT_AGE.match(after)
    if _NOT_AGE.match(after):
        return False
    close_after = end < len(passage.words) and passage.gap(end) in {" ", "-"}
    if close_after and passage.bits[end] & NOT_AFTER_AGE:
        return _is_in_months(passage, place, end)
    if (
        tied
        and passage.lows[before] in {"of", "is", "was"}
        and before
        and passage.lows[before - 1] in {"age", "ages"}
    ):
        return True
    if tied and passage.bits[before] & AGE_BEFORE:
        return is_turned(passage, before, place, end)
    if _is_said_of(passage, place, end) or _stands_alone(passage, place, end, last):
        return True
    return _is_told_on(passage, place, end, last) or is_beside(passage, place, end, last)


def _is_after_age(passage: Passage, before: int, place: int, after: str) -> bool:
    """Whether the word "age" itself stands before: "aged 4", "Age - 50", "age (50)"."""
    if passage.lows[before] not in _AGE:
        return False
    gap = passage.gap(place).strip()
    ends = after[:1] in {"", ",", "."} or after == " an"
    whose = gap == "," and low_at(passage, before - 1) in _WHOSE and ends
    return whose or gap in _AT_LABEL or (gap == "(" and after[:1] == ")")


def _is_told_on(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether an age goes on from one before, or is told as on a screen: "12 when … and 19 when", "asl? 23", "42, single"."""
    before, gap = passage.lows[place - 1], passage.gap(place)
    if before == "asl":
        return gap.strip() in {"", "?", ":", "-"}
    if before == "be" and low_at(passage, place - 2) in {"ill", "il"}:
        return is_grown(passage, place)  # "ill be 40"
    if not last or gap != " ":
        return False
    again = before in {"and", "then", "an"} and low_at(passage, end) == "when"
    return again or (before == "by" and ends_there(passage, end) and is_grown(passage, place))


def _opens(passage: Passage, place: int, end: int) -> bool:
    """Whether a sentence begins with an age and how somebody lives: "42, single", "76, lives alone"."""
    if not passage.begins_sentence(place) or passage.gap(end) != ", " or end >= len(passage.words):
        return False
    return is_grown(passage, place) and bool(
        passage.lows[end] in _STATES or passage.lows[end] in {"lives", "living"}
    )


def _is_in_months(passage: Passage, place: int, end: int) -> bool:
    """Whether a child is so many months or weeks old: "the baby is 10 months.", "she's ten weeks and smiling"."""
    told = passage.lows[end] in _MONTHS and passage.gap(end) == " "
    free = ends_there(passage, end + 1) or low_at(passage, end + 1) in {"and", "now"}
    return told and free and passage.gap(place) in _DIRECT and _is_after_is(passage, place - 1)


def _stands_alone(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether a number is a whole answer where ages are told: "And you? Sixty-four."; or "ninety next birthday"."""
    birthday = low_at(passage, end) in {"next", "last"} and low_at(passage, end + 1) == "birthday"
    if birthday or _opens(passage, place, end):
        return True
    if low_at(passage, end) == "now" and ends_there(passage, end + 1) and passage.gap(place) == ", ":
        return is_grown(passage, place) and is_told_of_somebody(passage, place)
    first = passage.begins_sentence(place)
    if first and low_at(passage, end) == "and" and low_at(passage, end + 1) in _AND_STILL:
        return is_grown(passage, place)  # "90 and counting"
    if first is False and passage.lows[place - 1 : place] == ["both"] and passage.begins_sentence(place - 1):
        return is_grown(passage, place) and ends_there(passage, end)  # "Both 72, both with bad hips"
    he = (
        end + 1 < len(passage.bits)
        and passage.bits[end] & HE
        and passage.lows[end + 1] in {"is", "was", "am"}
    )
    if first and he and passage.gap(end) in {" ", ", "} and is_grown(passage, place):
        return True  # "Ninety, she is."
    if first and is_grown(passage, place) and _is_this_year(passage, end):
        return True
    if first and low_at(passage, end) == "today" and is_grown(passage, place):
        return True
    asked = last > 0 or any(
        low in {"old", "age"} for low in passage.lows[max(0, place - _ANSWER_WORDS) : place]
    )
    gap = passage.gap(place)
    first = gap == ": " or (first and gap != ".")
    return asked and first and ends_there(passage, end) and is_grown(passage, place)


def _is_this_year(passage: Passage, end: int) -> bool:
    """Whether "this year" or "going on" and a number follow: "80 this year and still driving", "17 going on 40"."""
    two = (low_at(passage, end), low_at(passage, end + 1))
    if two == ("going", "on"):
        return passage.shapes[end + 2 : end + 3] == [Shape.DIGITS]
    return two == ("this", "year") and (
        ends_there(passage, end + 2) or low_at(passage, end + 2) in {"and", "but"}
    )


def _is_said_of(passage: Passage, place: int, end: int) -> bool:
    """Whether a deed or a state before says that somebody is, was or will be this old."""
    gap, before = passage.gap(place), _before_fillers(passage, place)
    direct = gap.lower() in _DIRECT or before < place - 1
    if direct and _is_after_is(passage, before):
        return not _is_count(passage, place, end)
    if gap != " ":
        return False
    asked = passage.bits[place - 1] & HE and low_at(passage, place - 2) in {"is", "was"}
    if asked and passage.begins_sentence(place - 2) and is_grown(passage, place):
        return ends_there(passage, end) or low_at(passage, end) in {"yet", "now", "already"}
    return _are_so_old(passage, place, end) or is_reached(passage, place, end)


def _before_fillers(passage: Passage, place: int) -> int:
    """The word before a number and before what is only said to fill: "She was, what, twenty-two"."""
    before = place - 1
    while (
        before > 0
        and passage.lows[before] in passage.lexicon.cues["fillers"]
        and passage.gap(before + 1) in {" ", ", "}
        and passage.gap(before) in {" ", ", "}
    ):
        before -= 1
    return before


def _is_count(passage: Passage, place: int, end: int) -> bool:
    """Whether things are counted: "she is two doors down", "one in a million"."""
    if end >= len(passage.words) or passage.gap(end) not in {" ", "-"}:
        return False
    low = passage.lows[end]
    if passage.lows[place - 1] == "been" and passage.bits[end] & AGE_AFTER:
        return True
    if passage.bits[end] & AGE_AFTER and low_at(passage, end + 1) in {"off", "short", "away"}:
        return True  # "He is two years off seventy"
    if low in {"in", "of", "a"}:
        dated = passage.bits[end + 1] & (MONTH | WEEKDAY) if end + 1 < len(passage.bits) else 0
        return passage.lows[place] in passage.lexicon.cues["few"] and not dated
    plural = low[-1:] == "s" and bool(passage.bits[end] & WORD)
    return plural and low not in {"years", "yrs", "his", "this"}


def _before_almost(passage: Passage, place: int) -> int:
    """The word before a number; before "just", "between" and their like, where that tells an age."""
    before = place - 1
    while before > 0 and passage.gap(before + 1) in {" ", ". "} and is_about(passage, before):
        if not passage.bits[before - 1] & AGE_BEFORE and not is_about(passage, before - 1):
            break
        before -= 1
    return before if passage.bits[before] & AGE_BEFORE else place - 1


def _are_so_old(passage: Passage, place: int, end: int) -> bool:
    """Whether children or two together are told of: "my kids are 10 and 12", "they are 84 and 86"."""
    before = place - 1
    while (
        before > 1
        and passage.gap(before + 1) == " "
        and (is_about(passage, before) or passage.lows[before] in {"both", "all"})
    ):
        before -= 1
    if not before or passage.lows[before] not in _ARE or passage.gap(before) != " ":
        return False
    named = passage.taken[before - 1] == SOMEBODY or is_kind_of_person(passage, before - 1)
    among = is_among(passage, end)
    if among is None or not (named or passage.bits[before - 1] & HE):
        return False
    if len(_FIGURES.findall(among["more"])) > 1:
        return True  # "They are 12, 9 and 5"
    if passage.lows[before - 1] in passage.lexicon.cues["siblings"]:
        return True
    return is_grown(passage, place) or (named and is_pair(passage, end))


def _is_labelled(passage: Passage, place: int) -> bool:
    """Whether a field of a form asks for it: "Age/sex: 77", "Ages of children: 4", "age at onset 61"."""
    first = max(0, place - _LABEL_WORDS)
    if ":" in passage.gap(place):
        between = passage.text[passage.ends[first] : passage.starts[place - 1]]
        return "\n" not in between and any(low in {"age", "ages"} for low in passage.lows[first : place - 1])
    if passage.lows[first : place - 1] and _is_birthday_label(passage, place):
        return True
    told = place - first >= 3 and passage.lows[place - 3 : place - 1] == ["age", "at"]  # noqa: PLR2004 - "age at onset"
    return told and passage.gap(place) == " "


def _is_birthday_label(passage: Passage, place: int) -> bool:
    """Whether "age last birthday" or "age next birthday" stands right before: so forms ask for it."""
    three = passage.lows[max(0, place - 3) : place]
    return three[:1] == ["age"] and three[-1:] == ["birthday"] and passage.gap(place).strip() in {"", ":"}


def _is_after_is(passage: Passage, before: int) -> bool:
    """Whether "is", "was" or "will be" stands before, said of somebody."""
    cues = passage.lexicon.cues
    if passage.lows[before] == "on" and low_at(passage, before - 1) not in _GOING:
        return False  # "She is on 50": how much of something
    while before > 0 and (
        passage.lows[before] in cues["almost"]
        or passage.lows[before] in _OR_SO
        or (passage.lows[before] == "no" and passage.lows[before + 1] == "even")  # "no even forty"
    ):
        before -= 1
    if passage.lows[before] in cues["age_seems"]:
        subject = before - 1 - (low_at(passage, before - 1) in _DENIED)
        return is_somebody(passage, subject)
    if not passage.bits[before] & AGE_IS and not _is_tied_is(passage, before):
        return False
    if passage.lows[before] == "be" and low_at(passage, before - 2) in _CLAIMS:
        return True  # "She claims to be 60"
    if passage.lows[before] == "am" and passage.begins_sentence(before):
        return True
    if passage.bits[before] & HE or not passage.bits[before] & AGE_IS:  # "he's", "I'm", "Mum's"
        return True
    subject = before - 1
    while subject > 0 and (
        passage.lows[subject] in cues["almost"]
        or passage.lows[subject] in cues["auxiliary"]
        or passage.lows[subject] in _THERE
    ):
        subject -= 1
    return subject >= 0 and (is_somebody(passage, subject) or _is_before_aside(passage, subject))


def _is_before_aside(passage: Passage, last: int) -> bool:
    """Whether somebody stands before an aside that ends here: "My gran, God rest her, was 97"."""
    if passage.gap(last + 1) != ", ":
        return False
    first = last
    while first > 0 and last - first < _ASIDE and passage.gap(first) == " ":
        first -= 1
    return first > 0 and passage.gap(first) == ", " and is_somebody(passage, first - 1)


def _is_tied_is(passage: Passage, place: int) -> bool:
    return passage.words[place].lower().endswith(("'s", "'ll", "'re")) and is_somebody(passage, place)
