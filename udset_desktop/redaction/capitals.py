"""What a word is that is written with a capital, where others in the text are not.

Called by `redaction.names`; looks at a passage and changes nothing.  A capital on an ordinary word at the
head of a sentence says nothing, so there the words around must.
"""

from __future__ import annotations

import re

from udset_desktop.redaction.cues import (
    is_aged,
    is_apposed,
    is_bound_for,
    is_called,
    is_greeted,
    is_listed,
    is_met,
    is_named_so,
    is_ones_own,
    is_placed,
    is_related,
    is_speaker,
    is_titled,
    is_told_of,
    speaks_next,
    stands_alone,
)
from udset_desktop.redaction.lexicon import (
    ABROAD,
    CALL,
    COMMON,
    CUE,
    GENERIC,
    GIVEN,
    HE,
    KIN,
    MONTH,
    NAMED,
    NOT_NAME,
    ORGANISATION,
    OWN_PLACE,
    PLACE,
    PLACE_PHRASE,
    PROPER,
    SEASON,
    SHORT_NAME,
    SURNAME,
    TITLE,
    WEEKDAY,
    WORD,
)
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.numbers import is_kind_of_person
from udset_desktop.redaction.passage import Passage, Shape

_ACRONYM = 3
_LONG_NAME = 5
_BEFORE_AGE = frozenset({"mid", "late", "early", "aged", "age"})
_NO_NAMES = frozenset({"am", "pm", "yo", "eg", "ie", "uk", "us", "ni", "po", "bd", "od"})
"""Letters with dots between them that are nobody's."""
_HOLDS_DIGIT = re.compile(r"\d")
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_LOOKED_AT = GIVEN | ABROAD | SURNAME | PLACE | PLACE_PHRASE


def judge_capital(passage: Passage, place: int) -> Judged | None:
    """What a word with a capital of its own is."""
    bits, shape = passage.bits[place], passage.shapes[place]
    if shape == Shape.INITIAL:
        return judge_initial(passage, place)
    if is_titled(passage, place):
        return Kind.PERSON, _LIKELY
    if shape == Shape.ALL_CAPITALS and not bits & NOT_NAME:
        return _acronym(passage, place)
    if bits & WORD and not bits & NOT_NAME:
        return _ordinary(passage, place)
    return None if _is_no_name(passage, place) else _foreign_to_words(passage, place)


def _is_no_name(passage: Passage, place: int) -> bool:
    """Whether a capital stands on something that is no name: a month, a people, an illness, a cue of ours."""
    bits = passage.bits[place]
    if (bits & NOT_NAME and not bits & OWN_PLACE) or _is_plural_of_letters(passage.words[place]):
        return True
    if not bits and _HOLDS_DIGIT.search(passage.words[place]):
        return True
    if bits & (PROPER | MONTH | WEEKDAY | CUE) and not bits & (NAMED | PLACE):
        return not (is_named_so(passage, place) or (bits & PROPER and _is_somebodys(passage, place)))
    if _is_thing(passage, place):
        return True
    if passage.lows[place] in passage.lexicon.cues["eponyms"] and _is_illness(passage, place):
        return True
    return bool(bits & SEASON) and _is_time(passage, place)


def _foreign_to_words(passage: Passage, place: int) -> Judged | None:
    """A capital on a word that no dictionary has: a name, unless it is a medicine."""
    bits, low = passage.bits[place], passage.lows[place]
    if not bits & (PLACE | SURNAME) and _is_thing_of_many(passage, place):
        return None
    if not bits & _LOOKED_AT and (
        passage.lexicon.medical.search(low)
        or (passage.begins_sentence(place) and not _is_subject(passage, place))
    ):
        return None
    if (bits & PLACE and not bits & GIVEN and is_placed(passage, place)) or passage.follows_address(place):
        return Kind.PLACE, _LIKELY
    if is_told_of(passage, place):
        return Kind.PERSON, _LIKELY
    if is_placed(passage, place) and not (bits & GIVEN and not bits & PLACE):
        return Kind.PLACE, _LIKELY
    if bits & NAMED and not (bits & OWN_PLACE and not bits & GIVEN):
        return Kind.PERSON, _LIKELY
    if bits & PLACE:
        return Kind.PLACE, _LIKELY
    return Kind.PERSON, _MAY


def _is_thing_of_many(passage: Passage, place: int) -> bool:
    """Whether "a" stands before a name with nothing behind that goes on it: "a Fredo" is bought."""
    after = place + 1
    named = after < len(passage.words) and passage.is_close(after) and passage.has_capital(after)
    of_place = after < len(passage.words) and passage.gap(after) == " " and is_kind_of_person(passage, after)
    one = place > 0 and passage.lows[place - 1] in {"a", "an"} and passage.gap(place) == " "
    return one and not (named or of_place)


