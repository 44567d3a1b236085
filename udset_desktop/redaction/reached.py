"""Whether a bare number is the age that somebody reached or did something at: "at 94 I would not", "lived to 101".

Called by `redaction.aged`; looks at a passage and changes nothing.
"""

from __future__ import annotations

import itertools

from udset_desktop.redaction.beside import is_pair
from udset_desktop.redaction.lexicon import AGE_IS, HE, KIN, LIVES, NUMBER, TITLE
from udset_desktop.redaction.numbers import (
    ends_there,
    goes_on,
    is_about,
    is_grown,
    is_kind_of_person,
    is_somebody,
    is_told_of_somebody,
    low_at,
    years_of,
)
from udset_desktop.redaction.passage import SOMEBODY, Passage, Shape

_OLD = 60
_NEVER = frozenset({"never", "not", "no", "nae", "won't", "wont", "didn't"})
_JUDGED = frozenset({"old", "young"})
_NTHS = frozenset({"first", "second", "third", "last", "youngest", "eldest", "oldest"})
_BACK = 4
_OLD_SPELLED = frozenset({"sixty", "seventy", "eighty", "ninety", "hundred"})
_GETTING = frozenset({"get", "gets", "got", "live", "lives", "living"})
_HOURS = range(13)
_LAST_HOUR = 24
_EVENT_WORDS = 5
_FAR = 8
_ANYBODY = frozenset({"nobody", "everybody", "everyone", "anybody", "somebody", "people", "noone", "naebody"})
_WHOSE = frozenset({"his", "her", "my"})
_WHO = frozenset({"i'm", "he's", "she's", "i", "he", "she", "you"})
_NEARLY = frozenset(
    {
        ("coming", "up"),
        ("going", "on"),
        ("knocking", "on"),
        ("are", "both"),
        ("were", "both"),
        ("the", "youngest"),
        ("the", "eldest"),
        ("side", "of"),
        ("far", "off"),
        ("on", "for"),
        ("up", "for"),
        ("close", "to"),
        ("it", "to"),
        ("pass", "for"),
        ("up", "to"),
        ("year", "off"),
        ("years", "off"),
    }
)
_LED_BY = {
    ("on", "for"): frozenset({"getting", "got", "knocking", "going"}),
    ("up", "for"): frozenset({"coming"}),
    ("up", "to"): frozenset({"coming"}),
    ("pass", "for"): frozenset({"could", "can", "would", "might"}),
}
"""What must stand before two words that lead to other things too."""
_BORNE = frozenset(("had", whom) for whom in ("me", "him", "her", "us", "them")) | {
    ("my", "first"),
    ("her", "first"),
}
"""Before "at" it is told how old a mother was."""
_AFTER_EVENT = frozenset(
    {
        "and",
        "so",
        "an",
        "because",
        "cos",
        "after",
        "then",
        "when",
        "but",
        "in",
        "with",
        "without",
        "again",
        "of",
        "from",
    }
)


