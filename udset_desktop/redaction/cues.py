"""What the words around a word say of it: a title before it, a place, somebody's relation, a deed after it.

Called by `redaction.names` and `redaction.addresses`; looks at a passage and changes nothing.
"""

from __future__ import annotations

from udset_desktop.redaction.lexicon import (
    CALL,
    CALL_AFTER,
    COMMON,
    DOING,
    GENERIC,
    HE,
    IN_PLACE,
    KIN,
    LABEL,
    LIVES,
    NAMED,
    NOT_NAME,
    OWN_PLACE,
    PHRASE,
    PLACE,
    SOFT_TITLE,
    SPEAKING,
    TITLE,
    TO_PLACE,
    WORD,
)
from udset_desktop.redaction.passage import Passage, Shape

_BACK = 3
_OLDEST = 115
_DAYS_AT_MOST = 31
_WHOSE = frozenset({"my", "our", "his", "her", "their", "your"})
_WITH = frozenset({"i", "me", "he", "she", "him"})
_AGED_BY = frozenset({(" (", ")"), (", ", ","), (", ", ";")})


def is_titled(passage: Passage, place: int) -> bool:
    """Whether a title stands right before: always so after "Mrs", after "Nurse" only where it fits."""
    if not place or not passage.is_close(place):
        return False
    before, bits = passage.bits[place - 1], passage.bits[place]
    if before & TITLE:
        if passage.lows[place - 1] == "ms" and passage.shapes[max(0, place - 2)] == Shape.DIGITS:
            return False  # "428 ms. No change"
        if passage.shapes[place] == Shape.INITIAL:
            return True
        if passage.has_capital(place):
            return not bits & (NOT_NAME | HE) or bool(bits & NAMED)
        plain = bits & (DOING | HE | GENERIC | NOT_NAME) or (bits & WORD and not bits & NAMED)
        return not plain and passage.shapes[place] != Shape.DIGITS
    if before & SOFT_TITLE and not bits & (NOT_NAME | DOING | HE):
        if passage.has_capital(place):
            kin = passage.lows[place - 1] in passage.lexicon.cues["kin_titles"] and not bits & GENERIC
            return not bits & WORD or ((bool(bits & NAMED) or kin) and passage.has_capital(place - 1))
        return not bits & WORD and bool(bits & NAMED)
    return False


def is_called(passage: Passage, place: int) -> bool:
    """Whether a word before leads to a name: "called", "spoke with", "my name is", "Dear", "Carer:"."""
    if not place:
        return False
    gap, before = passage.gap(place), passage.bits[place - 1]
    if before & LABEL and gap.strip() == ":":
        return True
    if not gap.isspace() and gap not in {", ", ' "', " “", " '", " \u2018"}:
        return False
    if before & CALL and "\n" not in gap:
        return True
    two_back = place > 1 and passage.gap(place - 1) == " "
    return bool(before & CALL_AFTER and two_back and _leads_on(passage, place))


def _leads_on(passage: Passage, place: int) -> bool:
    return passage.lows[place - 2] in passage.lexicon.cues["calls_before"]


def is_met(passage: Passage, place: int) -> bool:
    """Whether "met with", "saw" or their like stands right before a letter: "met with T."."""
    if not place or passage.gap(place) != " ":
        return False
    before = place - 1 - (passage.lows[place - 1] in {"with", "to"})
    return before >= 0 and bool(passage.bits[before] & CALL) and passage.gap(place - 1) in {" ", "\n"}


def is_greeted(passage: Passage, place: int) -> bool:
    """Whether somebody is spoken to by this word: "Hello Piers,", "thanks Dot!"."""
    if (
        not place
        or passage.gap(place) != " "
        or passage.lows[place - 1] not in passage.lexicon.cues["greetings"]
    ):
        return False
    after = passage.text[passage.ends[place] : passage.ends[place] + 2]
    return after[:1] in {"", ",", "!", "\n", ":", ";"} or after in {" -", ". ", "."}


def is_named_so(passage: Passage, place: int) -> bool:
    """Whether "called", "known as", "call me" or "name is" stands right before."""
    if not place or passage.gap(place) != " ":
        return False
    if passage.lows[place - 1] in passage.lexicon.cues["names_so"]:
        return True
    two = f"{passage.lows[place - 2]} {passage.lows[place - 1]}" if place > 1 else ""
    return passage.gap(place - 1) == " " and two.replace(" ", "_") in passage.lexicon.cues["names_so"]


def is_related(passage: Passage, place: int) -> bool:
    """Whether the word before says whose somebody it is: "my daughter", "social worker", "dog"."""
    if not place:
        return False
    gap = passage.gap(place)
    return bool(passage.bits[place - 1] & KIN) and gap in {" ", ", ", " (", ": ", " - "}


def is_kept_by(passage: Passage, place: int) -> bool:
    """Whether somebody's relation stands before who is called by a name: "her son", and not "mum"."""
    return is_related(passage, place) and passage.lows[place - 1] not in passage.lexicon.cues["parents"]


def is_told_of(passage: Passage, place: int) -> bool:
    """Whether the words around say that it is somebody."""
    return is_related(passage, place) or is_called(passage, place) or speaks_next(passage, place)


def is_placed(passage: Passage, place: int, *, always: bool = False) -> bool:
    """Whether the words before say that it is somewhere: "in", "near", "moved to", "the ferry from".

    With `always` "to" and "from" are enough, whatever the word is else.
    """
    if not place or not passage.is_close(place):
        return False
    before = passage.bits[place - 1]
    if before & IN_PLACE or (passage.lows[place - 1] == "of" and _is_part(passage, place - 2)):
        return True
    if not before & TO_PLACE:
        return False
    return always or not passage.bits[place] & (NAMED | WORD) or _lived(passage, place)