def _is_subject(passage: Passage, place: int) -> bool:
    """Whether what follows the first word of a sentence says that it is somebody, or part of a name."""
    if is_told_of(passage, place) or passage.ends[place] < passage.starts[place] + len(passage.words[place]):
        return True
    after = place + 1
    if after >= len(passage.words):
        return place > 0  # what stands alone at the end is who wrote it
    if is_listed(passage, place) or is_apposed(passage, place) or stands_alone(passage, place):
        return True
    if passage.gap(after) == " (" and (is_aged(passage, place) or passage.lows[after] in _BEFORE_AGE):
        return True
    if passage.gap(after).strip(" ,-"):
        return is_speaker(passage, place)
    bits = passage.bits[after]
    named = passage.has_capital(after) and (not bits & (WORD | NOT_NAME) or bits & SURNAME)
    return bool(named) or (
        passage.gap(after) == " " and passage.lows[after] in passage.lexicon.cues["after_somebody"]
    )


def _ordinary(passage: Passage, place: int) -> Judged | None:
    """A capital on an ordinary word: Rose, May, Reading, Young."""
    bits = passage.bits[place]
    if bits & SEASON and _is_time(passage, place):
        return None
    if passage.lows[place] in passage.lexicon.cues["eponyms"] and _is_illness(passage, place):
        return None
    if passage.follows_address(place):
        return Kind.PLACE, _MAY
    if bits & NAMED and is_greeted(passage, place):
        return Kind.PERSON, _LIKELY
    first = passage.begins_sentence(place)
    aged = (bits & NAMED or is_related(passage, place)) and is_aged(passage, place)
    if aged or _is_listed_last(passage, place) or (not first and _is_kept(passage, place)):
        return Kind.PERSON, _MAY
    if first and not bits & GIVEN:
        return (Kind.PLACE, _MAY) if _is_before_place(passage, place) else None
    if first:
        return _ordinary_first(passage, place)
    return None if _among_capitals(passage, place) else _ordinary_amid(passage, place)


def _ordinary_amid(passage: Passage, place: int) -> Judged | None:
    """A capital on an ordinary word amid a sentence, alone among small letters."""
    bits = passage.bits[place]
    if bits & GIVEN:
        return Kind.PERSON, _LIKELY
    if bits & PLACE and (is_placed(passage, place) or is_bound_for(passage, place)):
        return Kind.PLACE, _MAY
    if is_named_so(passage, place) or (bits & NAMED and (is_told_of(passage, place) or not bits & COMMON)):
        return Kind.PERSON, _MAY
    return (Kind.PLACE, _MAY) if bits & PLACE and not bits & COMMON else None


def _is_loud_name(passage: Passage, place: int) -> bool:
    """Whether capitals throughout are a surname here: "SZEWCZYK, Delwyn", or one of two in a line of their own."""
    after = place + 1
    if after >= len(passage.words) or passage.bits[after] & (WORD | NOT_NAME):
        return False
    if passage.gap(after) == ", ":
        return passage.words[after].istitle() and not passage.bits[after] & (MONTH | WEEKDAY | PLACE)
    if passage.shapes[after] == Shape.INITIAL and after + 1 < len(passage.words) and passage.is_close(after):
        after += 1  # "DELPHINE A ROUSSEAU"
    alone = "\n" in passage.gap(place) and "\n" in passage.gap(after + 1)
    long = min(len(passage.words[place]), len(passage.words[after])) > _LONG_NAME
    both = passage.gap(after) in {" ", ". "} and passage.shapes[after] == Shape.ALL_CAPITALS
    return both and (alone or long) and not passage.bits[after] & (WORD | NOT_NAME)


def _is_listed_last(passage: Passage, place: int) -> bool:
    """Whether a surname stands before a comma and a given name, or before an initial: "Smith, John", "Smith J"."""
    after = place + 1
    if after >= len(passage.words) or not passage.bits[place] & SURNAME or not passage.has_capital(after):
        return False
    bits = passage.bits[after]
    if passage.begins_sentence(place) and passage.lows[place] in passage.lexicon.cues["exclaimed"]:
        return False  # "Oh, Agnes"
    if passage.gap(after) == ", " and passage.shapes[after] != Shape.INITIAL:
        plain = passage.bits[place] & (CALL | GENERIC | NOT_NAME)
        return bool(bits & GIVEN) and not bits & (WORD | NOT_NAME) and not plain
    return is_listed(passage, place) and not passage.bits[place] & COMMON


