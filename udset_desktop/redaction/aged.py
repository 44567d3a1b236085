"""Whether a bare number is somebody's age, by the words around it: "my dad, 82,", "she is 91", "aged 4".

Called by `redaction.ages`; looks at a passage and changes nothing.
"""

from __future__ import annotations

import re

from udset_desktop.redaction.beside import is_among, is_beside, is_pair
from udset_desktop.redaction.lexicon import (
    AGE_BEFORE,
    AGE_IS,
    HE,
    KIN,
    MONTH,
    NOT_AFTER_AGE,
    TITLE,
    WEEKDAY,
    WORD,
)
from udset_desktop.redaction.numbers import (
    ends_there,
    goes_on,
    is_about,
    is_grown,
    is_kind_of_person,
    is_somebody,
    low_at,
    years_of,
)
from udset_desktop.redaction.passage import SOMEBODY, Passage

_HOURS = range(13)
_LABEL_WORDS = 4
_EVENT_WORDS = 5
_ANSWER_WORDS = 12
_NEARLY = frozenset(
    {
        ("coming", "up"),
        ("going", "on"),
        ("are", "both"),
        ("were", "both"),
        ("the", "youngest"),
        ("the", "eldest"),
        ("side", "of"),
        ("far", "off"),
        ("on", "for"),
        ("it", "to"),
    }
)
_AFTER_EVENT = frozenset({"and", "when", "but", "after", "in", "with", "of", "from"})
_AGE = frozenset({"age", "aged", "ages"})
_ARE = frozenset({"are", "were", "r"})
_RANGE = re.compile(r" ?[-/] ?\d")
_AT_LABEL = frozenset({"", ":", "-", "=", "."})
_NOT_AGE = re.compile(r"\s?(?:%|[:/]\d|\.\d|°|[-–]\d|x\b)")