def is_reached(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody did or will do something at this age: "At 94 I would not", and not "at 9 he comes"."""
    at = place - 1
    while at > 0 and passage.gap(at + 1) == " " and is_about(passage, at) and passage.lows[at - 1] == "of":
        at -= 1
    before = passage.lows[at]
    if before == "of" and passage.lows[at - 1] != "side":
        return _is_of_person(passage, at, place, end)
    lived = _is_lived(passage, at, place, end)
    if lived is not None:
        return lived
    if before == "being":
        return is_grown(passage, place) and goes_on(passage, end)
    two = (low_at(passage, place - 2), before)
    if two in _NEARLY and _is_idiom(passage, place, two):
        he = end < len(passage.bits) and passage.bits[end] & HE
        return (
            bool(he)
            or passage.gap(end) != " "
            or low_at(passage, end) in passage.lexicon.cues["after_birthday"]
        )
    if years_of(passage.words[place]) in _HOURS or low_at(passage, place) in passage.lexicon.cues["few"]:
        return False
    return _is_lively(passage, place, end) or _is_then(passage, place, end)


def _is_lived(passage: Passage, at: int, place: int, end: int) -> bool | None:
    """Whether somebody lived to an age, got to it or never saw it; `None` where nothing of the kind is told."""
    before = passage.lows[at]
    to = before in {"to", "till", "until"} or (before == "be" and low_at(passage, at - 1) == "to")
    if to and low_at(passage, at - 1 - (before == "be")) == "lived":
        return True
    if before == "to" and is_somebody(passage, at - 1) and "lived" in passage.lows[max(0, at - _FAR) : at]:
        return is_grown(passage, place)  # "lived to 96 and her sister to 101"
    old = years_of(passage.words[place]) >= _OLD or passage.lows[place] in _OLD_SPELLED
    if before == "to" and low_at(passage, at - 1) in _GETTING and old:
        return _stands_free(passage, place, end)
    if before in {"see", "saw"} and low_at(passage, at - 1) in _NEVER:
        return is_grown(passage, place) and _stands_free(passage, place, end)
    return None


def _is_then(passage: Passage, place: int, end: int) -> bool:
    """Whether the word before says when: "Just 18, he", "at 63", "by forty", "since 16", "now 71."."""
    before = passage.lows[place - 1]
    after = _follower(passage, end)
    if before in passage.lexicon.cues["only"] and passage.begins_sentence(place - 1):
        return after or low_at(passage, end) in {"when", "and"}
    if before == "now" and passage.gap(place - 1) == ", ":
        return ends_there(passage, end)
    if before in {"at", "by"} and after:
        return True
    if before in passage.lexicon.cues["only"] and low_at(passage, place - 2) == "at" and after:
        return is_grown(passage, place)  # "at only 44 she"
    if before == "at" and _is_judged(passage, place, end):
        return True
    if before not in {"at", "since", "by"} or not _stands_free(passage, place, end):
        return False
    if _is_spelled_years(passage, place, before) or _is_of_event(passage, place, before):
        return True
    return before == "at" and _is_state(passage, place)


def is_spelled_alone(passage: Passage, place: int, end: int) -> bool:
    """Whether a number above twelve is spelled where somebody is told of, nothing is measured and no noun follows."""
    if passage.shapes[place] == Shape.DIGITS or not is_grown(passage, place) or not place:
        return False
    if passage.lows[place - 1] == "of":
        return False  # "in a class of thirty"
    around = passage.lows[max(0, place - _FAR) : place]
    told = any(
        passage.bits[at] & (HE | KIN) or passage.taken[at] == SOMEBODY
        for at in range(max(0, place - _FAR), place)
    )
    free = ends_there(passage, end) or low_at(passage, end) in _AFTER_EVENT
    return told and free and passage.lexicon.cues["measured"].isdisjoint(around)


def _is_judged(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody is too old or too young at an age, or did a thing the first or the last time: "my first at 20 and my last at 41"."""
    if not (is_grown(passage, place) and _stands_free(passage, place, end)):
        return low_at(passage, end) == "for" and low_at(passage, place - 2) in _JUDGED
    before = passage.lows[max(0, place - _BACK) : place - 1]
    if before[-1:] == ["was"]:
        before = before[:-1]
    return before[-1:] != [] and (
        before[-1] in _JUDGED or (before[-1] in _NTHS and before[-2:-1] != [] and before[-2] in _WHOSE)
    )


def _stands_free(passage: Passage, place: int, end: int) -> bool:
    """Whether no noun follows: an end, "and when", or a second age that is spelled: "at sixteen or seventeen"."""
    if passage.gap(end) != " " or low_at(passage, end) in _AFTER_EVENT:
        return True
    if low_at(passage, end) == "to":  # "at sixteen to work", and not "at fifteen to eight"
        deed = end + 1 < len(passage.bits) and passage.shapes[end + 1] != Shape.DIGITS
        return deed and not passage.bits[end + 1] & NUMBER
    spelled = passage.shapes[place] != Shape.DIGITS
    more = end + 1 < len(passage.bits) and passage.bits[end + 1] & NUMBER
    return spelled and low_at(passage, end) == "or" and bool(more)


def _is_of_event(passage: Passage, place: int, before: str) -> bool:
    """Whether a deed that is told with an age stands a few words before: "left school at 14", "smoked since 16"."""
    first = max(0, place - _EVENT_WORDS)
    measured = not passage.lexicon.cues["measured"].isdisjoint(passage.lows[max(0, place - _FAR) : place])
    if before == "by" or measured:
        return False
    if tuple(passage.lows[place - 3 : place - 1]) in _BORNE:
        return True
    return not passage.lexicon.cues["age_events"].isdisjoint(passage.lows[first : place - 1])


def _is_spelled_years(passage: Passage, place: int, before: str) -> bool:
    """Whether a number of years is spelled behind "at" and nothing is measured: "I came here at twenty-three."."""
    if (before == "since" and not is_grown(passage, place)) or passage.shapes[place] == Shape.DIGITS:
        return False
    around = passage.lows[max(0, place - _FAR) : place]
    return is_told_of_somebody(passage, place) and passage.lexicon.cues["measured"].isdisjoint(around)


def _is_state(passage: Passage, place: int) -> bool:
    """Whether what somebody is or was is told with "at": "I was a wee thing at 17", "their only one at 51"."""
    before = passage.lows[max(0, place - _FAR) : place - 1]
    if not passage.lexicon.cues["measured"].isdisjoint(before) or passage.bits[place - 2] & (
        HE | AGE_IS | LIVES
    ):
        return False
    told = any(one == "was" and other in {"a", "an"} for one, other in itertools.pairwise(before))
    late = years_of(passage.words[place]) > _LAST_HOUR and not any(
        passage.bits[at] & LIVES for at in range(max(0, place - _FAR), place)
    )
    return told or (late and any(low in _WHO for low in before))


def _is_lively(passage: Passage, place: int, end: int) -> bool:
    """Whether somebody is "a young 82", or it is "the big 50" or "his big five-oh"."""
    before, free = passage.lows[place - 1], ends_there(passage, end)
    if before == "big":
        tens = years_of(passage.words[place])
        whose = passage.bits[place - 2] & KIN or low_at(passage, place - 2) in {"the", "my", "his", "her"}
        return bool(whose) and tens > 0 and tens % 10 == 0 and goes_on(passage, end)
    if before in {"for", "fur", "at"} and low_at(passage, place - 2) in passage.lexicon.cues["praise"]:
        return free  # "Not bad for 87!"
    article = low_at(passage, place - 2) == "a" and before in passage.lexicon.cues["lively"]
    return article and free and bool(passage.bits[place - 3] & AGE_IS or passage.bits[place - 3] & HE)


def _is_idiom(passage: Passage, place: int, two: tuple[str, str]) -> bool:
    """Whether two words before a number lead to an age here: "getting on for 82", "She made it to 102"."""
    if two in _LED_BY:
        return low_at(passage, place - 3) in _LED_BY[two]
    if two == ("close", "to"):
        return _is_so(passage, place - 3)
    return two != ("it", "to") or (low_at(passage, place - 3) == "made" and is_somebody(passage, place - 4))


def _is_so(passage: Passage, at: int) -> bool:
    """Whether somebody is: "he's", "she is"."""
    if at < 0:
        return False
    if passage.words[at].lower().endswith(("'s", "'m", "'re")):
        return is_somebody(passage, at)
    return bool(passage.bits[at] & AGE_IS) and bool(passage.bits[at] & HE or is_somebody(passage, at - 1))


def _is_of_person(passage: Passage, at: int, place: int, end: int) -> bool:
    """Whether "of" stands at `at` behind a kind of person: "a man of about 60", and no "father of two"."""
    if not is_kind_of_person(passage, at - 1) and low_at(passage, at - 1) not in _ANYBODY:
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
    nobody = passage.gap(end) == " " and passage.lows[end] in _ANYBODY
    whose = passage.gap(end) == " " and passage.lows[end] in _WHOSE and is_told_of_somebody(passage, end - 2)
    return (
        nobody
        or whose
        or bool(passage.bits[end] & HE)
        or (passage.gap(end) == ", " and is_somebody(passage, end))
    )


def is_turned(passage: Passage, before: int, place: int, end: int) -> bool:
    """Whether "turned", "nearing" and their like at `before` are said of somebody."""
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
    if low == "turning" and low_at(passage, subject) in {"since", "after", "before", "on", "upon"}:
        return is_grown(passage, place)
    free = subject == 0 and passage.lows[0] in {"about", "just", "almost", "nearly"}
    return free or passage.begins_sentence(before) or is_somebody(passage, subject)