def _is_before_place(passage: Passage, place: int) -> bool:
    """Whether a place that is an ordinary word stands beside another: "Wick and Thurso"."""
    other = place + 2
    if other >= len(passage.words) or not passage.bits[place] & PLACE or passage.lows[place + 1] != "and":
        return False
    bits = passage.bits[other]
    return bool(bits & PLACE) and not bits & (WORD | NOT_NAME | GIVEN) and passage.has_capital(other)


def _is_kept(passage: Passage, place: int) -> bool:
    """Whether an ordinary word is what an animal is called, or stands between commas behind a relation."""
    before = passage.lows[place - 1]
    if before in passage.lexicon.cues["pets"] and passage.gap(place) in {" ", ", "}:
        return not _among_capitals(passage, place)
    after = passage.text[passage.ends[place] : passage.ends[place] + 1]
    if not is_related(passage, place) or passage.bits[place] & (GENERIC | ORGANISATION):
        return False
    if passage.gap(place) == " ":
        whose = place > 1 and passage.lows[place - 2] in {"my", "his", "her", "our", "their", "your", "whose"}
        return whose and not _among_capitals(passage, place)
    return passage.gap(place) == ", " and after in {",", ".", ";"}


def _ordinary_first(passage: Passage, place: int) -> Judged | None:
    """Rose at the head of a sentence: somebody, where she does what only somebody does."""
    after = place + 1
    if after >= len(passage.words):
        return None
    if is_aged(passage, place):
        return Kind.PERSON, _LIKELY
    bits = passage.bits[after]
    if speaks_next(passage, place, only_speech=bool(passage.bits[place] & SEASON)):
        return Kind.PERSON, _LIKELY
    if (
        passage.ends[place] < passage.starts[after]
        and passage.words[place][-2:] in {"'s", "’s"}
        and bits & KIN
    ):
        return Kind.PERSON, _LIKELY
    if not passage.bits[place] & SEASON and is_ones_own(passage, place):
        return Kind.PERSON, _MAY
    surname = passage.is_close(after) and passage.has_capital(after) and bits & (SURNAME | GIVEN)
    if surname and not bits & (WORD | NOT_NAME):
        return Kind.PERSON, _LIKELY
    return (Kind.PERSON, _MAY) if surname and bits & SURNAME and not bits & NOT_NAME else None


def _among_capitals(passage: Passage, place: int) -> bool:
    """Whether an ordinary word stands in a run of such words with capitals: "Art Class", "Care Plan"."""
    for beside, joint in ((place - 1, place), (place + 1, place + 1)):
        if not 0 <= beside < len(passage.words) or not passage.is_close(joint):
            continue
        bits = passage.bits[beside]
        plain = bits & (WORD | NOT_NAME | GENERIC) and not bits & (NAMED | TITLE | HE)
        written = passage.has_capital(beside) and passage.shapes[beside] != Shape.ALL_CAPITALS
        if plain and written and not passage.begins_sentence(beside):
            return True
    return False


def _is_plural_of_letters(word: str) -> bool:
    """Whether a word is letters with an s behind: "GPs", "LFTs"."""
    return word[-1:] == "s" and len(word) > 2 and word[:-1].isupper()  # noqa: PLR2004 - two letters and the s


def _is_somebodys(passage: Passage, place: int) -> bool:
    """Whether what a dictionary writes with a capital is a name here: somewhere, or two such words in a row."""
    if is_placed(passage, place) or is_told_of(passage, place):
        return True
    for beside, joint in ((place - 1, place), (place + 1, place + 1)):
        if 0 <= beside < len(passage.words) and passage.gap(joint) == " " and passage.has_capital(beside):
            bits = passage.bits[beside]
            if bits & (PROPER | NAMED) and not bits & (WORD | NOT_NAME):
                return True
    return False


def _is_thing(passage: Passage, place: int) -> bool:
    """Whether a sign, a test or a dose follows: "Babinski negative", "Foley catheter", "Lasix 40 mg"."""
    after, cues = place + 1, passage.lexicon.cues
    if after >= len(passage.words) or not passage.is_close(after):
        return False
    if passage.lows[after] in cues["called_after"]:
        return True
    if passage.bits[place] & (NAMED | PLACE):
        return False
    if passage.shapes[after] != Shape.DIGITS:
        return passage.lows[after] in cues["doses"]
    unit = passage.lows[after + 1] if after + 1 < len(passage.words) else ""
    return unit in cues["doses"] or passage.lows[after].endswith(("mg", "mcg", "ml"))


def _is_illness(passage: Passage, place: int) -> bool:
    """Whether somebody's name is that of an illness here: "Parkinson's", "Down syndrome"."""
    after = passage.lows[place + 1] if place + 1 < len(passage.lows) else ""
    tied = passage.starts[place] + len(passage.words[place]) != passage.ends[place]
    return tied or after in passage.lexicon.cues["illnesses"]