def is_told_as_age(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether the number at `place`, whose words end at `end`, is an age; `last` is where one before it ended."""
    after = passage.text[passage.ends[end - 1] : passage.ends[end - 1] + 3]
    if not place:
        return False
    gap, before = passage.gap(place), _before_almost(passage, place)
    tied = gap.strip() in {"", ":"}
    if _is_after_age(passage, before, place, after) or _is_labelled(passage, place):
        return _RANGE.match(after) is not None or not _NOT_AGE.match(after)
    if _NOT_AGE.match(after):
        return False
    close_after = end < len(passage.words) and passage.gap(end) in {" ", "-"}
    if close_after and passage.bits[end] & NOT_AFTER_AGE:
        return False
    if tied and passage.lows[before] in {"of", "is", "was"} and before and passage.lows[before - 1] == "age":
        return True
    if tied and passage.bits[before] & AGE_BEFORE:
        return _is_turned(passage, before, place, end)
    if _is_said_of(passage, place, end) or _stands_alone(passage, place, end, last):
        return True
    return is_beside(passage, place, end, last)


def _is_after_age(passage: Passage, before: int, place: int, after: str) -> bool:
    """Whether the word "age" itself stands before: "aged 4", "Age - 50", "age (50)"."""
    if passage.lows[before] not in _AGE:
        return False
    gap = passage.gap(place).strip()
    return gap in _AT_LABEL or (gap == "(" and after[:1] == ")")


def _stands_alone(passage: Passage, place: int, end: int, last: int) -> bool:
    """Whether a number is a whole answer where ages are told: "And you? Sixty-four."; or "ninety next birthday"."""
    if low_at(passage, end) in {"next", "last"} and low_at(passage, end + 1) == "birthday":
        return True
    first = passage.begins_sentence(place)
    if first and low_at(passage, end) == "today" and is_grown(passage, place):
        return True
    asked = last > 0 or any(
        low in {"old", "age"} for low in passage.lows[max(0, place - _ANSWER_WORDS) : place]
    )
    gap = passage.gap(place)
    first = gap == ": " or (first and gap != ".")
    return asked and first and ends_there(passage, end) and is_grown(passage, place)


def _is_said_of(passage: Passage, place: int, end: int) -> bool:
    """Whether a deed or a state before says that somebody is, was or will be this old."""
    gap, before = passage.gap(place), _before_fillers(passage, place)
    direct = gap.lower() in {" ", "'s ", "'ll ", "'re "} or before < place - 1
    if direct and _is_after_is(passage, before):
        return not _is_count(passage, place, end)
    if gap != " ":
        return False
    return _are_so_old(passage, place, end) or _is_reached(passage, place, end)


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
    if low in {"in", "of"}:
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
    subject = passage.bits[before - 1]
    named = passage.taken[before - 1] == SOMEBODY
    if is_among(passage, end) is None or not (named or subject & (KIN | HE)):
        return False
    return is_grown(passage, place) or (bool(named or subject & KIN) and is_pair(passage, end))


def _is_reached(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody did something at this age: "At 94 I would not", "lived to 101", and not "at 9 he comes"."""
    at = place - 1
    while at > 0 and passage.gap(at + 1) == " " and is_about(passage, at) and passage.lows[at - 1] == "of":
        at -= 1
    before = passage.lows[at]
    if before == "of" and passage.lows[at - 1] != "side":
        return _is_of_person(passage, at, place, end)
    to = before in {"to", "till", "until"} or (before == "be" and low_at(passage, at - 1) == "to")
    if to and low_at(passage, at - 1 - (before == "be")) == "lived":
        return True
    if before == "being":
        return is_grown(passage, place) and goes_on(passage, end)
    two = (low_at(passage, place - 2), before)
    if two in _NEARLY and _is_idiom(passage, place, two):
        return passage.gap(end) != " "
    if years_of(passage.words[place]) in _HOURS or low_at(passage, place) in passage.lexicon.cues["few"]:
        return False
    after = _follower(passage, end)
    if before in passage.lexicon.cues["only"] and passage.begins_sentence(place - 1):
        return after or low_at(passage, end) in {"when", "and"}
    if before == "now" and passage.gap(place - 1) == ", ":
        return ends_there(passage, end)
    events = passage.lexicon.cues["age_events"]
    told = before == "at" and not events.isdisjoint(passage.lows[max(0, place - _EVENT_WORDS) : place - 1])
    alone = passage.gap(end) != " " or low_at(passage, end) in _AFTER_EVENT
    return (before in {"at", "by"} and after) or (told and alone)


def _is_idiom(passage: Passage, place: int, two: tuple[str, str]) -> bool:
    """Whether two words before a number lead to an age here: "getting on for 82", "She made it to 102"."""
    if two == ("on", "for"):
        return low_at(passage, place - 3) in {"getting", "got"}
    return two != ("it", "to") or (low_at(passage, place - 3) == "made" and is_somebody(passage, place - 4))


def _is_of_person(passage: Passage, at: int, place: int, end: int) -> bool:
    """Whether "of" stands at `at` behind a kind of person: "a man of about 60", and no "father of two"."""
    if not is_kind_of_person(passage, at - 1):
        return False
    after = goes_on(passage, end)
    if low_at(passage, at - 1) in passage.lexicon.cues["young"] and ends_there(passage, end):
        return True
    return is_pair(passage, end) or (is_grown(passage, place) and (passage.gap(end) != " " or after))


def _follower(passage: Passage, end: int) -> bool:
    """Whether somebody stands right behind, who did something at this age."""
    if end >= len(passage.words) or passage.gap(end) not in {" ", ", "}:
        return False
    if passage.bits[end] & TITLE or (passage.gap(end) == " " and passage.taken[end] == SOMEBODY):
        return passage.begins_sentence(end - 2)
    return bool(passage.bits[end] & HE) or (passage.gap(end) == ", " and is_somebody(passage, end))


def _is_turned(passage: Passage, before: int, place: int, end: int) -> bool:
    """Whether "turned", "nearing" and their like stand before, said of somebody."""
    cues = passage.lexicon.cues
    low = passage.lows[before]
    if low not in cues["age_turning"]:
        return True
    free = ends_there(passage, end) or low_at(passage, end) in cues["after_birthday"]
    if low in cues["age_hit"] and not (free and is_grown(passage, place)):
        return False
    subject = before - 1
    while subject > 0 and (
        passage.lows[subject] in cues["almost"]
        or passage.lows[subject] in cues["auxiliary"]
        or passage.lows[subject] in {"celebrates", "celebrated", "celebrating", "about"}
        or (passage.bits[subject] & AGE_IS and not passage.bits[subject] & HE)
    ):
        subject -= 1
    free = subject == 0 and passage.lows[0] in {"about", "just", "almost", "nearly"}
    return free or passage.begins_sentence(before) or is_somebody(passage, subject)


def _is_labelled(passage: Passage, place: int) -> bool:
    """Whether a field of a form asks for it: "Age/sex: 77", "Ages of children: 4", "age at onset 61"."""
    first = max(0, place - _LABEL_WORDS)
    if ":" in passage.gap(place):
        between = passage.text[passage.ends[first] : passage.starts[place - 1]]
        return "\n" not in between and any(low in {"age", "ages"} for low in passage.lows[first : place - 1])
    told = place - first >= 3 and passage.lows[place - 3 : place - 1] == ["age", "at"]  # noqa: PLR2004 - "age at onset"
    return told and passage.gap(place) == " "


def _is_after_is(passage: Passage, before: int) -> bool:
    """Whether "is", "was" or "will be" stands before, said of somebody."""
    cues = passage.lexicon.cues
    while before > 0 and passage.lows[before] in cues["almost"] | {"not", "yet"}:
        before -= 1
    if not passage.bits[before] & AGE_IS and not _is_tied_is(passage, before):
        return False
    if passage.bits[before] & HE or not passage.bits[before] & AGE_IS:  # "he's", "I'm", "Mum's"
        return True
    subject = before - 1
    while subject > 0 and (
        passage.lows[subject] in cues["almost"] or passage.lows[subject] in cues["auxiliary"]
    ):
        subject -= 1
    return subject >= 0 and is_somebody(passage, subject)


def _is_tied_is(passage: Passage, place: int) -> bool:
    return passage.words[place].lower().endswith(("'s", "'ll", "'re")) and is_somebody(passage, place)