def _is_part(passage: Passage, place: int) -> bool:
    """Whether what stands before "of" is of a place: "a resident of", "the outskirts of"."""
    return place >= 0 and passage.lows[place] in passage.lexicon.cues["of_places"]


def is_bound_for(passage: Passage, place: int) -> bool:
    """Whether "from" or "to" stands right before a word with a capital."""
    return place > 0 and passage.gap(place) == " " and passage.lows[place - 1] in {"from", "to"}


def _lived(passage: Passage, place: int) -> bool:
    return any(passage.bits[at] & LIVES for at in range(max(0, place - 1 - _BACK), place - 1))


def speaks_next(passage: Passage, place: int, *, only_speech: bool = False) -> bool:
    """Whether the next word is a deed that only somebody does; `only_speech` asks for a word or a thought."""
    after = place + 1
    if after >= len(passage.words) or passage.gap(after) != " " or passage.shapes[after] == Shape.DIGITS:
        return False
    if passage.ends[place] != passage.starts[place] + len(passage.words[place]):
        return False
    return bool(passage.bits[after] & (SPEAKING if only_speech else DOING))


def is_ones_own(passage: Passage, place: int) -> bool:
    """Whether what follows is said of somebody: "Rose's cooker", "Rose is my neighbour", "Rose and I"."""
    after = place + 1
    if after >= len(passage.words):
        return False
    low, gap = passage.lows[after], passage.gap(after)
    then = passage.lows[after + 1] if after + 1 < len(passage.lows) else ""
    if gap in {"'s ", "\u2019s "}:
        said = passage.bits[after] & (DOING | HE | IN_PLACE) or low.endswith(("ing", "ed", "ly"))
        return bool(passage.bits[after] & WORD) and not (
            said or low in passage.lexicon.cues["said_of_things"]
        )
    own = low in {"is", "was", "isn't", "wasn't"} and then in _WHOSE
    return gap == " " and (own or (low == "and" and then in _WITH))


def is_aged(passage: Passage, place: int) -> bool:
    """Whether an age stands right behind, as only behind somebody: "Olive (76)", "Olive, 76,"."""
    after = place + 1
    if after >= len(passage.words) or passage.shapes[after] != Shape.DIGITS:
        return False
    gap, closing = passage.gap(after), passage.text[passage.ends[after] : passage.ends[after] + 1]
    aged = passage.words[after].isdecimal() and 0 < int(passage.words[after]) <= _OLDEST
    grown = aged and int(passage.words[after]) > _DAYS_AT_MOST
    return aged and ((gap, closing) in _AGED_BY or (grown and gap == ", " and closing == "."))


def is_apposed(passage: Passage, place: int) -> bool:
    """Whether what follows a sign is said of somebody: "X, of Leeds", "X, who", "X (daughter)", "X - carer"."""
    after = place + 1
    if after >= len(passage.words):
        return False
    gap, low = passage.gap(after), passage.lows[after]
    if gap in {" (", " - ", ", "} and passage.bits[after] & KIN:
        return True
    if gap == ", ":
        named = low == "of" and after + 1 < len(passage.words) and passage.has_capital(after + 1)
        return low in {"who", "whose"} or named or is_aged(passage, place)
    return gap in {" / ", "/"} and passage.has_capital(after) and bool(passage.bits[after] & NAMED)


def is_listed(passage: Passage, place: int) -> bool:
    """Whether an initial stands behind, as in lists: "Smith, J.", "Szewczyk J"; what it is of is judged elsewhere."""
    after = place + 1
    if after >= len(passage.words) or passage.shapes[after] != Shape.INITIAL:
        return False
    dotted = passage.text[passage.ends[after] : passage.ends[after] + 1] == "."
    if passage.lows[after] in {"i", "a"} and not dotted:
        return False
    return passage.gap(after) in {", ", " "} if dotted else passage.gap(after) == " "


def stands_alone(passage: Passage, place: int) -> bool:
    """Whether a line holds this word alone, or with a sign before or behind it."""
    return "\n" in passage.gap(place) and "\n" in passage.gap(place + 1)


def is_speaker(passage: Passage, place: int) -> bool:
    """Whether a line begins with this word and a colon, as a talk that was written down has it."""
    after = passage.ends[place]
    return "\n" in passage.gap(place) and passage.text[after : after + 1] == ":"


def tells_apart(passage: Passage, place: int) -> bool:
    """Whether a word is one by which a street or an organisation is told from others of its kind."""
    bits = passage.bits[place]
    if passage.begins_sentence(place) and bits & (COMMON | NOT_NAME) and not bits & (NAMED | PLACE):
        return False
    return not bits & (GENERIC | NOT_NAME | TITLE) or bool(bits & OWN_PLACE)


def is_saying(passage: Passage, first: int, place: int) -> bool:
    """Whether these are words that belong together and name no street of anybody's."""
    words = " ".join(passage.lows[first : place + 1])
    rows = passage.lexicon.phrases[PHRASE].get(passage.lows[first], ())
    return any(words == " ".join((passage.lows[first], *rest)) for rest in rows)


def is_little(passage: Passage, place: int) -> bool:
    """Whether a word is too small to be what a street is called by: "the", "other"."""
    return passage.lows[place] in passage.lexicon.cues["little_words"]