def _is_time(passage: Passage, place: int) -> bool:
    """Whether May, June or Summer is a time of the year: "in May", "last June", "May 2023"."""
    after = place + 1
    if after < len(passage.words) and passage.is_close(after) and passage.shapes[after] == Shape.DIGITS:
        return True
    return (
        place > 0
        and passage.is_close(place)
        and (
            passage.lows[place - 1] in passage.lexicon.cues["before_times"]
            or passage.shapes[place - 1] == Shape.DIGITS
        )
    )


def judge_initial(passage: Passage, place: int) -> Judged | None:
    """A single letter: an initial after a title, before a name, or with another: "Mrs R", "J. Oliphant", "J.M."."""
    low = passage.lows[place]
    if is_titled(passage, place):
        return Kind.PERSON, _LIKELY
    after = place + 1
    if after >= len(passage.words) or _is_of_initials(passage, place):
        return None
    gap = passage.gap(after)
    dotted = gap.startswith(".")
    if dotted and gap == "." and passage.shapes[after] == Shape.INITIAL:
        both = "".join(passage.lows[place : _end_of_initials(passage, after)])
        plain = both in passage.lexicon.cues["not_names"] or both in _NO_NAMES
        return None if plain else (Kind.PERSON, _MAY)
    # "A. Well, there's Desmond": a letter that leads an answer is nobody's.
    leads = passage.begins_sentence(place) and passage.bits[after] & WORD
    if low in {"i", "a"} and (not dotted or leads):
        return None
    named = passage.has_capital(after) and passage.shapes[after] == Shape.CAPITAL
    if passage.even[place] and dotted and len(passage.words[after]) > _ACRONYM:
        return None if passage.bits[after] & (WORD | NOT_NAME | CUE) else (Kind.PERSON, _MAY)
    ordinary = passage.bits[after] & (WORD | NOT_NAME) and not passage.bits[after] & NAMED
    if named and not ordinary and gap in {" ", ". ", "."} and (dotted or not passage.bits[after] & WORD):
        return Kind.PERSON, _LIKELY
    return (Kind.PERSON, _MAY) if dotted and is_met(passage, place) else None


def _is_of_initials(passage: Passage, place: int) -> bool:
    """Whether letters with dots between them go on here: what they are says the first of them."""
    return place > 0 and passage.gap(place) == "." and passage.shapes[place - 1] == Shape.INITIAL


def _end_of_initials(passage: Passage, place: int) -> int:
    """The end of the letters with dots between them that go on at `place`: "D.O.B."."""
    end = place + 1
    while end < len(passage.words) and passage.gap(end) == "." and passage.shapes[end] == Shape.INITIAL:
        end += 1
    return end


def _acronym(passage: Passage, place: int) -> Judged | None:
    """Capitals throughout in a text that has others: mostly an abbreviation."""
    bits, word = passage.bits[place], passage.words[place]
    if _is_listed_last(passage, place) or (passage.gap(place).strip() == ":" and is_called(passage, place)):
        return Kind.PERSON, _MAY
    if len(word) > _ACRONYM and not bits & WORD and _is_loud_name(passage, place):
        return Kind.PERSON, _MAY
    if len(word) > _ACRONYM and not bits & WORD and bits & (NAMED | PLACE):
        return (Kind.PERSON if bits & NAMED else Kind.PLACE), _LIKELY
    if len(word) > _LONG_NAME and not bits and is_placed(passage, place):
        return Kind.PLACE, _MAY  # "moved here from ANKARSRUM"
    if len(word) > _ACRONYM and not bits & COMMON and passage.follows_address(place):
        return Kind.PLACE, _MAY  # "4 Mill Road, GRANGEMUIR"
    counted = place + 1 < len(passage.shapes) and passage.shapes[place + 1] == Shape.DIGITS
    if len(word) == _ACRONYM and bits & SHORT_NAME and bits & GIVEN and not (bits & WORD or counted):
        return Kind.PERSON, _MAY
    if len(word) <= _ACRONYM:
        next_up = place + 1
        named = (
            next_up < len(passage.words)
            and passage.is_close(next_up)
            and passage.shapes[next_up] == Shape.CAPITAL
            and passage.bits[next_up] & NAMED
            and not passage.bits[next_up] & (WORD | NOT_NAME)
        )
        if len(word) < _ACRONYM and (
            named or is_aged(passage, place) or speaks_next(passage, place) or is_told_of(passage, place)
        ):
            return Kind.PERSON, _MAY
    return None
